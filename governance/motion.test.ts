import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { addMinutes, type Day, day, type Instant, instant, Refusal } from "../base/index.ts"
import { parameterAt, parametersOf } from "../rulebook/index.ts"
import {
  amend,
  attend,
  Change,
  cast,
  classFor,
  close,
  comment,
  draft,
  enact,
  MatterClass,
  Motion,
  openBallot,
  openConsultation,
  readMatterClasses,
  returnToDraft,
  type Seat,
  withdraw,
} from "./index.ts"
import { delegationsOf, entry, ratio, ruleVersion, zone } from "./testing.ts"

const read = readMatterClasses(
  parse(readFileSync(join(import.meta.dirname, "../data/governance/matter-classes.yaml"), "utf8")),
)
if ("problems" in read) throw new Error(read.problems.join("\n"))
const classes = read

const title = { zh: "提高抵用比例", en: "Raise the voucher ratio" }
const reasons = { zh: "试用后", en: "after a trial" }
const change: Change = {
  kind: "parameter",
  parameter: "vouchers.ratio",
  unit: "share of 1",
  value: "3/5",
  from: day("2027-02-01"),
}
const four = delegationsOf(4)
const as = (member: string): Seat => ({ member, as: "delegate" })
const at = (text: string): Instant => instant(`${text}+08:00`)
const drafting = at("2027-01-04T10:00:00")
const ground = { version: ruleVersion, drafted: [] }
const context = { ...ground, now: drafting, classes, delegations: four }
const refused = (code: string, facts: Readonly<Record<string, unknown>> = {}) =>
  expect.objectContaining({ code: `governance.${code}`, facts: expect.objectContaining(facts) })

function drafted(by = "a", what: Change = change): Motion {
  return draft("m1", { title, reasons, change: what }, as(by), context).motion
}
// The class of vouchers: ten days of consultation, five of voting.
const consulting = () => openConsultation(drafted(), as("a"), { ...ground, now: drafting }).motion
const opening = at("2027-01-15T00:00:00")
const open = (motion = consulting(), delegations = four) =>
  openBallot(motion, { now: opening, zone, delegations }).motion
const voting = at("2027-01-16T09:00:00")
const closing = at("2027-01-21T00:00:00")
const voted = (letters: string) =>
  [...letters].reduce((motion, letter, index) => {
    const member = "abcd".charAt(index)
    const choice = letter === "y" ? "yes" : letter === "n" ? "no" : letter === "a" ? "abstain" : null
    return choice === null ? motion : cast(motion, { member, choice }, as(member), voting).motion
  }, open())

const carried = close(voted("yyyy"), { ...ground, now: closing }).result

describe("a motion", () => {
  test("goes from draft to a dated rule, and the value before stays as it was", () => {
    const { motion, enactment, act, facts } = close(voted("yyya"), { ...ground, now: closing })
    expect(motion.state).toEqual({ kind: "enacted", at: closing, ruleVersion: 8, effective: at("2027-02-01T00:00:00") })
    expect({ act, facts }).toMatchObject({
      act: "motion.counted",
      facts: { motion: "m1", yes: 3, abstain: 1, absent: 0, outcome: "enacted", ruleVersion: 8 },
    })
    const parameters = parametersOf(zone, enactment?.version.parameters ?? [])
    expect(parameterAt(parameters, "vouchers.ratio", at("2027-01-31T23:59:59"))).toMatchObject({
      value: "1/2",
      assumed: true,
    })
    expect(parameterAt(parameters, "vouchers.ratio", at("2027-02-01T00:00:00"))).toMatchObject({
      value: "3/5",
      source: "motion m1",
      assumed: false,
    })
    expect(Motion.parse(JSON.parse(JSON.stringify(motion)))).toEqual(motion)
  })

  test("does not change the motion or the version that it starts from", () => {
    const before = JSON.stringify([voted("yyya"), ruleVersion])
    const motion = voted("yyya")
    close(motion, { ...ground, now: closing })
    expect(JSON.stringify([motion, ruleVersion])).toBe(before)
  })

  test("has the class of what it changes", () => {
    expect(drafted().matter.id).toBe("vouchers")
    expect(classFor(["parameter vouchers.ratio"], classes)).toBe(drafted().matter)
    expect(MatterClass.parse(drafted().matter)).toEqual(drafted().matter)
  })

  test("is rejected when all but one do not agree, and is a draft again without a quorum", () => {
    expect(close(voted("yyaa"), { ...ground, now: closing }).motion.state).toEqual({ kind: "rejected", at: closing })
    const returned = close(voted("yy--"), { ...ground, now: closing })
    expect(returned.motion.state).toEqual({ kind: "draft", obstacle: null })
    expect(returned.motion.rounds).toMatchObject([{ round: 1, result: { outcome: "no-quorum", leadsTo: "returned" } }])
    expect(() => enact(returned.motion, returned.result, ground, closing)).toThrow(refused("not-carried"))
  })

  test("counts who is present without a ballot for the quorum only", () => {
    const motion = ["c", "c"].reduce((one, member) => attend(one, member, as(member), voting).motion, voted("yy--"))
    const { result } = close(motion, { ...ground, now: closing })
    expect(result).toMatchObject({ outcome: "rejected", counts: { present: 3, silent: 1, absent: 1, yes: 2 } })
  })

  test("whose ballot cannot open is a draft again, with the obstacle named; nothing else is returned so", () => {
    const late = new Refusal("governance.effective-too-early", { from: "2027-02-01", earliest: "2027-02-03" })
    const { motion, act, facts } = returnToDraft(consulting(), late)
    expect(motion.state).toEqual({ kind: "draft", obstacle: { code: late.code, facts: late.facts } })
    expect({ act, facts }).toEqual({ act: "motion.returned", facts: { motion: "m1", text: 1, obstacle: late.code } })
    expect(() => returnToDraft(open(), late)).toThrow(refused("wrong-state"))
  })

  test("that is carried and would leave the rules unsound is a draft again, counted all the same", () => {
    const obstacle = new Refusal("rulebook.unsound-rules", { count: "1" })
    const { motion, enactment } = close(voted("yyyy"), { ...ground, now: closing, obstacle })
    expect(enactment).toBeNull()
    expect(motion).toMatchObject({
      state: { kind: "draft", obstacle: { code: obstacle.code } },
      rounds: [{ round: 1 }],
    })
    expect(close(voted("nnnn"), { ...ground, now: closing, obstacle }).motion.state.kind).toBe("rejected")
  })

  test("that another vote has overtaken is a draft again, with the obstacle named", () => {
    const gone = { ...ruleVersion, number: 8, parameters: [] }
    const { motion, enactment } = close(voted("yyyy"), { version: gone, drafted: [], now: closing })
    expect(enactment).toBeNull()
    expect(motion.state).toMatchObject({ kind: "draft", obstacle: { code: "governance.unknown-parameter" } })
  })

  test("that is counted after its own day holds from the count, and not backwards", () => {
    const counted = at("2027-02-01T00:00:01")
    const { motion, enactment, facts } = close(voted("yyyy"), { ...ground, now: counted })
    expect(motion.state).toEqual({ kind: "enacted", at: counted, ruleVersion: 8, effective: counted })
    expect(facts.effective).toBe(counted)
    const parameters = parametersOf(zone, enactment?.version.parameters ?? [])
    expect(parameterAt(parameters, "vouchers.ratio", at("2027-02-01T00:00:00")).value).toBe("1/2")
    expect(parameterAt(parameters, "vouchers.ratio", counted)).toMatchObject({ value: "3/5", source: "motion m1" })
  })
})

describe("a draft", () => {
  const refusedChange = (other: object) => () =>
    draft("m1", { title, reasons, change: { ...change, ...other } }, as("a"), context)

  test.each([
    ["an unknown parameter", { parameter: "vouchers.size" }, "unknown-parameter", { known: "vouchers.ratio" }],
    ["a parameter that law sets", { parameter: "facilities.report-within-days", unit: "days" }, "set-by-law", {}],
    ["another unit", { unit: "minor units" }, "unit-mismatch", { unit: "share of 1", given: "minor units" }],
    ["a share above one", { value: "3/2" }, "value-unfit", { parameter: "vouchers.ratio" }],
    ["no number", { value: "half" }, "value-unfit", {}],
    ["a day in the past", { from: day("2027-01-04") }, "effective-too-early", { from: "2027-01-04" }],
  ])("with %s is refused", (_, other, code, facts) => {
    expect(refusedChange(other)).toThrow(refused(code, facts))
  })

  test("of an observer, or of who has no delegation, is refused", () => {
    const proposal = { title, reasons, change }
    expect(() => draft("m1", proposal, { member: "a", as: "observer" }, context)).toThrow(refused("observer"))
    expect(() => draft("m1", proposal, as("z"), context)).toThrow(refused("no-delegation", { member: "z" }))
  })

  test("whose day lies before the end of the vote is not opened for consultation", () => {
    // Ten days after 4 January, then five of voting: it is over as 21 January begins, and counted within the hour.
    const early = drafted("a", { ...change, from: day("2027-01-21") })
    expect(() => openConsultation(early, as("a"), { ...ground, now: drafting })).toThrow(
      refused("effective-too-early", { earliest: addMinutes(closing, 60) }),
    )
    expect(() =>
      openConsultation(drafted("a", { ...change, from: day("2027-01-22") }), as("a"), { ...ground, now: drafting }),
    ).not.toThrow()
  })
})

describe("a consultation", () => {
  test("takes public comments on the text as it stands", () => {
    const said = { id: "c1", author: "a firm", text: "Rather two thirds." }
    const { motion, facts } = comment(consulting(), said, voting)
    expect(motion.comments).toEqual([{ ...said, textVersion: 1, at: voting }])
    expect(facts).toEqual({ motion: "m1", comment: "c1", text: 1 })
    expect(() => comment(drafted(), said, voting)).toThrow(refused("wrong-state", { stateEn: "a draft" }))
  })

  test("keeps both texts after an amendment and leaves three more days", () => {
    const late = at("2027-01-14T10:00:00")
    const { motion } = amend(consulting(), { title, reasons, change: { ...change, value: "11/20" } }, as("a"), {
      ...context,
      now: late,
    })
    expect(motion.texts.map((text) => [text.version, text.change])).toMatchObject([
      [1, { value: "3/5" }],
      [2, { value: "11/20" }],
    ])
    expect(motion.state).toMatchObject({ until: at("2027-01-18T00:00:00") })
    expect(() => openBallot(motion, { now: opening, zone, delegations: four })).toThrow(
      refused("consultation-runs", { until: at("2027-01-18T00:00:00") }),
    )
    const soon = amend(consulting(), { title, reasons, change }, as("a"), context).motion
    expect(soon.state).toMatchObject({ until: opening })
  })

  test("cannot be left by an amendment that would take effect before the vote is over", () => {
    const early = { title, reasons, change: { ...change, from: day("2027-01-20") } }
    expect(() => amend(consulting(), early, as("a"), context)).toThrow(refused("effective-too-early"))
  })

  test("does not let a motion change its class, or another delegation its text", () => {
    const other: Change = { kind: "entries", from: day("2027-02-01"), entries: [{ action: "end", entry: "NL-01" }] }
    expect(() => amend(consulting(), { title, reasons, change: other }, as("a"), context)).toThrow(
      refused("amendment-changes-class", { class: "vouchers", other: "common-bans" }),
    )
    expect(() => amend(consulting(), { title, reasons, change }, as("b"), context)).toThrow(refused("not-proposer"))
    expect(() => amend(open(), { title, reasons, change }, as("a"), context)).toThrow(refused("wrong-state"))
  })

  test("ends with a withdrawal, which only the proposer declares and only before the ballot", () => {
    expect(withdraw(consulting(), "not yet", as("a"), voting).motion.state).toEqual({
      kind: "withdrawn",
      at: voting,
      reason: "not yet",
    })
    expect(() => withdraw(consulting(), "no", as("b"), voting)).toThrow(
      refused("not-proposer", { proposer: "a", own: "b" }),
    )
    expect(() => withdraw(consulting(), "no", { member: "a", as: "observer" }, voting)).toThrow(refused("observer"))
    expect(() => withdraw(open(), "no", as("a"), voting)).toThrow(refused("wrong-state", { stateEn: "being voted on" }))
  })
})

describe("a ballot", () => {
  const yes = (member: string) => ({ member, choice: "yes" }) as const

  test("is refused before the opening and from the close on, to the millisecond", () => {
    expect(() => cast(consulting(), yes("a"), as("a"), voting)).toThrow(refused("no-ballot"))
    expect(() => cast(open(), yes("a"), as("a"), closing)).toThrow(refused("ballot-closed", { closes: closing }))
    expect(() => cast(open(), yes("a"), as("a"), at("2027-01-20T23:59:59.999"))).not.toThrow()
    const over = close(voted("yyyy"), { ...ground, now: closing }).motion
    expect(() => cast(over, yes("a"), as("a"), closing)).toThrow(refused("ballot-closed"))
  })

  test("is refused to observers, to delegates of another member, and to members without a delegation", () => {
    expect(() => cast(open(), yes("a"), { member: "a", as: "observer" }, voting)).toThrow(refused("observer"))
    expect(() => cast(open(), yes("a"), as("b"), voting)).toThrow(refused("other-member", { member: "a", own: "b" }))
    expect(() => cast(open(), yes("z"), as("z"), voting)).toThrow(refused("no-delegation"))
    expect(() => attend(open(), "z", as("z"), voting)).toThrow(refused("no-delegation"))
  })

  test("may be replaced before the close only where the class lets it", () => {
    const again = cast(
      cast(open(), yes("a"), as("a"), voting).motion,
      { member: "a", choice: "no" },
      as("a"),
      voting,
    ).motion
    expect(again.state).toMatchObject({ ballots: [{ member: "a", choice: "no" }] })
    const fixed = { ...open(), matter: { ...drafted().matter, replace: false } }
    const once = cast(fixed, yes("a"), as("a"), voting).motion
    expect(() => cast(once, yes("a"), as("a"), voting)).toThrow(refused("double-ballot", { member: "a" }))
  })

  test("is not counted before the close", () => {
    expect(() => close(open(), { ...ground, now: voting })).toThrow(refused("ballot-runs", { until: closing }))
    expect(() => close(consulting(), { ...ground, now: closing })).toThrow(refused("wrong-state"))
  })

  test("does not open when a formula asks about blocs that nobody has, or too late for its own day", () => {
    const motion = { ...consulting(), matter: { ...drafted().matter, majority: "yes_in_each_bloc" } }
    const alone = [{ member: "a", bloc: null }]
    expect(() => open(motion, alone)).toThrow(
      refused("no-bloc", { causeEn: "the formula asks about blocs, and there are none" }),
    )
    expect(() => openBallot(consulting(), { now: at("2027-01-30T00:00:00"), zone, delegations: four })).toThrow(
      refused("effective-too-early"),
    )
  })
})

describe("a change of the lists", () => {
  const from = day("2027-03-01")
  const next = entry("NL-02", "negative", from)
  const changed = entry("NL-01", "negative", from)
  const lists = (...entries: readonly object[]) => Change.parse({ kind: "entries", from, entries })
  const propose = (what: Change, entries = [next, changed]) =>
    draft("m2", { title, reasons, change: what }, as("a"), { ...context, drafted: entries }).motion
  const add = { action: "add", entry: "NL-02", cedar: next.cedar } as const

  test("adds, changes and ends entries in the next version and leaves the others", () => {
    const motion = propose(lists(add, { action: "change", entry: "NL-01", cedar: changed.cedar }))
    const { version, effective } = enact(motion, carried, { version: ruleVersion, drafted: [next, changed] }, drafting)
    expect(version.entries).toEqual([changed, ruleVersion.entries[1], next])
    expect([version.number, version.entriesFrom, effective]).toEqual([
      8,
      at("2027-03-01T00:00:00"),
      at("2027-03-01T00:00:00"),
    ])
    const ended = enact(propose(lists({ action: "end", entry: "NL-01" })), carried, ground, drafting)
    expect(ended.version.entries.map(({ id }) => id)).toEqual(["PL-01"])
  })

  test.each<[string, Change, string]>([
    ["changes an entry that is not there", lists({ action: "end", entry: "NL-09" }), "unknown-entry"],
    ["adds one that is there", lists({ ...add, entry: "NL-01" }), "entry-exists"],
    ["was not read", lists({ ...add, cedar: "permit (principal, action, resource);" }), "entry-unread"],
    ["touches lists of two classes", lists(add, { action: "end", entry: "PL-01" }), "mixed-matters"],
  ])("that %s is refused", (_, what, code) => {
    expect(() => propose(what)).toThrow(refused(code))
  })

  test("is refused when its text names another day, or a later version is decided already", () => {
    const other: Day = day("2027-04-01")
    expect(() => propose({ kind: "entries", from: other, entries: [add] })).toThrow(
      refused("entry-day", { written: from, from: other }),
    )
    const later = { ...ruleVersion, entriesFrom: at("2027-06-01T00:00:00") }
    expect(() =>
      draft("m2", { title, reasons, change: lists(add) }, as("a"), { ...context, version: later, drafted: [next] }),
    ).toThrow(refused("later-version", { number: "7" }))
  })
})

test("a value for a day between two others stands until the later one, which stays decided", () => {
  const later = ratio({ "2026-01-01": "1/2", "2027-06-01": "2/5" })
  const version = { ...ruleVersion, parameters: [later] }
  const next = enact(drafted(), carried, { version, drafted: [] }, drafting).version
  expect(next.parameters[0]?.values.map(({ from, value }) => [from, value])).toEqual([
    ["2026-01-01", "1/2"],
    ["2027-02-01", "3/5"],
    ["2027-06-01", "2/5"],
  ])
  const same = enact(
    drafted("a", { ...change, from: at("2027-06-01T00:00:00") }),
    carried,
    { version, drafted: [] },
    drafting,
  ).version
  expect(same.parameters[0]?.values.map(({ value }) => value)).toEqual(["1/2", "3/5"])
  expect(same.entriesFrom).toBe(version.entriesFrom)
})
