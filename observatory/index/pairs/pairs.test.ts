import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ImputeArguments, impute } from "../imputation/impute.ts"
import { NormaliseArguments, normalise } from "../normalisation/normalise.ts"
import { BaseArguments, base } from "../over-time/base-year.ts"
import { marks } from "../panel.ts"
import { runSteps } from "../run.ts"
import { ScreenArguments, screen } from "../screen.ts"
import { Step } from "../steps.ts"
import { markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { PairsArguments, pairs } from "./pairs.ts"

const given = (some: object) => PairsArguments.parse(some)
const nan = Number.NaN

/** Flows between A, B and C, what stays inside, and an indicator of single units. */
const flows = () =>
  stateOf({
    units: ["A", "B", "C", "A~B", "B~A", "A~C", "C~B", "A~A", "B~B", "C~C"],
    data: {
      flow: [nan, nan, nan, 10, 20, 30, 5, 60, 75, 45],
      rate: [0.1, 0.2, 0.3, nan, nan, nan, nan, nan, nan, nan],
    },
    others: { people: [100, 200, 300, nan, nan, nan, nan, nan, nan, nan] },
    columns: { Geo: ["n", "n", "s", "", "", "", "", "", "", ""] },
  })
const flow = (some: object) => rowsIn(pairs(flows(), given(some)).state.panel, "flow")[0]

describe("pairs to units", () => {
  test.each([
    ["out", [40, 20, 5]],
    ["in", [20, 15, 30]],
    ["both", [60, 35, 35]],
  ])("sums %s", (direction, expected) => {
    expect(flow({ to: "unit", direction })).toEqual(expected)
  })

  test("takes means over the pairs, and counts the inside where so asked", () => {
    expect(flow({ to: "unit", how: "mean", direction: "out" })).toEqual([20, 20, 5])
    expect(flow({ to: "unit", direction: "out", inside: true })).toEqual([100, 95, 50])
  })

  test("takes the share that goes to others", () => {
    expect(flow({ to: "unit", how: "share-outside", direction: "out" })).toEqual([40 / 100, 20 / 95, 5 / 50])
    expect(flow({ to: "whole", how: "share-outside", indicators: { rate: { how: "mean" } } })).toEqual([65 / 245])
  })

  test("leaves indicators of single units as they are, and only single units", () => {
    const { state, notes } = pairs(flows(), given({ to: "unit" }))
    expect(state.units.codes).toEqual(["A", "B", "C"])
    expect(state.panel.units).toEqual(["A", "B", "C"])
    expect(state.units.columns.get("Geo")).toEqual(["n", "n", "s"])
    expect(rowsIn(state.panel, "rate")).toEqual([[0.1, 0.2, 0.3]])
    expect(rowsIn(state.others, "people")).toEqual([[100, 200, 300]])
    expect(notes).toEqual([{ what: "paired", indicator: "flow", figures: { how: "sum", to: "unit" } }])
  })

  test("makes units of ends that have no row of their own", () => {
    const { state } = pairs(stateOf({ units: ["B~A", "A~C"], data: { x: [1, 2] } }), given({ to: "unit" }))
    expect(state.units).toEqual({ codes: ["B", "A", "C"], names: ["B", "A", "C"], columns: new Map() })
    expect(rowsIn(state.panel, "x")).toEqual([[1, 3, 2]])
  })
})

describe("pairs to corridors and the whole", () => {
  test("a corridor has both directions, and a group where its ends are of one", () => {
    const { state } = pairs(flows(), given({ to: "corridor", indicators: { rate: { how: "mean" } } }))
    expect(state.units.codes).toEqual(["A~A", "A~B", "A~C", "B~B", "B~C", "C~C"])
    expect(rowsIn(state.panel, "flow")).toEqual([[nan, 30, 30, nan, 5, nan]])
    expect(rowsIn(state.panel, "rate")[0]?.[1]).toBeCloseTo(0.15, 12)
    expect(state.units.columns.get("Geo")).toEqual(["n", "n", "", "n", "", "s"])
    expect(rowsIn(state.others, "people")[0]?.slice(1, 3)).toEqual([300, 400])
  })

  test("the whole is one unit", () => {
    const { state } = pairs(flows(), given({ to: "whole", whole: "All", indicators: { rate: { how: "mean" } } }))
    expect(state.units.codes).toEqual(["All"])
    expect(rowsIn(state.panel, "flow")).toEqual([[65]])
    expect(rowsIn(state.panel, "rate")[0]?.[0]).toBeCloseTo(0.2, 12)
    expect(rowsIn(state.others, "people")).toEqual([[600]])
  })
})

describe("pairs without a number", () => {
  const gaps = () => {
    const state = stateOf({ units: ["A~B", "A~C", "B~C"], data: { x: [4, null, 6] } })
    state.panel.marks[0] = marks.carried
    return state
  }
  const found = (absent: string, how = "sum") => {
    const { state, notes } = pairs(gaps(), given({ to: "unit", absent, how }))
    return { row: rowsIn(state.panel, "x")[0], marked: markRowsIn(state.panel, "x")[0], notes }
  }

  test("leave a mark on what the others make, and a note", () => {
    const { row, marked, notes } = found("partial")
    expect(row).toEqual([4, 10, 6])
    expect(marked).toEqual([marks.carried | marks.partial, marks.carried, marks.partial])
    expect(notes[0]).toEqual({ what: "absent-parts", indicator: "x", figures: { numbers: 2, counted: "partial" } })
  })

  test("are zero, or make all missing, where so asked", () => {
    expect(found("zero", "mean").row).toEqual([2, 5, 3])
    expect(found("missing").row).toEqual([nan, 10, nan])
  })

  test("a unit without any pair in that direction is noted", () => {
    const { state, notes } = pairs(gaps(), given({ to: "unit", direction: "out" }))
    expect(rowsIn(state.panel, "x")).toEqual([[4, 6, nan]])
    expect(notes).toContainEqual({ what: "no-parts", indicator: "x", unit: "C" })
  })
})

describe("what is refused", () => {
  test.each([
    [{ units: ["A", "B"], data: { x: [1, 2] } }, { to: "unit" }, "observatory.no-pairs"],
    [{ units: ["A~B~C", "B"], data: { x: [1, 2] } }, { to: "unit" }, "observatory.pair-unit"],
    [{ units: ["A~", "B"], data: { x: [1, 2] } }, { to: "unit" }, "observatory.pair-unit"],
    [{ units: ["A~B", "B"], data: { x: [1, 2] } }, { to: "unit" }, 'observatory.mixed-pairs {"series":"x"'],
    [{ units: ["A~B", "B"], data: { x: [1, null], y: [null, 2] } }, { to: "whole" }, "observatory.single-units"],
    [{ units: ["A~B", "A~A"], data: { x: [1, 2] } }, { to: "unit", how: "share-outside" }, '"unit":"B"'],
    [{ units: ["A~B", "A~A"], data: { x: [1, 2] } }, { to: "corridor", how: "share-outside" }, "share-of-corridor"],
    [{ units: ["A~B"], data: { x: [1] } }, { to: "unit", indicators: { y: {} } }, "options-of-unknown-indicator"],
  ])("%o with %o", (data, some, code) => {
    expect(() => pairs(stateOf(data), given(some))).toThrow(code)
  })

  test("a step across units while pairs stand beside single units", () => {
    expect(() => screen(flows(), ScreenArguments.parse({}))).toThrow("observatory.pairs-first")
    expect(() => impute(flows(), ImputeArguments.parse({ method: "mean" }))).toThrow("observatory.pairs-first")
    expect(() => impute(flows(), ImputeArguments.parse({ method: "latest" }))).not.toThrow()
    for (const step of ["treat", "normalise", "weigh", "aggregate", "rank"] as const)
      expect(() => runSteps(flows(), [Step.parse({ step, arguments: {} })])).toThrow("observatory.pairs-first")
    expect(() => base(flows(), BaseArguments.parse({ period: 2020 }))).toThrow("observatory.pairs-first")
  })

  test("to put pairs together after their numbers were brought on a scale", () => {
    const normal = normalise(stateOf({ units: ["A~B", "B~A"], data: { x: [1, 2] } }), NormaliseArguments.parse({}))
    expect(() => pairs(normal.state, given({ to: "unit" }))).toThrow("observatory.pairs-late")
  })
})

test("units by out, units by in, corridors and the whole sum to all pairs", () => {
  const code = fc.constantFrom("A", "B", "C", "D", "E")
  const pair = fc.tuple(code, code).map(([from, to]) => `${from}~${to}`)
  const rows = fc.uniqueArray(fc.tuple(pair, fc.integer({ min: 0, max: 1000 })), { minLength: 1, selector: ([p]) => p })
  fc.assert(
    fc.property(rows, fc.boolean(), (some, inside) => {
      const counted = some.filter(([name]) => inside || name[0] !== name[2])
      const all = counted.reduce((sum, [, number]) => sum + number, 0)
      const before = stateOf({ units: some.map(([name]) => name), data: { x: some.map(([, number]) => number) } })
      for (const to of [
        { to: "unit", direction: "out" },
        { to: "unit", direction: "in" },
        { to: "corridor" },
        { to: "whole" },
      ]) {
        const row = rowsIn(pairs(before, given({ ...to, inside, absent: "zero" })).state.panel, "x")[0] ?? []
        expect(row.reduce((sum, number) => sum + number, 0)).toBe(all)
      }
    }),
  )
})
