import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { ranks, type Ties } from "../numbers.ts"
import { fastRanks } from "../ranking/fast-ranks.ts"
import { type Given, rowsIn, stateOf } from "../testing.ts"
import { tai } from "../testing-tai.ts"
import { NormaliseArguments, normalise } from "./normalise.ts"

const normalised = (given: Given, options: object = {}, code = "x") =>
  rowsIn(normalise(stateOf(given), NormaliseArguments.parse(options)).state.panel, code)
const row = (data: readonly (number | null)[], options: object = {}, nodes: Given["nodes"] = {}) =>
  normalised({ data: { x: data }, nodes }, options)[0]
const less = { x: { direction: -1 } } as const

function codeOf(run: () => unknown): readonly unknown[] {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts]
  }
  return []
}

/** Finland, United States, Sweden, Slovenia: the rows that table 15 is quoted with. */
const four = (options: object) => {
  const all = normalised(tai, options, "schooling")[0] ?? []
  return ["Finland", "United States", "Sweden", "Slovenia"].map((name) => all[tai.units.indexOf(name)] ?? Number.NaN)
}
const rounded = (numbers: readonly number[]) => numbers.map((number) => Math.round(number * 100) / 100)

describe("the Handbook's table 15, mean years of schooling of 23 countries", () => {
  test("has these ranks", () => expect(four({ method: "rank" })).toEqual([15, 23, 19, 1]))
  test("has these z-scores", () => expect(rounded(four({ method: "z-score" }))).toEqual([0.26, 1.52, 1.14, -1.58]))
  test("has these min-max numbers", () =>
    expect(rounded(four({ method: "min-max", range: [0, 1] }))).toEqual([0.59, 1, 0.88, 0]))
  test("has these shares of the best", () =>
    expect(rounded(four({ method: "fraction" }))).toEqual([0.83, 1, 0.95, 0.59]))
  test("has these ratios to the mean", () =>
    expect(rounded(four({ method: "over-mean" }))).toEqual([1.04, 1.25, 1.19, 0.74]))
  test("has these ratios to the worst", () =>
    expect(rounded(four({ method: "over-worst" }))).toEqual([1.41, 1.69, 1.61, 1]))
})

describe("a method of COINr", () => {
  const data = [10, 20, 50, null, 20]
  test("min-max goes from 0 to 100 unless told otherwise, and skips what is missing", () =>
    expect(row(data)).toEqual([0, 25, 100, Number.NaN, 25]))
  test("min-max turns an indicator of which less is better", () =>
    expect(row(data, {}, less)).toEqual([100, 75, 0, Number.NaN, 75]))
  test("scaled has a line through its bounds and 0 and 100", () =>
    expect(row(data, { method: "scaled", lower: 10, upper: 20 })).toEqual([0, 100, 400, Number.NaN, 100]))
  test("scaled turns its bounds where less is better, which COINr does not", () =>
    expect(row(data, { method: "scaled", lower: 0, upper: 50 }, less)).toEqual([80, 60, 0, Number.NaN, 60]))
  test("Borda counts those behind", () => expect(row(data, { method: "borda" })).toEqual([0, 1, 3, Number.NaN, 1]))
  test("percentile ranks go from 0 to 1", () =>
    expect(row(data, { method: "percentile" })).toEqual([0, 1 / 3, 1, Number.NaN, 1 / 3]))
  test("goalposts cut off what is beyond them", () =>
    expect(row(data, { method: "goalposts", lower: 20, upper: 40, range: [0, 1] })).toEqual([0, 0, 1, Number.NaN, 0]))
  test("goalposts of the structure hold, turned where less is better", () => {
    const nodes = { x: { direction: -1, lower: 0, upper: 50 } } as const
    expect(row(data, { method: "goalposts" }, nodes)).toEqual([80, 60, 0, Number.NaN, 60])
  })
  test("goalposts without cutting off go on", () =>
    expect(row([10, 60], { method: "goalposts", lower: 20, upper: 40, range: [0, 1], trunc: false })).toEqual([
      -0.5, 2,
    ]))
  test("the distance to a target starts at the least and may be capped", () => {
    expect(row(data, { method: "target", target: 30 })).toEqual([0, 0.5, 2, Number.NaN, 0.5])
    expect(row(data, { method: "target", target: 30, cap: true })).toEqual([0, 0.5, 1, Number.NaN, 0.5])
    expect(row(data, { method: "target" }, { x: { direction: -1, target: 10 } })).toEqual([
      1,
      0.75,
      0,
      Number.NaN,
      0.75,
    ])
  })
  test("the distance to a reference unit is 1 for that unit", () =>
    expect(row(data, { method: "reference", unit: "B" })).toEqual([0, 1, 4, Number.NaN, 1]))
  test("the distance to the maximum is min-max from 0 to 1", () =>
    expect(row(data, { method: "maximum" })).toEqual([0, 0.25, 1, Number.NaN, 0.25]))
  test("the fraction of the best is the best over the number where less is better, so that the best comes first", () =>
    expect(row(data, { method: "fraction" }, less)).toEqual([1, 0.5, 0.2, Number.NaN, 0.5]))
})

describe("normalising", () => {
  const years = {
    data: {
      x: [
        [0, 10],
        [20, 40],
      ],
      y: [
        [1, 2],
        [3, 5],
      ],
    },
  } as const
  test("takes one scale for all periods unless told otherwise", () => {
    expect(normalised(years)).toEqual([
      [0, 25],
      [50, 100],
    ])
    expect(normalised(years, { over: "period" })).toEqual([
      [0, 100],
      [0, 100],
    ])
  })
  test("may differ by indicator", () => {
    const options = { indicators: { y: { method: "rank" } } }
    expect(normalised(years, options, "y")).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(normalised(years, options, "x")).toEqual([
      [0, 25],
      [50, 100],
    ])
  })
  test("keeps the panel before it", () => {
    const state = stateOf(years)
    expect(normalise(state, NormaliseArguments.parse({})).state.measured).toBe(state.panel)
  })
  test("refuses a constant indicator by name and period", () => {
    expect(codeOf(() => row([3, 3]))).toEqual([
      "observatory.constant-indicator",
      { indicator: "x", period: "2020", value: "3" },
    ])
    const flat = {
      data: {
        x: [
          [1, 1],
          [1, 1],
        ],
      },
    } as const
    expect(codeOf(() => normalised(flat))[1]).toMatchObject({ period: "2020–2021" })
  })
  test("leaves a constant indicator out and says so, where told to", () => {
    const { state, notes } = normalise(
      stateOf({ data: { x: [3, 3], y: [1, 2] } }),
      NormaliseArguments.parse({ constant: "leave" }),
    )
    expect(rowsIn(state.panel, "x")).toEqual([[Number.NaN, Number.NaN]])
    expect(notes).toEqual([{ what: "constant-left-out", indicator: "x", period: 2020 }])
  })
  test("refuses what cannot be computed, by name", () => {
    expect(codeOf(() => row([1, 2], { method: "goalposts" }))[0]).toBe("observatory.no-goalposts")
    expect(codeOf(() => row([1, 2], { method: "target" }))[0]).toBe("observatory.no-target")
    expect(codeOf(() => row([1, 2], { method: "target", target: 1 }))[0]).toBe("observatory.beyond-the-target")
    expect(codeOf(() => row([1, 2], { method: "reference", unit: "Z" }))[0]).toBe("observatory.no-reference")
    expect(codeOf(() => row([1, 2], { method: "reference", unit: "A" }))[0]).toBe("observatory.no-reference")
    expect(codeOf(() => row([-1, 2], { method: "fraction" }))[0]).toBe("observatory.fraction-of-negative")
    expect(codeOf(() => row([0, 2], { method: "fraction" }, less))[0]).toBe("observatory.fraction-of-negative")
  })
})

const numbers = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
  .filter((x) => new Set(x).size > 1)
const allTies: readonly Ties[] = ["min", "max", "average", "dense"]

describe("laws", () => {
  test("min-max and z-scores stay the same under a positive affine map", () =>
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -500, max: 500 }), (x, a, b) => {
        for (const method of ["min-max", "z-score"]) {
          const [one, other] = [
            row(x, { method }),
            row(
              x.map((value) => a * value + b),
              { method },
            ),
          ]
          for (const [place, value] of (one ?? []).entries()) expect(other?.[place]).toBeCloseTo(value, 8)
        }
      }),
    ))
  test("ranks and percentiles stay the same under a rising map", () =>
    fc.assert(
      fc.property(numbers, (x) => {
        for (const method of ["rank", "borda", "percentile"])
          expect(
            row(
              x.map((value) => value ** 3 + value),
              { method },
            ),
          ).toEqual(row(x, { method }))
      }),
    ))
  test("fast ranks are the ranks", () =>
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -3, max: 5 }))),
        fc.constantFrom(...allTies),
        fc.boolean(),
        (x, ties, rising) => {
          const from = Float64Array.from(x, (value) => (value === null ? Number.NaN : value * 1.5))
          const to = new Float64Array(from.length)
          expect(fastRanks(from, to, ties, rising)).toBe(x.filter((value) => value !== null).length)
          expect(to).toEqual(ranks(from, ties, rising))
        },
      ),
    ))
})
