import { Refusal } from "../../base/index.ts"
import { type Lists, listOf, listsBy } from "./lists.ts"
import type { Named, SupplyRows } from "./read-supply.ts"
import type { Offers, SupplyGraph, SupplyItem } from "./supply-graph.ts"

interface AllNames {
  readonly items: Named
  readonly suppliers: Named
  readonly countries: Named
}

/** Ties rows together. @throws Refusal "observatory.supply-unknown-parent", "observatory.supply-row-twice", "observatory.supply-cycle" */
export function linkSupply(file: string, rows: SupplyRows, names: AllNames, items: readonly SupplyItem[]): SupplyGraph {
  const { need, needs } = needsIn(rows, items.length)
  const offers: Offers = {
    count: rows.item.length,
    item: Int32Array.from(rows.item),
    parent: Int32Array.from(rows.parent),
    supplier: Int32Array.from(rows.supplier),
    country: Int32Array.from(rows.country),
    value: Float64Array.from(rows.value),
    criticality: Float64Array.from(rows.criticality),
    need,
    line: Int32Array.from(rows.line),
  }
  const usesOf = listsBy(offers.item, items.length)
  refuseUndeclared(file, offers, usesOf, items)
  const offersOf = listsBy(offers.need, needs.length)
  const own = rows.item.filter((_, offer) => rows.parent[offer] === -1)
  const products = [...new Set(own)]
  refuseTwice(file, offers, offersOf, names)
  refuseTwiceOwn(file, offers, names)
  return {
    ...{ file, items, offers, needs, offersOf, usesOf, products },
    suppliers: names.suppliers.names,
    countries: names.countries.names,
    needsOf: listsBy(needs, items.length),
    bySupplier: listsBy(offers.supplier, names.suppliers.names.length),
    byCountry: listsBy(offers.country, names.countries.names.length),
    order: ordered(file, offers, usesOf, items),
    places: {
      items: names.items.places,
      suppliers: names.suppliers.places,
      countries: names.countries.places,
    },
  }
}

/** The need of each row, and the item of each need: in order of the item, then of what it needs. */
function needsIn({ parent, slot }: SupplyRows, items: number): { need: Int32Array; needs: Int32Array } {
  const width = slot.reduce((most, one) => Math.max(most, -one), 0) + items
  const keys = Float64Array.from(slot, (one, row) => (parent[row] ?? -1) * width + (one < 0 ? items - 1 - one : one))
  const known = keys.filter((_, row) => (parent[row] ?? -1) >= 0).sort()
  let count = 0
  for (let at = 0; at < known.length; at++) if (at === 0 || known[at] !== known[at - 1]) known[count++] = known[at] ?? 0
  const distinct = known.subarray(0, count)
  const need = Int32Array.from(keys, (key, row) => ((parent[row] ?? -1) < 0 ? -1 : placeOf(distinct, key)))
  return { need, needs: Int32Array.from(distinct, (key) => Math.floor(key / width)) }
}

/** Where a number stands among rising ones. */
function placeOf(rising: Float64Array, number: number): number {
  let [from, to] = [0, rising.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] ?? 0) < number) from = middle + 1
    else to = middle
  }
  return from
}

function refuseUndeclared(file: string, { count, parent, line }: Offers, uses: Lists, items: readonly SupplyItem[]) {
  for (let offer = 0; offer < count; offer++) {
    const above = parent[offer] ?? -1
    if (above >= 0 && listOf(uses, above).length === 0)
      throw new Refusal("observatory.supply-unknown-parent", {
        ...{ file, row: `${line[offer]}`, parent: items[above]?.code ?? "" },
      })
  }
}

/** Two rows of one need that offer the same from the same. */
function refuseTwice(file: string, offers: Offers, offersOf: Lists, names: AllNames): void {
  for (let need = 0; need + 1 < offersOf.at.length; need++) {
    const list = listOf(offersOf, need)
    if (list.length > 1) refuseSame(file, offers, list, names)
  }
}

function refuseTwiceOwn(file: string, offers: Offers, names: AllNames): void {
  const own: number[] = []
  for (let offer = 0; offer < offers.count; offer++) if (offers.parent[offer] === -1) own.push(offer)
  refuseSame(file, offers, own, names)
}

function refuseSame(file: string, offers: Offers, list: ArrayLike<number>, names: AllNames): void {
  const met = new Map<string, number>()
  for (let at = 0; at < list.length; at++) {
    const offer = list[at] ?? 0
    const supplier = offers.supplier[offer] ?? -1
    // Two unknown suppliers may be two.
    if (supplier < 0) continue
    const key = `${offers.item[offer]} ${supplier} ${offers.country[offer]}`
    const before = met.get(key)
    if (before !== undefined)
      throw new Refusal("observatory.supply-row-twice", {
        ...{ file, row: `${offers.line[offer]}`, before: `${offers.line[before]}` },
        supplier: names.suppliers.names[supplier] ?? "",
        component: names.items.names[offers.item[offer] ?? 0] ?? "",
        parent: names.items.names[offers.parent[offer] ?? -1] ?? "–",
      })
    met.set(key, offer)
  }
}

/** Items, inputs first (Kahn's order). @throws Refusal "observatory.supply-cycle" */
function ordered(file: string, offers: Offers, uses: Lists, items: readonly SupplyItem[]): Int32Array {
  const waits = new Int32Array(items.length)
  for (const above of offers.parent) if (above >= 0) waits[above] = (waits[above] ?? 0) + 1
  const order = new Int32Array(items.length)
  let found = 0
  for (let item = 0; item < items.length; item++) if (waits[item] === 0) order[found++] = item
  for (let at = 0; at < found; at++)
    for (const offer of listOf(uses, order[at] ?? 0)) {
      const above = offers.parent[offer] ?? -1
      if (above < 0) continue
      const left = (waits[above] ?? 0) - 1
      waits[above] = left
      if (left === 0) order[found++] = above
    }
  if (found < items.length) throw cycleIn(file, offers, waits, items)
  return order
}

/** From an item that still waits, down through inputs that wait, until one comes again. */
function cycleIn(file: string, offers: Offers, waits: Int32Array, items: readonly SupplyItem[]): Refusal {
  const inputs = listsBy(offers.parent, items.length)
  const way: number[] = []
  const seen = new Map<number, number>()
  let item = waits.findIndex((left) => left > 0)
  while (!seen.has(item)) {
    seen.set(item, way.length)
    const offer = listOf(inputs, item).find((one) => (waits[offers.item[one] ?? -1] ?? 0) > 0) ?? -1
    way.push(offer)
    item = offers.item[offer] ?? -1
  }
  const round = way.slice(seen.get(item))
  const code = (place = -1) => items[place]?.code ?? ""
  const shown = round.length > 12 ? [...round.slice(0, 6), -1, ...round.slice(-5)] : round
  const names = shown.map((offer) => (offer < 0 ? "…" : code(offers.parent[offer])))
  const first = round[0] ?? -1
  return new Refusal("observatory.supply-cycle", {
    file,
    cycle: [...names, code(offers.parent[first])].join(" → "),
    rows: shown.map((offer) => (offer < 0 ? "…" : `${offers.line[offer]}`)).join(", "),
  })
}
