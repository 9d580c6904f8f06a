import { add, compare, floor, formatRational, type Rational, Refusal, rational, subtract } from "../base/index.ts"
import { roundToSum } from "./apportion.ts"

/** How exact parts become whole minor units. */
export interface Rounding<Member> {
  /** Who has the units that are left when each part is rounded down. */
  readonly remainder: "largest-remainder" | { readonly holder: Member }
  /** Who of equal remainders comes first; after that the earlier. Of no effect when one member holds the remainder. */
  readonly ties: "earlier" | "later" | "larger-part" | "smaller-part"
}

/** Parts in minor units that sum to the total, with those who hold its remainder. */
export interface MoneyParts<Member> {
  readonly parts: ReadonlyMap<Member, bigint>
  /** Members whose part differs from the exact one rounded down (of a negative total: rounded up), in order. */
  readonly holders: readonly Member[]
}

/**
 * Exact parts of a total as whole minor units, by a named method. Parts may lie below zero. The parts of a negative total
 * are the mirror of those of the positive one. Any size: nothing is a float.
 * @param total minor units
 * @param exact the part of each member, in order of precedence; they sum to the total
 * @throws Refusal "settlement.parts-not-whole", "settlement.unknown-player" for a holder who has no part
 * @example moneyParts(100n, thirds, { remainder: { holder: "c" }, ties: "earlier" }).parts // a 33n, b 33n, c 34n
 * Source: largest-remainder method (Hamilton)
 */
export function moneyParts<Member>(
  total: bigint,
  exact: ReadonlyMap<Member, Rational>,
  rounding: Rounding<Member>,
): MoneyParts<Member> {
  const members = [...exact.keys()]
  const given = [...exact.values()]
  const sum = given.reduce(add, rational(0n))
  if (compare(sum, rational(total)) !== 0)
    throw new Refusal("settlement.parts-not-whole", { sum: formatRational(sum), total: `${total}` })
  const { remainder } = rounding
  const holder = remainder === "largest-remainder" ? null : members.indexOf(remainder.holder)
  if (holder === -1 && remainder !== "largest-remainder")
    throw new Refusal("settlement.unknown-player", { player: `${remainder.holder}` })
  const first = given.find(({ numerator }) => numerator !== 0n)
  const isMirrored = total < 0n || (total === 0n && first !== undefined && first.numerator < 0n)
  const sign = isMirrored ? -1n : 1n
  const rounded = roundedParts(
    sign * total,
    given.map((one) => ({ ...one, numerator: sign * one.numerator })),
    { holder, ties: rounding.ties },
  )
  return {
    parts: new Map(members.map((member, index) => [member, sign * (rounded[index]?.part ?? 0n)])),
    holders: members.filter((_, index) => rounded[index]?.isHolder),
  }
}

function roundedParts(
  total: bigint,
  exact: readonly Rational[],
  { holder, ties }: { readonly holder: number | null; readonly ties: Rounding<unknown>["ties"] },
): readonly { readonly part: bigint; readonly isHolder: boolean }[] {
  const down = exact.map(floor)
  const left = down.reduce((rest, part) => rest - part, total)
  if (holder !== null)
    return down.map((part, index) => ({
      part: index === holder ? part + left : part,
      isHolder: index === holder && left > 0n,
    }))
  const remainders = exact.map((one, index) => subtract(one, rational(down[index] ?? 0n)))
  const more = roundToSum(remainders, left, tieOf(ties, exact))
  return down.map((part, index) => ({ part: part + (more[index] ?? 0n), isHolder: (more[index] ?? 0n) > 0n }))
}

function tieOf(ties: Rounding<unknown>["ties"], exact: readonly Rational[]): (a: number, b: number) => number {
  const bySize = (a: number, b: number) => compare(exact[a] ?? rational(0n), exact[b] ?? rational(0n))
  switch (ties) {
    case "earlier":
      return (a, b) => a - b
    case "later":
      return (a, b) => b - a
    case "larger-part":
      return (a, b) => bySize(b, a) || a - b
    case "smaller-part":
      return (a, b) => bySize(a, b) || a - b
  }
}
