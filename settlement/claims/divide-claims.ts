import * as z from "zod"
import { Refusal } from "../../base/index.ts"
import { exactNumber, requireNames } from "../exact-input.ts"
import { type ByPlayer, exactAmounts, problemsOf } from "../shares/index.ts"
import type { ClaimsProblem } from "./claims.ts"
import { constrainedEgalitarian, constrainedEqualAwards, constrainedEqualLosses, piniles, talmud } from "./equal.ts"
import { adjustedProportional, proportional } from "./proportional.ts"
import { randomArrival } from "./random-arrival.ts"

const byRule = {
  proportional,
  cea: constrainedEqualAwards,
  cel: constrainedEqualLosses,
  talmud,
  "adjusted-proportional": adjustedProportional,
  "random-arrival": randomArrival,
  piniles,
  "constrained-egalitarian": constrainedEgalitarian,
} as const

export type ClaimsRule = keyof typeof byRule

/** The rules that divide an estate, by name. */
export const claimsRules: readonly ClaimsRule[] = [
  "proportional",
  "cea",
  "cel",
  "talmud",
  "adjusted-proportional",
  "random-arrival",
  "piniles",
  "constrained-egalitarian",
]

/**
 * Divides an estate by the rule of a name, exact.
 * @throws Refusal as the rule
 * @example divideClaims(readClaims({ estate: "400", claims: { a: "100", b: "200", c: "300" } }), "talmud") // 50, 125, 225
 */
export function divideClaims(problem: ClaimsProblem, rule: ClaimsRule): ByPlayer {
  return byRule[rule](problem)
}

const ClaimsShape = z.strictObject({ estate: z.unknown(), claims: z.record(z.string().min(1).max(200), z.unknown()) })

/**
 * Reads `{"estate":"400","claims":{"a":"100"}}`; numbers are numbers or texts such as "7/3".
 * @throws Refusal "settlement.reserved-name", "settlement.wrong-shape" and those of `exactNumber`
 */
export function readClaims(given: unknown): ClaimsProblem {
  requireNames(given)
  const read = ClaimsShape.safeParse(given)
  if (!read.success) throw new Refusal("settlement.wrong-shape", { cause: problemsOf(read.error) })
  return { estate: exactNumber(read.data.estate), claims: exactAmounts(read.data.claims) }
}
