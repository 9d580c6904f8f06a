import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { marks } from "../panel.ts"
import { markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { ImputeArguments, impute } from "./impute.ts"

const given = (some: object) => ImputeArguments.parse(some)
const nan = Number.NaN

const grouped = () =>
  stateOf({
    data: {
      x: [
        [1, 3, null, 10, 20, null],
        [5, 7, null, 60, null, 30],
      ],
    },
    columns: { Geo: ["n", "n", "n", "s", "s", "s"], Hole: ["n", "n", "n", "", "s", "s"] },
  })

describe("means and medians", () => {
  test.each([
    ["mean", [8.5, 8.5], [25.5, 25.5]],
    ["median", [6.5, 6.5], [18.5, 18.5]],
    ["group-mean", [2, 15], [6, 45]],
    ["group-median", [2, 15], [6, 45]],
  ])("%s takes the numbers of the same period", (method, [a, b], [c, d]) => {
    const { state } = impute(grouped(), given({ method, by: "Geo" }))
    expect(rowsIn(state.panel, "x")).toEqual([
      [1, 3, a, 10, 20, b],
      [5, 7, c, 60, d, 30],
    ])
  })

  test("take the numbers of all periods where so asked", () => {
    const { state } = impute(grouped(), given({ method: "group-mean", by: "Geo", over: "panel" }))
    expect(rowsIn(state.panel, "x")).toEqual([
      [1, 3, 4, 10, 20, 30],
      [5, 7, 4, 60, 30, 30],
    ])
  })

  test("a median differs from a mean, by the middle of an odd number", () => {
    const before = stateOf({ data: { x: [1, 2, 9, null] } })
    expect(rowsIn(impute(before, given({ method: "median" })).state.panel, "x")[0]?.[3]).toBe(2)
    expect(rowsIn(impute(before, given({ method: "mean" })).state.panel, "x")[0]?.[3]).toBe(4)
  })

  test("are marked, carry the marks of their numbers, and are counted", () => {
    const before = grouped()
    before.panel.marks[0] = marks.interpolated
    const { state, notes } = impute(before, given({ method: "group-mean", by: "Geo" }))
    expect(markRowsIn(state.panel, "x")).toEqual([
      [marks.interpolated, 0, marks.grouped | marks.interpolated, 0, 0, marks.grouped],
      [0, 0, marks.grouped, 0, marks.grouped, 0],
    ])
    expect(notes).toEqual([{ what: "imputed", indicator: "x", figures: { method: "group-mean", numbers: 4 } }])
  })

  test("refuse a group without any number by indicator, group and period, or note it", () => {
    const before = stateOf({
      data: {
        x: [
          [1, 3, null],
          [5, 7, 9],
        ],
      },
      columns: { Geo: ["n", "n", "s"] },
    })
    expect(() => impute(before, given({ method: "group-mean", by: "Geo" }))).toThrow(
      'nothing-to-impute-from {"indicator":"x","where":"s","period":"2020"}',
    )
    const { state, notes } = impute(before, given({ method: "group-mean", by: "Geo", leave: true }))
    expect(rowsIn(state.panel, "x")[0]).toEqual([1, 3, nan])
    expect(notes).toEqual([
      { what: "group-without-numbers", indicator: "x", period: 2020, figures: { group: "s", numbers: 1 } },
      { what: "left-missing", indicator: "x", figures: { numbers: 1 } },
    ])
  })

  test.each([
    [{ method: "group-mean" }, "observatory.impute-without"],
    [{ method: "group-mean", by: "Size" }, "observatory.unknown-group-column"],
    [{ method: "group-median", by: "Hole" }, 'observatory.unit-without-group {"column":"Hole","unit":"D"}'],
    [{ method: "mean", indicators: { y: { method: "none" } } }, "observatory.options-of-unknown-indicator"],
  ])("refuse %o", (some, code) => {
    expect(() => impute(grouped(), given(some))).toThrow(code)
  })

  test("an indicator follows its own arguments", () => {
    const before = stateOf({ data: { x: [1, 3, null], y: [1, 3, null], z: [1, 3, null] } })
    const own = { y: { method: "constant", value: 7 }, z: { method: "none" } }
    const { state, notes } = impute(before, given({ method: "mean", indicators: own }))
    expect(["x", "y", "z"].map((code) => rowsIn(state.panel, code)[0]?.[2])).toEqual([2, 7, nan])
    expect(notes.map(({ what, figures }) => [what, figures?.method])).toEqual([
      ["imputed", "mean"],
      ["imputed", "constant"],
      ["left-missing", undefined],
    ])
  })
})

describe("the mean of the siblings", () => {
  const family = () =>
    stateOf({
      data: { a: [1, null, null], b: [3, 4, null], c: [8, 6, null], other: [99, 99, 99] },
      nodes: { a: { parent: "P" }, b: { parent: "P" }, c: { parent: "P" }, other: { parent: "Q" }, P: {}, Q: {} },
    })

  test("takes the unit's other indicators under the same parent", () => {
    const { state } = impute(family(), given({ method: "row-group-mean", leave: true }))
    expect(rowsIn(state.panel, "a")).toEqual([[1, 5, nan]])
    expect(markRowsIn(state.panel, "a")).toEqual([[0, marks.modelled, 0]])
  })

  test("refuses a unit without any of them", () => {
    expect(() => impute(family(), given({ method: "row-group-mean" }))).toThrow('"where":"C","period":"2020"')
  })
})

describe("imputation over time", () => {
  const series = () =>
    stateOf({
      data: {
        x: [
          [1, null, null],
          [null, 2, null],
          [null, null, null],
          [7, 8, null],
          [null, null, null],
        ],
      },
      periods: [2010, 2012, 2013, 2016, 2017],
    })
  const column = (some: object, unit: number) =>
    rowsIn(impute(series(), given(some)).state.panel, "x").map((row) => row[unit])

  test("linear goes by years, not by places, and does not go beyond the ends", () => {
    expect(column({ method: "linear" }, 0)).toEqual([1, 3, 4, 7, nan])
    expect(column({ method: "linear" }, 1)).toEqual([nan, 2, 3.5, 8, nan])
    expect(column({ method: "linear" }, 2)).toEqual([nan, nan, nan, nan, nan])
  })

  test("linear carries the ends where so asked, marked as carried", () => {
    expect(column({ method: "linear", ends: "carry" }, 1)).toEqual([2, 2, 3.5, 8, 8])
    const { state } = impute(series(), given({ method: "linear", ends: "carry" }))
    expect(markRowsIn(state.panel, "x").map((row) => row[1])).toEqual([
      marks.carried,
      0,
      marks.interpolated,
      0,
      marks.carried,
    ])
  })

  test("linear notes what it cannot reach", () => {
    expect(impute(series(), given({ method: "linear" })).notes).toEqual([
      { what: "imputed", indicator: "x", figures: { method: "linear", numbers: 3 } },
      { what: "left-missing", indicator: "x", figures: { numbers: 8 } },
    ])
  })

  test("latest carries forward for at most some periods", () => {
    expect(column({ method: "latest" }, 0)).toEqual([1, 1, 1, 7, 7])
    expect(column({ method: "latest", age: 1 }, 0)).toEqual([1, 1, nan, 7, 7])
    expect(column({ method: "latest" }, 1)).toEqual([nan, 2, 2, 8, 8])
  })

  test("a constant needs its value", () => {
    expect(column({ method: "constant", value: 0 }, 2)).toEqual([0, 0, 0, 0, 0])
    expect(() => column({ method: "constant" }, 2)).toThrow("observatory.impute-without")
  })
})

test("no method touches a number that is there, and none leaves a trace in the state before", () => {
  const row = fc.array(fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { freq: 4 }), {
    minLength: 8,
    maxLength: 8,
  })
  const method = fc.constantFrom("mean", "median", "row-group-mean", "linear", "latest", "knn", "group-median")
  fc.assert(
    fc.property(row, row, row, method, (x, y, z, name) => {
      const build = () => stateOf({ data: { x: [x, y], y: [y, z] }, columns: { g: [..."aabbccdd"] } })
      const before = build()
      const { state } = impute(before, given({ method: name, by: "g", leave: true }))
      expect(before.panel).toEqual(build().panel)
      for (const [place, number] of before.panel.values.entries())
        if (!Number.isNaN(number)) expect([state.panel.values[place], state.panel.marks[place]]).toEqual([number, 0])
        else expect(Number.isNaN(state.panel.values[place])).toBe(state.panel.marks[place] === 0)
    }),
  )
})
