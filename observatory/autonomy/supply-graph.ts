import type { Lists } from "./lists.ts"

/** Offers of a supply graph, one a row of the file, column by column. */
export interface Offers {
  readonly count: number
  /** What is offered. */
  readonly item: Int32Array
  /** What it goes into; −1 for the row that declares a product. */
  readonly parent: Int32Array
  /** −1 where the file says `?`. */
  readonly supplier: Int32Array
  /** −1 where the file says `?`. */
  readonly country: Int32Array
  /** Value bought in the period, in the file's unit; NaN where the file says nothing. */
  readonly value: Float64Array
  /** 1 (slight) to 5 (nothing works without); NaN where the file says nothing. */
  readonly criticality: Float64Array
  /** The need that it serves; −1 for a product's own row. */
  readonly need: Int32Array
  /** Line of the file. */
  readonly line: Int32Array
}

/** A product or component. */
export interface SupplyItem {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly tags: readonly string[]
  /** Readiness of a domestic substitute as the file writes it: `1` to `9` (ISO 16290) or `40%`; "" where it says nothing. */
  readonly readiness: string
}

/**
 * A supply chain as an and/or graph. An item is made when all its needs are met; a need is met when one of its offers
 * works; an offer works when its supplier and country are there and the item that it offers is made.
 */
export interface SupplyGraph {
  readonly file: string
  readonly items: readonly SupplyItem[]
  readonly suppliers: readonly string[]
  readonly countries: readonly string[]
  readonly offers: Offers
  /** Item whose need it is, by need. */
  readonly needs: Int32Array
  /** Needs of an item. */
  readonly needsOf: Lists
  /** Offers of a need: any one meets it. */
  readonly offersOf: Lists
  /** Offers of an item: where it goes, products' own rows included. */
  readonly usesOf: Lists
  /** Offers by supplier. */
  readonly bySupplier: Lists
  /** Offers by country. */
  readonly byCountry: Lists
  /** Items, inputs before what is made of them. */
  readonly order: Int32Array
  /** Items with a row of their own as a product, in the order of the file. */
  readonly products: readonly number[]
  readonly places: {
    readonly items: ReadonlyMap<string, number>
    readonly suppliers: ReadonlyMap<string, number>
    readonly countries: ReadonlyMap<string, number>
  }
}
