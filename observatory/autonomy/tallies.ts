import type { AutonomyNotes, ComponentAutonomy, ProductAutonomy, SinglePoint } from "./analyse.ts"
import { type ChainValue, concentrationOf } from "./concentration.ts"
import { listOf } from "./lists.ts"
import { isHome, origin } from "./origins.ts"
import type { SinglePoints } from "./single-points.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** Suppliers with at least one offer from abroad, one flag each. */
export function foreignSuppliers(graph: SupplyGraph, origins: Uint8Array): Uint8Array {
  const found = new Uint8Array(graph.suppliers.length)
  graph.offers.supplier.forEach((supplier, offer) => {
    if (supplier >= 0 && origins[offer] === origin.abroad) found[supplier] = 1
  })
  return found
}

interface Seen {
  readonly worth: readonly number[]
  readonly abroad: Uint8Array
  readonly origins: Uint8Array
  readonly home: readonly string[]
}

/** Single points with what they stop, the most value first; ties in the order component, supplier, country, file. */
export function singlesOf(graph: SupplyGraph, points: SinglePoints, seen: Seen): readonly SinglePoint[] {
  const worthAt = new Float64Array(graph.items.length)
  graph.products.forEach((product, at) => {
    worthAt[product] = seen.worth[at] || 0
  })
  const sums = new Map<readonly number[], number>()
  const worthOf = (products: readonly number[]): number => {
    const known = sums.get(products)
    if (known !== undefined) return known
    const sum = products.reduce((total, product) => total + (worthAt[product] ?? 0), 0)
    sums.set(products, sum)
    return sum
  }
  const listed = (
    kind: SinglePoint["kind"],
    stops: SinglePoints["components"],
    isForeign: (place: number) => boolean,
  ) =>
    stops.flatMap((products, at): readonly SinglePoint[] =>
      products.length === 0 ? [] : [{ kind, place: at, foreign: isForeign(at), products, value: worthOf(products) }],
    )
  return [
    ...listed("component", points.components, (item) => isOnlyAbroad(graph, seen.origins, item)),
    ...listed("supplier", points.suppliers, (supplier) => seen.abroad[supplier] === 1),
    ...listed("country", points.countries, (country) => !isHome(graph.countries[country] ?? "", seen.home)),
  ].sort((a, b) => b.value - a.value)
}

function isOnlyAbroad(graph: SupplyGraph, origins: Uint8Array, item: number): boolean {
  let [any, all] = [false, true]
  for (const offer of listOf(graph.usesOf, item)) {
    if ((graph.offers.parent[offer] ?? -1) < 0) continue
    any = true
    all &&= origins[offer] === origin.abroad
  }
  return any && all
}

export const noSingles: ProductAutonomy["single"] = { components: 0, suppliers: 0, foreignSuppliers: 0, countries: 0 }

/** Single points counted by product. */
export function countedBy(singles: readonly SinglePoint[]): ReadonlyMap<number, ProductAutonomy["single"]> {
  const found = new Map<
    number,
    { components: number; suppliers: number; foreignSuppliers: number; countries: number }
  >()
  for (const { kind, foreign, products } of singles)
    for (const product of products) {
      const counts = found.get(product) ?? { ...noSingles }
      found.set(product, counts)
      if (kind === "component") counts.components++
      if (kind === "supplier") counts.suppliers++
      if (kind === "supplier" && foreign) counts.foreignSuppliers++
      if (kind === "country" && foreign) counts.countries++
    }
  return found
}

/** Every item that goes into another, in the order of the file. */
export function componentsOf(graph: SupplyGraph, origins: Uint8Array): readonly ComponentAutonomy[] {
  const hhi = concentrationOf(graph, graph.offers.value)
  const names = new Set<number>()
  return graph.items.flatMap((_, item): readonly ComponentAutonomy[] => {
    let [value, foreign, unknown, uses] = [0, 0, 0, 0]
    names.clear()
    for (const offer of listOf(graph.usesOf, item)) {
      if ((graph.offers.parent[offer] ?? -1) < 0) continue
      uses++
      const [worth, supplier] = [graph.offers.value[offer] ?? Number.NaN, graph.offers.supplier[offer] ?? -1]
      if (supplier >= 0) names.add(supplier)
      if (!(worth > 0)) continue
      value += worth
      if (origins[offer] === origin.abroad) foreign += worth
      if (origins[offer] === origin.unknown) unknown += worth
    }
    if (uses === 0) return []
    return [
      {
        ...{ item, value, foreign: foreign / value, unknown: unknown / value, suppliers: names.size },
        hhi: { suppliers: hhi.suppliers[item] ?? Number.NaN, countries: hhi.countries[item] ?? Number.NaN },
      },
    ]
  })
}

/** Value added in a chain, split by where. */
export function splitOf(graph: SupplyGraph, added: ChainValue, home: readonly string[]) {
  let [sum, foreign] = [added.noCountry, 0]
  for (const [country, worth] of added.byCountry) {
    sum += worth
    if (!isHome(graph.countries[country] ?? "", home)) foreign += worth
  }
  return { foreign: foreign / sum, unknown: added.noCountry / sum }
}

/** Lines of rows that leave something open, and items that contradict themselves. */
export function notesOf({ offers }: SupplyGraph, overfull: readonly number[]): AutonomyNotes {
  const lines = (isSo: (offer: number) => boolean) => {
    const found: number[] = []
    for (let offer = 0; offer < offers.count; offer++) if (isSo(offer)) found.push(offers.line[offer] ?? 0)
    return found
  }
  return {
    unknownSuppliers: lines((offer) => offers.supplier[offer] === -1),
    unknownCountries: lines((offer) => offers.country[offer] === -1),
    withoutValue: lines((offer) => Number.isNaN(offers.value[offer])),
    withoutCriticality: lines((offer) => offers.parent[offer] !== -1 && Number.isNaN(offers.criticality[offer])),
    overfull,
  }
}
