import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { AggregateArguments, aggregate } from "../aggregation/aggregate.ts"
import { NormaliseArguments, normalise } from "../normalisation/normalise.ts"
import { marks } from "../panel.ts"
import { type Given, markRowsIn, panelOf, rowsIn, stateOf } from "../testing.ts"
import { WeighArguments, weigh } from "../weights/weigh.ts"
import { BaseArguments, base, rebase } from "./base-year.ts"
import { growth } from "./growth.ts"

const basedOf = (given: Given, options: object) => {
  const { based } = base(stateOf(given), BaseArguments.parse(options)).state
  if (based === undefined) throw new Error("nothing based")
  return based
}
const index = (given: Given, options: object) =>
  rowsIn(basedOf(given, options), "Index").map(([first = Number.NaN]) => first)

/** One unit; x doubles and halves, y stays. */
const wave: Given = { data: { x: [[1], [2], [1]], y: [[5], [5], [5]] }, periods: [2018, 2019, 2020] }
const given: Given = {
  data: {
    x: [
      [10, 20],
      [20, 30],
    ],
    y: [
      [4, 8],
      [2, 2],
    ],
  },
  nodes: { y: { direction: -1 } },
}

describe("an index with a base = 100", () => {
  test("takes the ratio to the base, turned where less is better", () => {
    expect(rowsIn(basedOf(given, { period: 2020 }), "x")).toEqual([
      [100, 100],
      [200, 150],
    ])
    expect(rowsIn(basedOf(given, { period: 2020 }), "y")).toEqual([
      [100, 100],
      [200, 400],
    ])
  })
  test("has the formula it is told", () => {
    const at = { period: 2018 }
    expect(index(wave, { ...at, formula: "fixed-arithmetic" })).toEqual([100, 150, 100])
    expect(index(wave, { ...at, formula: "chained-arithmetic" })).toEqual([100, 150, 112.5])
    expect(index(wave, { ...at, formula: "geometric" }).map((n) => n.toFixed(6))).toEqual([
      "100.000000",
      "141.421356",
      "100.000000",
    ])
    expect(index(wave, { ...at, formula: "chained-geometric" }).map((n) => n.toFixed(6))).toEqual([
      "100.000000",
      "141.421356",
      "100.000000",
    ])
    expect(index(wave, { ...at, formula: "fixed-harmonic" })[1]).toBeCloseTo(400 / 3, 9)
  })
  test("chains backward as well as forward", () => {
    const [first, , last] = index(wave, { period: 2019, formula: "chained-arithmetic" })
    expect(first).toBeCloseTo(100 / 1.5, 9)
    expect(last).toBeCloseTo(75, 9)
  })
  test("may have the mean of the units as its base", () => {
    expect(rowsIn(basedOf(given, { period: 2020, to: "mean" }), "x")).toEqual([
      [(100 * 10) / 15, (100 * 20) / 15],
      [(100 * 20) / 15, 200],
    ])
    expect(rowsIn(basedOf(given, { period: 2020, to: "mean" }), "y")[0]).toEqual([150, 75])
  })
  test("compares the levels before they were normalised", () => {
    const { state } = normalise(stateOf(given), NormaliseArguments.parse({}))
    const { based } = base(state, BaseArguments.parse({ period: 2020 })).state
    expect(based).toEqual(basedOf(given, { period: 2020 }))
  })
  test("may be the ratio of the scores", () => {
    const plain = stateOf({
      data: {
        x: [
          [10, 20],
          [20, 30],
        ],
        y: [
          [4, 8],
          [2, 2],
        ],
      },
    })
    const { state } = aggregate(plain, AggregateArguments.parse({}))
    const { based } = base(state, BaseArguments.parse({ period: 2020, formula: "score" })).state
    expect(based && rowsIn(based, "Index")[1]).toEqual([(100 * 11) / 7, (100 * 16) / 14])
    expect(() => base(plain, BaseArguments.parse({ period: 2020, formula: "score" }))).toThrow(
      "observatory.no-scores-yet",
    )
  })
  test("leaves out and notes what has no number at the base", () => {
    const holes: Given = { data: { x: [[10], [20]], y: [[null], [2]] } }
    const { state, notes } = base(stateOf(holes), BaseArguments.parse({ period: 2020, formula: "fixed-arithmetic" }))
    expect(notes).toEqual([
      { what: "no-number-at-the-base", indicator: "y", unit: "A", period: 2020, figures: { units: 1, numbers: 1 } },
    ])
    expect(state.based && rowsIn(state.based, "Index")).toEqual([[100], [200]])
    expect(state.based && markRowsIn(state.based, "Index")).toEqual([[marks.partial], [marks.partial]])
  })
  test("refuses zero, by indicator, unit and period, and a base that is no period", () => {
    try {
      basedOf(
        {
          data: {
            x: [
              [10, 20],
              [20, 0],
            ],
          },
        },
        { period: 2020 },
      )
      expect.unreachable()
    } catch (error) {
      expect(error instanceof Refusal && [error.code, error.facts]).toEqual([
        "observatory.no-ratio",
        { indicator: "x", unit: "B", period: "2021", value: "0" },
      ])
    }
    expect(() => basedOf(wave, { period: 2017 })).toThrow("observatory.no-base-period")
  })
  test("follows the weights that the aggregation names", () => {
    const named = AggregateArguments.parse({ weights: { Index: { x: 3 } } })
    const { based } = base(
      aggregate(stateOf(wave), named).state,
      BaseArguments.parse({ period: 2018, formula: "fixed-arithmetic" }),
    ).state
    expect(based && rowsIn(based, "Index").flat()).toEqual([100, 175, 100])
  })
  test("takes no weights that differ by unit or period, but for the ratio of scores", () => {
    const weighed = aggregate(
      weigh(
        stateOf({
          data: {
            x: [
              [10, 20],
              [20, 30],
            ],
            y: [
              [4, 8],
              [2, 2],
            ],
          },
        }),
        WeighArguments.parse({ method: "bod" }),
      ).state,
      AggregateArguments.parse({}),
    ).state
    const of = (formula: string) => () => base(weighed, BaseArguments.parse({ period: 2020, formula }))
    for (const formula of [
      "fixed-arithmetic",
      "chained-arithmetic",
      "geometric",
      "chained-geometric",
      "fixed-harmonic",
    ])
      expect(of(formula)).toThrow("observatory.base-of-own-weights")
    expect(of("score")).not.toThrow()
  })
})

describe("growth", () => {
  // News pages on an index of five dimensions and 20 indicators, 2011 = 100; editions 2020, 2021, 2022.
  test.each([
    [204.16, 8, 9.33],
    [219.41, 8, 10.32],
    [217.51, 8, 10.2],
    [227.05, 9, 9.54],
    [292.15, 9, 12.65],
    [247.11, 10, 9.47],
  ])("from 100 to %s in %s years is %s percent a year, as published", (last, years, yearly) =>
    expect(Math.round(growth(100, last, years).yearly * 100) / 100).toBe(yearly))
  test("tells points and percent", () => {
    const { points, percent } = growth(120, 150, 2)
    expect([points, percent]).toEqual([30, 25])
  })
  test("has no rate from zero or over no years", () => {
    expect(growth(0, 10, 2).yearly).toBeNaN()
    expect(growth(10, 12, 0).yearly).toBeNaN()
  })
})

const numbers = fc.array(fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 4,
})
const wide = (rows: readonly (readonly number[])[]): Given => ({
  periods: [2018, 2019, 2020],
  data: Object.fromEntries(rows.map((row, place) => [`x${place}`, row.map((number) => [number])])),
})

describe("laws", () => {
  test("the geometric index is the same chained or not, and rebased is the index of the other base", () =>
    fc.assert(
      fc.property(numbers, (rows) => {
        const first = basedOf(wide(rows), { period: 2018, formula: "geometric" })
        const chained = basedOf(wide(rows), { period: 2018, formula: "chained-geometric" })
        const other = basedOf(wide(rows), { period: 2020, formula: "geometric" })
        const moved = rebase(first, 2020)
        for (const [place, value] of first.values.entries()) {
          expect((chained.values[place] ?? 0) / value).toBeCloseTo(1, 9)
          expect((moved.values[place] ?? 0) / (other.values[place] ?? 0)).toBeCloseTo(1, 9)
        }
      }),
    ))
  test("fixed arithmetic ≥ geometric ≥ fixed harmonic", () =>
    fc.assert(
      fc.property(numbers, (rows) => {
        const [a = [], g = [], h = []] = ["fixed-arithmetic", "geometric", "fixed-harmonic"].map((formula) =>
          index(wide(rows), { period: 2018, formula }),
        )
        for (const place of a.keys()) {
          expect((a[place] ?? 0) * (1 + 1e-12)).toBeGreaterThanOrEqual(g[place] ?? 0)
          expect((g[place] ?? 0) * (1 + 1e-12)).toBeGreaterThanOrEqual(h[place] ?? 0)
        }
      }),
    ))
})

describe("rebasing", () => {
  test("keeps the rates of change", () =>
    expect(rowsIn(rebase(panelOf({ x: [[100], [120], [150]] }, [2018, 2019, 2020], ["A"]), 2019), "x")).toEqual(
      [[(100 / 120) * 100], [100], [125]].map(([n]) => [expect.closeTo(n ?? 0, 9)]),
    ))
})
