// Computes the live measures of a region again from the public export of its log, with nothing but this file: shares across
// members, flows, times, what waits. Written from the published definitions alone; it shares no line with the platform that
// it checks.
//
//   node measures.mjs log.jsonl measures.json
//
// Exit: 0 all figures are right, 1 some are not (each is named), 2 a file cannot be read.
import { readFileSync } from "node:fs"

const wrong = []
let compared = 0

/** Holds what is stated against what is right, part by part. */
function compare(what, stated, right) {
  if (right !== null && typeof right === "object") {
    const names = new Set([...Object.keys(right), ...Object.keys(stated ?? {})])
    for (const name of names) compare(`${what}.${name}`, stated?.[name], right[name])
    return
  }
  compared += 1
  if (stated !== right) wrong.push(`${what}: ${stated} is stated, ${right} is right`)
}

let stated
let log
try {
  const lines = readFileSync(process.argv[2] ?? "", "utf8")
    .split("\n")
    .filter(Boolean)
  log = lines.map((line) => JSON.parse(line)).filter((line) => "entry" in line)
  stated = JSON.parse(readFileSync(process.argv[3] ?? "", "utf8"))
  if (stated.format !== "delta-commons-measures" || stated.version !== 1) throw new Error("no measures of version 1")
  if (log.length < stated.log.size) throw new Error("the log is shorter than the measures say")
} catch (error) {
  console.error(String(error.message).split("\n")[0])
  process.exit(2)
}

const entries = log.slice(0, stated.log.size).map(({ entry }) => ({ ...entry, time: Date.parse(entry.at) }))
const members = stated.members.map(({ code }) => code)
const writer = new Intl.DateTimeFormat("en-CA", {
  timeZone: stated.region.timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})
const dayAt = (time) => writer.format(time)

/** The first moment after a day, found by halving: at which the calendar on the wall shows a later day. */
function endOf(day) {
  let [low, high] = [Date.parse(`${day}T00:00:00Z`) - 86_400_000, Date.parse(`${day}T00:00:00Z`) + 3 * 86_400_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dayAt(middle) > day) high = middle
    else low = middle
  }
  return high
}

/** What is found: each with its day; `waits` with its beginning, its clock and its end. */
const found = { made: [], billed: [], settled: [], signed: [], times: [], silent: [], untold: [] }
const waits = []
const note = (list, time, facts) => found[list].push({ day: dayAt(time), ...facts })
const histories = Map.groupBy(entries, ({ jurisdiction, of }) => `${of.kind} ${jurisdiction} ${of.id}`)

function readBooking(history) {
  const isReversal = ({ act }) => act === "settlement.reverse"
  const first = history.find(({ act, facts }) => act !== "settlement.reverse" && facts.home && facts.user)
  for (const entry of history) {
    if (isReversal(entry)) {
      if (!first || history.indexOf(entry) < history.indexOf(first)) note("untold", entry.time, { id: "money-across" })
    } else if (!entry.facts.state || !first || history.indexOf(entry) < history.indexOf(first))
      note("untold", entry.time, { id: "bookings-across" })
  }
  if (!first) return
  const own = history.slice(history.indexOf(first))
  const pair = { home: first.facts.home, host: first.jurisdiction }
  const between = pair.home === pair.host ? "within" : "across"
  note("made", first.time, { ...pair, user: first.facts.user, person: first.actor.commitment ?? null })
  let left = 0n
  for (const entry of own) {
    const { facts, time } = entry
    if (isReversal(entry)) {
      const back = facts.refund ? BigInt(facts.refund) : left
      left -= back
      note("billed", time, { ...pair, amount: -back })
    } else if (facts.transaction && facts.fee) {
      left = BigInt(facts.fee)
      note("billed", time, { ...pair, amount: left })
    }
    if (entry.act === "facilities.lapse-silence") note("silent", time, { member: pair.host })
  }
  const told = own.filter((entry) => !isReversal(entry) && entry.facts.state)
  const spent = (id, entry) => {
    if (!entry) return
    const milliseconds = Math.max(0, entry.time - first.time)
    note("times", entry.time, { id, between, milliseconds, entries: entry === first ? 1 : 2 })
  }
  spent(
    "booking-confirmed",
    told.find(({ facts }) => facts.state === "confirmed"),
  )
  const settled = told.find(({ facts }) => facts.state === "settled")
  spent("booking-settled", settled)
  if (settled) note("settled", settled.time, { ...pair, minutes: settled.facts.minutesUsed ?? null })
  waitsOfBooking(told, pair.host)
}

/** A request waits until its next entry that is no request; a booked time that is over waits for what ends the booking. */
function waitsOfBooking(told, member) {
  const over = told.findIndex(({ facts }) => ["settled", "cancelled", "declined"].includes(facts.state))
  const own = over < 0 ? told : told.slice(0, over + 1)
  const running = over < 0 ? own : own.slice(0, over)
  running.forEach((entry, place) => {
    const next = own[place + 1]
    const ended = next ? next.time : Number.POSITIVE_INFINITY
    if (entry.facts.state === "requested") {
      const due = entry.facts.answerBy ? endOf(entry.facts.answerBy) : null
      waits.push({ stage: "request-unanswered", member, since: entry.time, due, ended })
    } else if (entry.facts.until)
      waits.push({ stage: "use-unsettled", member, since: Date.parse(entry.facts.until), due: null, ended })
  })
}

function readMotion(history) {
  const drafted = history.find(({ act }) => act === "motion.drafted")
  let open
  const end = (time) => {
    if (open) waits.push({ ...open, ended: time })
    open = undefined
  }
  for (const { act, time, facts, jurisdiction: member } of history) {
    const begin = (stage, until) => {
      end(time)
      open = { stage, member, since: time, due: until ? Date.parse(until) : null }
    }
    if (act === "motion.consultation-opened") begin("motion-unopened", facts.until)
    if (act === "motion.amended" && open && facts.until) open.due = Date.parse(facts.until)
    if (act === "motion.ballot-opened") begin("motion-uncounted", facts.finishes ?? facts.closes)
    if (["motion.withdrawn", "motion.returned", "motion.counted"].includes(act)) end(time)
    if (act === "motion.counted" && facts.state !== "draft" && drafted)
      note("times", time, { id: "motion-counted", milliseconds: Math.max(0, time - drafted.time), entries: 2 })
  }
  end(Number.POSITIVE_INFINITY)
}

function readDuty(history) {
  for (const { jurisdiction: member, time, facts } of history) {
    if (facts.state !== "overdue") continue
    const acts = (facts.endedBy ?? "").split(" ")
    const end = entries.find(
      (one) =>
        one.time >= time &&
        one.jurisdiction === member &&
        `${one.of.kind}/${one.of.id}` === facts.about &&
        acts.includes(one.act),
    )
    const ended = end ? end.time : Number.POSITIVE_INFINITY
    waits.push({ stage: "duty-overdue", member, since: time, due: facts.due ? endOf(facts.due) : null, ended })
  }
}

function readAgreement(history) {
  for (const own of Map.groupBy(history, ({ facts }) => facts.version).values()) {
    const one = (act, more = () => true) => own.find((entry) => entry.act === `settlement.${act}` && more(entry))
    const [drafted, proposed, withdrawn] = [one("draft-agreement"), one("propose-agreement"), one("withdraw-agreement")]
    const signed = one("sign-agreement", ({ facts }) => facts.from)
    if (proposed) {
      const { time: since, jurisdiction: member } = proposed
      const ended = (signed ?? withdrawn)?.time ?? Number.POSITIVE_INFINITY
      waits.push({ stage: "agreement-unsigned", member, since, due: null, ended })
    }
    if (!signed) continue
    const { time, facts } = signed
    if (drafted && own.indexOf(drafted) < own.indexOf(signed))
      note("times", time, { id: "agreement-signed", milliseconds: Math.max(0, time - drafted.time), entries: 2 })
    if (facts.members) note("signed", time, { members: facts.members.split(" ").length })
    else note("untold", time, { id: "agreements-across" })
  }
}

function readSubsidy(history) {
  const claimed = history.find(({ facts }) => facts.state === "claimed")
  const decided = history.find(({ facts }) => facts.state === "granted" || facts.state === "refused")
  if (!claimed) return
  const ended = decided ? decided.time : Number.POSITIVE_INFINITY
  waits.push({ stage: "subsidy-undecided", member: claimed.jurisdiction, since: claimed.time, due: null, ended })
  if (decided)
    note("times", ended, { id: "subsidy-decided", milliseconds: Math.max(0, ended - claimed.time), entries: 2 })
}

const readers = {
  booking: readBooking,
  motion: readMotion,
  duty: readDuty,
  agreement: readAgreement,
  subsidy: readSubsidy,
}
for (const history of histories.values()) readers[history[0].of.kind]?.(history)

const sum = (list, amount) => list.reduce((all, one) => all + amount(one), 0)
const money = (list) => list.reduce((all, { amount }) => all + amount, 0n)
const isAcross = ({ home, host }) => home !== host

/** The figures of the days from one to another. */
function figuresOf(from, to) {
  const within = Object.fromEntries(
    Object.entries(found).map(([name, list]) => [name, list.filter(({ day }) => from <= day && day <= to)]),
  )
  const { made, billed, settled, signed, times, silent, untold } = within
  const metered = settled.filter(({ minutes }) => minutes !== null)
  const heads = (name) => {
    const all = Map.groupBy(
      made.filter((one) => one[name] !== null),
      (one) => one[name],
    )
    return [[...all.values()].filter((own) => own.some(isAcross)).length, all.size]
  }
  const minutes = (list) => sum(list, (one) => Number(one.minutes))
  const share = (id, [part, whole], count) => ({
    id,
    part: `${part}`,
    whole: `${whole}`,
    value: whole > 0 ? Number(part) / Number(whole) : null,
    entries: count,
    untold:
      untold.filter((one) => one.id === id).length + (id === "hours-across" ? settled.length - metered.length : 0),
  })
  const shares = [
    share("bookings-across", [made.filter(isAcross).length, made.length], made.length),
    share("hours-across", [minutes(metered.filter(isAcross)), minutes(metered)], metered.length),
    share("money-across", [money(billed.filter(isAcross)), money(billed)], billed.length),
    share("organisations-across", heads("user"), made.length),
    share("people-across", heads("person"), made.filter(({ person }) => person !== null).length),
    share("agreements-across", [signed.filter((one) => one.members > 1).length, signed.length], signed.length),
  ]
  const others = [made, billed, settled].flat().flatMap(({ home, host }) => [home, host])
  const codes = [...new Set([...members, ...others.sort()])]
  const amounts = (is) => ({
    made: made.filter(is).length,
    settled: settled.filter(is).length,
    minutes: minutes(metered.filter(is)),
    money: `${money(billed.filter(is))}`,
  })
  const flows = {
    cells: codes.flatMap((home) =>
      codes.map((host) => ({ home, host, ...amounts((one) => one.home === home && one.host === host) })),
    ),
    homes: codes.map((member) => ({ member, ...amounts(({ home }) => home === member) })),
    hosts: codes.map((member) => ({ member, ...amounts(({ host }) => host === member) })),
    all: amounts(() => true),
    entries: made.length + billed.length,
  }
  const silence = codes.map((member) => ({ member, count: silent.filter((one) => one.member === member).length }))
  return { shares, durations: durationsOf(times), flows, silence }
}

function durationsOf(times) {
  const duration = (id, between) => {
    const own = times.filter((one) => one.id === id && (between === "all" || one.between === between))
    const sorted = own.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
    // The least time that at least so many percent do not exceed.
    const at = (percent) => sorted.find((_, place) => (place + 1) * 100 >= percent * sorted.length)
    const { percentiles } = stated.definitions
    return {
      id,
      between,
      count: own.length,
      atOnce: sorted.filter((time) => time === 0).length,
      percentiles: sorted.length === 0 ? [] : percentiles.map((percent) => ({ percent, milliseconds: at(percent) })),
      longest: sorted.at(-1) ?? null,
      entries: sum(own, (one) => one.entries),
    }
  }
  return [
    ...["booking-confirmed", "booking-settled"].flatMap((id) =>
      ["all", "within", "across"].map((between) => duration(id, between)),
    ),
    ...["agreement-signed", "motion-counted", "subsidy-decided"].map((id) => duration(id, "all")),
  ]
}

function stallsAt(moment) {
  const grace = stated.definitions.graceMinutes * 60_000
  const running = waits.filter(({ since, ended }) => since <= moment && moment < ended)
  const stages = stated.stalls.map(({ stage }) => stage)
  const known = [
    "request-unanswered",
    "duty-overdue",
    "motion-unopened",
    "motion-uncounted",
    "use-unsettled",
    "agreement-unsigned",
    "subsidy-undecided",
  ]
  const codes = [...new Set([...members, ...running.map(({ member }) => member).sort()])]
  return [...new Set([...known, ...stages])].flatMap((stage) =>
    codes.flatMap((member) => {
      const own = running.filter((wait) => wait.stage === stage && wait.member === member)
      if (own.length === 0) return []
      const over = own.filter(({ due }) => due !== null && due + grace <= moment).map(({ due }) => moment - due)
      return [
        {
          stage,
          member,
          waiting: own.length,
          overdue: over.length,
          clockless: own.filter(({ due }) => due === null).length,
          since: new Date(Math.min(...own.map(({ since }) => since))).toISOString(),
          longestOver: over.length === 0 ? null : Math.max(...over),
        },
      ]
    }),
  )
}

compare("figures", stated.figures, figuresOf(stated.period.from, stated.period.to))
let next = stated.period.from
for (const { name, from, to, figures } of stated.steps) {
  compare(`step ${name}, first day`, from, next)
  compare(`step ${name}`, figures, figuresOf(from, to))
  next = dayAt(endOf(to) + 43_200_000)
}
compare("last day of the steps", stated.steps.at(-1)?.to, stated.period.to)
compare("stalls", stated.stalls, stallsAt(Date.parse(stated.asAt)))
for (const each of wrong) console.log(each)
console.log(`${entries.length} entries, ${compared} figures compared: ${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
