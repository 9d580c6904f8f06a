import { Refusal } from "../../../base/index.ts"
import { type PrincipalComponents, principalComponents, rotatedFactors } from "../statistics/principal.ts"
import {
  type Group,
  type GroupWeights,
  type Negative,
  refuseConstant,
  refuseRows,
  scaledToOne,
  withoutNegative,
} from "./group.ts"

/**
 * Weights by principal components of the rows that are complete. Without `factors`: the loadings on the first component,
 * scaled to sum 1 (COINr's get_PCA gives them with length 1, which makes the same means). With `factors`: so many
 * components are turned by varimax, each child counts with its greatest squared loading, and the weights are scaled to
 * sum 1. That is what the Handbook does in two steps: squared loadings scaled to sum 1 within a factor, times the
 * factor's part of what all factors explain; the factor's variance stands once below and once above the line.
 * @param factors how many are kept, or `kaiser`: those with an eigenvalue above 1
 * Source: Handbook on Constructing Composite Indicators (2008), step 6, tables 17 and 18; Nicoletti, Scarpetta and
 * Boylaud (2000)
 */
export function weighByComponents(
  group: Group,
  { factors, negative }: { readonly factors: number | "kaiser" | undefined; readonly negative: Negative },
): GroupWeights {
  const found = principalComponents(group.columns)
  if ("fewRows" in found) return refuseRows(group, found.fewRows, 3)
  if ("constant" in found) return refuseConstant(group, found.constant)
  const { size, complete } = found
  if (factors === undefined) {
    const first = found.loadings.filter((_, place) => place % size === 0)
    const weights = scaledToOne(group, withoutNegative(group, scaledToOne(group, first), "pca", negative))
    return { weights, figures: { explained: found.explained[0] ?? 0, complete } }
  }
  const kept = factors === "kaiser" ? Math.max(1, found.values.filter((value) => value > 1).length) : factors
  return { ...byFactors(group, found, kept), figures: { factors: kept, explained: explainedBy(found, kept), complete } }
}

function byFactors(group: Group, found: PrincipalComponents, factors: number): GroupWeights {
  const { node, codes } = group
  if (factors > found.size)
    throw new Refusal("observatory.more-factors-than-children", {
      node,
      children: `${codes.length}`,
      factors: `${factors}`,
    })
  const { loadings } = rotatedFactors(found, factors)
  const weights = new Float64Array(found.size)
  const chosen = new Int32Array(found.size)
  for (const [place, loading] of loadings.entries()) {
    const child = Math.floor(place / factors)
    if (loading * loading <= (weights[child] ?? 0)) continue
    weights[child] = loading * loading
    chosen[child] = (place % factors) + 1
  }
  return {
    weights: scaledToOne(group, weights),
    figuresOfChildren: Array.from(chosen, (factor) => ({ factor })),
  }
}

function explainedBy({ explained }: PrincipalComponents, factors: number): number {
  let sum = 0
  for (const part of explained.subarray(0, factors)) sum += part
  return sum
}
