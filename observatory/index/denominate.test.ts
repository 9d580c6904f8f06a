import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { DenominateArguments, denominate } from "./denominate.ts"
import { marks } from "./panel.ts"
import { markRowsIn, rowsIn, stateOf } from "./testing.ts"

const given = (some: object = {}) => DenominateArguments.parse(some)

const sample = () =>
  stateOf({
    data: {
      goods: [
        [10, 20],
        [12, 30],
      ],
      flights: [
        [4, 6],
        [8, null],
      ],
      fleet: [
        [2, 3],
        [2, 3],
      ],
    },
    others: {
      GDP: [
        [100, 400],
        [120, 600],
      ],
    },
    columns: { Area: ["5", "10"], Word: ["5", "many"], Hole: ["5", ""], Debt: ["5", "-1"] },
    nodes: { goods: { denominator: "GDP" }, flights: { denominator: "fleet" } },
  })

describe("denomination", () => {
  test("divides by a series of the data and by another indicator, period by period", () => {
    const { state, notes } = denominate(sample(), given())
    expect(rowsIn(state.panel, "goods")).toEqual([
      [0.1, 0.05],
      [0.1, 0.05],
    ])
    expect(rowsIn(state.panel, "flights")).toEqual([
      [2, 2],
      [4, Number.NaN],
    ])
    expect(rowsIn(state.panel, "fleet")).toEqual(rowsIn(sample().panel, "fleet"))
    expect(notes.map(({ indicator, figures }) => [indicator, figures])).toEqual([
      ["goods", { denominator: "GDP", scale: 1 }],
      ["flights", { denominator: "fleet", scale: 1 }],
    ])
  })

  test("divides by a column of the units in every period", () => {
    const { state } = denominate(sample(), given({ indicators: { goods: { denominator: "Area" } } }))
    expect(rowsIn(state.panel, "goods")).toEqual([
      [2, 2],
      [2.4, 3],
    ])
  })

  test("multiplies by a scale for all, by code, or by an indicator's own", () => {
    const first = (some: object) => rowsIn(denominate(sample(), given(some)).state.panel, "goods")[0]?.[0]
    expect(first({ scale: 1000 })).toBeCloseTo(100, 10)
    expect(first({ scale: { goods: 10 } })).toBeCloseTo(1, 10)
    expect(first({ scale: { flights: 10 } })).toBeCloseTo(0.1, 10)
    expect(first({ scale: 1000, indicators: { goods: { scale: 10 } } })).toBeCloseTo(1, 10)
  })

  test("leaves an indicator alone whose own denominator is none", () => {
    const { state } = denominate(sample(), given({ indicators: { goods: { denominator: null } } }))
    expect(rowsIn(state.panel, "goods")[0]).toEqual([10, 20])
  })

  test("notes each number that is lost to a zero or a missing denominator", () => {
    const { state, notes } = denominate(
      stateOf({
        data: { x: [[1, 2, null, 4]] },
        others: { size: [[2, 0, 0, null]] },
        nodes: { x: { denominator: "size" } },
      }),
      given(),
    )
    expect(rowsIn(state.panel, "x")).toEqual([[0.5, Number.NaN, Number.NaN, Number.NaN]])
    expect(notes.filter(({ unit }) => unit)).toEqual([
      { what: "denominator-zero", indicator: "x", unit: "B", period: 2020 },
      { what: "denominator-missing", indicator: "x", unit: "D", period: 2020 },
    ])
  })

  test("lets the quotient carry the marks of both numbers", () => {
    const before = sample()
    before.panel.marks[0] = marks.carried
    before.others.marks[0] = marks.interpolated
    const { state } = denominate(before, given())
    expect(markRowsIn(state.panel, "goods")).toEqual([
      [marks.carried | marks.interpolated, 0],
      [0, 0],
    ])
  })

  test.each([
    ["Nowhere", "observatory.unknown-denominator"],
    ["Word", "observatory.denominator-no-number"],
    ["Debt", "observatory.denominator-column-negative"],
  ])("refuses the denominator %s", (denominator, code) => {
    expect(() => denominate(sample(), given({ indicators: { goods: { denominator } } }))).toThrow(code)
  })

  test("refuses a negative number in a series, and options or scales of unknown indicators", () => {
    const before = sample()
    before.others.values[3] = -600
    expect(() => denominate(before, given())).toThrow(/denominator-negative.*"unit":"B","period":"2021"/)
    expect(() => denominate(sample(), given({ indicators: { good: { scale: 2 } } }))).toThrow("unknown-indicator")
    expect(() => denominate(sample(), given({ scale: { good: 2 } }))).toThrow("unknown-indicator")
  })

  test("takes an empty cell of a column as missing", () => {
    const { state } = denominate(sample(), given({ indicators: { goods: { denominator: "Hole" } } }))
    expect(rowsIn(state.panel, "goods")[0]).toEqual([2, Number.NaN])
  })
})

test("quotient times denominator gives the number back", () => {
  const number = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
  const row = fc.array(number, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(row, row, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x, size, scale) => {
      const before = stateOf({ data: { x }, others: { size }, nodes: { x: { denominator: "size" } } })
      const after = rowsIn(denominate(before, given({ scale })).state.panel, "x")[0] ?? []
      for (const [place, quotient] of after.entries())
        expect((quotient * (size[place] ?? 0)) / scale / (x[place] ?? 1) - 1).toBeCloseTo(0, 12)
    }),
  )
})
