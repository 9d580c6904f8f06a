import { add, type Rational, Refusal, rational } from "../../base/index.ts"
import { type Allocation, at, type Game, leastCommonMultiple } from "./game.ts"

/**
 * Weighted Shapley value, exact: what a coalition makes beyond its parts is divided between its members by weight.
 * With equal weights it is the Shapley value.
 * @param weights above zero, one a player
 * @throws Refusal "settlement.bad-player-weight", "settlement.unknown-player"
 * @example weightedShapley(gameOf(["a", "b"], [0n, 0n, 0n, 3n].map((worth) => rational(worth))), new Map([["a", rational(2n)], ["b", rational(1n)]])) // 2, 1
 * Source: L. S. Shapley, Additive and non-additive set functions, 1953; E. Kalai, D. Samet, On weighted Shapley values, 1987
 */
export function weightedShapley(game: Game, weights: ReadonlyMap<string, Rational>): Allocation {
  const { players, denominator } = game
  const whole = wholeWeights(players, weights)
  const dividends = dividendsOf(game)
  const weightOf = sumsOf(whole)
  const parts = players.map(() => new Map<bigint, bigint>())
  for (const [mask, dividend] of dividends.entries()) {
    if (dividend === 0n) continue
    const weight = at(weightOf, mask)
    for (const [index, part] of parts.entries())
      if ((mask & (1 << index)) !== 0) part.set(weight, (part.get(weight) ?? 0n) + dividend)
  }
  return new Map(
    players.map((player, index) => {
      const share = [...(parts[index] ?? [])].reduce(
        (sum, [weight, dividend]) => add(sum, rational(at(whole, index) * dividend, weight * denominator)),
        rational(0n),
      )
      return [player, share]
    }),
  )
}

/** What each coalition makes beyond all its parts, by bit mask, over the game's denominator (Harsanyi dividends). */
export function dividendsOf({ worths }: Game): readonly bigint[] {
  const dividends = [...worths]
  for (let bit = 1; bit < dividends.length; bit *= 2)
    for (let mask = bit; mask < dividends.length; mask += 1)
      if ((mask & bit) !== 0) dividends[mask] = at(dividends, mask) - at(dividends, mask - bit)
  return dividends
}

function wholeWeights(players: readonly string[], weights: ReadonlyMap<string, Rational>): readonly bigint[] {
  const stranger = [...weights.keys()].find((player) => !players.includes(player))
  if (stranger !== undefined) throw new Refusal("settlement.unknown-player", { player: stranger })
  const known = players.map((player) => {
    const weight = weights.get(player)
    if (weight === undefined || weight.numerator <= 0n) throw new Refusal("settlement.bad-player-weight", { player })
    return weight
  })
  const common = known.reduce((sum, weight) => leastCommonMultiple(sum, weight.denominator), 1n)
  return known.map(({ numerator, denominator }) => numerator * (common / denominator))
}

function sumsOf(weights: readonly bigint[]): readonly bigint[] {
  const sums = [0n]
  for (const weight of weights) {
    const { length } = sums
    for (let mask = 0; mask < length; mask += 1) sums.push(at(sums, mask) + weight)
  }
  return sums
}
