import { productValues } from "./downstream.ts"
import { listOf } from "./lists.ts"
import { type Lost, lossesIn } from "./losses.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** What a loss does, along the chain and to each product. */
export interface LossEffect {
  /** Offers that are gone, by themselves or with what they offer. */
  readonly offers: readonly number[]
  /** Items that can no longer be had: first those that nobody is left to offer, then those that cannot be made. */
  readonly stopped: readonly number[]
  /** Items still made, with fewer offers for one of their needs, or from a component of which that is so. */
  readonly weakened: readonly number[]
  readonly products: readonly ProductEffect[]
  /** Value of what stops: lost rows of products whose maker is gone included. */
  readonly valueStopped: number
  /** Value of products that are weakened. */
  readonly valueWeakened: number
  /** Value of all products. */
  readonly value: number
  /** Value bought of each offer afterwards: what a need bought from lost offers is bought from those left, in proportion. */
  readonly after: Float64Array
}

export interface ProductEffect {
  readonly item: number
  readonly state: "stopped" | "weakened" | "untouched"
  /** NaN where the file gives none. */
  readonly value: number
  /** Part of the value that is no longer delivered. */
  readonly lost: number
}

/**
 * What stops and what is weakened when suppliers, countries or components are lost, and what that is worth. A product stops
 * when it can no longer be made or no maker of it is left.
 * @param lost places; see `lostIn` for names
 */
export function effectOf(graph: SupplyGraph, lost: Lost): LossEffect {
  const losses = lossesIn(graph)
  const unmade = [...losses.run(lost)]
  const [gone, halts] = [new Uint8Array(graph.offers.count), new Uint8Array(graph.items.length)]
  for (const offer of losses.deadOffers) gone[offer] = 1
  for (const item of unmade) halts[item] = 1
  const unoffered = withoutOffer(graph, losses.deadOffers, gone).filter((item) => halts[item] !== 1)
  for (const item of unoffered) halts[item] = 1
  const weak = weakenedIn(graph, gone, halts)
  const before = productValues(graph)
  const rest = productValues(graph, (offer) => gone[offer] !== 1)
  const products = graph.products.map((item, at): ProductEffect => {
    const own = ownRows(graph, item)
    const isStopped = halts[item] === 1 || own.every((offer) => gone[offer] === 1)
    const isWeak = weak[item] === 1 || own.some((offer) => gone[offer] === 1)
    const value = before[at] ?? Number.NaN
    const lostValue = isStopped ? value : value - (rest[at] ?? Number.NaN)
    return { item, state: isStopped ? "stopped" : isWeak ? "weakened" : "untouched", value, lost: lostValue }
  })
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + (Number.isNaN(one) ? 0 : one), 0)
  return {
    offers: [...losses.deadOffers],
    stopped: [...unoffered, ...unmade],
    weakened: [...weak.keys()].filter((item) => weak[item] === 1),
    products,
    valueStopped: sum(products.map((one) => one.lost)),
    valueWeakened: sum(products.map((one) => (one.state === "weakened" ? one.value - one.lost : 0))),
    value: sum(before),
    after: moved(graph, gone),
  }
}

/** Items of which every offer is gone. */
function withoutOffer(graph: SupplyGraph, dead: readonly number[], gone: Uint8Array): readonly number[] {
  const touched = new Set(dead.map((offer) => graph.offers.item[offer] ?? 0))
  return [...touched].filter((item) => listOf(graph.usesOf, item).every((offer) => gone[offer] === 1))
}

function ownRows(graph: SupplyGraph, item: number): readonly number[] {
  return [...listOf(graph.usesOf, item)].filter((offer) => graph.offers.parent[offer] === -1)
}

function weakenedIn(graph: SupplyGraph, gone: Uint8Array, halts: Uint8Array): Uint8Array {
  const weak = new Uint8Array(graph.items.length)
  for (const item of graph.order) {
    if (halts[item] === 1) continue
    search: for (const need of listOf(graph.needsOf, item))
      for (const offer of listOf(graph.offersOf, need))
        if (gone[offer] === 1 || weak[graph.offers.item[offer] ?? 0] === 1) {
          weak[item] = 1
          break search
        }
  }
  return weak
}

/** Purchases after a loss; a need that nothing meets any more buys nothing, of offers without a value equal parts. */
function moved(graph: SupplyGraph, gone: Uint8Array): Float64Array {
  const after = graph.offers.value.slice()
  for (let need = 0; need < graph.needs.length; need++) {
    const list = listOf(graph.offersOf, need)
    let [lost, left, count] = [0, 0, 0]
    for (const offer of list) {
      const worth = graph.offers.value[offer] ?? Number.NaN
      if (gone[offer] === 1) {
        after[offer] = 0
        lost += worth > 0 ? worth : 0
      } else {
        left += worth > 0 ? worth : 0
        count++
      }
    }
    if (lost === 0 || count === 0) continue
    for (const offer of list) {
      if (gone[offer] === 1) continue
      const worth = graph.offers.value[offer] || 0
      after[offer] = left > 0 ? worth * (1 + lost / left) : lost / count
    }
  }
  for (const item of graph.products) for (const offer of ownRows(graph, item)) if (gone[offer] === 1) after[offer] = 0
  return after
}
