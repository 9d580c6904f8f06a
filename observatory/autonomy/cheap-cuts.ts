import { listOf } from "./lists.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/**
 * A set of suppliers whose loss stops an item, small but not proven smallest: the cheapest need to lose, where losing a need
 * means losing each offer, by its supplier or by what it is made of. On a tree without shared suppliers it is smallest.
 * @returns for an item the set, rising, or undefined when suppliers that count cannot stop it
 */
export function cheapCuts(graph: SupplyGraph, counts: Uint8Array): (item: number) => readonly number[] | undefined {
  const { offers } = graph
  const cost = new Float64Array(graph.items.length).fill(Number.POSITIVE_INFINITY)
  const cheapest = new Int32Array(graph.items.length).fill(-1)
  const met = new Set<number>()
  const isOpen = (offer: number) => {
    const supplier = offers.supplier[offer] ?? -1
    return supplier >= 0 && counts[supplier] === 1
  }
  for (const item of graph.order)
    for (const need of listOf(graph.needsOf, item)) {
      let sum = 0
      met.clear()
      for (const offer of listOf(graph.offersOf, need)) {
        const supplier = offers.supplier[offer] ?? -1
        if (isOpen(offer) && met.has(supplier)) continue
        if (isOpen(offer)) met.add(supplier)
        sum += isOpen(offer) ? 1 : (cost[offers.item[offer] ?? 0] ?? 0)
      }
      if (sum >= (cost[item] ?? 0)) continue
      cost[item] = sum
      cheapest[item] = need
    }
  return (item) => {
    if (cost[item] === Number.POSITIVE_INFINITY) return undefined
    const taken = new Set<number>()
    const left = [item]
    for (let at = 0; at < left.length; at++)
      for (const offer of listOf(graph.offersOf, cheapest[left[at] ?? 0] ?? 0))
        if (isOpen(offer)) taken.add(offers.supplier[offer] ?? 0)
        else left.push(offers.item[offer] ?? 0)
    return [...taken].sort((a, b) => a - b)
  }
}
