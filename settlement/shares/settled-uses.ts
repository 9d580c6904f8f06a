import { Refusal, rational } from "../../base/index.ts"
import type { Bill } from "../bill.ts"
import { type MoneyParts, moneyParts, type Rounding } from "../money-parts.ts"
import type { Formula } from "./formula.ts"

/** A use that is settled, as a contribution: it exists only when all of its parties take part. */
export interface SettledUse {
  /** Each once, in order of precedence; at least one. */
  readonly parties: readonly string[]
  /** What it is worth, in minor units: its fee, which was paid at least. */
  readonly worth: bigint
}

/**
 * A bill as a use of its host and its home jurisdiction, worth its fee; null for a late cancellation, which makes nothing
 * and only moves money.
 * @example useOfBill(bill) // { parties: ["320000", "310000"], worth: 48000n }
 */
export function useOfBill({ reason, shares, fee }: Pick<Bill, "reason" | "shares" | "fee">): SettledUse | null {
  if (reason !== "use") return null
  const parties = (["host-jurisdiction", "home-jurisdiction"] as const).flatMap((party) =>
    shares.filter((share) => share.party === party).map(({ jurisdiction }) => jurisdiction),
  )
  return { parties: [...new Set(parties)], worth: fee }
}

/**
 * The game that settled uses make: a coalition is worth the uses whose parties are all in it. Its Shapley value is the
 * sum of the exact splits of the uses.
 * @param players in order; parties of the uses when left out
 * @example shapley(gameOfFormula(formulaOfUses([{ parties: ["home", "host"], worth: 100n }]))) // 50, 50
 * Source: docs/decisions/2026-11-24-impact-statement.md, "Better alone"
 */
export function formulaOfUses(uses: readonly SettledUse[], players?: readonly string[]): Formula {
  // Uses of the same parties are one group: a year of uses is as small as the pairs in it.
  const groups = new Map<string, { readonly members: readonly string[]; worth: bigint }>()
  for (const { parties, worth } of uses) {
    const members = [...new Set(parties)].sort()
    const key = JSON.stringify(members)
    groups.set(key, { members, worth: (groups.get(key)?.worth ?? 0n) + worth })
  }
  return {
    kind: "synergies",
    players: players ?? [...new Set(uses.flatMap(({ parties }) => parties))],
    synergies: [...groups.values()].map(({ members, worth }) => ({ members, worth: rational(worth) })),
  }
}

/**
 * One settled use divided between its parties by contribution: none of it exists without any of them, so that they have
 * it in equal parts, in whole minor units that sum to its worth.
 * @throws Refusal "settlement.synergy-of-nobody"
 * @example splitUse({ parties: ["home", "host"], worth: 101n }, { remainder: { holder: "host" }, ties: "earlier" }).parts // 50n, 51n
 * Source: L. S. Shapley, A value for n-person games, 1953
 */
export function splitUse({ parties, worth }: SettledUse, rounding: Rounding<string>): MoneyParts<string> {
  const members = [...new Set(parties)]
  if (members.length === 0) throw new Refusal("settlement.synergy-of-nobody")
  const each = rational(worth, BigInt(members.length))
  return moneyParts(worth, new Map(members.map((party) => [party, each])), rounding)
}
