import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"
import { Refusal, rational } from "../../base/index.ts"
import type { Allocation } from "./game.ts"
import type { WalkedGame } from "./walked-game.ts"

/** The most orders that are drawn at once. */
export const mostOrders = 10_000_000

/** An estimate of the Shapley value from orders drawn by a seed. */
export interface SampledShares {
  /** Averages over the orders, exact; they sum to the worth of all. */
  readonly shares: Allocation
  /** How far an average usually lies from the truth, by player. */
  readonly standardErrors: ReadonlyMap<string, number>
  /**
   * With the confidence below, every average at once lies this near to the truth, whatever the game: no distribution
   * is assumed.
   */
  readonly bounds: ReadonlyMap<string, number>
  readonly confidence: number
  readonly orders: number
  readonly seed: number
}

/** Part of the time in which any of the bounds may fail. */
const risk = 0.05

/** From each order drawn, six are walked: from its beginning, from a third and from two thirds on, each also backwards. */
const beginnings = 3
const walks = 2 * beginnings

/**
 * Shapley value by sampling: what players add, averaged over orders of arrival. The same seed gives the same bytes.
 *
 * Each order that is drawn is walked in six ways that are as likely as itself; their mean varies less than a single
 * walk (an average over pairs of players comes out exact), and means of different orders are independent. The bound is
 * the smaller one of Hoeffding's and the empirical Bernstein bound, over all players together.
 * @param orders to draw, 2 or more
 * @param seed whole number of 32 bits
 * @throws Refusal "settlement.bad-sample"
 * @example sampledShapley(walkedGame({ kind: "gloves", left, right }), { orders: 100_000, seed: 7 })
 * Source: J. Castro, D. Gómez, J. Tejada, Polynomial calculation of the Shapley value based on sampling, 2009; A. Maurer,
 * M. Pontil, Empirical Bernstein bounds and sample variance penalization, 2009, theorem 4
 */
export function sampledShapley(
  game: WalkedGame,
  { orders, seed }: { readonly orders: number; readonly seed: number },
): SampledShares {
  if (!Number.isInteger(orders) || orders < 2 || orders > mostOrders || seed !== (seed | 0))
    throw new Refusal("settlement.bad-sample", { most: `${mostOrders}` })
  const { players, denominator, ranges } = game
  const { sums, squares } = walked(game, orders, seed)
  const perPlayer = <Value>(value: (index: number) => Value): ReadonlyMap<string, Value> =>
    new Map(players.map((player, index) => [player, value(index)]))
  const unit = walks * Number(denominator)
  const variances = players.map((_, index) => Math.max(0, (squares[index] ?? 0) / (orders - 1)))
  return {
    shares: perPlayer((index) => rational(sums[index] ?? 0n, BigInt(walks * orders) * denominator)),
    standardErrors: perPlayer((index) => shortened(Math.sqrt((variances[index] ?? 0) / orders) / unit)),
    bounds: perPlayer((index) => {
      const range = (ranges[index] ?? 0) * walks
      const bound = boundOf({ orders, range, variance: variances[index] ?? 0, risk: risk / players.length })
      return shortened((bound / unit) * (1 + 1e-6))
    }),
    confidence: 1 - risk,
    orders,
    seed,
  }
}

/** How far a mean of independent values of a range may lie from the truth, but for the risk. Both bounds share the risk. */
export function boundOf(sample: {
  readonly orders: number
  readonly range: number
  readonly variance: number
  readonly risk: number
}): number {
  const { orders, range, variance } = sample
  const hoeffding = range * Math.sqrt(Math.log(4 / sample.risk) / (2 * orders))
  const doubt = Math.log(8 / sample.risk)
  const bernstein = Math.sqrt((2 * variance * doubt) / orders) + (7 * range * doubt) / (3 * (orders - 1))
  return Math.min(hoeffding, bernstein)
}

/** Six digits, so that no platform's last digit of a logarithm shows. */
function shortened(value: number): number {
  return Number(value.toPrecision(6))
}

/** For each player the sum over all walks, exact, and the sum of squared distances of the orders from their mean. */
function walked(game: WalkedGame, orders: number, seed: number) {
  const { length } = game.players
  const draw = xoroshiro128plus(seed)
  const order = Uint16Array.from({ length }, (_, index) => index)
  const turned = new Uint16Array(length)
  const added = new Float64Array(length)
  const first = new Float64Array(length)
  const [sums, squares] = [new Float64Array(length), new Float64Array(length)]
  const exact = game.players.map(() => 0n)
  // Sums are moved to whole numbers before they could pass 2^53.
  const most = Math.max(1, ...game.ranges) * walks * 2
  const block = Math.max(1, Math.floor(Number.MAX_SAFE_INTEGER / most) - 1)
  for (let drawn = 0, open = 0; drawn < orders; drawn += 1) {
    shuffle(order, draw)
    added.fill(0)
    walkSixWays(game, order, turned, added)
    if (drawn === 0) first.set(added)
    for (let index = 0; index < length; index += 1) {
      const off = (added[index] ?? 0) - (first[index] ?? 0)
      sums[index] = (sums[index] ?? 0) + off
      squares[index] = (squares[index] ?? 0) + off * off
    }
    open += 1
    if (open < block && drawn + 1 < orders) continue
    for (let index = 0; index < length; index += 1) exact[index] = (exact[index] ?? 0n) + BigInt(sums[index] ?? 0)
    sums.fill(0)
    open = 0
  }
  const means = exact.map((sum) => Number(sum) / orders)
  return {
    sums: exact.map((sum, index) => sum + BigInt(first[index] ?? 0) * BigInt(orders)),
    squares: means.map((mean, index) => (squares[index] ?? 0) - mean * mean * orders),
  }
}

function walkSixWays(game: WalkedGame, order: Uint16Array, turned: Uint16Array, added: Float64Array): void {
  const { length } = order
  for (let beginning = 0; beginning < beginnings; beginning += 1) {
    const from = Math.floor((beginning * length) / beginnings)
    for (let at = from; at < length; at += 1) turned[at - from] = order[at] ?? 0
    for (let at = 0; at < from; at += 1) turned[length - from + at] = order[at] ?? 0
    game.walk(turned, added)
    turned.reverse()
    game.walk(turned, added)
  }
}

function shuffle(order: Uint16Array, draw: ReturnType<typeof xoroshiro128plus>): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = uniformInt(draw, 0, last)
    const moved = order[last] ?? 0
    order[last] = order[chosen] ?? 0
    order[chosen] = moved
  }
}
