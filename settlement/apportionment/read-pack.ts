import type * as z from "zod"
import { add, compare, Day, formatRational, type Rational, rational } from "../../base/index.ts"
import { type Key, type PackVersion, RulePack, type Target } from "./rule-pack.ts"

/** What is wrong with a pack; `path` leads to it in the file. */
export interface PackProblem {
  readonly path: readonly (string | number)[]
  readonly cause: string
}

/**
 * Reads a rule pack as a file holds it.
 * @param raw what the YAML file holds
 * @returns the pack, or everything that is wrong with it: shape, days, names that lead nowhere, shares that do not make
 * one whole, a rule without a source
 * @example readRulePack(parse(yaml)) // { id: "eu-ccctb", … } or { problems: [{ path: ["versions", …], cause: "…" }] }
 */
export function readRulePack(raw: unknown): RulePack | { readonly problems: readonly PackProblem[] } {
  const read = RulePack.safeParse(raw)
  if (read.data === undefined) return { problems: read.error.issues.map((issue) => deepest(issue)) }
  const problems = [
    ...wrongDays(read.data),
    ...wrongFacts(read.data),
    ...wrongArea(read.data),
    ...wrongVersions(read.data),
  ]
  return problems.length > 0 ? { problems } : read.data
}

/** Of what may be written in several ways, the problem of the way that was followed furthest. */
function deepest(issue: z.core.$ZodIssue): PackProblem {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))
  if (issue.code !== "invalid_union") return { path, cause: issue.message }
  const [followed] = issue.errors
    .flatMap((ways) => ways.slice(0, 1).map(deepest))
    .sort((one, other) => other.path.length - one.path.length)
  if (followed === undefined || followed.path.length === 0) return { path, cause: issue.message }
  return { path: [...path, ...followed.path], cause: followed.cause }
}

function wrongDays({ versions, reviewed }: RulePack): readonly PackProblem[] {
  const days = Object.keys(versions)
  const noDay = (text: string) => !Day.safeParse(text).success
  return [
    ...(days.length === 0 ? [{ path: ["versions"], cause: "a pack needs a version" }] : []),
    ...(noDay(reviewed) ? [{ path: ["reviewed"], cause: `"${reviewed}" is no day` }] : []),
    ...days.flatMap((from, place) => {
      if (noDay(from)) return [{ path: ["versions", from], cause: `"${from}" is no day` }]
      const before = days[place - 1]
      if (before === undefined || before < from) return []
      return [{ path: ["versions", from], cause: `it stands after ${before}; versions stand in order of time` }]
    }),
  ]
}

/** A default is somebody's choice, so that it needs a source too. */
function wrongFacts({ facts }: RulePack): readonly PackProblem[] {
  return Object.entries(facts).flatMap(([fact, { default: usual, source, assumed }]) =>
    usual !== undefined && source === undefined && assumed === undefined
      ? [{ path: ["facts", fact], cause: "a default needs a source or an assumption" }]
      : [],
  )
}

function wrongArea({ area }: RulePack): readonly PackProblem[] {
  if (area === undefined || area.source !== undefined || area.assumed !== undefined) return []
  return [{ path: ["area"], cause: "an area needs a source or an assumption" }]
}

function wrongVersions(pack: RulePack): readonly PackProblem[] {
  return Object.entries(pack.versions).flatMap(([from, version]) => {
    if (version === null) return []
    const problems = [...unfounded(version), ...wrongShares(version), ...wrongKeys(version), ...lost(pack, version)]
    return problems.map(({ path, cause }) => ({ path: ["versions", from, ...path], cause }))
  })
}

function unfounded(version: PackVersion): readonly PackProblem[] {
  const lists: readonly [string, readonly { readonly source?: unknown; readonly assumed?: unknown }[]][] = [
    ["excluded", version.excluded],
    ["whole", version.whole],
    ["splits", version.splits],
  ]
  const { limits, smallParts, agreement, rates, multiplier, within, rounding } = version
  const single = Object.entries({ limits, smallParts, agreement, rates, multiplier, within, rounding })
  const cause = "a source or an assumption is needed"
  return [
    ...(version.source === undefined && version.assumed.length === 0 ? [{ path: [], cause }] : []),
    ...lists.flatMap(([list, rules]) =>
      rules.flatMap(({ source, assumed }, place) =>
        source === undefined && assumed === undefined ? [{ path: [list, place], cause }] : [],
      ),
    ),
    ...single.flatMap(([part, rule]) =>
      rule !== undefined && rule.source === undefined && rule.assumed === undefined ? [{ path: [part], cause }] : [],
    ),
  ]
}

function wrongShares({ splits, divided, within, rates, base, elsewhere }: PackVersion): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const open = new Set(["all"])
  for (const [place, { of, into }] of splits.entries()) {
    if (!open.delete(of)) problems.push({ path: ["splits", place, "of"], cause: `there is no portion ${of} to split` })
    for (const portion of Object.keys(into)) open.add(portion)
    problems.push(...notWhole(Object.values(into), ["splits", place, "into"]))
  }
  if (rates !== undefined && (base !== undefined || elsewhere))
    problems.push({
      path: ["rates"],
      cause: "an income is taxed as it is given, so that no base and no elsewhere stands beside rates",
    })
  if (!open.has(divided)) problems.push({ path: ["divided"], cause: `there is no portion ${divided} to divide` })
  if (within !== undefined) problems.push(...notWhole(Object.values(within.into), ["within", "into"]))
  return problems
}

function notWhole(shares: readonly Rational[], path: readonly (string | number)[]): readonly PackProblem[] {
  const sum = shares.reduce(add, rational(0n))
  const isNegative = shares.some((share) => compare(share, rational(0n)) < 0)
  if (!isNegative && compare(sum, rational(1n)) === 0) return []
  return [{ path, cause: `the shares make ${formatRational(sum)}; none is below zero and together they make 1` }]
}

function keysOf({ key, terms }: PackVersion): readonly { readonly key: Key; readonly path: (string | number)[] }[] {
  return [
    ...(key === undefined ? [] : [{ key, path: ["key"] }]),
    ...(terms?.of ?? []).map((term, place) => ({ key: term.key, path: ["terms", "of", place, "key"] })),
  ]
}

function wrongKeys(version: PackVersion): readonly PackProblem[] {
  const { key, terms } = version
  const problems = keysOf(version).flatMap(({ key: one, path }) =>
    "factors" in one
      ? notWhole(
          one.factors.map(({ weight }) => weight),
          [...path, "factors"],
        )
      : wrongFixed(one.fixed, [...path, "fixed"]),
  )
  if ((key === undefined) === (terms === undefined))
    problems.push({ path: [], cause: "one of key and terms is needed" })
  const ends = terms?.of.map(({ years }) => years !== undefined) ?? []
  if (ends.some((hasEnd, place) => hasEnd === (place === ends.length - 1)))
    problems.push({ path: ["terms", "of"], cause: "each term has years, except the last" })
  return problems
}

function wrongFixed(
  fixed: Extract<Key, { fixed: unknown }>["fixed"],
  path: readonly (string | number)[],
): PackProblem[] {
  const values = Object.values(fixed)
  if (values.filter((share) => share === "rest").length === 1) return []
  const numbers = values.flatMap((share) => (share !== "rest" && "numerator" in share ? [share] : []))
  return numbers.length === values.length
    ? [...notWhole(numbers, path)]
    : [{ path, cause: "shares that facts hold need one role that has the rest" }]
}

/** Names of factors, facts, roles, flags and portions that the pack does not have. */
function lost(pack: RulePack, version: PackVersion): readonly PackProblem[] {
  const used = namesOf(version)
  const has = { ...pack, portions: { ...pack.portions, all: {} } }
  return (["factors", "facts", "roles", "flags", "portions"] as const).flatMap((kind) =>
    used[kind]
      .filter((one): one is string => one !== undefined && !(one in has[kind]))
      .map((one) => ({ path: [], cause: `${kind}: there is no ${one}` })),
  )
}

function namesOf(version: PackVersion) {
  const { base, terms, limits, rates, smallParts, rounding, excluded, whole, splits } = version
  const keys = keysOf(version).map(({ key }) => key)
  const formulas = keys.flatMap((key) => ("factors" in key ? key.factors : []))
  const fixed = keys.flatMap((key) => ("fixed" in key ? Object.entries(key.fixed) : []))
  const targets: (Target | undefined)[] = [...whole.map(({ to }) => to), smallParts?.to, rounding.rest]
  return {
    factors: [
      ...formulas.flatMap(({ factor, over }) => [factor, over]),
      ...[base?.pool?.now, base?.pool?.before, base?.stock, ...Object.keys(version.capEach)],
    ],
    facts: [
      ...[terms?.since, limits?.role?.upTo, limits?.role?.less, rates?.income, rates?.pools],
      ...whole.map(({ when }) => ("fact" in when ? when.fact : undefined)),
      ...fixed.map(([, share]) => (typeof share === "object" && "fact" in share ? share.fact : undefined)),
      ...(terms?.of ?? []).map(({ years }) => (typeof years === "object" ? years.fact : undefined)),
    ],
    roles: [
      ...fixed.map(([role]) => role),
      ...targets.map((target) => (target !== undefined && "role" in target ? target.role : undefined)),
      limits?.role?.role,
    ],
    flags: excluded.map(({ when }) => ("flag" in when ? when.flag : undefined)),
    portions: [
      ...splits.flatMap(({ into }) => Object.keys(into)),
      ...Object.keys(version.within?.into ?? {}),
      ...targets.map((target) => (target !== undefined && "portion" in target ? target.portion : undefined)),
    ],
  }
}
