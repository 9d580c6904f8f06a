import { listOf, sizeOf } from "./lists.ts"
import { origin } from "./origins.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** Foreign shares of every item, by place. */
export interface ForeignShares {
  /** Value bought directly. */
  readonly direct: readonly Float64Array[]
  /** Value added in the chain below, the maker's own excluded. */
  readonly inputs: readonly Float64Array[]
  /** Part of an item's value that is inputs, 0 to 1. */
  readonly bought: Float64Array
  /** Items whose inputs are worth more than all sales of them: then all of their value counts as inputs. */
  readonly overfull: readonly number[]
}

/**
 * Foreign shares by value, as trade in value added counts them: what an offer is worth is split into its inputs, whose
 * shares carry on up the chain, and what its maker added, which belongs to the offer's country. A foreign engine with home
 * bearings is then not wholly foreign, a home engine with foreign bearings not wholly home.
 *
 * share(item) = Σ over its inputs r of v_r / Σ v · [(1 − b) · abroad(r) + b · share(component of r)], b = inputs of the
 * component / its sales, at most 1. Values are yearly flows in one unit; an offer without a value is left out.
 * Source: R. Koopman, Z. Wang, S.-J. Wei, Tracing Value-Added and Double Counting in Gross Exports, AER 104 (2014); on a
 * graph without cycles the inverse is a walk from the inputs up.
 * @param value by offer: as the file gives it, or as it is after a loss
 */
export function foreignShares(graph: SupplyGraph, origins: Uint8Array, value: Float64Array): ForeignShares {
  const count = graph.items.length
  const { sold, spent } = turnover(graph, value)
  const bought = new Float64Array(count)
  const overfull: number[] = []
  const [direct, inputs] = [
    [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)],
    [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)],
  ] as const
  for (const item of graph.order) {
    const [sales, costs] = [sold[item] ?? 0, spent[item] ?? 0]
    if (costs === 0) continue
    // A part of a unit in the last place is no contradiction.
    if (sales > 0 && costs > sales * (1 + 1e-9)) overfull.push(item)
    bought[item] = sales > 0 ? Math.min(1, costs / sales) : 1
    let [near, nearUnknown, far, farUnknown] = [0, 0, 0, 0]
    for (const need of listOf(graph.needsOf, item))
      for (const offer of listOf(graph.offersOf, need)) {
        const worth = value[offer] ?? Number.NaN
        if (!(worth > 0)) continue
        const component = graph.offers.item[offer] ?? 0
        const part = bought[component] ?? 0
        const [abroad, open] = [Number(origins[offer] === origin.abroad), Number(origins[offer] === origin.unknown)]
        near += worth * abroad
        nearUnknown += worth * open
        far += worth * ((1 - part) * abroad + (part > 0 ? part * (inputs[0][component] ?? 0) : 0))
        farUnknown += worth * ((1 - part) * open + (part > 0 ? part * (inputs[1][component] ?? 0) : 0))
      }
    direct[0][item] = near / costs
    direct[1][item] = nearUnknown / costs
    inputs[0][item] = far / costs
    inputs[1][item] = farUnknown / costs
  }
  return { direct, inputs, bought, overfull }
}

/** What all offers of an item are worth, and what its inputs are worth. */
export function turnover(graph: SupplyGraph, value: Float64Array): { sold: Float64Array; spent: Float64Array } {
  const [sold, spent] = [new Float64Array(graph.items.length), new Float64Array(graph.items.length)]
  const { item, parent } = graph.offers
  for (let offer = 0; offer < value.length; offer++) {
    const worth = value[offer] ?? Number.NaN
    if (!(worth > 0)) continue
    const [what, above] = [item[offer] ?? 0, parent[offer] ?? -1]
    sold[what] = (sold[what] ?? 0) + worth
    if (above >= 0) spent[above] = (spent[above] ?? 0) + worth
  }
  return { sold, spent }
}

/** Shares by criticality of every item, by place. */
export interface CriticalShares {
  /** Taking what is unknown for home. */
  readonly least: Float64Array
  /** Taking what is unknown for abroad. */
  readonly most: Float64Array
}

/**
 * Foreign dependence by criticality: of an item's needs, each weighted by its criticality (the highest of its offers), the
 * part that nothing at home meets. An offer from abroad counts 1, one from home what its own component depends; of
 * alternatives the least dependent counts, since any one is enough. Needs without a criticality are left out.
 * @param isThere whether an offer still is
 */
export function criticalShares(
  graph: SupplyGraph,
  origins: Uint8Array,
  isThere: (offer: number) => boolean = () => true,
): CriticalShares {
  const [least, most] = [new Float64Array(graph.items.length), new Float64Array(graph.items.length)]
  for (const item of graph.order) {
    if (sizeOf(graph.needsOf, item) === 0) continue
    let [weight, low, high] = [0, 0, 0]
    for (const need of listOf(graph.needsOf, item)) {
      const list = listOf(graph.offersOf, need)
      const rating = criticalityOf(graph, list)
      if (Number.isNaN(rating)) continue
      let [lowest, highest] = [1, 1]
      for (const offer of list) {
        if (!isThere(offer)) continue
        const component = graph.offers.item[offer] ?? 0
        const where = origins[offer]
        lowest = Math.min(lowest, where === origin.abroad ? 1 : (least[component] ?? 0))
        highest = Math.min(highest, where === origin.home ? (most[component] ?? 0) : 1)
      }
      weight += rating
      low += rating * lowest
      high += rating * highest
    }
    // An item none of whose needs is rated says nothing, and carries nothing up.
    least[item] = weight === 0 ? 0 : low / weight
    most[item] = weight === 0 ? 0 : high / weight
  }
  return { least, most }
}

/** The highest criticality among offers; NaN where none is rated. */
export function criticalityOf(graph: SupplyGraph, list: Int32Array): number {
  let highest = Number.NaN
  for (const offer of list) {
    const rating = graph.offers.criticality[offer] ?? Number.NaN
    if (!Number.isNaN(rating) && !(highest >= rating)) highest = rating
  }
  return highest
}
