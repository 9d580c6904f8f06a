import { listOf, sizeOf } from "./lists.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** Whether ways of making are paths: each item has at most one need, and each supplier that counts offers one component. */
export function isOfPaths(graph: SupplyGraph, items: readonly number[], counts: Uint8Array): boolean {
  const offered = new Map<number, number>()
  for (const item of items) {
    if (sizeOf(graph.needsOf, item) > 1) return false
    for (const need of listOf(graph.needsOf, item))
      for (const offer of listOf(graph.offersOf, need)) {
        const [supplier, component] = [graph.offers.supplier[offer] ?? -1, graph.offers.item[offer] ?? 0]
        if (supplier < 0 || counts[supplier] !== 1) continue
        if ((offered.get(supplier) ?? component) !== component) return false
        offered.set(supplier, component)
      }
  }
  return true
}

/**
 * Fewest suppliers on whom every path from a product to something that needs nothing rests: a maximum flow in which each
 * supplier lets one path through and everything else any number, augmented path by path; the cut are the suppliers that can
 * be entered but not left in what remains. There must be a cut at all.
 */
export function cutOfPaths(graph: SupplyGraph, product: number, counts: Uint8Array): readonly number[] {
  const { offers } = graph
  /** Offer by which a supplier is entered and the item it leads to, on the paths so far; -1 while it is free. */
  const enteredBy = new Int32Array(graph.suppliers.length).fill(-1)
  // How many paths run over an offer without a supplier that counts.
  const load = new Int32Array(offers.count)
  const gate = (offer: number) => {
    const supplier = offers.supplier[offer] ?? -1
    return supplier >= 0 && counts[supplier] === 1 ? supplier : -1
  }
  for (;;) {
    const walked = walk(graph, product, gate, enteredBy, load)
    if (walked.end === undefined)
      return [...walked.inside].filter((one) => !walked.outside.has(one)).sort((a, b) => a - b)
    augment(walked.end, walked.from, gate, enteredBy, load)
  }
}

/** A place on a walk: an item, or a supplier's side towards the product (`in`) or towards its inputs (`out`). */
type Stop = `item ${number}` | `in ${number}` | `out ${number}`

interface Step {
  readonly before: Stop
  /** Offer that is walked, forward or (taking a path back) backward; -1 through a supplier. */
  readonly offer: number
  readonly forward: boolean
}

interface Walked {
  /** A leaf that was reached; undefined when the flow is at its most. */
  readonly end: Stop | undefined
  readonly from: ReadonlyMap<Stop, Step>
  readonly inside: ReadonlySet<number>
  readonly outside: ReadonlySet<number>
}

function walk(
  graph: SupplyGraph,
  product: number,
  gate: (offer: number) => number,
  enteredBy: Int32Array,
  load: Int32Array,
): Walked {
  const from = new Map<Stop, Step>()
  const start: Stop = `item ${product}`
  const left: Stop[] = [start]
  const [inside, outside] = [new Set<number>(), new Set<number>()]
  const reach = (stop: Stop, step: Step) => {
    if (stop === start || from.has(stop)) return
    from.set(stop, step)
    left.push(stop)
  }
  for (let at = 0; at < left.length; at++) {
    const here = left[at] ?? start
    const [kind = "", number = ""] = here.split(" ")
    const place = Number(number)
    if (kind === "item") {
      if (sizeOf(graph.needsOf, place) === 0) return { end: here, from, inside, outside }
      for (const need of listOf(graph.needsOf, place))
        for (const offer of listOf(graph.offersOf, need)) {
          const supplier = gate(offer)
          if (supplier < 0) reach(`item ${graph.offers.item[offer] ?? 0}`, { before: here, offer, forward: true })
          else reach(`in ${supplier}`, { before: here, offer, forward: true })
        }
      takeBack(graph, place, here, gate, enteredBy, load, reach)
    } else if (kind === "in") {
      inside.add(place)
      const taken = enteredBy[place] ?? -1
      if (taken < 0) reach(`out ${place}`, { before: here, offer: -1, forward: true })
      else reach(`item ${graph.offers.parent[taken] ?? 0}`, { before: here, offer: taken, forward: false })
    } else {
      outside.add(place)
      const [any] = listOf(graph.bySupplier, place)
      reach(`item ${graph.offers.item[any ?? 0] ?? 0}`, { before: here, offer: -2, forward: true })
      if ((enteredBy[place] ?? -1) >= 0) reach(`in ${place}`, { before: here, offer: -1, forward: false })
    }
  }
  return { end: undefined, from, inside, outside }
}

/** From an item back along paths that lead to it. */
function takeBack(
  graph: SupplyGraph,
  item: number,
  here: Stop,
  gate: (offer: number) => number,
  enteredBy: Int32Array,
  load: Int32Array,
  reach: (stop: Stop, step: Step) => void,
): void {
  for (const offer of listOf(graph.usesOf, item)) {
    const above = graph.offers.parent[offer] ?? -1
    if (above < 0) continue
    const supplier = gate(offer)
    if (supplier < 0) {
      if ((load[offer] ?? 0) > 0) reach(`item ${above}`, { before: here, offer, forward: false })
    } else if ((enteredBy[supplier] ?? -1) >= 0) reach(`out ${supplier}`, { before: here, offer: -2, forward: false })
  }
}

/** Lays the walk over the paths there are. */
function augment(
  end: Stop,
  from: ReadonlyMap<Stop, Step>,
  gate: (offer: number) => number,
  enteredBy: Int32Array,
  load: Int32Array,
): void {
  const [entered, left]: [Map<number, number>, Set<number>] = [new Map(), new Set()]
  for (let at = end, step = from.get(at); step !== undefined; at = step.before, step = from.get(at)) {
    if (step.offer < 0) continue
    const supplier = gate(step.offer)
    if (supplier < 0) load[step.offer] = (load[step.offer] ?? 0) + (step.forward ? 1 : -1)
    else if (step.forward) entered.set(supplier, step.offer)
    else left.add(supplier)
  }
  for (const supplier of left) if (!entered.has(supplier)) enteredBy[supplier] = -1
  for (const [supplier, offer] of entered) enteredBy[supplier] = offer
}
