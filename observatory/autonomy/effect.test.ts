import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { autonomyOf } from "./analyse.ts"
import { challengesIn } from "./challenges.ts"
import { downstreamValues, productValues } from "./downstream.ts"
import { effectOf } from "./effect.ts"
import { lostIn } from "./lost-names.ts"
import { originsOf } from "./origins.ts"
import { foreignShares } from "./shares.ts"
import { readinessGap } from "./supply-row.ts"
import { graphOf, placesIn, smallGraphs, telephone } from "./testing.ts"

const equal = { criticality: 1, foreign: 1, gap: 1, downstream: 1 }

describe("a telephone that loses suppliers, by hand", () => {
  const graph = graphOf(telephone)
  const codes = (items: readonly number[]) => items.map((item) => graph.items[item]?.code)
  const effect = (names: Parameters<typeof lostIn>[1]) => effectOf(graph, lostIn(graph, names))

  test("without its foundry the chip cannot be had and the telephone stops with it: all of 100 at risk", () => {
    const { stopped, products, valueStopped, value } = effect({ suppliers: ["F1"] })
    expect([codes(stopped), products[0]?.state, valueStopped, value]).toEqual([["chip", "phone"], "stopped", 100, 100])
  })

  test("without the glass of G1 the screen is weakened and so is the telephone; G2 takes over its 10", () => {
    const { stopped, weakened, products, valueStopped, valueWeakened, after } = effect({ suppliers: ["G1"] })
    expect([stopped, codes(weakened), products[0]?.state]).toEqual([[], ["phone", "screen"], "weakened"])
    expect([valueStopped, valueWeakened, after[6], after[7]]).toEqual([0, 100, 0, 10])
    const shares = foreignShares(graph, originsOf(graph, ["AA"]), after)
    // A home screen has home glass now: 30 · 0 + 10 · ¾ + 20 · 1 = 27.5 of 60.
    expect(shares.inputs[0]?.[0]).toBeCloseTo(27.5 / 60, 12)
  })

  test("without S2 its 10 of screens are bought from S1", () => {
    expect([...effect({ suppliers: ["S2"] }).after.subarray(1, 3)]).toEqual([40, 0])
  })

  test("without its maker the telephone is not delivered, though it could be made", () => {
    const { stopped, products } = effect({ suppliers: ["Maker"] })
    expect([codes(stopped), products[0]?.state, products[0]?.lost]).toEqual([["phone"], "stopped", 100])
  })

  test("without a country all of its suppliers are lost, without a component all of its users", () => {
    expect(codes(effect({ countries: ["BB"] }).stopped)).toEqual(["chip", "phone"])
    expect(codes(effect({ components: ["wafer"] }).stopped)).toEqual(["wafer", "chip", "phone"])
  })

  test("one of two makers is weakened by its own part of the value", () => {
    const two = graphOf("p,,M1,AA,60,,\np,,M2,BB,40,,\nx,p,S,AA,1,1,")
    const { products, valueStopped, valueWeakened } = effectOf(two, lostIn(two, { suppliers: ["M2"] }))
    expect([products[0]?.state, products[0]?.lost, valueStopped, valueWeakened]).toEqual(["weakened", 40, 40, 60])
  })

  test.each([
    [{ suppliers: ["Makre"] }, "no-such-supplier", "Maker"],
    [{ countries: ["DD"] }, "no-such-country", "AA, BB, CC"],
    [{ components: ["chop"] }, "no-such-component", "chip"],
  ])("refuses to lose what is not there: %o", (names, code, near) => {
    expect(() => lostIn(graph, names)).toThrow(`observatory.${code}`)
    expect(() => lostIn(graph, names)).toThrow(near)
  })
})

describe("challenges worth posting, by hand", () => {
  const graph = graphOf(telephone)
  const origins = originsOf(graph, ["AA"])
  const downstream = downstreamValues(graph, productValues(graph))
  const { ranked, unranked } = challengesIn(graph, origins, equal, { downstream, total: 100 })

  test("rank by criticality × foreign × gap × downstream: wafer 1·1·7/8, chip 1·1·6/8, glass 4/5·1·4/8, screen 3/5·1/4·1/8", () => {
    expect(ranked.map(({ item, score }) => [graph.items[item]?.code, score])).toEqual([
      ["wafer", 7 / 8],
      ["chip", 6 / 8],
      ["glass", expect.closeTo(0.4, 12)],
      ["screen", expect.closeTo((3 / 5) * (1 / 4) * (1 / 8), 12)],
    ])
    expect(unranked).toEqual([])
  })

  test("an exponent of nought leaves its part out", () => {
    const flat = challengesIn(graph, origins, { ...equal, gap: 0, foreign: 0 }, { downstream, total: 100 })
    expect(flat.ranked.map(({ score }) => score)).toEqual([1, 1, 0.8, 0.6])
  })

  test("a component that lacks a figure is told apart with what is missing, one from home is no challenge", () => {
    const bare = graphOf("p,,M,AA,9,,\nx,p,S,BB,,,\ny,p,T,AA,1,5,1")
    const { unranked: told, challenges } = autonomyOf(bare, { home: ["AA"], weights: equal })
    expect([told, challenges]).toEqual([[{ item: 1, missing: ["criticality", "readiness"] }], []])
  })

  test("without values a component's part from abroad is counted by offers, and said so", () => {
    const bare = graphOf("p,,M,AA,9,,\nx,p,S,BB,,5,1\nx,p,T,AA,,5,1")
    const { ranked: found } = challengesIn(bare, originsOf(bare, ["AA"]), equal, {
      downstream: downstreamValues(bare, [9]),
      total: 9,
    })
    expect(found).toMatchObject([{ foreign: 0.5, foreignBy: "offers", gap: 1, downstream: 1, score: 0.5 }])
  })

  test("a level of readiness leaves a gap from 1 to 0, a share the rest", () => {
    expect(["1", "5", "9", "40%", "0%"].map(readinessGap)).toEqual([1, 0.5, 0, 0.6, 1])
  })
})

describe("the whole of a telephone", () => {
  const graph = graphOf(telephone)
  const { item } = placesIn(graph)

  test("tells shares, singles, cuts and concentration of the product together", () => {
    const { products, whole, notes, singles } = autonomyOf(graph, { home: ["AA"], weights: equal })
    expect(products).toEqual([
      {
        ...{ item: item("phone"), value: 100, direct: { foreign: 0.5, unknown: 0 } },
        ...{ chain: { foreign: 0.625, unknown: 0 }, critical: { least: 5 / 8, most: 5 / 8 } },
        hhi: { suppliers: expect.closeTo(806.5 / 3600, 12), countries: expect.closeTo(0.33625, 12) },
        single: { components: 4, suppliers: 1, foreignSuppliers: 1, countries: 1 },
        foreignCut: { suppliers: [3], least: 1, exact: true, by: "single" },
        cut: { suppliers: [3], least: 1, exact: true, by: "single" },
      },
    ])
    expect(whole.chain).toEqual({ foreign: 37.5 / 60, unknown: 0 })
    expect(singles.map(({ kind, foreign }) => `${kind} ${foreign}`)).toEqual([
      ...["component false", "component true", "component true", "component false"],
      ...["supplier true", "country true"],
    ])
    expect(notes).toEqual({
      ...{ unknownSuppliers: [], unknownCountries: [], withoutValue: [], withoutCriticality: [], overfull: [] },
    })
  })

  test("a part of many products counts each of them once, also beyond 32", () => {
    const rows = Array.from({ length: 40 }, (_, at) => `p${at},,M,AA,2,,\nx,p${at},S,BB,1,1,1\ny,p${at},T,BB,1,1,1`)
    const many = graphOf(`${rows.join("\n")}\nz,x,U,BB,1,1,1\nz,y,U,BB,1,1,1`)
    const sums = downstreamValues(many, productValues(many))
    expect(["x", "y", "z", "p0"].map((code) => sums[many.places.items.get(code) ?? -1])).toEqual([80, 80, 80, 2])
  })
})

test("on made-up graphs, losing more never stops less, and what a working need buys stays the same in sum", () => {
  fc.assert(
    fc.property(smallGraphs, fc.nat(), fc.nat(), (graph, one, two) => {
      const [first, second] = [one % graph.suppliers.length, two % graph.suppliers.length]
      const some = effectOf(graph, { suppliers: [first] })
      const more = effectOf(graph, { suppliers: [first, second] })
      expect(some.stopped.filter((item) => !more.stopped.includes(item))).toEqual([])
      expect(more.valueStopped).toBeGreaterThanOrEqual(some.valueStopped)
      const sum = (values: Float64Array, need: number) =>
        values.reduce((total, value, offer) => total + (graph.offers.need[offer] === need ? value : 0), 0)
      const gone = new Set(some.offers)
      for (let need = 0; need < graph.needs.length; need++) {
        const left = [...graph.offers.need.keys()].some(
          (offer) => graph.offers.need[offer] === need && !gone.has(offer),
        )
        expect(sum(some.after, need)).toBeCloseTo(left ? sum(graph.offers.value, need) : 0, 9)
      }
    }),
  )
})
