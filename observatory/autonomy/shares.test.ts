import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { chainValues, concentrationOf, herfindahl } from "./concentration.ts"
import { originsOf } from "./origins.ts"
import { criticalShares, foreignShares } from "./shares.ts"
import { graphOf, placesIn, smallGraphs, telephone } from "./testing.ts"

describe("a telephone, by hand", () => {
  const graph = graphOf(telephone)
  const { item, country, supplier } = placesIn(graph)
  const origins = originsOf(graph, ["AA"])
  const shares = foreignShares(graph, origins, graph.offers.value)

  test("buys half from abroad directly: 10 of screens and 20 of chips out of 60", () => {
    expect(shares.direct[0]?.[item("phone")]).toBeCloseTo(0.5, 12)
  })

  test("is foreign by 37.5 of 60 in its chain: a quarter of a home screen is foreign glass", () => {
    // 30 · ¼ + 10 · 1 + 20 · 1; a screen's inputs are 10 of 40, all from CC.
    expect(shares.inputs[0]?.[item("phone")]).toBeCloseTo(37.5 / 60, 12)
    expect(shares.inputs[0]?.[item("screen")]).toBe(1)
    expect(shares.bought[item("chip")]).toBeCloseTo(12 / 20, 12)
  })

  test("has its value added in AA 22.5, BB 19.5, CC 18: HHI 0.33625; by supplier 806.5/3600", () => {
    const { byCountry, bySupplier, noCountry } = chainValues(graph, shares, graph.offers.value)([item("phone")])
    expect(["AA", "BB", "CC"].map((code) => byCountry.get(country(code)))).toEqual([22.5, 19.5, 18])
    expect(["S1", "S2", "F1", "W1", "W2", "G1", "G2"].map((name) => bySupplier.get(supplier(name)))).toEqual([
      ...[22.5, 7.5, 8, 8, 4, 10],
      undefined,
    ])
    expect(noCountry).toBe(0)
    expect(herfindahl(byCountry.values())).toBeCloseTo(0.33625, 12)
    expect(herfindahl(bySupplier.values())).toBeCloseTo(806.5 / 3600, 12)
  })

  test("has components with HHI 5/8 (30 and 10), 5/9 (8 and 4), 1 (one foundry)", () => {
    const { suppliers, countries } = concentrationOf(graph, graph.offers.value)
    expect(["screen", "wafer", "chip"].map((code) => suppliers[item(code)])).toEqual([0.625, 5 / 9, 1])
    expect(countries[item("screen")]).toBe(0.625)
    expect(suppliers[item("phone")]).toBeNaN()
  })

  test("depends by criticality 5 in 8: a screen can be made at home, a chip cannot", () => {
    const { least, most } = criticalShares(graph, origins)
    expect([least[item("phone")], most[item("phone")], least[item("screen")]]).toEqual([5 / 8, 5 / 8, 0])
  })

  test("is wholly at home for who counts all three countries as home, wholly abroad for who counts none", () => {
    const of = (home: readonly string[]) =>
      foreignShares(graph, originsOf(graph, home), graph.offers.value).inputs[0]?.[item("phone")]
    expect([of(["AA", "BB", "CC"]), of([])]).toEqual([0, 1])
  })
})

test("a region of a home country is home; a home region does not make its country home", () => {
  const graph = graphOf("p,,M,AA,9,,\nx,p,S,AA-R1,1,1,\ny,p,S,AA,1,1,")
  expect([...originsOf(graph, ["AA"])]).toEqual([0, 0, 0])
  expect([...originsOf(graph, ["AA-R1"])]).toEqual([1, 0, 1])
})

test("what is unknown is neither home nor abroad, and makes a range of the share by criticality", () => {
  const graph = graphOf("p,,M,AA,10,,\nx,p,?,?,3,4,\ny,p,S,AA,1,1,")
  const origins = originsOf(graph, ["AA"])
  const { direct } = foreignShares(graph, origins, graph.offers.value)
  expect([direct[0]?.[0], direct[1]?.[0]]).toEqual([0, 0.75])
  const { least, most } = criticalShares(graph, origins)
  expect([least[0], most[0]]).toEqual([0, 0.8])
})

test("inputs that cost more than all sales are named and counted as all of the value", () => {
  const graph = graphOf("p,,M,AA,10,,\nx,p,S,AA,2,1,\ny,x,T,BB,5,1,")
  const { overfull, inputs } = foreignShares(graph, originsOf(graph, ["AA"]), graph.offers.value)
  expect([overfull, inputs[0]?.[0]]).toEqual([[1], 1])
})

describe("on made-up graphs", () => {
  test("shares lie between 0 and 1, and by country they add up to the inputs", () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const shares = foreignShares(graph, originsOf(graph, ["AA"]), graph.offers.value)
        const spent = graph.offers.value.reduce((sum, one, at) => sum + (graph.offers.parent[at] === 0 ? one : 0), 0)
        const added = chainValues(graph, shares, graph.offers.value)([0])
        const sum = [...added.byCountry.values()].reduce((total, one) => total + one, added.noCountry)
        expect(sum).toBeCloseTo(spent, 9)
        if (spent === 0) return
        const abroad = added.byCountry.get(graph.places.countries.get("BB") ?? -1) ?? 0
        expect(abroad / spent).toBeCloseTo(shares.inputs[0]?.[0] ?? 0, 9)
        expect(added.noCountry / spent).toBeCloseTo(shares.inputs[1]?.[0] ?? 0, 9)
      }),
    )
  })

  test("an HHI lies between one over the number of holders and one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1 }), (parts) => {
        const hhi = herfindahl(parts)
        expect(hhi).toBeGreaterThanOrEqual((1 - 1e-12) / parts.length)
        expect(hhi).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
    expect(herfindahl([2, 2, 2, 2])).toBe(0.25)
    expect(herfindahl([])).toBeNaN()
  })

  test("dependence by criticality is at least what it is at least", () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { least, most } = criticalShares(graph, originsOf(graph, ["AA"]))
        for (let item = 0; item < graph.items.length; item++) {
          expect(least[item]).toBeLessThanOrEqual((most[item] ?? 0) + 1e-12)
          expect(most[item]).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })
})
