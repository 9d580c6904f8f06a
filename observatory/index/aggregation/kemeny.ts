/** The orders are searched exactly, over all sets of units: 2ⁿ of them. */
export const mostForKemeny = 14

/** What the best orders of some units are. */
export interface KemenyOrders {
  /** Sum of the shares, over all pairs, that agree with a best order. */
  readonly score: number
  /** By unit: how many stand behind it, in the mean of all best orders. */
  readonly behind: readonly number[]
  /** The best orders, first to last, by place of the unit; at most 100 of them. */
  readonly orders: readonly (readonly number[])[]
}

/**
 * Orders that most pairwise comparisons agree with: of all orders those with the greatest sum of matrix[a][b] over a before
 * b. Exact, by dynamic programming over the sets of units that stand first.
 * @param matrix share of the weight that puts the one before the other; NaN where nothing compares them, which counts for
 *   neither; at most 14 units
 * @example kemeny([[0, 0.7], [0.3, 0]]) // { score: 0.7, behind: [1, 0], orders: [[0, 1]] }
 * Source: Kemeny (1959); Handbook on Constructing Composite Indicators (2008), 6.5.2 (Condorcet–Kemeny–Young–Levenglick)
 */
export function kemeny(matrix: readonly (readonly number[])[]): KemenyOrders {
  const units = matrix.length
  const all = (1 << units) - 1
  const gain = (unit: number, first: number): number => {
    let sum = 0
    for (let other = 0; other < units; other++)
      if (other !== unit && (first & (1 << other)) === 0) sum += matrix[unit]?.[other] || 0
    return sum
  }
  // By set of the units that stand first: the most that the rest can add, and in how many orders.
  const most = new Float64Array(all + 1)
  const ways = new Float64Array(all + 1)
  ways[all] = 1
  for (let first = all - 1; first >= 0; first--) {
    let best = Number.NEGATIVE_INFINITY
    for (let unit = 0; unit < units; unit++)
      if ((first & (1 << unit)) === 0) best = Math.max(best, gain(unit, first) + (most[first | (1 << unit)] ?? 0))
    most[first] = best
    for (let unit = 0; unit < units; unit++)
      if (isBest(first, unit)) ways[first] = (ways[first] ?? 0) + (ways[first | (1 << unit)] ?? 0)
  }
  function isBest(first: number, unit: number): boolean {
    const next = first | (1 << unit)
    return next !== first && gain(unit, first) + (most[next] ?? 0) >= (most[first] ?? 0) - 1e-9
  }
  return { score: most[0] ?? 0, behind: meanBehind(units, ways, isBest), orders: listed(units, isBest) }
}

type IsBest = (first: number, unit: number) => boolean

/** Goes through the sets from the smallest on, with the number of best orders that come by each. */
function meanBehind(units: number, ways: Float64Array, isBest: IsBest): readonly number[] {
  const comeBy = new Float64Array(ways.length)
  comeBy[0] = 1
  const behind = new Float64Array(units)
  for (let first = 0; first < ways.length - 1; first++) {
    const here = comeBy[first] ?? 0
    if (here === 0) continue
    let count = 0
    for (let rest = first; rest > 0; rest &= rest - 1) count++
    for (let unit = 0; unit < units; unit++) {
      if (!isBest(first, unit)) continue
      const next = first | (1 << unit)
      comeBy[next] = (comeBy[next] ?? 0) + here
      behind[unit] = (behind[unit] ?? 0) + (here * (ways[next] ?? 0) * (units - 1 - count)) / (ways[0] ?? 1)
    }
  }
  return [...behind]
}

function listed(units: number, isBest: IsBest): readonly (readonly number[])[] {
  const orders: (readonly number[])[] = []
  const walk = (first: number, order: readonly number[]): void => {
    if (order.length === units) orders.push(order)
    for (let unit = 0; unit < units && orders.length < 100; unit++)
      if (isBest(first, unit)) walk(first | (1 << unit), [...order, unit])
  }
  walk(0, [])
  return orders
}
