import { type Rational, Refusal } from "../base/index.ts"

/**
 * Splits an amount by weights into whole minor units that sum to it. Leftover units go to the largest remainders, ties
 * to the earlier member. A negative amount is the mirror of the positive one.
 * @param amount minor units
 * @param weights member → integer, zero or more, in order of precedence
 * @returns member → minor units, in the same order
 * @throws Refusal "settlement.no-weight" when all weights are zero, "settlement.negative-weight" when one is negative
 * @example apportion(100n, new Map([["a", 1n], ["b", 2n]])) // a 33n, b 67n
 * Source: largest-remainder method (Hamilton)
 */
export function apportion<Member>(amount: bigint, weights: ReadonlyMap<Member, bigint>): ReadonlyMap<Member, bigint> {
  const members = [...weights]
  const whole = members.reduce((sum, [, weight]) => sum + weight, 0n)
  if (members.some(([, weight]) => weight < 0n)) throw new Refusal("settlement.negative-weight")
  if (whole === 0n) throw new Refusal("settlement.no-weight")
  const size = amount < 0n ? -amount : amount
  const parts = roundToSum(
    members.map(([, weight]) => ({ numerator: size * weight, denominator: whole })),
    size,
  )
  return new Map(members.map(([member], index) => [member, amount < 0n ? -(parts[index] ?? 0n) : (parts[index] ?? 0n)]))
}

/**
 * Rounds exact parts to whole numbers that sum to `whole`: each down, then one more for the largest remainders, ties to
 * the earlier.
 * @param exact parts, zero or more; their sum differs from `whole` by less than one
 * @param whole zero or more
 * @param tie which of two places with the same remainder comes first, below zero for the first
 */
export function roundToSum(
  exact: readonly Rational[],
  whole: bigint,
  tie: (a: number, b: number) => number = (a, b) => a - b,
): readonly bigint[] {
  const down = exact.map(({ numerator, denominator }) => numerator / denominator)
  const left = whole - down.reduce((sum, part) => sum + part, 0n)
  const byRemainder = exact
    .map(({ numerator, denominator }, index) => ({ index, over: numerator % denominator, denominator }))
    .sort((a, b) => {
      const difference = b.over * a.denominator - a.over * b.denominator
      return difference < 0n ? -1 : difference > 0n ? 1 : tie(a.index, b.index)
    })
  const more = new Set(byRemainder.slice(0, Number(left)).map(({ index }) => index))
  return down.map((part, index) => (more.has(index) ? part + 1n : part))
}
