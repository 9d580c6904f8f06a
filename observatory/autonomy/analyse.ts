import { type Challenge, type ChallengeWeights, challengesIn, type Unranked } from "./challenges.ts"
import { type ChainValue, chainValues, herfindahl } from "./concentration.ts"
import { downstreamValues, productValues } from "./downstream.ts"
import { type MinimumCut, minimumCuts, searchEffort } from "./minimum-cut.ts"
import { originsOf } from "./origins.ts"
import { criticalShares, foreignShares } from "./shares.ts"
import { singlePoints } from "./single-points.ts"
import type { SupplyGraph } from "./supply-graph.ts"
import { componentsOf, countedBy, foreignSuppliers, noSingles, notesOf, singlesOf, splitOf } from "./tallies.ts"

/** How a product depends on abroad. Shares are parts of 1, NaN where the file gives nothing to work them out from. */
export interface ProductAutonomy {
  readonly item: number
  /** Of the product's own rows; NaN where none has one. */
  readonly value: number
  /** Of what it buys directly. */
  readonly direct: { readonly foreign: number; readonly unknown: number }
  /** Of the value added in its whole chain, its own makers' excluded. */
  readonly chain: { readonly foreign: number; readonly unknown: number }
  /** By criticality: `most` takes what is unknown for abroad. */
  readonly critical: { readonly least: number; readonly most: number }
  /** HHI of the value added in its chain. */
  readonly hhi: { readonly suppliers: number; readonly countries: number }
  /** How many losses stop it alone: components, suppliers, suppliers from abroad, countries abroad. */
  readonly single: {
    readonly components: number
    readonly suppliers: number
    readonly foreignSuppliers: number
    readonly countries: number
  }
  /** Smallest set of suppliers from abroad whose loss stops it. */
  readonly foreignCut: MinimumCut
  /** The same among all suppliers, its own makers aside. */
  readonly cut: MinimumCut
}

/** A component with its concentration. */
export interface ComponentAutonomy {
  readonly item: number
  /** Value bought of it. */
  readonly value: number
  readonly foreign: number
  readonly unknown: number
  readonly hhi: { readonly suppliers: number; readonly countries: number }
  readonly suppliers: number
}

/** Something whose loss alone stops products. */
export interface SinglePoint {
  readonly kind: "component" | "supplier" | "country"
  readonly place: number
  /** It is from abroad: a country, a supplier with an offer from abroad, a component that nobody at home offers. */
  readonly foreign: boolean
  readonly products: readonly number[]
  readonly value: number
}

/** What the file leaves open or says against itself; items and lines by place and number. */
export interface AutonomyNotes {
  readonly unknownSuppliers: readonly number[]
  readonly unknownCountries: readonly number[]
  readonly withoutValue: readonly number[]
  readonly withoutCriticality: readonly number[]
  /** Items whose inputs cost more than all sales of them. */
  readonly overfull: readonly number[]
}

export interface Autonomy {
  readonly products: readonly ProductAutonomy[]
  readonly components: readonly ComponentAutonomy[]
  /** What stops products alone, the most value first. */
  readonly singles: readonly SinglePoint[]
  readonly challenges: readonly Challenge[]
  readonly unranked: readonly Unranked[]
  /** All products together. */
  readonly whole: {
    readonly value: number
    readonly chain: { readonly foreign: number; readonly unknown: number }
    readonly byCountry: ChainValue["byCountry"]
    readonly bySupplier: ChainValue["bySupplier"]
    readonly hhi: { readonly suppliers: number; readonly countries: number }
  }
  readonly notes: AutonomyNotes
}

export interface AutonomyQuestion {
  /** Codes that count as home: countries (ISO 3166-1) or regions (ISO 3166-2). */
  readonly home: readonly string[]
  readonly weights: ChallengeWeights
  /** Losses followed at most in the search for one product's smallest cut. */
  readonly effort?: number
}

/**
 * How products depend on abroad: shares by value and by criticality up the chain, concentration, single points, smallest
 * cuts, and which components would be worth posting as challenges. See the files of each for formulas and sources.
 * @example autonomyOf(readSupply(file), { home: ["CN"], weights: { criticality: 1, foreign: 1, gap: 1, downstream: 1 } })
 */
export function autonomyOf(graph: SupplyGraph, { home, weights, effort = searchEffort }: AutonomyQuestion): Autonomy {
  const origins = originsOf(graph, home)
  const { value } = graph.offers
  const worth = productValues(graph)
  const total = worth.reduce((sum, one) => sum + (one || 0), 0)
  const shares = foreignShares(graph, origins, value)
  const critical = criticalShares(graph, origins)
  const chain = chainValues(graph, shares, value)
  const abroad = foreignSuppliers(graph, origins)
  const points = singlePoints(graph)
  const singles = singlesOf(graph, points, { worth, abroad, origins, home })
  const counted = countedBy(singles)
  const [cutAbroad, cutAll] = [
    minimumCuts(graph, abroad, effort),
    minimumCuts(graph, new Uint8Array(graph.suppliers.length).fill(1), effort),
  ]
  const at = (parts: readonly Float64Array[], item: number) => ({
    foreign: parts[0]?.[item] ?? Number.NaN,
    unknown: parts[1]?.[item] ?? Number.NaN,
  })
  const products = graph.products.map((item, place): ProductAutonomy => {
    const added = chain([item])
    return {
      ...{ item, value: worth[place] ?? Number.NaN, direct: at(shares.direct, item), chain: at(shares.inputs, item) },
      critical: { least: critical.least[item] ?? 0, most: critical.most[item] ?? 0 },
      hhi: { suppliers: herfindahl(added.bySupplier.values()), countries: herfindahl(added.byCountry.values()) },
      single: counted.get(item) ?? noSingles,
      ...{ foreignCut: cutAbroad(item), cut: cutAll(item) },
    }
  })
  const downstream = downstreamValues(graph, worth)
  const { ranked, unranked } = challengesIn(graph, origins, weights, { downstream, total })
  const whole = chain(graph.products)
  return {
    ...{ products, singles, challenges: ranked, unranked },
    components: componentsOf(graph, origins),
    whole: {
      ...{ value: total, byCountry: whole.byCountry, bySupplier: whole.bySupplier },
      chain: splitOf(graph, whole, home),
      hhi: { suppliers: herfindahl(whole.bySupplier.values()), countries: herfindahl(whole.byCountry.values()) },
    },
    notes: notesOf(graph, shares.overfull),
  }
}
