import { type Currency, multiply, type Rational, rational } from "../../base/index.ts"
import { shownAmount } from "../apportionment/step.ts"
import type { ExecutedStep } from "./execution.ts"
import { minorIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

/** Floors of a period as far as there is something to share. */
export interface FloorsWithin {
  /** Place → its floor, minor units, exact. */
  readonly within: ReadonlyMap<string, Rational>
  readonly agreed: bigint
  readonly shared: bigint
}

/**
 * Floors of a period: none above its cap, and where all together exceed what is shared, each cut in proportion (assumed: no
 * text says what follows; a period that could not be executed would leave its money with the collector for good).
 * @param counted what of the reported amounts counts
 * @example floorsWithin(terms, 50n, new Map()).within.get("310000") // 50 where its floor is 80
 */
export function floorsWithin(
  { base, parties }: AgreementTerms,
  counted: bigint,
  capsLeft: ReadonlyMap<string, bigint | null>,
): FloorsWithin {
  const stocks = base.kind === "whole" ? 0n : parties.reduce((sum, { stock }) => sum + (minorIn(stock) ?? 0n), 0n)
  const shared = counted > stocks ? counted - stocks : 0n
  const floors = parties.flatMap(({ place, floor, cap }) => {
    const limits = [minorIn(cap), capsLeft.get(place) ?? null]
    const agreed = minorIn(floor)
    if (agreed === null) return []
    return [
      { place, floor: limits.reduce<bigint>((least, one) => (one !== null && one < least ? one : least), agreed) },
    ]
  })
  const agreed = floors.reduce((sum, { floor }) => sum + floor, 0n)
  const cut = agreed > shared ? rational(shared, agreed) : rational(1n)
  return { within: new Map(floors.map(({ place, floor }) => [place, multiply(rational(floor), cut)])), agreed, shared }
}

/** Says that the floors were cut, where they were. */
export function floorSteps({ agreed, shared }: FloorsWithin, currency: Currency): readonly ExecutedStep[] {
  if (agreed <= shared) return []
  const [floors, there] = [agreed, shared].map((amount) => shownAmount(rational(amount), currency))
  return [
    {
      kind: "limit",
      text: {
        zh: `各方下限合计 ${floors}，可分享的只有 ${there}：各下限按比例减少。`,
        en: `The floors together are ${floors}, and only ${there} is shared: each is cut in proportion.`,
      },
    },
  ]
}
