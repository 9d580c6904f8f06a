import { rational } from "../../base/index.ts"
import { coreTest, type Synergy, synergyGame } from "../shares/index.ts"
import { type Money, moneyOf, moneys } from "./money.ts"
import type { Replayed } from "./replay.ts"

/**
 * What counts as having more. `budget`: public money, shares of fees less vouchers. `whole`: what a member has together
 * with its organisations, a use being worth its fee to the user.
 */
export type Measure = "budget" | "whole"

/** A group of members that would have more by serving only itself. Amounts in minor units. */
export interface StandingAlone {
  readonly members: readonly string[]
  /** What the group has from acts among its own members. */
  readonly alone: bigint
  /** What it has from all acts. */
  readonly together: bigint
  readonly gain: bigint
  /** Uses with the other members that it would give up, and their fees. */
  readonly uses: number
  readonly fees: bigint
}

/**
 * Whether a group of members would do better alone. The worth of a group is what its members have from acts whose host
 * and home are both in it; a voucher counts where its issuer is in it too, else the user pays in full. What a group is
 * given is what its members have from all acts. The two are equal for all members together, and the core test names the
 * group that gains most.
 * @returns the group, or null when none would have more alone
 * @example standAlone(["a", "b"], replayed, "budget")?.members // ["a"]
 */
export function standAlone(
  members: readonly string[],
  replayed: readonly Replayed[],
  measure: Measure,
): StandingAlone | null {
  const made = new Map<string, { readonly members: readonly string[]; worth: bigint }>()
  const given = new Map(members.map((member) => [member, 0n]))
  for (const one of replayed) {
    for (const { members: group, worth } of measure === "budget" ? budgetOf(one) : wholeOf(one)) {
      const key = [...new Set(group)].sort().join(" ")
      made.set(key, { members: [...new Set(group)], worth: (made.get(key)?.worth ?? 0n) + worth })
    }
    for (const [member, amount] of givenBy(one, measure)) given.set(member, (given.get(member) ?? 0n) + amount)
  }
  const synergies: readonly Synergy[] = [...made.values()].map(({ members: group, worth }) => ({
    members: group,
    worth: rational(worth),
  }))
  const allocation = new Map([...given].map(([member, amount]) => [member, rational(amount)]))
  const { blocking } = coreTest(synergyGame(members, synergies), allocation)
  if (blocking === null) return null
  const { worth, given: together, gain } = blocking
  return {
    members: blocking.members,
    alone: worth.numerator,
    together: together.numerator,
    gain: gain.numerator,
    ...givenUp(blocking.members, replayed),
  }
}

/** Public money that an act makes for those who take part: shares for host and home, a cost for who issued the voucher. */
function budgetOf({ past: { booking }, bill }: Replayed): readonly { members: readonly string[]; worth: bigint }[] {
  if (bill === null) return []
  const pair = [booking.jurisdiction, booking.homeJurisdiction]
  const shares = [...moneyOf({ ...bill, voucher: null }, "budget").values()].reduce((sum, one) => sum + one, 0n)
  if (bill.voucher === null) return [{ members: pair, worth: shares }]
  return [
    { members: pair, worth: shares },
    { members: [...pair, bill.voucher.jurisdiction], worth: -bill.paidByVoucher },
  ]
}

/** A use makes its fee's worth, which host and home divide; a cancellation only moves money. */
function wholeOf({ past: { booking }, bill }: Replayed): readonly { members: readonly string[]; worth: bigint }[] {
  return bill === null ? [] : [{ members: [booking.jurisdiction, booking.homeJurisdiction], worth: madeBy(bill) }]
}

function madeBy({ reason, fee }: NonNullable<Replayed["bill"]>): bigint {
  return reason === "use" ? fee : 0n
}

function givenBy({ past: { booking }, bill }: Replayed, measure: Measure): readonly (readonly [string, bigint])[] {
  if (bill === null) return []
  if (measure === "budget") return [...moneyOf(bill, "budget")]
  return [[booking.homeJurisdiction, madeBy(bill)], ...moneys.flatMap((of: Money) => [...moneyOf(bill, of)])]
}

function givenUp(
  group: readonly string[],
  replayed: readonly Replayed[],
): { readonly uses: number; readonly fees: bigint } {
  const lost = replayed.filter(
    ({ past: { booking }, bill }) =>
      bill?.reason === "use" && group.includes(booking.jurisdiction) !== group.includes(booking.homeJurisdiction),
  )
  return { uses: lost.length, fees: lost.reduce((sum, { bill }) => sum + (bill?.fee ?? 0n), 0n) }
}
