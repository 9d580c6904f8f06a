import { cheapCuts } from "./cheap-cuts.ts"
import { cutOfPaths, isOfPaths } from "./cut-of-paths.ts"
import { listOf } from "./lists.ts"
import { type Losses, lossesIn } from "./losses.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** The smallest set of suppliers whose loss stops a product. */
export interface MinimumCut {
  /** Places of suppliers; undefined when losing all that count does not stop the product. */
  readonly suppliers: readonly number[] | undefined
  /** No smaller set stops it: proven. */
  readonly least: number
  /** True when the set is proven to be a smallest one: it has `least` members. Others of the same size may exist. */
  readonly exact: boolean
  /** How it was proven. */
  readonly by: "single" | "disjoint-ways" | "flow" | "search" | "none"
}

/** How much searching one product is worth: followed losses. */
export const searchEffort = 2000

/**
 * Answers, for one product after the other, the smallest set of suppliers whose loss leaves no way of making it. A way
 * takes every need of each item in it and one offer a need; a cut takes an offer from every way, each supplier counted once
 * however much it offers. Its own makers do not count. In general this is a smallest hitting set, which is hard; so:
 * 1. a supplier that stops the product alone is a cut of one; 2. from below, ways that share no supplier each need one of
 * their own; from above, the cheapest offers to lose, need by need; where both meet the cut is proven; 3. where every item
 * has one need (alternatives only) and each supplier offers one component, ways are paths and the cut is a maximum flow of
 * unit capacities (L. R. Ford, D. R. Fulkerson, 1956; K. Menger, 1927); 4. else sets are searched by size, branching on the
 * suppliers of a way that is still whole; what the effort does not settle is told as bounds, `exact: false`.
 * @param counts which suppliers may be in a cut: one flag a supplier
 * @param effort losses followed at most in the search, by product
 */
export function minimumCuts(graph: SupplyGraph, counts: Uint8Array, effort = searchEffort) {
  const losses = lossesIn(graph)
  const cheap = cheapCuts(graph, counts)
  return (product: number): MinimumCut => {
    const stops = (suppliers: readonly number[]) => losses.run({ suppliers }).includes(product)
    const above = cheap(product)
    if (above === undefined) return { suppliers: undefined, least: 0, exact: true, by: "none" }
    if (above.length === 1) return { suppliers: above, least: 1, exact: true, by: "single" }
    const disjoint = disjointWays(graph, losses, product, counts, above.length)
    if (disjoint === above.length) return { suppliers: above, least: disjoint, exact: true, by: "disjoint-ways" }
    const reach = reachOf(graph, product)
    const single = reach.suppliers.find((supplier) => counts[supplier] === 1 && stops([supplier]))
    if (single !== undefined) return { suppliers: [single], least: 1, exact: true, by: "single" }
    if (above.length === 2) return { suppliers: above, least: 2, exact: true, by: "search" }
    if (isOfPaths(graph, reach.items, counts)) {
      const suppliers = cutOfPaths(graph, product, counts)
      return { suppliers, least: suppliers.length, exact: true, by: "flow" }
    }
    return searched(graph, losses, { product, counts, above, from: Math.max(2, disjoint), effort })
  }
}

/** Items below a product, it included, and suppliers that offer something to them. */
export function reachOf(graph: SupplyGraph, product: number) {
  const seen = new Set([product])
  const suppliers = new Set<number>()
  const items = [product]
  for (let at = 0; at < items.length; at++)
    for (const need of listOf(graph.needsOf, items[at] ?? 0))
      for (const offer of listOf(graph.offersOf, need)) {
        const [component, supplier] = [graph.offers.item[offer] ?? 0, graph.offers.supplier[offer] ?? -1]
        if (supplier >= 0) suppliers.add(supplier)
        if (seen.has(component)) continue
        seen.add(component)
        items.push(component)
      }
  return { items, suppliers: [...suppliers] }
}

/** Suppliers that count in one way of making a product after the last run; undefined when there is none. */
function wayAfter(
  graph: SupplyGraph,
  losses: Losses,
  product: number,
  counts: Uint8Array,
): readonly number[] | undefined {
  if (losses.stopped(product)) return undefined
  const taken = new Set<number>()
  const seen = new Set([product])
  const items = [product]
  for (let at = 0; at < items.length; at++)
    for (const need of listOf(graph.needsOf, items[at] ?? 0)) {
      let best = -1
      for (const offer of listOf(graph.offersOf, need)) {
        if (losses.dead(offer)) continue
        const supplier = graph.offers.supplier[offer] ?? -1
        // A supplier that is in the way already, or cannot be lost, adds nothing to hit.
        const free = supplier < 0 || counts[supplier] !== 1 || taken.has(supplier)
        if (best < 0 || free) best = offer
        if (free) break
      }
      const [supplier, component] = [graph.offers.supplier[best] ?? -1, graph.offers.item[best] ?? -1]
      if (supplier >= 0 && counts[supplier] === 1) taken.add(supplier)
      if (component < 0 || seen.has(component)) continue
      seen.add(component)
      items.push(component)
    }
  return [...taken]
}

/** How many ways share no supplier, found one after the other: no cut is smaller. */
function disjointWays(graph: SupplyGraph, losses: Losses, product: number, counts: Uint8Array, most: number): number {
  const gone: number[] = []
  for (let found = 0; found < most; found++) {
    losses.run({ suppliers: gone })
    const way = wayAfter(graph, losses, product, counts)
    if (way === undefined) return found
    gone.push(...way)
  }
  return most
}

interface Search {
  readonly product: number
  readonly counts: Uint8Array
  readonly above: readonly number[]
  readonly from: number
  readonly effort: number
}

function searched(graph: SupplyGraph, losses: Losses, { product, counts, above, from, effort }: Search): MinimumCut {
  let left = effort
  const open = counts.slice()
  /** A set of `more` further suppliers that stops the product, "out" when the effort is spent. */
  const complete = (chosen: readonly number[], more: number): readonly number[] | "out" | undefined => {
    if (left-- <= 0) return "out"
    losses.run({ suppliers: chosen })
    const way = wayAfter(graph, losses, product, open)
    if (way === undefined) return chosen
    if (more === 0) return undefined
    // Once every set with a supplier was tried, no later set needs it.
    const tried: number[] = []
    let found: readonly number[] | "out" | undefined
    for (const supplier of way) {
      found = complete([...chosen, supplier], more - 1)
      if (found !== undefined) break
      open[supplier] = 0
      tried.push(supplier)
    }
    for (const supplier of tried) open[supplier] = 1
    return found
  }
  for (let size = from; size < above.length; size++) {
    const found = complete([], size)
    if (found === "out") return { suppliers: above, least: size, exact: false, by: "search" }
    if (found !== undefined) return { suppliers: found, least: found.length, exact: true, by: "search" }
  }
  return { suppliers: above, least: above.length, exact: true, by: "search" }
}
