import { type Day, day as dayOf } from "../../base/index.ts"
import type { Entry } from "../entry.ts"
import type { Parameters } from "../parameter.ts"
import { checkConditions } from "./check-conditions.ts"
import { checkNames } from "./check-names.ts"
import { checkReferences } from "./check-references.ts"
import { checkScope } from "./check-scope.ts"
import type { RuleFinding } from "./finding.ts"

/** What the lists are checked against. */
export interface LintAgainst {
  readonly parameters: Parameters
  /** Names of the acts, each with its group. */
  readonly acts: Readonly<Record<string, string>>
  /** Entries that have ended before this day are left alone, except that others may refer to them. Without it: all. */
  readonly day?: Day
  /** Ids of the exceptions; when not given, references to them are not checked. */
  readonly exceptions?: readonly string[]
  /** Codes of the members; when not given, scopes are not checked. */
  readonly jurisdictions?: readonly string[]
  /** Where each entry is written. */
  readonly places?: ReadonlyMap<string, { readonly file: string; readonly line: number }>
}

/**
 * Checks lists as a whole, beyond what each entry must be by itself: contradictions, entries that can never apply,
 * unknown names, missing basis, dead references, gaps and overlaps in time, local rules beyond their scope.
 * Conditions are tried on every request that they can tell apart, so that a finding is a proof; what cannot be tried
 * out is said as `not-checked`.
 * @returns findings in order of entry; none when the lists are sound
 * @example lint(entries, { parameters, acts, day: day("2026-11-24") }) // []
 */
export function lint(entries: readonly Entry[], against: LintAgainst): readonly RuleFinding[] {
  const { parameters, acts, places } = against
  const day = against.day ?? earliest(entries)
  const standing = entries.filter(({ until }) => until === null || until >= day)
  const known = {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    parameters,
    exceptions: against.exceptions === undefined ? undefined : new Set(against.exceptions),
    jurisdictions: against.jurisdictions === undefined ? undefined : new Set(against.jurisdictions),
    day,
  }
  const found = [
    ...standing.flatMap((entry) => [
      ...checkNames(entry, acts),
      ...checkReferences(entry, known),
      ...checkScope(entry, day),
    ]),
    ...checkConditions(standing, day),
  ]
  return found
    .map((finding) => ({ ...places?.get(finding.entry), ...finding }))
    .sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0))
}

function earliest(entries: readonly Entry[]): Day {
  return entries.map(({ from }) => from).sort()[0] ?? dayOf("1970-01-01")
}
