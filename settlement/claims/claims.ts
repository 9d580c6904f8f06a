import { add, compare, formatRational, type Rational, Refusal, rational } from "../../base/index.ts"
import type { ByPlayer } from "../shares/index.ts"

/** An estate too small for all who claim part of it. */
export interface ClaimsProblem {
  /** Zero or more, at most the sum of the claims. */
  readonly estate: Rational
  /** Zero or more each, in any order. */
  readonly claims: ByPlayer
}

/** A rule on amounts in the order of the claims. */
export type Dividing = (estate: Rational, claims: readonly Rational[]) => readonly Rational[]

/**
 * Divides an estate by a rule when the problem is one.
 * @throws Refusal "settlement.no-players", "settlement.below-zero", "settlement.estate-above-claims"
 */
export function awardsBy(divide: Dividing, { estate, claims }: ClaimsProblem): ByPlayer {
  if (claims.size === 0) throw new Refusal("settlement.no-players")
  const amounts = [...claims.values()]
  if (estate.numerator < 0n) throw new Refusal("settlement.below-zero", { what: "estate" })
  if (amounts.some(({ numerator }) => numerator < 0n)) throw new Refusal("settlement.below-zero", { what: "claims" })
  const all = sumOf(amounts)
  if (compare(estate, all) > 0)
    throw new Refusal("settlement.estate-above-claims", { estate: formatRational(estate), claims: formatRational(all) })
  const awards = divide(estate, amounts)
  return new Map([...claims.keys()].map((claimant, index) => [claimant, awards[index] ?? nothing]))
}

export const nothing = rational(0n)

export function sumOf(amounts: readonly Rational[]): Rational {
  return amounts.reduce(add, nothing)
}

export function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b
}

export function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b
}

/** A fraction divided by a whole number above zero. */
export function dividedBy({ numerator, denominator }: Rational, count: number): Rational {
  return rational(numerator, denominator * BigInt(count))
}
