import { type Lists, sizeOf } from "./lists.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** What is gone: suppliers and countries with all that they offer, components with every offer of them; places. */
export interface Lost {
  readonly suppliers?: Iterable<number>
  readonly countries?: Iterable<number>
  readonly components?: Iterable<number>
}

/** Follows losses up a chain; one object serves many questions, each costing what it touches. */
export interface Losses {
  /**
   * Items that can no longer be made, in the order in which they stop. The array is used again by the next call.
   */
  run(lost: Lost): readonly number[]
  /** Whether an item stopped in the last run. */
  stopped(item: number): boolean
  /** Whether an offer was lost in the last run, itself or with what it offers. */
  dead(offer: number): boolean
  /** Offers lost in the last run. */
  readonly deadOffers: readonly number[]
}

/**
 * Exact for losses of any size: an item stops when a need of it has no offer left, and with it every offer of that item.
 * Each offer dies at most once, so that a run is linear in the offers it touches.
 */
export function lossesIn(graph: SupplyGraph): Losses {
  const { offers, offersOf, usesOf, needs } = graph
  const [deadAt, stoppedAt] = [new Uint32Array(offers.count), new Uint32Array(graph.items.length)]
  const [countedAt, gone] = [new Uint32Array(needs.length), new Int32Array(needs.length)]
  const [stops, deadOffers]: [number[], number[]] = [[], []]
  let run = 0
  const stop = (item: number): void => {
    if (stoppedAt[item] === run) return
    stoppedAt[item] = run
    stops.push(item)
  }
  const kill = (offer: number): void => {
    if (deadAt[offer] === run) return
    deadAt[offer] = run
    deadOffers.push(offer)
    const need = offers.need[offer] ?? -1
    if (need < 0) return
    const count = countedAt[need] === run ? (gone[need] ?? 0) + 1 : 1
    countedAt[need] = run
    gone[need] = count
    if (count === sizeOf(offersOf, need)) stop(needs[need] ?? 0)
  }
  const killAll = ({ at, of }: Lists, key: number): void => {
    const end = at[key + 1] ?? 0
    for (let place = at[key] ?? 0; place < end; place++) kill(of[place] ?? 0)
  }
  return {
    deadOffers,
    run({ suppliers = [], countries = [], components = [] }) {
      run++
      stops.length = 0
      deadOffers.length = 0
      for (const supplier of suppliers) killAll(graph.bySupplier, supplier)
      for (const country of countries) killAll(graph.byCountry, country)
      for (const component of components) stop(component)
      for (let at = 0; at < stops.length; at++) killAll(usesOf, stops[at] ?? 0)
      return stops
    },
    stopped: (item) => run > 0 && stoppedAt[item] === run,
    dead: (offer) => run > 0 && deadAt[offer] === run,
  }
}
