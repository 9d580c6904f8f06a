import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { AggregateArguments, aggregate } from "../aggregation/aggregate.ts"
import { marks } from "../panel.ts"
import { stateOf } from "../testing.ts"
import { tai } from "../testing-tai.ts"
import { availability } from "./availability.ts"
import { type HistogramRule, histogram } from "./distribution.ts"
import { effectiveWeights } from "./effective-weights.ts"
import { profileOf } from "./profile.ts"
import { strengthsOf } from "./strengths.ts"
import { summaries } from "./summary.ts"

const holed = stateOf({
  data: {
    x: [
      [1, 0, null],
      [4, 5, 6],
    ],
    y: [
      [null, 2, 3],
      [0, 0, null],
    ],
  },
  nodes: {
    x: { parent: "P" },
    y: { parent: "Q" },
    P: { level: 2, parent: "T" },
    Q: { level: 2, parent: "T" },
    T: { level: 3 },
  },
})

describe("availability", () => {
  test("counts what is there by unit, node, indicator and period", () => {
    const { whole, units, indicators, periods } = availability(holed)
    expect(whole).toEqual({ wanted: 12, present: 9, zeros: 3, share: 0.75, nonZero: 6 / 9 })
    expect(units[0]).toMatchObject({ unit: "A", period: 2020, present: 1, share: 0.5 })
    expect(units[0]?.below.P).toMatchObject({ wanted: 1, present: 1 })
    expect(units[0]?.below.Q).toMatchObject({ wanted: 1, present: 0, nonZero: 0 })
    expect(units[5]).toMatchObject({ unit: "C", period: 2021, present: 1 })
    expect(indicators.map(({ indicator, present }) => [indicator, present])).toEqual([
      ["x", 5],
      ["y", 4],
    ])
    expect(periods.map(({ period, present }) => [period, present])).toEqual([
      [2020, 4],
      [2021, 5],
    ])
  })

  test("of one period counts that one alone", () => {
    const { whole, units } = availability(holed, 2021)
    expect(whole).toMatchObject({ wanted: 6, present: 5 })
    expect(units.map(({ unit, period }) => [unit, period])).toEqual([
      ["A", 2021],
      ["B", 2021],
      ["C", 2021],
    ])
  })
})

describe("summaries", () => {
  test("have the figures and shares of a row of numbers, and leave out what too few numbers allow", () => {
    const state = stateOf({ data: { x: [0, 0, 3, null, 5], y: [7, null, null, null, null] } })
    const [x, y] = summaries(state)
    expect(x).toMatchObject({ code: "x", present: 4, least: 0, most: 5, mean: 2, median: 1.5, flags: [] })
    expect(x).toMatchObject({ sharePresent: 0.8, shareNonZero: 0.5, shareUnique: 0.75, shareSame: 0.5 })
    expect(x?.deviation).toBeCloseTo(Math.sqrt(6), 14)
    expect(y).toEqual({
      code: "y",
      present: 1,
      least: 7,
      most: 7,
      mean: 7,
      median: 7,
      sharePresent: 0.2,
      shareNonZero: 1,
      shareUnique: 1,
      shareSame: 1,
      flags: ["few-present"],
    })
  })

  test("flag zeros, repetition and outliers by bounds that may be changed", () => {
    const state = stateOf({ data: { zeros: [0, 0, 0, 0, 1, 100] } })
    expect(summaries(state)[0]?.flags).toEqual(["many-zeros", "outlier"])
    expect(summaries(state, { bounds: { skewness: 9, nonZero: 0, unique: 0.6 } })[0]?.flags).toEqual(["few-unique"])
    // By the usual bounds the patents alone have a far tail among the 23 countries.
    const flagged = summaries(stateOf(tai)).filter(({ flags }) => flags.includes("outlier"))
    expect(flagged.map(({ code }) => code)).toEqual(["patents"])
  })
})

describe("histograms", () => {
  test("have as many classes as their rule says", () => {
    const state = stateOf({ data: { x: Array.from({ length: 16 }, (_, place) => place) } })
    // n = 16: Sturges 5, root 4; sd = √(68/3) = 4.76, Scott's width 6.59 → 3; IQR 7.5, width 5.95 → 3.
    const classes = (rule: HistogramRule) => histogram(state, "x", { rule }).counts.length
    expect(
      ["sturges", "square-root", "scott", "freedman-diaconis", 8].map((rule) => classes(rule as HistogramRule)),
    ).toEqual([5, 4, 3, 3, 8])
  })

  test("put a number on an edge into the class above, and the greatest into the last", () => {
    const state = stateOf({ data: { x: [0, 1, 2, 3, 4, null] } })
    expect(histogram(state, "x", { rule: 2 })).toEqual({
      code: "x",
      rule: 2,
      edges: [0, 2, 4],
      counts: [2, 3],
      missing: 1,
    })
  })

  test("hold each number once", () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 })
    const rule = fc.constantFrom<HistogramRule>("sturges", "square-root", "scott", "freedman-diaconis", 7)
    fc.assert(
      fc.property(numbers, rule, (x, by) => {
        const { counts } = histogram(stateOf({ data: { x } }), "x", { rule: by })
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(x.length)
      }),
    )
  })

  test("of equal numbers are one class, and of none are refused", () => {
    const state = stateOf({ data: { x: [2, 2], y: [null, null] } })
    expect(histogram(state, "x").counts).toEqual([2])
    expect(() => histogram(state, "y")).toThrow("observatory.no-numbers-of-node")
  })
})

const regions = stateOf({
  data: { a: [4, 3, 2, 1], b: [1, 2, 3, 4], c: [5, 1, 1, 1], d: [1, 4, 2, null] },
  nodes: { b: { direction: -1 } },
  columns: { Region: ["N", "N", "S", "S"] },
})

describe("strengths and weaknesses", () => {
  test("are the best and worst ranks, by the direction of each indicator", () => {
    const { strengths, weaknesses } = strengthsOf(regions, "A", { top: 2, bottom: 1 })
    expect(strengths.map(({ code, rank }) => [code, rank])).toEqual([
      ["a", 1],
      ["b", 1],
    ])
    expect(weaknesses).toEqual([{ code: "d", name: "d", parent: "Index", rank: 3, of: 3, value: 1 }])
  })

  test("never call the last rank a strength, however many share it, but do call it a weakness", () => {
    const { strengths, weaknesses } = strengthsOf(regions, "B", {})
    expect(strengths.map(({ code }) => code)).toEqual(["d", "a", "b"])
    expect(weaknesses.map(({ code }) => code)).toContain("c")
    expect(strengthsOf(regions, "D", {}).strengths).toEqual([])
  })

  test("may be those within a group, and leave out what hardly differs", () => {
    expect(strengthsOf(regions, "C", { by: "Region" }).strengths.map(({ code, of }) => [code, of])).toEqual([
      ["a", 2],
      ["b", 2],
    ])
    const { weaknesses } = strengthsOf(regions, "B", { unique: 0.6 })
    expect(weaknesses.map(({ code }) => code)).not.toContain("c")
    expect(() => strengthsOf(regions, "Z")).toThrow("observatory.no-such-unit")
    expect(() => strengthsOf(regions, "A", { by: "Colour" })).toThrow("observatory.no-such-column")
  })
})

describe("a profile", () => {
  test("sets a unit's numbers beside all and beside its group, from the top down", () => {
    const state = aggregate(
      { ...regions, measured: regions.panel, normalised: true },
      AggregateArguments.parse({}),
    ).state
    const { rows, groupName, period } = profileOf(state, "D", { by: "Region" })
    expect([groupName, period]).toEqual(["S", 2020])
    expect(rows.map(({ code }) => code)).toEqual(["Index", "d", "c", "b", "a"])
    expect(rows[0]).toMatchObject({ level: 2, score: 2, estimated: 0, marks: ["partial"], all: { rank: 3, of: 4 } })
    expect(rows[0]?.group).toEqual({ rank: 1, of: 2, mean: 2, median: 2 })
    expect(rows[1]).toEqual({ code: "d", name: "d", level: 1, parent: "Index", marks: [] })
    expect(rows[4]).toMatchObject({ score: 1, measured: 1, all: { rank: 4, of: 4, mean: 2.5, median: 2.5 } })
  })

  test("tells how a number came about", () => {
    const carried = { ...regions.panel, marks: regions.panel.marks.slice().fill(marks.carried) }
    const { rows } = profileOf({ ...regions, panel: carried }, "A")
    expect(rows[0]?.marks).toEqual(["carried"])
  })
})

describe("effective weights", () => {
  const two = stateOf({
    data: { a: [1, 3], b: [2, 1], c: [3, 4] },
    nodes: {
      a: { parent: "P", weight: 1 },
      b: { parent: "P", weight: 3 },
      c: { parent: "Q" },
      P: { level: 2, parent: "T", weight: 2 },
      Q: { level: 2, parent: "T", weight: 3 },
      T: { level: 3 },
    },
  })

  test("are products of shares up to the top, and those of the indicators sum to 1", () => {
    expect(effectiveWeights(two).map(({ effective }) => Number(effective.toFixed(12)))).toEqual([
      0.1, 0.3, 0.6, 0.4, 0.6, 1,
    ])
  })

  test("take the mean share where units have weights of their own", () => {
    // a has 1 of 4 in one unit and 2 of 4 in the other.
    const own = { ...two, ownWeights: new Map([[3, Float64Array.of(1, 2, 3, 2)]]) }
    expect(effectiveWeights(own).map(({ share }) => share)).toEqual([0.375, 0.625, 1, 0.4, 0.6, 1])
  })
})
