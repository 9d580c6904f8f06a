import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { emptyPanel, marksOf, seriesOf } from "../panel.ts"
import type { IndexState, Note, Scores, StepAnswer } from "../state.ts"
import { AggregateMethod } from "./aggregate-method.ts"
import { aggregateNode } from "./aggregate-node.ts"
import type { Child } from "./child.ts"

const share = z.number().min(0).max(1)

export const AggregateArguments = z.strictObject({
  method: AggregateMethod.default({ name: "arithmetic" }),
  /** Level of the node that is made, 2 and up → method. */
  levels: z.record(z.string().regex(/^\d+$/), AggregateMethod).default({}),
  /** Node → method; goes before that of its level. */
  nodes: z.record(z.string(), AggregateMethod).default({}),
  /** A node has a number only where this share of its children has one, counted by heads. */
  threshold: share.default(0),
  thresholds: z
    .strictObject({
      levels: z.record(z.string().regex(/^\d+$/), share).default({}),
      nodes: z.record(z.string(), share).default({}),
    })
    .default({ levels: {}, nodes: {} }),
  /** Node → child → weight, in place of the weights of the state; children that are not named keep theirs. */
  weights: z.record(z.string(), z.record(z.string(), z.number().min(0))).default({}),
})
export type AggregateArguments = z.infer<typeof AggregateArguments>

/**
 * Makes the scores of all nodes above the indicators, from below to the top, in a hierarchy of any depth. Weights of
 * siblings count against each other; where a child is missing, the others stand for it by their weights, and the score is
 * marked `partial` and says which share of its weight rests on numbers nobody observed. With weights w that sum to 1:
 *
 * | method | score | source |
 * | --- | --- | --- |
 * | arithmetic, geometric, harmonic | Σ wx; exp Σ w·ln x; 1 / Σ (w / x) | Handbook (2008), step 6 |
 * | generalised | (Σ w·xᵖ)^(1/p), geometric for p = 0 | COINr a_genmean, which has no number where one is missing |
 * | median | of the children by their weights | |
 * | copeland | units beaten less units lost to, by the weight of the children that say so | Munda and Nardo (2009) |
 * | outranking | mean over the other units of the weight of the children that put this one before | Handbook, 6.5.1 |
 * | kemeny | units behind in the order that most weight agrees with; the mean of all such orders | Handbook, 6.5.2 |
 * | mpi, ampi | mean less (or plus) its penalty for uneven children | Mazziotta and Pareto (2013, 2016) |
 * | topsis | distance to the worst as a share of those to worst and best | Hwang and Yoon (1981) |
 *
 * Outranking and TOPSIS over a period compare the units of one period. A missing comparison counts for neither unit; in
 * COINr it counts for the later row.
 *
 * @throws Refusal "observatory.number-too-low-for-mean", "observatory.not-normalised", "observatory.unknown-node",
 *   "observatory.unknown-level", "observatory.not-a-child", "observatory.no-weight", "observatory.weight-below-zero",
 *   "observatory.too-many-for-kemeny", "observatory.constant-indicator"
 * @example aggregate(state, AggregateArguments.parse({ method: "arithmetic", levels: { 3: "geometric" } })).state.scores
 */
export function aggregate(before: IndexState, given: AggregateArguments): StepAnswer {
  refuseLoosePairs(before, "aggregate")
  checkNames(before, given)
  const state = withNamedWeights(before, given)
  const { structure, panel } = state
  const { nodes, indicators } = structure
  const above = nodes.slice(indicators)
  const made = emptyPanel(
    above.map(({ code }) => code),
    panel.periods,
    panel.units,
  )
  const scores: Scores = { ...made, estimated: new Float64Array(made.values.length) }
  const notes: Note[] = []
  const size = panel.periods.length * panel.units.length
  for (const [place, node] of above.entries()) {
    const children = childrenOf(state, scores, indicators + place, given)
    const missing = aggregateNode({
      node: node.code,
      method: methodOf(given, node),
      threshold: given.thresholds.nodes[node.code] ?? given.thresholds.levels[`${node.level}`] ?? given.threshold,
      children,
      periods: panel.periods,
      units: panel.units,
      values: seriesOf(scores, place),
      marks: marksOf(scores, place),
      estimated: scores.estimated.subarray(place * size, (place + 1) * size),
    })
    if (missing > 0) notes.push({ what: "too-few-children", indicator: node.code, figures: { scores: missing } })
  }
  return { state: { ...state, scores }, notes }
}

/** The state with the weights that the step names, so that what follows takes them too. */
function withNamedWeights(state: IndexState, { weights: named }: AggregateArguments): IndexState {
  const nodes = Object.entries(named)
  if (nodes.length === 0) return state
  const weights = state.weights.slice()
  const ownWeights = new Map(state.ownWeights)
  for (const [code, children] of nodes) {
    ownWeights.delete(state.structure.places.get(code) ?? -1)
    for (const [child, weight] of Object.entries(children)) weights[state.structure.places.get(child) ?? -1] = weight
  }
  return { ...state, weights, ownWeights }
}

/** The method by which a node is made. */
export function methodOf(
  given: Pick<AggregateArguments, "method" | "levels" | "nodes">,
  { code, level }: { readonly code: string; readonly level: number },
): AggregateMethod {
  return given.nodes[code] ?? given.levels[`${level}`] ?? given.method
}

/** Children of a node as they stand in the panel, or in the scores made so far. */
export function childrenOf(
  { structure, panel, weights, ownWeights }: IndexState,
  scores: Scores,
  node: number,
  given: Pick<AggregateArguments, "weights">,
): readonly Child[] {
  const { nodes, indicators, children } = structure
  const code = nodes[node]?.code ?? ""
  const named = given.weights[code]
  const own = named === undefined ? ownWeights.get(node) : undefined
  const size = panel.periods.length * panel.units.length
  const made = (children[node] ?? []).map((child, place): Child => {
    const childCode = nodes[child]?.code ?? ""
    const weight = named?.[childCode] ?? weights[child] ?? 0
    if (!(weight >= 0))
      throw new Refusal("observatory.weight-below-zero", { node: code, child: childCode, weight: `${weight}` })
    const place2 = child - indicators
    const common = { code: childCode, weight, own: own?.subarray(place * size, (place + 1) * size) }
    return child < indicators
      ? { ...common, values: seriesOf(panel, child), marks: marksOf(panel, child), estimated: undefined }
      : {
          ...common,
          values: seriesOf(scores, place2),
          marks: marksOf(scores, place2),
          estimated: scores.estimated.subarray(place2 * size, (place2 + 1) * size),
        }
  })
  if (own === undefined && made.every(({ weight }) => weight === 0))
    throw new Refusal("observatory.no-weight", { node: code })
  return made
}

function checkNames({ structure, normalised }: IndexState, given: AggregateArguments): void {
  const { nodes, indicators, places, parents } = structure
  for (const code of [given.nodes, given.thresholds.nodes, given.weights].flatMap((part) => Object.keys(part)))
    if ((places.get(code) ?? -1) < indicators) throw new Refusal("observatory.unknown-node", { node: code })
  for (const level of [given.levels, given.thresholds.levels].flatMap((part) => Object.keys(part)))
    if (!nodes.some((node, place) => place >= indicators && `${node.level}` === level))
      throw new Refusal("observatory.unknown-level", { level })
  for (const [code, children] of Object.entries(given.weights))
    for (const child of Object.keys(children))
      if (parents[places.get(child) ?? -1] !== places.get(code))
        throw new Refusal("observatory.not-a-child", { node: code, child })
  if (normalised) return
  const turned = nodes.find(({ direction }, place) => place < indicators && direction === -1)
  if (turned !== undefined) throw new Refusal("observatory.not-normalised", { indicator: turned.code })
}
