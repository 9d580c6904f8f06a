import { type Panel, seriesOf } from "../panel.ts"
import type { IndexState, Note } from "../state.ts"
import { periodsOf, type Window } from "../windows.ts"
import type { GroupWeights } from "./group.ts"

/** Weights while the groups get theirs one after the other, from below. */
export interface Weighing {
  readonly state: IndexState
  readonly weights: Float64Array
  readonly ownWeights: Map<number, Float64Array>
  /** Means of nodes above the indicators that were needed so far, by place. */
  readonly made: Map<number, Float64Array>
  readonly notes: Note[]
}

/** Takes over the weights of a node's children for all units and periods. */
export function noteWeights(
  { state, weights, ownWeights, notes }: Weighing,
  node: number,
  { weights: found, figures, figuresOfChildren }: GroupWeights,
): void {
  const { nodes, children } = state.structure
  ownWeights.delete(node)
  if (figures) notes.push({ what: "weighed", indicator: nodes[node]?.code ?? "", figures })
  for (const [at, child] of (children[node] ?? []).entries()) {
    const weight = found[at] ?? 0
    weights[child] = weight
    notes.push({ what: "weight", indicator: nodes[child]?.code ?? "", figures: { weight, ...figuresOfChildren?.[at] } })
  }
}

/**
 * Numbers of a node over periods and units: an indicator's as they are in the panel, more being better; above, means of
 * the children with the weights decided so far.
 */
export function numbersOf(work: Weighing, node: number): Float64Array {
  const { structure, panel, normalised } = work.state
  const known = work.made.get(node)
  if (known !== undefined) return known
  if (node >= structure.indicators) {
    const made = meanOfChildren(work, node)
    work.made.set(node, made)
    return made
  }
  const numbers = seriesOf(panel, node)
  const turned = !normalised && structure.nodes[node]?.direction === -1
  return turned ? numbers.map((number) => -number) : numbers
}

function meanOfChildren(work: Weighing, node: number): Float64Array {
  const { panel, structure } = work.state
  const size = panel.periods.length * panel.units.length
  const [sums, used, all] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const own = work.ownWeights.get(node)
  for (const [at, child] of (structure.children[node] ?? []).entries()) {
    const numbers = numbersOf(work, child)
    const common = work.weights[child] ?? 0
    for (let place = 0; place < size; place++) {
      const weight = own === undefined ? common : (own[at * size + place] ?? 0)
      const number = numbers[place] ?? Number.NaN
      all[place] = (all[place] ?? 0) + weight
      if (Number.isNaN(number)) continue
      sums[place] = (sums[place] ?? 0) + weight * number
      used[place] = (used[place] ?? 0) + weight
    }
  }
  // Weights of a unit's own count as they stand: their sum product is the score of benefit of the doubt.
  for (let place = 0; place < size; place++) {
    const weight = used[place] ?? 0
    const whole = own === undefined ? 1 : (all[place] ?? 0)
    sums[place] = weight > 0 ? ((sums[place] ?? 0) / weight) * whole : Number.NaN
  }
  return sums
}

/** Periods of a window for a reader: one alone where the panel has no others. */
export function spanOf(panel: Panel, window: Window): string {
  return panel.periods.length === 1 ? `${panel.periods[0]}` : periodsOf(panel, window)
}
