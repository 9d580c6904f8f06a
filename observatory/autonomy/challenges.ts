import * as z from "zod"
import { listOf } from "./lists.ts"
import { origin } from "./origins.ts"
import type { SupplyGraph } from "./supply-graph.ts"
import { readinessGap } from "./supply-row.ts"

/**
 * How much each part of the rank of a challenge counts: exponents, whole numbers of 0 or more. They are a method's choice,
 * dated and marked as assumed in `data/parameters/observatory/`; no law or source sets them.
 */
export const ChallengeWeights = z.strictObject({
  criticality: z.int().min(0).max(9),
  foreign: z.int().min(0).max(9),
  gap: z.int().min(0).max(9),
  downstream: z.int().min(0).max(9),
})
export type ChallengeWeights = z.infer<typeof ChallengeWeights>

/** A component that might be posted as a challenge, with each part of its score, 0 to 1. */
export interface Challenge {
  readonly item: number
  /** Highest criticality of its offers / 5. */
  readonly criticality: number
  /** Part of its offers from abroad, by value; by number of offers where no value is known. */
  readonly foreign: number
  readonly foreignBy: "value" | "offers"
  /** How far a domestic substitute is from being there. */
  readonly gap: number
  /** Value of products in whose chain it stands / value of all products. */
  readonly downstream: number
  readonly score: number
}

/** A component from abroad that cannot be ranked, and what is missing. */
export interface Unranked {
  readonly item: number
  readonly missing: readonly ("criticality" | "readiness" | "value")[]
}

/**
 * Components whose making at home would be worth posting as a challenge, the most worthwhile first:
 * score = criticality^a · foreign^b · gap^c · downstream^d, a weighted product (a component that lacks any part is worth
 * nothing: nothing critical, nothing foreign, nothing left to do, nothing that rests on it). Ties keep the file's order.
 * A component nobody abroad offers is no challenge; one that lacks a figure is told apart, not guessed.
 * @param downstream value of products by item, of all `total`
 */
export function challengesIn(
  graph: SupplyGraph,
  origins: Uint8Array,
  weights: ChallengeWeights,
  { downstream, total }: { readonly downstream: Float64Array; readonly total: number },
): { readonly ranked: readonly Challenge[]; readonly unranked: readonly Unranked[] } {
  const [ranked, unranked]: [Challenge[], Unranked[]] = [[], []]
  for (let item = 0; item < graph.items.length; item++) {
    const offers = offersOf(graph, origins, item)
    if (offers.foreign === 0) continue
    const gap = readinessGap(graph.items[item]?.readiness ?? "")
    const missing = [
      ...(Number.isNaN(offers.criticality) ? (["criticality"] as const) : []),
      ...(Number.isNaN(gap) ? (["readiness"] as const) : []),
      ...(total > 0 ? [] : (["value"] as const)),
    ]
    if (missing.length > 0) {
      unranked.push({ item, missing })
      continue
    }
    const { foreign, foreignBy } = offers
    const [criticality, share] = [offers.criticality / 5, (downstream[item] ?? 0) / total]
    const score =
      criticality ** weights.criticality * foreign ** weights.foreign * gap ** weights.gap * share ** weights.downstream
    ranked.push({ item, criticality, foreign, foreignBy, gap, downstream: share, score })
  }
  return { ranked: ranked.sort((a, b) => b.score - a.score || a.item - b.item), unranked }
}

function offersOf(graph: SupplyGraph, origins: Uint8Array, item: number) {
  let [worth, abroad, count, countAbroad, criticality] = [0, 0, 0, 0, Number.NaN]
  for (const offer of listOf(graph.usesOf, item)) {
    if ((graph.offers.parent[offer] ?? -1) < 0) continue
    const value = graph.offers.value[offer] ?? Number.NaN
    const [rating, isAbroad] = [graph.offers.criticality[offer] ?? Number.NaN, origins[offer] === origin.abroad]
    if (!Number.isNaN(rating) && !(criticality >= rating)) criticality = rating
    count++
    if (isAbroad) countAbroad++
    if (!(value > 0)) continue
    worth += value
    if (isAbroad) abroad += value
  }
  const foreignBy: Challenge["foreignBy"] = worth > 0 ? "value" : "offers"
  const foreign = worth > 0 ? abroad / worth : count > 0 ? countAbroad / count : 0
  return { foreign, foreignBy, criticality }
}
