import type { IndexState } from "../state.ts"
import { codeAt } from "./series.ts"

/** What a node counts in the whole of the index. */
export interface EffectiveWeight {
  readonly code: string
  readonly level: number
  /** Part of its siblings' weight, 0 to 1; 1 at the top. */
  readonly share: number
  /** Part of the top's weight: its share times those of all above it. */
  readonly effective: number
}

/**
 * Weights of all nodes as parts of their top, as if every mean were arithmetic and no number missing. Where each unit has
 * weights of its own (benefit of the doubt, weights by period), a child's share is the mean of its shares over units and
 * periods. A node whose siblings all weigh nothing has the share 0.
 * @example effectiveWeights(state).find(({ code }) => code === "PATENTS")?.effective
 * Source: COINr get_eff_weights
 */
export function effectiveWeights(state: IndexState): readonly EffectiveWeight[] {
  const { structure, weights, ownWeights } = state
  const shares = new Float64Array(structure.nodes.length).fill(1)
  for (const [node, children] of structure.children.entries()) {
    const own = ownWeights.get(node)
    if (own) {
      for (const [at, share] of meanShares(own, children.length).entries()) shares[children[at] ?? 0] = share
      continue
    }
    let sum = 0
    for (const child of children) sum += weights[child] ?? 0
    for (const child of children) shares[child] = sum === 0 ? 0 : (weights[child] ?? 0) / sum
  }
  return structure.nodes.map(({ level }, place) => {
    let effective = 1
    for (let node = place; node >= 0; node = structure.parents[node] ?? -1) effective *= shares[node] ?? 0
    return { code: codeAt(state, place), level, share: shares[place] ?? 0, effective }
  })
}

function meanShares(own: Float64Array, children: number): Float64Array {
  const size = own.length / children
  const shares = new Float64Array(children)
  let rows = 0
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let child = 0; child < children; child++) sum += own[child * size + row] ?? 0
    if (sum === 0) continue
    rows++
    for (let child = 0; child < children; child++)
      shares[child] = (shares[child] ?? 0) + (own[child * size + row] ?? 0) / sum
  }
  return shares.map((share) => (rows === 0 ? 0 : share / rows))
}
