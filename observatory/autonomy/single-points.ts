import { listOf, sizeOf } from "./lists.ts"
import { type Losses, lossesIn } from "./losses.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** Products that a single loss stops, by what is lost: places of products for each component, supplier, country. */
export interface SinglePoints {
  readonly components: readonly (readonly number[])[]
  readonly suppliers: readonly (readonly number[])[]
  readonly countries: readonly (readonly number[])[]
}

const none: readonly number[] = []

/**
 * Everything whose loss alone stops a product: what lies in every way of making it. On a graph of alternatives only (one
 * need an item) these are the product's dominators; where all of some needs must be met, a dominator tree would be
 * wrong (it knows no "and"), so each loss is followed up the chain instead, which is exact. Time grows with the number of
 * (loss, stopped item) pairs; a component with one user that has no alternative to it takes over its user's answer.
 * A product's own makers are no single points of it: without a maker there is no product, which tells nothing.
 */
export function singlePoints(graph: SupplyGraph): SinglePoints {
  const losses = lossesIn(graph)
  const isProduct = new Uint8Array(graph.items.length)
  for (const product of graph.products) isProduct[product] = 1
  const components = stopsByComponent(graph, losses, isProduct)
  /** Of an offer that may be followed alone: what its user's loss stops, the user included. */
  const withUser = (offer: number): readonly number[] => {
    const [need, user] = [graph.offers.need[offer] ?? -1, graph.offers.parent[offer] ?? -1]
    if (need < 0 || sizeOf(graph.offersOf, need) > 1) return none
    return joined(components[user] ?? none, user, isProduct)
  }
  const suppliers = graph.suppliers.map((_, supplier) => {
    const [only, ...more] = listOf(graph.bySupplier, supplier)
    if (only !== undefined && more.length === 0) return withUser(only)
    return productsIn(losses.run({ suppliers: [supplier] }), isProduct)
  })
  const countries = graph.countries.map((_, country) => productsIn(losses.run({ countries: [country] }), isProduct))
  return { components, suppliers, countries }
}

function stopsByComponent(graph: SupplyGraph, losses: Losses, isProduct: Uint8Array): readonly (readonly number[])[] {
  const found: (readonly number[])[] = new Array(graph.items.length).fill(none)
  for (let at = graph.order.length - 1; at >= 0; at--) {
    const item = graph.order[at] ?? 0
    const user = onlyUser(graph, item)
    if (user === -1) continue
    found[item] =
      user === undefined
        ? productsIn(losses.run({ components: [item] }), isProduct, item)
        : joined(found[user] ?? none, user, isProduct)
  }
  return found
}

/** The one item that needs this one and has nothing else for it; -1 when nothing needs it; undefined otherwise. */
function onlyUser(graph: SupplyGraph, item: number): number | undefined {
  let user = -1
  for (const offer of listOf(graph.usesOf, item)) {
    const above = graph.offers.parent[offer] ?? -1
    if (above < 0) continue
    if (user >= 0 && user !== above) return undefined
    const need = graph.offers.need[offer] ?? -1
    for (const other of listOf(graph.offersOf, need)) if (graph.offers.item[other] !== item) return undefined
    user = above
  }
  return user
}

function joined(stops: readonly number[], user: number, isProduct: Uint8Array): readonly number[] {
  return isProduct[user] === 1 ? [user, ...stops] : stops
}

function productsIn(stopped: readonly number[], isProduct: Uint8Array, except = -1): readonly number[] {
  const found: number[] = []
  for (const item of stopped) if (isProduct[item] === 1 && item !== except) found.push(item)
  return found.length === 0 ? none : found
}
