import { Refusal } from "../../../base/index.ts"
import type { IndexState } from "../state.ts"
import { type PrincipalComponents, principalComponents, rotatedFactors } from "./principal.ts"
import { groupOf } from "./series.ts"

/** Principal components of the children of a node. */
export interface ComponentsOfGroup {
  readonly node: string
  readonly codes: readonly string[]
  /** Rows in which no child lacks its number. */
  readonly complete: number
  readonly components: readonly {
    readonly eigenvalue: number
    /** Part of the variance, and that of this and all components before. */
    readonly explained: number
    readonly cumulative: number
    /** Child by child. */
    readonly loadings: readonly number[]
  }[]
  /** The kept components after varimax. */
  readonly factors: readonly { readonly explained: number; readonly loadings: readonly number[] }[]
  /** Part of each child's variance that the factors hold. */
  readonly communalities: readonly number[]
}

/**
 * Principal components of a node's children, and the first of them turned by varimax.
 * @param choice factors: how many are turned; those with an eigenvalue above 1 where not given, one at least
 * @throws Refusal "observatory.few-children", "observatory.few-rows", "observatory.constant-child", "observatory.more-factors"
 * @example componentsOf(state, "Innovation").components[0]?.explained
 * Source: Handbook on Constructing Composite Indicators (2008), step 4, tables 7 to 9
 */
export function componentsOf(
  state: IndexState,
  node: string,
  choice: { factors?: number; period?: number } = {},
): ComponentsOfGroup {
  const { codes, columns } = groupOf(state, node, choice.period, 2)
  const found = principalComponents(columns)
  if ("fewRows" in found) throw new Refusal("observatory.few-rows", { node, rows: `${found.fewRows}`, least: "3" })
  if ("constant" in found)
    throw new Refusal("observatory.constant-child", { node, indicator: codes[found.constant] ?? "" })
  const kept = choice.factors ?? Math.max(1, found.values.filter((value) => value > 1).length)
  if (kept > codes.length)
    throw new Refusal("observatory.more-factors", { node, children: `${codes.length}`, factors: `${kept}` })
  const turned = rotatedFactors(found, kept)
  return {
    node,
    codes,
    complete: found.complete,
    components: listed(found),
    factors: Array.from(turned.explained, (explained, factor) => ({
      explained,
      loadings: [...turned.loadings.filter((_, place) => place % kept === factor)],
    })),
    communalities: [...turned.communalities],
  }
}

function listed({ values, explained, loadings, size }: PrincipalComponents): ComponentsOfGroup["components"] {
  let cumulative = 0
  return Array.from(values, (eigenvalue, component) => {
    cumulative += explained[component] ?? 0
    return {
      eigenvalue,
      explained: explained[component] ?? 0,
      cumulative,
      loadings: [...loadings.filter((_, place) => place % size === component)],
    }
  })
}
