import { type Day, Refusal } from "../../base/index.ts"
import { type Act, isAct } from "../acts.ts"
import { isInForce } from "../decide.ts"
import type { Entry } from "../entry.ts"
import { type Condition, conditionOf, findRequest } from "../lint/index.ts"
import { actsOf, effectOf } from "../lists.ts"
import { type Exception, exceptionOf, underExceptions } from "./exception.ts"

/** A local rule that differs from the common one. */
export interface Divergence {
  readonly entry: string
  readonly scope: readonly string[]
  /** `stricter`: it forbids what the common rule permits. `looser`: it permits what no common rule grants. */
  readonly direction: "stricter" | "looser"
  /** The common entries that it narrows, in order of id; none for a looser rule. */
  readonly clauses: readonly string[]
  /** Acts in which they differ. */
  readonly acts: readonly string[]
  /** False when the conditions go beyond what can be tried out, so that they may differ but need not. */
  readonly certain: boolean
  /** The exception that lets a stricter rule stand; null: there is none. */
  readonly exception: Exception | null
  /** Last day of the rule, that of its exception counted in; null: no end. */
  readonly until: Day | null
}

/** Common and local rules with the exceptions. */
export interface Rules {
  /** Entries without scope. */
  readonly common: readonly Entry[]
  /** Entries with scope. */
  readonly local: readonly Entry[]
  readonly exceptions: readonly Exception[]
}

/** Parts entries by their scope. */
export function byScope(entries: readonly Entry[]): Pick<Rules, "common" | "local"> {
  return {
    common: entries.filter(({ scope }) => scope.length === 0),
    local: entries.filter(({ scope }) => scope.length > 0),
  }
}

/**
 * Every local rule in force on a day that differs from the common rule: stricter or looser, in which acts, against which
 * clauses. A local rule that changes no decision is none; one whose exception has expired is no longer in force.
 * @returns divergences in order of entry
 * @example divergences({ ...byScope(entries), exceptions }, day("2026-11-24")) // [] while all follow the common rule
 */
export function divergences({ common, local, exceptions }: Rules, day: Day): readonly Divergence[] {
  const standing = common.filter((entry) => isInForce(entry, day) && entry.list !== "demand")
  const permits = standing.filter((entry) => effectOf(entry) === "permit").map(read)
  const bans = standing.filter((entry) => effectOf(entry) === "forbid").map(read)
  return underExceptions(local, exceptions)
    .filter((entry) => isInForce(entry, day) && entry.list !== "demand")
    .flatMap((entry) => {
      const rule = read(entry)
      const found =
        effectOf(entry) === "forbid" ? narrowed(rule, permits, bans, day) : widened(rule, permits, bans, day)
      if (found.acts.length === 0) return []
      const exception = exceptionOf(entry, exceptions) ?? null
      return [{ entry: entry.id, scope: entry.scope, ...found, exception, until: entry.until }]
    })
    .sort((a, b) => (a.entry < b.entry ? -1 : 1))
}

/**
 * Lets local rules stand beside the common ones.
 * @throws Refusal "rulebook.stricter-without-exception" with the first stricter rule for which no exception stands, and
 * the clause that it breaks
 */
export function requireExceptions(found: readonly Divergence[]): void {
  const wrong = found.find(({ direction, exception }) => direction === "stricter" && exception === null)
  if (wrong === undefined) return
  const { entry, scope, clauses, acts } = wrong
  throw new Refusal(
    "rulebook.stricter-without-exception",
    {
      entry,
      scope: scope.join(", "),
      clause: clauses.join(", "),
      causeZh: `所涉行为：${acts.join("、")}。`,
      causeEn: `It concerns ${acts.join(", ")}.`,
    },
    clauses,
  )
}

interface Read {
  readonly id: string
  readonly acts: ReadonlySet<Act>
  readonly condition: Condition
}

function read(entry: Entry): Read {
  return {
    id: entry.id,
    acts: new Set(actsOf(entry).filter(isAct)),
    condition: conditionOf(entry.id, entry.policy),
  }
}

type Found = Pick<Divergence, "direction" | "clauses" | "acts" | "certain">

/** What a local ban takes away from the common permissions, beyond what the common bans take anyway. */
function narrowed(rule: Read, permits: readonly Read[], bans: readonly Read[], day: Day): Found {
  const clauses = new Set<string>()
  const acts = new Set<Act>()
  let certain = false
  for (const act of rule.acts) {
    const against = bans.filter((ban) => ban.acts.has(act)).map(({ condition }) => ({ condition, applies: false }))
    for (const permit of permits.filter((one) => one.acts.has(act))) {
      const both = [rule, permit].map(({ condition }) => ({ condition, applies: true }))
      const search = findRequest(act, [...both, ...against], day)
      if (search === "none") continue
      clauses.add(permit.id)
      acts.add(act)
      if (typeof search === "object") certain = true
    }
  }
  return { direction: "stricter", clauses: [...clauses].sort(), acts: [...acts], certain }
}

/** What a local permission grants that no common one does, as far as the common bans leave it. */
function widened(rule: Read, permits: readonly Read[], bans: readonly Read[], day: Day): Found {
  const acts = new Set<Act>()
  let certain = false
  for (const act of rule.acts) {
    const others = [...permits, ...bans].filter((one) => one.acts.has(act))
    const search = findRequest(
      act,
      [{ condition: rule.condition, applies: true }, ...others.map(({ condition }) => ({ condition, applies: false }))],
      day,
    )
    if (search === "none") continue
    acts.add(act)
    if (typeof search === "object") certain = true
  }
  return { direction: "looser", clauses: [], acts: [...acts], certain }
}
