import type { AggregateMethod, IndexNode, IndexState, Step } from "../../../../observatory/index.ts"
import { childrenOf, nodeOf, numberAt, panelOf, placeAt } from "./lookups.ts"
import { childWeights } from "./node-weights.ts"

/** How the parts of a score were found: they sum to it; they are in proportion only; the method has none. */
export type Parting = "sum" | "proportion" | "none"

export function partingOf(state: IndexState, steps: readonly Step[], node: string): Parting {
  const name = methodName(state, steps, node)
  if (name === "arithmetic") return "sum"
  return name === "geometric" || name === "harmonic" || name === "generalised" ? "proportion" : "none"
}

/** The name of the method by which a node's score was made. */
export function methodName(state: IndexState, steps: readonly Step[], node: string): AggregateMethod["name"] {
  const step = steps.findLast(({ step }) => step === "aggregate")
  if (step?.step !== "aggregate") return "arithmetic"
  const { nodes, levels, method } = step.arguments
  return (nodes[node] ?? levels[`${nodeOf(state, node)?.level ?? 0}`] ?? method).name
}

/**
 * What each child brings to a score: its weight times its number, the weights of those that are there summing to 1. For a
 * mean that is no sum the parts are scaled so that they make up the score.
 * @returns child by child, NaN for one that is missing
 */
export function contributionsOf(
  state: IndexState,
  steps: readonly Step[],
  { node, period, unit }: { readonly node: string; readonly period: number; readonly unit: string },
): readonly (readonly [IndexNode, number])[] {
  const parting = partingOf(state, steps, node)
  const children = childrenOf(state, node)
  if (parting === "none") return []
  const given = childWeights(state, steps, node)
  const weights = ownWeights(state, node, period, unit) ?? given
  const numbers = children.map(({ code }) => numberAt(panelOf(state, code), code, period, unit))
  const there = weights.reduce((sum, weight, place) => (Number.isNaN(numbers[place]) ? sum : sum + weight), 0)
  const parts = numbers.map((number, place) => ((weights[place] ?? 0) / there) * number)
  const score = numberAt(panelOf(state, node), node, period, unit)
  const sum = parts.reduce((all, part) => (Number.isNaN(part) ? all : all + part), 0)
  const scale = parting === "sum" || sum === 0 ? 1 : score / sum
  return children.map((child, place) => [child, Number.isNaN(score) ? Number.NaN : (parts[place] ?? 0) * scale])
}

/** Weights that the unit has for itself in the period (benefit of the doubt). */
function ownWeights(state: IndexState, node: string, period: number, unit: string): readonly number[] | undefined {
  const own = state.ownWeights.get(state.structure.places.get(node) ?? -1)
  if (own === undefined) return undefined
  const { panel } = state
  const place = placeAt(panel, panel.series[0] ?? "", period, unit)
  const size = panel.periods.length * panel.units.length
  return childrenOf(state, node).map((_, child) => own[child * size + place] ?? 0)
}
