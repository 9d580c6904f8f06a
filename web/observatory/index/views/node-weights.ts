import { effectiveWeights, type IndexState, type Step } from "../../../../observatory/index.ts"
import { childrenOf } from "./lookups.ts"
import type { Leafy } from "./sunburst.ts"

/** Weights of a node's children as the aggregation used them, in order of the children. */
export function childWeights(state: IndexState, steps: readonly Step[], node: string): readonly number[] {
  const step = steps.findLast(({ step }) => step === "aggregate")
  const named = step?.step === "aggregate" ? step.arguments.weights[node] : undefined
  return childrenOf(state, node).map(
    ({ code }) => named?.[code] ?? state.weights[state.structure.places.get(code) ?? -1] ?? 0,
  )
}

/**
 * The hierarchy below every top node with the part of each in its parent; tops share the whole by their weights. Where each
 * unit has weights of its own, the mean of its shares counts.
 */
export function weightTree(state: IndexState, steps: readonly Step[]): readonly Leafy[] {
  const { nodes, parents, places } = state.structure
  const shares = new Map(effectiveWeights(state).map(({ code, share }) => [code, share]))
  const leafy = (code: string, level: number, share: number): Leafy => {
    const children = childrenOf(state, code)
    const own = state.ownWeights.has(places.get(code) ?? -1)
    const parts = own
      ? children.map((child) => shares.get(child.code) ?? 0)
      : sharesOf(childWeights(state, steps, code))
    return { code, level, share, children: children.map((child, at) => leafy(child.code, child.level, parts[at] ?? 0)) }
  }
  const tops = nodes.filter((_, place) => (parents[place] ?? -1) < 0)
  const parts = sharesOf(tops.map(({ code }) => state.weights[places.get(code) ?? -1] ?? 0))
  return tops.map(({ code, level }, place) => leafy(code, level, parts[place] ?? 0))
}

/** Parts of 1; all 0 where the weights are. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((one) => (sum > 0 ? one / sum : 0))
}

/** Weight of each node in the whole: the product of the shares on the way to the top. */
export function wholeWeights(tree: readonly Leafy[], above = 1): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { code, share, children } of tree) {
    weights.set(code, share * above)
    for (const [below, weight] of wholeWeights(children, share * above)) weights.set(below, weight)
  }
  return weights
}
