import { listOf } from "./lists.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/**
 * Value of the products in whose chain each item stands, itself included, by place. Products are carried down 32 at a time,
 * one bit each, so that a part used by many products counts each of them once.
 * @param worth value of each product, in the order of `graph.products`; NaN counts nothing
 */
export function downstreamValues(graph: SupplyGraph, worth: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(graph.items.length)
  const bits = new Uint32Array(graph.items.length)
  for (let from = 0; from < graph.products.length; from += 32) {
    bits.fill(0)
    const block = graph.products.slice(from, from + 32)
    block.forEach((product, bit) => {
      bits[product] = ((bits[product] ?? 0) | (1 << bit)) >>> 0
    })
    for (let at = graph.order.length - 1; at >= 0; at--) {
      const item = graph.order[at] ?? 0
      const mine = bits[item] ?? 0
      if (mine === 0) continue
      let rest = mine
      while (rest !== 0) {
        const bit = 31 - Math.clz32(rest)
        sums[item] = (sums[item] ?? 0) + (worth[from + bit] || 0)
        rest = (rest ^ (1 << bit)) >>> 0
      }
      for (const need of listOf(graph.needsOf, item))
        for (const offer of listOf(graph.offersOf, need)) {
          const component = graph.offers.item[offer] ?? 0
          bits[component] = ((bits[component] ?? 0) | mine) >>> 0
        }
    }
  }
  return sums
}

/** Value of each product by its own rows, in the order of `graph.products`; NaN where no row has one. */
export function productValues(graph: SupplyGraph, isThere: (offer: number) => boolean = () => true): readonly number[] {
  return graph.products.map((product) => {
    let [sum, known] = [0, false]
    for (const offer of listOf(graph.usesOf, product)) {
      const worth = graph.offers.value[offer] ?? Number.NaN
      if ((graph.offers.parent[offer] ?? -1) >= 0 || Number.isNaN(worth)) continue
      known = true
      if (isThere(offer)) sum += worth
    }
    return known ? sum : Number.NaN
  })
}
