import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { listOf } from "./lists.ts"
import { lossesIn } from "./losses.ts"
import { minimumCuts } from "./minimum-cut.ts"
import { singlePoints } from "./single-points.ts"
import type { SupplyGraph } from "./supply-graph.ts"
import { graphOf, isMade, smallGraphs, telephone } from "./testing.ts"

const everyone = (graph: SupplyGraph) => new Uint8Array(graph.suppliers.length).fill(1)

/** Names of what stops a product alone. */
function singlesOf(graph: SupplyGraph, product = graph.products[0] ?? 0) {
  const points = singlePoints(graph)
  const names = (stops: readonly (readonly number[])[], all: readonly string[]) =>
    stops.flatMap((products, at) => (products.includes(product) ? [all[at]] : []))
  return {
    components: names(
      points.components,
      graph.items.map(({ code }) => code),
    ),
    suppliers: names(points.suppliers, graph.suppliers),
    countries: names(points.countries, graph.countries),
  }
}

/** A smallest cut by name, with how it was proven. */
function cutOf(graph: SupplyGraph, effort?: number) {
  const { suppliers, ...rest } = minimumCuts(graph, everyone(graph), effort)(graph.products[0] ?? 0)
  return { suppliers: suppliers?.map((supplier) => graph.suppliers[supplier]), ...rest }
}

describe("a telephone, by hand", () => {
  test("stops with any of its components, with the foundry, and with the foundry's country", () => {
    expect(singlesOf(graphOf(telephone))).toEqual({
      components: ["screen", "chip", "wafer", "glass"],
      suppliers: ["F1"],
      countries: ["BB"],
    })
  })

  test("has a smallest cut of one", () => {
    expect(cutOf(graphOf(telephone))).toEqual({ suppliers: ["F1"], least: 1, exact: true, by: "single" })
  })

  test("of which only screens and glass come in two ways has a cut of two without the chip", () => {
    const graph = graphOf(
      telephone
        .split("\n")
        .filter((row) => !/chip/.test(row))
        .join("\n"),
    )
    expect(cutOf(graph)).toMatchObject({ least: 2, exact: true, by: "disjoint-ways" })
  })
})

describe("alternatives only, by hand: ways are paths", () => {
  const columns = "component,parent,supplier,country,alternative"

  test("two ways that meet again in one part have that part, and all beneath it, for dominators", () => {
    const graph = graphOf("p,,M,AA,\na,p,a1,AA,o\nb,p,b1,AA,o\nm,a,m1,AA,\nm,b,m2,AA,\nn,m,n1,AA,", columns)
    expect(singlesOf(graph)).toEqual({ components: ["m", "n"], suppliers: ["n1"], countries: ["AA"] })
  })

  test("three ways whose second part could block one another take three to cut, by flow", () => {
    // Ways a1–x1, a1–x2, b1–x1, c1–x3: taking a1–x1 first leaves b without x1, so that only two are found greedily.
    const graph = graphOf(
      "p,,M,AA,\na,p,a1,AA,o\nb,p,b1,AA,o\nc,p,c1,AA,o\nx,a,x1,AA,\nx,a,x2,AA,\nx,b,x1,AA,\nx,c,x3,AA,",
      columns,
    )
    const { suppliers, ...told } = cutOf(graph)
    expect(told).toEqual({ least: 3, exact: true, by: "flow" })
    expect(suppliers).toHaveLength(3)
    expect(singlesOf(graph)).toEqual({ components: ["x"], suppliers: [], countries: ["AA"] })
  })

  test("three ways through a part with two sources are cut at the two sources", () => {
    const ends = ["a", "b", "c"].map((one) => `z,${one},z1,AA,\nz,${one},z2,BB,`).join("\n")
    const graph = graphOf(`p,,M,AA,\na,p,a1,AA,o\nb,p,b1,AA,o\nc,p,c1,BB,o\n${ends}`, columns)
    expect(cutOf(graph)).toEqual({ suppliers: ["z1", "z2"], least: 2, exact: true, by: "flow" })
  })
})

describe("needs that all must be met, with suppliers that recur, by hand", () => {
  /** Five ways, each needing two of five suppliers in a ring: a cut is a vertex cover of a cycle of five, so three. */
  const ring = graphOf(
    [
      "p,,M,AA,",
      ...[1, 2, 3, 4, 5].flatMap((at) => [
        `way${at},p,?,AA,o`,
        `left${at},way${at},v${at},AA,`,
        `right${at},way${at},v${(at % 5) + 1},AA,`,
      ]),
    ].join("\n"),
    "component,parent,supplier,country,alternative",
  )

  test("the cut of a ring of five is three, by search", () => {
    const { suppliers, ...told } = cutOf(ring)
    expect(told).toEqual({ least: 3, exact: true, by: "search" })
    expect(suppliers).toHaveLength(3)
  })

  test("a search that is too short says what it knows: a set that stops, and no fewer than two", () => {
    const { suppliers, least, exact } = cutOf(ring, 3)
    expect([exact, least]).toEqual([false, 2])
    expect(suppliers?.length).toBeGreaterThan(2)
  })

  test("suppliers that do not count leave no cut", () => {
    const none = minimumCuts(ring, new Uint8Array(ring.suppliers.length))(0)
    expect(none).toEqual({ suppliers: undefined, least: 0, exact: true, by: "none" })
  })
})

describe("on made-up graphs", () => {
  const product = 0
  const subsets = (of: number) => Array.from({ length: 2 ** of }, (_, mask) => mask)
  const chosen = (graph: SupplyGraph, mask: number) =>
    new Set(graph.suppliers.flatMap((_, at) => ((mask >> at) & 1 ? [at] : [])))

  test("losses stop exactly what the definition says, for any set of suppliers", () => {
    fc.assert(
      fc.property(smallGraphs, fc.nat(), (graph, number) => {
        const gone = chosen(graph, number % 2 ** graph.suppliers.length)
        const stopped = new Set(lossesIn(graph).run({ suppliers: gone }))
        for (let item = 0; item < graph.items.length; item++) expect(stopped.has(item)).toBe(!isMade(graph, item, gone))
      }),
    )
  })

  test("single points are exactly what stops the product when lost alone", () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const points = singlePoints(graph)
        graph.suppliers.forEach((_, supplier) => {
          expect(points.suppliers[supplier]?.includes(product)).toBe(!isMade(graph, product, new Set([supplier])))
        })
        for (let item = 1; item < graph.items.length; item++)
          expect(points.components[item]?.includes(product)).toBe(!isMade(graph, product, new Set(), item))
      }),
    )
  })

  test("a smallest cut stops the product, without any one of it the product is made, and no smaller set stops it", () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { suppliers, least, exact } = minimumCuts(graph, everyone(graph))(product)
        const stopping = subsets(graph.suppliers.length).filter((mask) => !isMade(graph, product, chosen(graph, mask)))
        const sizes = stopping.map((mask) => chosen(graph, mask).size)
        expect(suppliers === undefined).toBe(stopping.length === 0)
        if (suppliers === undefined) return
        expect([exact, least]).toEqual([true, Math.min(...sizes)])
        expect(suppliers).toHaveLength(least)
        expect(isMade(graph, product, new Set(suppliers))).toBe(false)
        for (const one of suppliers)
          expect(isMade(graph, product, new Set(suppliers.filter((other) => other !== one)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test("where every item has one need, single components are the dominators of the paths", () => {
    fc.assert(
      fc.property(smallGraphs.filter(isOfAlternatives), (graph) => {
        const found = singlePoints(graph).components.flatMap((stops, item) => (stops.includes(product) ? [item] : []))
        expect(found).toEqual([...dominators(graph, product)].filter((item) => item !== product).sort((a, b) => a - b))
      }),
    )
  })
})

const isOfAlternatives = (graph: SupplyGraph) =>
  graph.items.every((_, item) => listOf(graph.needsOf, item).length <= 1) && graph.needs.length > 0

/** Items on every path from an item to one that needs nothing: the sets of Cooper, Harvey and Kennedy, worked out plainly. */
function dominators(graph: SupplyGraph, item: number): ReadonlySet<number> {
  const [need] = listOf(graph.needsOf, item)
  if (need === undefined) return new Set([item])
  const [first, ...more] = [...listOf(graph.offersOf, need)].map((offer) =>
    dominators(graph, graph.offers.item[offer] ?? 0),
  )
  return new Set([item, ...[...(first ?? [])].filter((one) => more.every((set) => set.has(one)))])
}
