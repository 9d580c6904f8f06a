/** Claims on an estate that is too small for all of them, and the rules that divide it; exact. */
export type { ClaimsProblem } from "./claims.ts"
export { type ClaimsAnswer, claimsAnswer } from "./claims-answer.ts"
export { type ClaimsRule, claimsRules, divideClaims, readClaims } from "./divide-claims.ts"
export { constrainedEgalitarian, constrainedEqualAwards, constrainedEqualLosses, piniles, talmud } from "./equal.ts"
export { adjustedProportional, proportional } from "./proportional.ts"
export { randomArrival } from "./random-arrival.ts"
export { claimsRefusals } from "./refusals.ts"
