// Divides again what agreements divided, from their signed terms and what was reported. Written from the published terms
// alone: fixed or measured shares, base-year amounts that stay, a threshold, floors and caps, caps over the term, rounding.
import { createHash } from "node:crypto"
import { canonical } from "./batches.mjs"
import { downOf, exact, fraction, largestRemainders, less, minus, over, plus, sumOf, times } from "./fractions.mjs"

const money = (text) => (text === "" ? undefined : BigInt(text))
const nought = [0n, 1n]

/** What of the reported amounts counts, halves up. */
function countedOf({ revenue }, { amounts }) {
  const sum = sumOf(
    revenue.map(({ id, part }) =>
      times([BigInt(amounts.find(({ head }) => head === id)?.amount ?? "0"), 1n], fraction(part)),
    ),
  )
  return downOf(plus(sum, [1n, 2n]))
}

/** Each party's share: as agreed, or the weighted mean of its parts of the factors, of those that are not nil for all. */
function sharesOf({ key, parties }, { measures }) {
  if (key.kind === "fixed") return parties.map(({ share }) => (share === "" ? nought : fraction(share)))
  const value = (party, factor) => {
    const reported = measures.find(({ place }) => place === party.place)?.values
    return fraction((key.values === "reported" ? reported : party.measures)[factor])
  }
  const factors = key.factors
    .map(({ id, weight }) => ({ values: parties.map((party) => value(party, id)), weight: fraction(weight) }))
    .filter(({ values }) => less(nought, sumOf(values)))
  const weights = sumOf(factors.map(({ weight }) => weight))
  return parties.map((_, at) =>
    sumOf(factors.map(({ values, weight }) => times(over(weight, weights), over(values[at], sumOf(values))))),
  )
}

/**
 * By shares, but none below its floor or above its cap. Whoever would lie beyond a limit is held there, on the side that is
 * beyond by more in all, and the rest divides what is left, until nobody does.
 */
function heldWithin(amount, limited) {
  const held = limited.map(({ share, floor }) => (share[0] === 0n ? floor : undefined))
  for (;;) {
    const free = limited.flatMap((_, at) => (held[at] === undefined ? [at] : []))
    const left = minus(amount, sumOf(held.filter((each) => each !== undefined)))
    const shares = sumOf(free.map((at) => limited[at].share))
    const wanted = new Map(free.map((at) => [at, over(times(left, limited[at].share), shares)]))
    const beyond = free.map((at) => {
      const { floor, cap } = limited[at]
      const part = wanted.get(at)
      if (less(part, floor)) return { at, limit: floor, by: minus(floor, part) }
      if (cap !== undefined && less([cap, 1n], part)) return { at, limit: [cap, 1n], by: minus([cap, 1n], part) }
      return { at, by: nought }
    })
    const all = sumOf(beyond.map(({ by }) => by))
    const isRaised = !less(all, nought)
    const next = beyond.filter(({ by }) => by[0] !== 0n && by[0] > 0n === isRaised)
    if (next.length === 0) return limited.map((_, at) => held[at] ?? wanted.get(at))
    for (const { at, limit } of next) held[at] = limit
  }
}

const least = (...all) =>
  all.reduce((low, each) => (each !== undefined && (low === undefined || each < low) ? each : low))

/** Floors, none above its cap, and all cut in proportion where there is less to share. */
function limitsOf({ parties }, shared, paid) {
  const caps = parties.map(({ place, cap, capOverTerm }) => {
    const term = money(capOverTerm)
    const left = term === undefined ? undefined : term - (paid.get(place) ?? 0n)
    return least(money(cap), left === undefined || left > 0n ? left : 0n)
  })
  const floors = parties.map(({ floor }, at) => least(money(floor) ?? 0n, caps[at]))
  const together = floors.reduce((sum, each) => sum + each, 0n)
  const cut = together > shared ? exact(shared, together) : [1n, 1n]
  return floors.map((floor, at) => ({ floor: times([floor, 1n], cut), cap: caps[at] }))
}

function rounded({ rounding, parties }, whole, parts) {
  if (rounding.method !== "down") return largestRemainders(whole, parts)
  const down = parts.map(downOf)
  const rest = parties.findIndex(({ place }) => place === rounding.rest)
  down[rest] += whole - down.reduce((sum, each) => sum + each, 0n)
  return down
}

/** @returns a part a party: its share, what it keeps, and its amount */
export function divided(terms, trigger, paid) {
  const { parties, base, collection } = terms
  const counted = countedOf(terms, trigger)
  const stocks = parties.map(({ stock }) => (base.kind === "whole" ? 0n : (money(stock) ?? 0n)))
  const stocked = stocks.reduce((sum, each) => sum + each, 0n)
  const isCovered = stocked <= counted
  const kept = stocks.map((stock) => (isCovered ? [stock, 1n] : exact(counted * stock, stocked)))
  const shared = isCovered ? counted - stocked : 0n
  const isBelow = counted < (money(base.threshold) ?? 0n)
  const shares = isBelow
    ? parties.map(({ place }) => (place === collection.collector ? [1n, 1n] : nought))
    : sharesOf(terms, trigger)
  const given = isBelow
    ? shares.map((share) => times([shared, 1n], share))
    : heldWithin(
        [shared, 1n],
        limitsOf(terms, shared, paid).map((limits, at) => ({ ...limits, share: shares[at] })),
      )
  const exactly = given.map((part, at) => plus(part, kept[at]))
  const amounts = rounded(terms, counted, exactly)
  const isWholly = isBelow || !isCovered
  const own = amounts.map((amount, at) => (isWholly ? amount : stocks[at]))
  return {
    counted,
    parts: parties.map(({ place, member }, at) => ({
      place,
      member,
      share: shares[at],
      kept: own[at],
      amount: amounts[at],
    })),
  }
}

/** What every member but the collector's is due moves from the collector's share to its own, across the two clearings. */
function movesOf({ collector, parts }) {
  const moves = new Map()
  const put = (member, account, amount) => {
    const place = `${member} ${account} agreement`
    moves.set(place, (moves.get(place) ?? 0n) + amount)
  }
  const host = collector.member
  for (const { member, amount } of parts) {
    if (member === host || amount === 0n) continue
    put(host, "share", -amount)
    put(host, `clearing:${member}`, amount)
    put(member, "share", amount)
    put(member, `clearing:${host}`, -amount)
  }
  return moves
}

function checkTerms({ agreements }, { same }) {
  for (const { agreement, version, terms, digest, signatures } of agreements) {
    const right = createHash("sha256").update(canonical(terms)).digest("base64")
    same(`agreement ${agreement}/${version}, digest`, digest, right)
    for (const { member } of terms.parties)
      same(
        `agreement ${agreement}/${version}, signature of ${member}`,
        signatures.find((one) => one.member === member)?.digest,
        right,
      )
  }
}

export function checkAgreements(given, { check, same, posted, isPosted }) {
  checkTerms(given, { same })
  const versions = new Map(given.agreements.map((one) => [`${one.agreement}/${one.version}`, one.terms]))
  for (const one of given.executions) {
    const of = `execution ${one.agreement}/${one.trigger.id}`
    const paid = new Map()
    for (const other of given.executions) {
      const counts = other.agreement === one.agreement && other.at < one.at && !(other.reversed?.at <= one.at)
      for (const { place, shared } of counts ? other.parts : [])
        paid.set(place, (paid.get(place) ?? 0n) + BigInt(shared))
    }
    const terms = versions.get(`${one.agreement}/${one.version}`)
    const right = divided(terms, one.trigger, paid)
    check(`${of}, counted`, one.counted, right.counted)
    same(`${of}, parties`, one.parts.map(({ place }) => place).join(), right.parts.map(({ place }) => place).join())
    for (const [at, { place, share, kept, amount }] of right.parts.entries()) {
      const part = one.parts[at]
      same(`${of}, share of ${place}`, exact(...fraction(part.share)).join("/"), share.join("/"))
      check(`${of}, kept by ${place}`, part.kept, kept)
      check(`${of}, shared with ${place}`, part.shared, amount - kept)
      check(`${of}, amount of ${place}`, part.amount, amount)
    }
    const due = new Date(Date.parse(one.trigger.until) + Number(terms.collection.transferDays) * 86_400_000)
    same(`${of}, day of transfer`, one.due, due.toISOString().slice(0, 10))
    for (const { head, value, parts } of one.appraisal) {
      const exactly = terms.parties.map(({ appraisal }) => times([BigInt(value), 1n], fraction(appraisal || "0")))
      const wholes = largestRemainders(BigInt(value), exactly)
      for (const [at, part] of parts.entries()) check(`${of}, ${head} of ${part.place}`, part.value, wholes[at])
    }
    if (isPosted(one)) posted(of, one.transaction, movesOf({ ...one, parts: right.parts }))
  }
}
