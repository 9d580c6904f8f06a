import * as fc from "fast-check"
import { readSupply } from "./read-supply.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** A graph from rows without a head. */
export function graphOf(
  rows: string,
  columns = "component,parent,supplier,country,value,criticality,readiness",
): SupplyGraph {
  return readSupply({ file: "chain.csv", text: `${columns}\n${rows.trim().replaceAll(/^ +/gm, "")}\n` })
}

/** A telephone: screens from home and abroad, glass with a second source at home, one foundry for the chip. Home is AA. */
export const telephone = `
  phone,,Maker,AA,100,,
  screen,phone,S1,AA,30,3,8
  screen,phone,S2,BB,10,3,8
  chip,phone,F1,BB,20,5,3
  wafer,chip,W1,CC,8,5,2
  wafer,chip,W2,BB,4,4,2
  glass,screen,G1,CC,10,4,5
  glass,screen,G2,AA,0,4,5`

/** Places by name. */
export const placesIn = (graph: SupplyGraph) => ({
  item: (code: string) => graph.places.items.get(code) ?? -1,
  supplier: (name: string) => graph.places.suppliers.get(name) ?? -1,
  country: (code: string) => graph.places.countries.get(code) ?? -1,
})

/** Made-up graphs small enough to try everything: items i0 (the product) to i6, each going into earlier ones. */
export const smallGraphs = fc
  .array(
    fc.record({
      component: fc.integer({ min: 1, max: 6 }),
      above: fc.integer({ min: 0, max: 5 }),
      supplier: fc.integer({ min: 0, max: 6 }),
      country: fc.integer({ min: 0, max: 2 }),
      value: fc.integer({ min: 0, max: 9 }),
      criticality: fc.integer({ min: 1, max: 5 }),
      word: fc.constantFrom("", "", "x", "y"),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) => {
    const reached = new Set([0])
    const kept = new Map<string, string>()
    // Components by rising number, so that what a row goes into is declared.
    for (const row of rows.toSorted((a, b) => a.component - b.component)) {
      const above = row.above % row.component
      if (!reached.has(above)) continue
      reached.add(row.component)
      const supplier = row.supplier === 6 ? "?" : `s${row.supplier}`
      const country = ["AA", "BB", "?"][row.country]
      const line = `i${row.component},i${above},${supplier},${country},${row.value},${row.criticality},${row.word}`
      kept.set(`${row.component} ${above} ${supplier} ${country} ${row.word}`, line)
    }
    return graphOf(
      ["i0,,maker,AA,50,,", ...kept.values()].join("\n"),
      "component,parent,supplier,country,value,criticality,alternative",
    )
  })

/** Whether an item can be made without some suppliers: by the definition, each way tried. */
export function isMade(graph: SupplyGraph, item: number, gone: ReadonlySet<number>, lostItem = -1): boolean {
  if (item === lostItem) return false
  const offers = [...graph.offers.item.keys()].filter((offer) => graph.offers.parent[offer] === item)
  return [...new Set(offers.map((offer) => graph.offers.need[offer]))].every((need) =>
    offers.some(
      (offer) =>
        graph.offers.need[offer] === need &&
        !gone.has(graph.offers.supplier[offer] ?? -1) &&
        isMade(graph, graph.offers.item[offer] ?? 0, gone, lostItem),
    ),
  )
}
