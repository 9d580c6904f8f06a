import type { Day, Instant } from "../base/index.ts"
import { type Entry, type Parameter, startOf } from "../rulebook/index.ts"

/**
 * A numbered state of all that members vote on; it never changes once it is made.
 * Parameters carry their own dates: the newest version knows them for every moment. Entries hold from `entriesFrom`: at a
 * moment those of the newest version hold whose `entriesFrom` has come.
 */
export interface RuleVersion {
  readonly number: number
  readonly zone: string
  readonly entriesFrom: Instant
  readonly entries: readonly Entry[]
  readonly parameters: readonly Parameter[]
}

/** A version to build on, with the entries that have been read from a motion's Cedar texts. */
export interface Ground {
  readonly version: RuleVersion
  readonly drafted: readonly Entry[]
}

/** The moment from which a change holds. */
export function effectiveOf({ from }: { readonly from: Day | Instant }, { zone }: Pick<RuleVersion, "zone">): Instant {
  return startOf(from, zone)
}
