import type { SupplyGraph } from "./supply-graph.ts"

/** What the file leaves open is neither at home nor abroad. */
export const origin = { home: 0, abroad: 1, unknown: 2 } as const

/**
 * Where each offer comes from, seen from a home: codes of countries (`CN`, with all its regions) or of regions (`CN-JS`).
 * What counts as home is the asker's to say, not the file's.
 * @returns `origin` of each offer
 */
export function originsOf(graph: SupplyGraph, home: readonly string[]): Uint8Array {
  const ofCountry = graph.countries.map((code) => (isHome(code, home) ? origin.home : origin.abroad))
  return Uint8Array.from(graph.offers.country, (country) => ofCountry[country] ?? origin.unknown)
}

/** @example isHome("CN-JS", ["CN"]) // true */
export function isHome(code: string, home: readonly string[]): boolean {
  return home.some((one) => code === one || code.startsWith(`${one}-`))
}
