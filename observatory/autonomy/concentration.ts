import { listOf } from "./lists.ts"
import { type ForeignShares, turnover } from "./shares.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/**
 * Herfindahl–Hirschman index of parts: the sum of squared shares, from 1/n (equal) to 1 (one alone). Parts of an unknown
 * holder are left out by the caller. NaN where there is nothing.
 * @example herfindahl([2, 1, 1]) // 0.375
 */
export function herfindahl(parts: Iterable<number>): number {
  let [sum, squares] = [0, 0]
  for (const part of parts) {
    sum += part
    squares += part * part
  }
  return sum > 0 ? squares / (sum * sum) : Number.NaN
}

/** How concentrated the offers of each component are, by place. Offers without a value or a name are left out. */
export interface Concentration {
  readonly suppliers: Float64Array
  readonly countries: Float64Array
}

/** HHI over suppliers and over countries of every component: its offers for all that it goes into, products' rows aside. */
export function concentrationOf(graph: SupplyGraph, value: Float64Array): Concentration {
  const [suppliers, countries] = [new Float64Array(graph.items.length), new Float64Array(graph.items.length)]
  const parts = new Map<number, number>()
  const over = (offers: Int32Array, holder: Int32Array): number => {
    parts.clear()
    for (const offer of offers) {
      const [worth, held] = [value[offer] ?? Number.NaN, holder[offer] ?? -1]
      if (worth > 0 && held >= 0 && (graph.offers.parent[offer] ?? -1) >= 0)
        parts.set(held, (parts.get(held) ?? 0) + worth)
    }
    return herfindahl(parts.values())
  }
  for (let item = 0; item < graph.items.length; item++) {
    const uses = listOf(graph.usesOf, item)
    suppliers[item] = over(uses, graph.offers.supplier)
    countries[item] = over(uses, graph.offers.country)
  }
  return { suppliers, countries }
}

/** Value added in a chain, by who and where; the product's own maker excluded. */
export interface ChainValue {
  readonly bySupplier: ReadonlyMap<number, number>
  readonly byCountry: ReadonlyMap<number, number>
  /** Whose supplier, whose country nobody knows. */
  readonly noSupplier: number
  readonly noCountry: number
}

/** Walks chains from the top: what each supplier and country adds to the inputs of some products. */
export function chainValues(graph: SupplyGraph, shares: ForeignShares, value: Float64Array) {
  const { order, offers } = graph
  const weight = new Float64Array(graph.items.length)
  const { spent } = turnover(graph, value)
  const rank = new Int32Array(graph.items.length)
  for (let at = 0; at < order.length; at++) rank[order[at] ?? 0] = at
  const seen = new Uint32Array(graph.items.length)
  let asked = 0
  /** Ranks of the items in the chains of the tops, falling: what is made before what goes into it. */
  const chainOf = (tops: readonly number[]): Int32Array => {
    asked++
    const found: number[] = []
    const meet = (item: number) => {
      if (seen[item] === asked) return
      seen[item] = asked
      found.push(item)
    }
    for (const top of tops) meet(top)
    for (let at = 0; at < found.length; at++)
      for (const need of listOf(graph.needsOf, found[at] ?? 0))
        for (const offer of listOf(graph.offersOf, need)) meet(offers.item[offer] ?? 0)
    return Int32Array.from(found, (item) => rank[item] ?? 0)
      .sort()
      .reverse()
  }
  /** @param tops products, each with what its inputs are worth */
  return (tops: readonly number[]): ChainValue => {
    const [bySupplier, byCountry] = [new Map<number, number>(), new Map<number, number>()]
    for (const top of tops) weight[top] = (weight[top] ?? 0) + (spent[top] ?? 0)
    for (const at of chainOf(tops)) {
      const item = order[at] ?? 0
      const inputs = weight[item] ?? 0
      weight[item] = 0
      if (inputs === 0) continue
      for (const need of listOf(graph.needsOf, item))
        for (const offer of listOf(graph.offersOf, need)) {
          const worth = value[offer] ?? Number.NaN
          if (!(worth > 0)) continue
          const share = (inputs * worth) / (spent[item] ?? 1)
          const component = offers.item[offer] ?? 0
          const part = shares.bought[component] ?? 0
          weight[component] = (weight[component] ?? 0) + share * part
          if (part < 1) {
            add(bySupplier, offers.supplier[offer] ?? -1, share * (1 - part))
            add(byCountry, offers.country[offer] ?? -1, share * (1 - part))
          }
        }
    }
    const [noSupplier, noCountry] = [bySupplier.get(-1) ?? 0, byCountry.get(-1) ?? 0]
    bySupplier.delete(-1)
    byCountry.delete(-1)
    return { bySupplier, byCountry, noSupplier, noCountry }
  }
}

function add(sums: Map<number, number>, key: number, worth: number): void {
  sums.set(key, (sums.get(key) ?? 0) + worth)
}
