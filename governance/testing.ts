import { type Day, day, instant } from "../base/index.ts"
import { Entry, type Parameter, readParameter } from "../rulebook/index.ts"
import type { MatterClass } from "./matter-class.ts"
import type { Motion } from "./motion.ts"
import type { RuleVersion } from "./rule-version.ts"
import type { CountingRules, Delegation } from "./vote.ts"

/** Delegations a, b, c and so on: the first two in the bloc north, the others in south. */
export function delegationsOf(count: number): readonly Delegation[] {
  return [..."abcdefgh"].slice(0, count).map((member, index) => ({ member, bloc: index < 2 ? "north" : "south" }))
}

/** Two formulas, with rules beside them that lead nowhere. */
export function rulesOf(formulas: { readonly quorum: string; readonly majority: string } | undefined): CountingRules {
  const { quorum, majority } = formulas ?? { quorum: "", majority: "" }
  return { quorum, majority, unopened: "absent", tie: "rejected", noQuorum: "returned" }
}

export const zone = "Asia/Shanghai"

/** The voucher ratio with its values by day. */
export function ratio(values: Readonly<Record<string, string>>): Parameter {
  return parameter("vouchers.ratio", "share of 1", "members", values)
}

function parameter(id: string, unit: string, setBy: Parameter["setBy"], values: Readonly<Record<string, string>>) {
  const written = Object.entries(values).map(([from, value]) => [from, { value, assumed: "for tests" }])
  const description = { zh: "参数", en: "parameter" }
  const read = readParameter(id, { description, unit, values: Object.fromEntries(written) }, setBy, zone)
  if ("problems" in read) throw new Error(read.problems.join("; "))
  return read
}

/** An entry of the negative or the power list that permits everything. */
export function entry(id: string, list: "negative" | "power", from: Day): Entry {
  const text = { zh: id, en: id }
  const common = {
    id,
    title: text,
    text,
    body: "office",
    clock: null,
    from,
    until: null,
    source: "for tests",
    assumed: true,
  }
  const all = { op: "All" }
  const policy = { effect: "permit", principal: all, action: all, resource: all, conditions: [] }
  const cedar = `@id("${id}") permit (principal, action, resource);`
  const own =
    list === "negative" ? { kind: "shared-data", basis: null } : { kind: "other", basis: "agreement | 1 | 2026" }
  return Entry.parse({ ...common, policy, cedar, list, ...own })
}

/** Version 7 of the rules: one ban, one power, a ratio that members set, a number of days that law sets. */
export const ruleVersion: RuleVersion = {
  number: 7,
  zone,
  entriesFrom: instant("2026-01-01T00:00:00+08:00"),
  entries: [entry("NL-01", "negative", day("2026-01-01")), entry("PL-01", "power", day("2026-01-01"))],
  parameters: [
    ratio({ "2026-01-01": "1/2" }),
    parameter("facilities.report-within-days", "days", "law", { "2026-01-01": "30" }),
  ],
}

const sealedClass: MatterClass = {
  id: "money",
  name: { zh: "分配", en: "Division" },
  matters: ["parameter", "list"],
  ballot: "sealed",
  consultationDays: 1,
  daysAfterAmendment: 1,
  votingDays: 1,
  openingDays: 2,
  replace: false,
  quorum: "present >= 1/2 * delegations",
  majority: "yes > no",
  unopened: "absent",
  tie: "rejected",
  noQuorum: "returned",
  source: "for tests",
  assumed: true,
}

/** A motion m9 on the voucher ratio whose sealed ballot of a, b, c, d runs on 2 January 2027 and is opened on the two days after. */
export const sealedMotion: Motion = {
  id: "m9",
  proposer: "a",
  matter: sealedClass,
  texts: [
    {
      version: 1,
      title: { zh: "比例", en: "Ratio" },
      reasons: { zh: "理由", en: "Reasons" },
      change: {
        kind: "parameter",
        parameter: "vouchers.ratio",
        unit: "share of 1",
        value: "3/5",
        from: day("2027-02-01"),
      },
      at: instant("2026-12-30T09:00:00+08:00"),
    },
  ],
  comments: [],
  rounds: [],
  state: {
    kind: "ballot",
    opened: instant("2027-01-01T00:00:00+08:00"),
    closes: instant("2027-01-03T00:00:00+08:00"),
    finishes: instant("2027-01-05T00:00:00+08:00"),
    delegations: delegationsOf(4),
    attendance: [],
    ballots: [],
  },
}
