import { type Day, day, formatRational, type Text } from "../base/index.ts"
import type { PackVersion, RulePack } from "../settlement/index.ts"
import type { dividing } from "./contract/index.ts"

/** A rule pack as it is shown: what it asks of a case, and its versions with their sources. */
export function shownPack(pack: RulePack): dividing.RulePackShown {
  const { id, title, summary, status, places, currency, amount, reviewed } = pack
  const dated = Object.entries(pack.versions)
  return {
    id,
    title,
    summary,
    status,
    places,
    currency: currency ?? null,
    amount,
    factors: Object.entries(pack.factors).map(([factor, one]) => ({ id: factor, ...one })),
    facts: Object.entries(pack.facts).map(([fact, one]) => ({
      id: fact,
      title: one.title,
      kind: one.kind,
      required: one.required,
      default: one.default ?? null,
      assumed: one.assumed ?? null,
    })),
    roles: named(pack.roles),
    flags: named(pack.flags),
    portions: Object.entries(pack.portions).map(([portion, one]) => ({ id: portion, title: one.title })),
    versions: dated.flatMap(([from, version], index) =>
      version === null ? [] : [shownVersion(day(from), dated[index + 1]?.[0], version)],
    ),
    reviewed: day(reviewed),
  }
}

function named(titles: Readonly<Record<string, Text>>) {
  return Object.entries(titles).map(([id, title]) => ({ id, title }))
}

function shownVersion(
  from: Day,
  until: string | undefined,
  version: PackVersion,
): dividing.RulePackShown["versions"][number] {
  return {
    from,
    until: until === undefined ? null : day(until),
    source: version.source ?? null,
    assumed: version.assumed,
    weights: termsOf(version).map(({ factor, weight }) => ({ factor, weight: formatRational(weight) })),
    unitFields: fieldsOf(version),
    ratesFact: version.rates?.income ?? null,
    takesTotals: version.elsewhere,
    takesAgreement: version.agreement !== undefined,
    workedOutAmount: version.base?.pool !== undefined,
  }
}

/** The terms of a version's formula; none where shares are fixed by role. */
export function termsOf({ key }: PackVersion) {
  return key !== undefined && "factors" in key ? key.factors : []
}

function fieldsOf(version: PackVersion): dividing.RulePackShown["versions"][number]["unitFields"] {
  const asks = (of: "opened" | "closed") => version.excluded.some(({ when }) => of in when)
  return [
    ...(version.lowerUnits === undefined ? [] : (["parent"] as const)),
    ...(asks("opened") ? (["opened"] as const) : []),
    ...(asks("closed") ? (["closed"] as const) : []),
    ...(version.rates === undefined ? [] : (["rate"] as const)),
    ...(version.multiplier === undefined ? [] : (["multiplier"] as const)),
    ...(version.limits?.ofUnits === true ? (["floor", "cap"] as const) : []),
  ]
}
