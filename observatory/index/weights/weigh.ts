import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import type { IndexState, StepAnswer } from "../state.ts"
import { Judgements, weighByHierarchy } from "./ahp.ts"
import { Bounds } from "./bod.ts"
import { checkPoints, weighByBudget } from "./budget.ts"
import { weighByData } from "./by-data.ts"
import type { GroupWeights } from "./group.ts"
import { noteWeights, spanOf, type Weighing } from "./weighing.ts"

const Method = z.enum(["given", "equal", "pca", "optimised", "entropy", "critic", "variation", "bod", "ahp", "budget"])

/** Arguments of the step `weigh`; those of a method that is not chosen have no effect. */
export const WeighArguments = z.strictObject({
  method: Method.default("given"),
  /** Levels of the nodes that get weights, 1 for indicators; the others keep theirs. All where not given. */
  levels: z.array(z.int().min(1)).min(1).optional(),
  /** Rows from which weights are taken: all periods together, or those of each period for itself. */
  over: z.enum(["panel", "period"]).default("panel"),
  /** given: node → weight; those that are not named get the structure's. */
  weights: z.record(z.string(), z.number().min(0)).optional(),
  /** pca: components that are kept and turned by varimax; without it the first component alone. */
  factors: z.union([z.int().min(1), z.literal("kaiser")]).optional(),
  /** pca, optimised: what becomes of a weight below zero. With it a child would count against its own direction. */
  negative: z.enum(["refuse", "zero"]).default("refuse"),
  /** optimised: equal (or `targets`) influence, or the greatest sum of correlations. */
  aim: z.enum(["equal", "infomax"]).default("equal"),
  /** optimised: node → part of the influence. */
  targets: z.record(z.string(), z.number().positive()).optional(),
  /** bod: what keeps weights apart from zero and from each other. */
  bounds: Bounds.optional(),
  /** ahp: node above → judgements on its children. */
  matrix: z.record(z.string(), Judgements).optional(),
  /** ahp: greatest consistency ratio, and whether a greater one is refused or noted. */
  limit: z.number().min(0).default(0.1),
  inconsistent: z.enum(["refuse", "note"]).default("refuse"),
  /** budget: points by node, one record an expert, and what they sum to (as the first expert's do, where not given). */
  experts: z.array(z.record(z.string(), z.number().min(0))).optional(),
  total: z.number().positive().optional(),
})
export type WeighArguments = z.infer<typeof WeighArguments>

/**
 * Gives weights to siblings, group by group from below. Methods that need data (pca, optimised, entropy, critic, variation,
 * bod) take the numbers of the panel, indicators of direction −1 with their sign turned as long as nothing was normalised; above the
 * indicators they take weighted arithmetic means with the weights decided so far, whatever the step `aggregate` does later.
 * A sibling without any number gets the weight 0. Weights from data, ahp and budget sum to 1 within a group. Taken by
 * period they stand in `ownWeights`, as those of benefit of the doubt always do.
 * @returns notes `weighed` (indicator: the node above; figures of the method), `weight` (indicator; weight and figures),
 *   `no-numbers` (indicator that lacks all), `inconsistent` (node above whose judgements exceed the limit)
 * @throws Refusal "observatory.unknown-node", "observatory.no-nodes-of-level", and those of each method
 * @example weigh(state, WeighArguments.parse({ method: "entropy", levels: [1] })).state.weights
 * Source: Handbook on Constructing Composite Indicators (2008), step 6; each method's own beside it in `weights/`
 */
export function weigh(state: IndexState, given: WeighArguments): StepAnswer {
  const { structure } = state
  refuseLoosePairs(state, "weigh")
  checkCodes(state, given)
  const work: Weighing = {
    state,
    weights: state.weights.slice(),
    ownWeights: new Map(state.ownWeights),
    made: new Map(),
    notes: [],
  }
  const total = given.method === "budget" ? checkPoints(given.experts ?? [], given.total) : 1
  for (let node = structure.indicators; node < structure.nodes.length; node++)
    if (takes(state, node, given)) weighGroup(work, node, given, total)
  const { weights, ownWeights, notes } = work
  return { state: { ...state, weights, ownWeights }, notes }
}

function checkCodes(
  { structure }: IndexState,
  { weights, targets, matrix, experts, levels, bounds }: WeighArguments,
): void {
  const named = [weights, targets, matrix, bounds?.children, ...(experts ?? [])]
  for (const code of named.flatMap((record) => Object.keys(record ?? {})))
    if (!structure.places.has(code)) throw new Refusal("observatory.unknown-node", { node: code })
  for (const level of levels ?? [])
    if (!structure.children.some((children) => levelOf(structure.nodes, children) === level))
      throw new Refusal("observatory.no-nodes-of-level", { level: `${level}` })
}

/** The highest level on which one of the siblings stands: a group gets weights as a whole. */
function levelOf(nodes: IndexState["structure"]["nodes"], children: readonly number[]): number {
  return children.reduce((most, child) => Math.max(most, nodes[child]?.level ?? 0), 0)
}

/** Whether a node's children get weights; judgements and points may be given for some groups only. */
function takes({ structure }: IndexState, node: number, { method, levels, matrix, experts }: WeighArguments): boolean {
  const children = structure.children[node] ?? []
  if (children.length === 0) return false
  if (levels !== undefined) return levels.includes(levelOf(structure.nodes, children))
  const codes = children.map((child) => structure.nodes[child]?.code ?? "")
  if (method === "ahp") return structure.nodes[node]?.code !== undefined && structure.nodes[node].code in (matrix ?? {})
  if (method === "budget") return codes.some((code) => experts?.some((points) => code in points))
  return true
}

function weighGroup(work: Weighing, node: number, given: WeighArguments, total: number): void {
  const { method } = given
  if (method !== "given" && method !== "equal" && method !== "ahp" && method !== "budget")
    weighByData(work, node, method, given)
  else noteWeights(work, node, withoutData(work, node, method, given, total))
}

function withoutData(
  { state: { structure, panel }, notes }: Weighing,
  node: number,
  method: "given" | "equal" | "ahp" | "budget",
  given: WeighArguments,
  total: number,
): GroupWeights {
  const children = structure.children[node] ?? []
  const codes = children.map((child) => structure.nodes[child]?.code ?? "")
  const code = structure.nodes[node]?.code ?? ""
  if (method === "equal") return { weights: new Float64Array(children.length).fill(1) }
  if (method === "budget") return { weights: weighByBudget(code, codes, given.experts ?? [], total) }
  if (method === "ahp") {
    const judgements = given.matrix?.[code]
    if (judgements === undefined) throw new Refusal("observatory.no-matrix", { node: code })
    const found = weighByHierarchy(code, codes, judgements, given)
    const ratio = found.figures?.ratio ?? 0
    if (ratio > given.limit) notes.push({ what: "inconsistent", indicator: code, figures: { ratio } })
    return found
  }
  const weights = Float64Array.from(children, (child, at) => {
    return given.weights?.[codes[at] ?? ""] ?? structure.nodes[child]?.weight ?? 0
  })
  if (weights.every((weight) => weight === 0))
    throw new Refusal("observatory.all-weights-zero", { node: code, period: spanOf(panel, { from: 0, to: 0 }) })
  return { weights }
}
