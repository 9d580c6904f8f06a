import type { ApportionmentCase } from "./case.ts"
import type { Facts } from "./facts.ts"
import type { Member } from "./participants.ts"
import type { PackVersion, RulePack } from "./rule-pack.ts"

/** What every part of a division looks at. */
export interface Ground {
  readonly pack: RulePack
  readonly version: PackVersion
  readonly given: ApportionmentCase
  readonly facts: Facts
  readonly members: readonly Member[]
}
