import { Refusal } from "../../../base/index.ts"
import { readPlace } from "../aggregation/child.ts"
import { paretoScales, paretoScore } from "../aggregation/mazziotta-pareto.ts"
import { powerMeanOf, powerOf } from "../aggregation/power-mean.ts"
import { nearness, reachOf } from "../aggregation/topsis.ts"
import { medianOf } from "../aggregation/weighted-median.ts"
import type { ChangeEffect, ChildEffect, NodeAtTwo } from "./change.ts"

/** All sets of children are tried: 2ⁿ of them. */
const mostChildren = 12

/** Score of a unit from its children's numbers and weights. */
type OwnScore = (numbers: Float64Array, weights: Float64Array) => number

/**
 * Effects of the children on a node by their Shapley values: what changing a child's number adds to the score, in the mean over
 * all orders in which the children could change one after the other. What the other units give to the method (bounds, best and
 * worst numbers) stays as it is. Power means come here only where a number is zero, at which their f has no slope.
 * @throws Refusal "observatory.no-split" where the score rests on comparisons with other units, on two periods that are scaled
 *   apart, on weights that differ, or on too many children
 */
export function shapleyParts(at: NodeAtTwo): readonly ChildEffect[] {
  const { children, first, last } = at
  const score = ownScore(at)
  const there = [...children.keys()].filter((child) => hasNumber(at, child, first) || hasNumber(at, child, last))
  if (score === undefined || there.length > mostChildren || children.some(({ own }) => own !== undefined))
    throw noSplit(at)
  const values = scoresOfSets(at, there, score)
  const chances = chancesOf(there.length)
  return there.map((child, player) => {
    let amount = 0
    for (let set = 0; set < values.length; set++) {
      if ((set & (1 << player)) !== 0) continue
      const gain = (values[set | (1 << player)] ?? Number.NaN) - (values[set] ?? Number.NaN)
      amount += (chances[sizeOf(set)] ?? 0) * gain
    }
    const change = (children[child]?.values[last] ?? Number.NaN) - (children[child]?.values[first] ?? Number.NaN)
    return { child, effect: effectOf(at, child), amount, per: change === 0 ? 0 : amount / change }
  })
}

function noSplit({ node, method }: NodeAtTwo): Refusal {
  return new Refusal("observatory.no-split", { node, method: method.name })
}

function hasNumber({ children }: NodeAtTwo, child: number, place: number): boolean {
  const one = children[child]
  return one !== undefined && one.weight > 0 && !Number.isNaN(one.values[place])
}

function effectOf(at: NodeAtTwo, child: number): ChangeEffect {
  return !hasNumber(at, child, at.first) ? "appeared" : !hasNumber(at, child, at.last) ? "vanished" : "number"
}

/** The score for each set of children that have changed already. */
function scoresOfSets(at: NodeAtTwo, there: readonly number[], score: OwnScore): Float64Array {
  const size = at.children.length
  const [numbers, weights, after] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const values = new Float64Array(1 << there.length)
  for (let set = 0; set < values.length; set++) {
    readPlace(at.children, at.last, after, weights)
    readPlace(at.children, at.first, numbers, weights)
    for (const [player, child] of there.entries())
      if ((set & (1 << player)) !== 0) numbers[child] = after[child] ?? Number.NaN
    values[set] = score(numbers, weights)
    // Some children vanish and others appear: there is a set in which none is left.
    if (Number.isNaN(values[set])) throw noSplit(at)
  }
  return values
}

/** By size of the set before: the chance that a child changes just after just these. */
function chancesOf(players: number): readonly number[] {
  let ways = 1
  return Array.from({ length: players }, (_, size) => {
    const chance = 1 / (players * ways)
    ways = (ways * (players - 1 - size)) / (size + 1)
    return chance
  })
}

function sizeOf(set: number): number {
  let count = 0
  for (let rest = set; rest > 0; rest &= rest - 1) count++
  return count
}

/** The method for one unit, where it is the same function at both ends. */
function ownScore({ node, method, children, periods, units, first, last }: NodeAtTwo): OwnScore | undefined {
  const [all, width] = [periods.length * units.length, units.length]
  const [one, other] = [Math.floor(first / width), Math.floor(last / width)]
  const ofPanel = method.name === "ampi" || (method.name === "topsis" && method.over === "panel")
  const [from, length] = ofPanel ? [0, all] : [one * width, width]
  if (method.name === "median") return medianOf
  const power = powerOf(method)
  if (power !== undefined) return (numbers, weights) => powerMeanOf(numbers, weights, power)
  if (!ofPanel && one !== other) return undefined
  if (method.name === "ampi" || method.name === "mpi") {
    const scales = paretoScales({ node, children, periods, units }, method, from, length)
    return (numbers, weights) => paretoScore(numbers, weights, scales, method.penalty)
  }
  if (method.name !== "topsis") return undefined
  const reaches = children.map(({ values }) => reachOf(values.subarray(from, from + length)))
  return (numbers, weights) => nearness(numbers, weights, reaches)
}
