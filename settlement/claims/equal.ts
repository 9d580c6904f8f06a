import { add, compare, multiply, type Rational, rational, subtract } from "../../base/index.ts"
import { awardsBy, type ClaimsProblem, type Dividing, dividedBy, larger, nothing, smaller, sumOf } from "./claims.ts"

/** Equal awards, nobody above the claim. */
export const equalAwards: Dividing = (estate, claims) => {
  let [left, count] = [estate, claims.length]
  for (const claim of claims.toSorted(compare)) {
    if (compare(multiply(claim, rational(BigInt(count))), left) > 0) {
      const level = dividedBy(left, count)
      return claims.map((one) => smaller(one, level))
    }
    left = subtract(left, claim)
    count -= 1
  }
  return claims
}

/** What a rule that divides what is missing leaves of the claims. */
export function dualOf(divide: Dividing): Dividing {
  return (estate, claims) => {
    const losses = divide(subtract(sumOf(claims), estate), claims)
    return claims.map((claim, index) => subtract(claim, losses[index] ?? nothing))
  }
}

export const equalLosses = dualOf(equalAwards)

const halves = (claims: readonly Rational[]) => claims.map((claim) => dividedBy(claim, 2))

/** Up to half of all claims by one rule on half-claims; above, half of each claim and the rest by another. */
function byHalves(below: Dividing, above: Dividing): Dividing {
  return (estate, claims) => {
    const half = halves(claims)
    const rest = subtract(estate, sumOf(half))
    if (rest.numerator <= 0n) return below(estate, half)
    const more = above(rest, half)
    return half.map((one, index) => add(one, more[index] ?? nothing))
  }
}

const talmudOf = byHalves(equalAwards, equalLosses)
const pinilesOf = byHalves(equalAwards, equalAwards)

const egalitarianOf: Dividing = (estate, claims) => {
  const half = halves(claims)
  let given = sumOf(half)
  if (compare(estate, given) <= 0) return equalAwards(estate, half)
  // Above half a claimant has the level where the level lies between half the claim and the claim. The level rises from
  // turn to turn: a claimant rises with it from half the claim on, and stays behind at the claim.
  const turns = claims
    .flatMap((claim, index) => [
      { at: half[index] ?? nothing, more: 1 },
      { at: claim, more: -1 },
    ])
    .toSorted((a, b) => compare(a.at, b.at))
  let [level, rising] = [nothing, 0]
  for (const { at, more } of turns) {
    const after = add(given, multiply(subtract(at, level), rational(BigInt(rising))))
    if (rising > 0 && compare(after, estate) >= 0) {
      const reached = add(level, dividedBy(subtract(estate, given), rising))
      return claims.map((claim, index) => larger(half[index] ?? nothing, smaller(claim, reached)))
    }
    ;[given, level, rising] = [after, at, rising + more]
  }
  return claims
}

/**
 * Constrained equal awards: all receive alike, nobody more than the claim.
 * @throws Refusal "settlement.no-players", "settlement.below-zero", "settlement.estate-above-claims"
 * @example constrainedEqualAwards({ estate: rational(100n), claims }) // of 100, 200, 300: 100/3 each
 * Source: Maimonides, Laws of Lending and Borrowing 20:4; W. Thomson, Axiomatic and game-theoretic analysis of bankruptcy and
 * taxation problems, 2003
 */
export function constrainedEqualAwards(problem: ClaimsProblem) {
  return awardsBy(equalAwards, problem)
}

/**
 * Constrained equal losses: all miss alike, nobody below zero.
 * @throws Refusal as `constrainedEqualAwards`
 * @example constrainedEqualLosses({ estate: rational(300n), claims }) // of 100, 200, 300: 0, 100, 200
 * Source: W. Thomson, 2003
 */
export function constrainedEqualLosses(problem: ClaimsProblem) {
  return awardsBy(equalLosses, problem)
}

/**
 * Talmud rule: equal awards of half-claims up to half of all claims, beyond it equal losses. It is the nucleolus of the
 * bankruptcy game, and divides what is missing as it divides what is there.
 * @throws Refusal as `constrainedEqualAwards`
 * @example talmud({ estate: rational(200n), claims }) // of 100, 200, 300: 50, 75, 75
 * Source: Ketubot 93a; R. J. Aumann, M. Maschler, Game theoretic analysis of a bankruptcy problem from the Talmud, 1985
 */
export function talmud(problem: ClaimsProblem) {
  return awardsBy(talmudOf, problem)
}

/**
 * Piniles' rule: equal awards of half-claims, and of the other halves again.
 * @throws Refusal as `constrainedEqualAwards`
 * @example piniles({ estate: rational(400n), claims }) // of 100, 200, 300: 250/3, 400/3, 550/3
 * Source: H. M. Piniles, Darkah shel Torah, 1861; W. Thomson, 2003
 */
export function piniles(problem: ClaimsProblem) {
  return awardsBy(pinilesOf, problem)
}

/**
 * Constrained egalitarian rule: up to half of all claims equal awards of half-claims; beyond it as equal as can be while
 * everybody has at least half the claim and at most the claim.
 * @throws Refusal as `constrainedEqualAwards`
 * @example constrainedEgalitarian({ estate: rational(400n), claims }) // of 100, 200, 300: 100, 150, 150
 * Source: Y. Chun, J. Schummer, W. Thomson, Constrained egalitarianism: a new solution to bankruptcy problems, 2001
 */
export function constrainedEgalitarian(problem: ClaimsProblem) {
  return awardsBy(egalitarianOf, problem)
}
