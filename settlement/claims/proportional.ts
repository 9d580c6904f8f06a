import { add, multiply, type Rational, rational, subtract } from "../../base/index.ts"
import { awardsBy, type ClaimsProblem, type Dividing, nothing, smaller, sumOf } from "./claims.ts"

const inProportion: Dividing = (estate, claims) => {
  const all = sumOf(claims)
  if (all.numerator === 0n) return claims
  const part = multiply(estate, rational(all.denominator, all.numerator))
  return claims.map((claim) => multiply(claim, part))
}

const adjusted: Dividing = (estate, claims) => {
  const all = sumOf(claims)
  // What the others leave even when all of them are paid in full.
  const conceded = claims.map((claim) => atLeastNothing(subtract(estate, subtract(all, claim))))
  const rest = subtract(estate, sumOf(conceded))
  const contested = claims.map((claim, index) => smaller(subtract(claim, conceded[index] ?? nothing), rest))
  const more = inProportion(rest, contested)
  return conceded.map((one, index) => add(one, more[index] ?? nothing))
}

function atLeastNothing(amount: Rational): Rational {
  return amount.numerator < 0n ? nothing : amount
}

/**
 * Proportional rule: each receives the same part of the claim.
 * @throws Refusal "settlement.no-players", "settlement.below-zero", "settlement.estate-above-claims"
 * @example proportional({ estate: rational(300n), claims }) // of 100, 200, 300: 50, 100, 150
 * Source: Aristotle, Nicomachean Ethics, book V; W. Thomson, 2003
 */
export function proportional(problem: ClaimsProblem) {
  return awardsBy(inProportion, problem)
}

/**
 * Adjusted proportional rule: each first receives what the others do not claim; the rest is divided in proportion to what
 * is left of the claims, none counted beyond the rest. It is the tau value of the bankruptcy game.
 * @throws Refusal as `proportional`
 * @example adjustedProportional({ estate: rational(200n), claims }) // of 100, 200, 300: 40, 80, 80
 * Source: I. J. Curiel, M. Maschler, S. H. Tijs, Bankruptcy games, 1987
 */
export function adjustedProportional(problem: ClaimsProblem) {
  return awardsBy(adjusted, problem)
}
