import { add, compare, type Rational, Refusal, rational, subtract } from "../../base/index.ts"
import type { Formula } from "./formula.ts"
import type { ByPlayer, Synergy } from "./formulas.ts"
import { type Allocation, requireOnce } from "./game.ts"
import { mostWalked } from "./walked-game.ts"

const nothing = rational(0n)

/**
 * Shapley value of a formula that needs no table, exact, up to a thousand players: airport and synergies.
 * @returns null for a formula without such a form
 * @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.player-twice", "settlement.below-zero",
 * "settlement.unknown-player", "settlement.synergy-of-nobody"
 * @example closedShapley({ kind: "synergies", players: ["a", "b"], synergies: [{ members: ["a", "b"], worth: rational(5n) }] })
 * // 5/2, 5/2
 * Source: S. C. Littlechild, G. Owen, 1973 (airport); J. C. Harsanyi, 1959 (each synergy divided equally)
 */
export function closedShapley(formula: Formula): Allocation | null {
  if (formula.kind === "airport") return ofAirport(formula.costs)
  if (formula.kind === "synergies") return ofSynergies(formula.players, formula.synergies)
  return null
}

/** Each stretch of the strip is paid by those who need it, alike. */
function ofAirport(costs: ByPlayer): Allocation {
  requireOnce([...costs.keys()], mostWalked)
  if ([...costs.values()].some(({ numerator }) => numerator < 0n))
    throw new Refusal("settlement.below-zero", { what: "costs" })
  let [paid, before, users] = [nothing, nothing, costs.size]
  const shares = new Map<string, Rational>()
  for (const [player, cost] of [...costs].sort(([, a], [, b]) => compare(a, b))) {
    const stretch = subtract(cost, before)
    paid = add(paid, rational(stretch.numerator, stretch.denominator * BigInt(users)))
    shares.set(player, rational(-paid.numerator, paid.denominator))
    ;[before, users] = [cost, users - 1]
  }
  return new Map([...costs.keys()].map((player) => [player, shares.get(player) ?? nothing]))
}

function ofSynergies(players: readonly string[], synergies: readonly Synergy[]): Allocation {
  requireOnce(players, mostWalked)
  const shares = new Map(players.map((player) => [player, nothing]))
  for (const { members, worth } of synergies) {
    const together = new Set(members)
    if (together.size === 0) throw new Refusal("settlement.synergy-of-nobody")
    const each = rational(worth.numerator, worth.denominator * BigInt(together.size))
    for (const player of together) {
      const share = shares.get(player)
      if (share === undefined) throw new Refusal("settlement.unknown-player", { player })
      shares.set(player, add(share, each))
    }
  }
  return shares
}
