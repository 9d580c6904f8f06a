import { type ByPlayer, decimalsOf, fractionsOf } from "../shares/index.ts"
import type { ClaimsRule } from "./divide-claims.ts"

/** A division as the command prints it and as a paper's proof code is taken of it. */
export interface ClaimsAnswer {
  readonly rule: ClaimsRule
  readonly guarantee: "exact"
  readonly shares: Readonly<Record<string, string>>
  readonly decimals: Readonly<Record<string, number>>
}

/**
 * Awards in texts: exact fractions, and beside them the floats nearest to them.
 * @example claimsAnswer("cea", awards).shares // { a: "100", b: "150", c: "150" }
 */
export function claimsAnswer(rule: ClaimsRule, awards: ByPlayer): ClaimsAnswer {
  return { rule, guarantee: "exact", shares: fractionsOf(awards), decimals: decimalsOf(awards) }
}
