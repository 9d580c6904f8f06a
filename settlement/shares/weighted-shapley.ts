import { type Rational, Refusal, rational } from "../../base/index.ts"
import { type Allocation, at, type Game, leastCommonMultiple } from "./game.ts"

/**
 * Weighted Shapley value, exact: what a coalition makes beyond its parts is divided between its members by weight.
 * With equal weights it is the Shapley value.
 * @param weights above zero, one a player
 * @throws Refusal "settlement.bad-player-weight", "settlement.unknown-player", "settlement.weights-too-fine"
 * @example weightedShapley(gameOf(["a", "b"], [0n, 0n, 0n, 3n].map((worth) => rational(worth))), new Map([["a", rational(2n)], ["b", rational(1n)]])) // 2, 1
 * Source: L. S. Shapley, Additive and non-additive set functions, 1953; E. Kalai, D. Samet, On weighted Shapley values, 1987
 */
export function weightedShapley(game: Game, weights: ReadonlyMap<string, Rational>): Allocation {
  const { players, denominator } = game
  const whole = wholeWeights(players, weights)
  const dividends = dividendsOf(game)
  const weightOf = sumsOf(whole)
  // Dividends of coalitions that weigh the same are divided together.
  const byWeight = new Map<bigint, bigint[]>()
  for (const [mask, dividend] of dividends.entries()) {
    if (dividend === 0n) continue
    const weight = at(weightOf, mask)
    const sums = byWeight.get(weight) ?? players.map(() => 0n)
    byWeight.set(weight, sums)
    for (let player = 0; player < players.length; player += 1)
      if ((mask & (1 << player)) !== 0) sums[player] = at(sums, player) + dividend
  }
  const common = commonOf(byWeight.keys())
  const totals = players.map(() => 0n)
  for (const [weight, sums] of byWeight) {
    const times = common / weight
    for (const [player, sum] of sums.entries()) totals[player] = at(totals, player) + sum * times
  }
  return new Map(
    players.map((player, index) => [player, rational(at(whole, index) * at(totals, index), common * denominator)]),
  )
}

/** Beyond this a share would be a fraction of more than 30,000 digits. */
const longestCommon = 2n ** 100_000n

/** The least number that all weights divide. @throws Refusal "settlement.weights-too-fine" */
function commonOf(weights: Iterable<bigint>): bigint {
  let common = 1n
  for (const weight of weights) {
    if (common % weight === 0n) continue
    common = leastCommonMultiple(common, weight)
    if (common > longestCommon) throw new Refusal("settlement.weights-too-fine")
  }
  return common
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
