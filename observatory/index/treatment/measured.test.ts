import { describe, expect, test } from "vitest"
import { DenominateArguments, denominate } from "../denominate.ts"
import { ImputeArguments, impute } from "../imputation/impute.ts"
import { NormaliseArguments, normalise } from "../normalisation/normalise.ts"
import { BaseArguments, base } from "../over-time/base-year.ts"
import { marks } from "../panel.ts"
import { ScreenArguments, screen } from "../screen.ts"
import { markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { TreatArguments, treat } from "./treat.ts"

/** `x` is transformed, of `y` one number is moved, `z` stays. */
const data = {
  x: [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 4000],
    [2, 4, 6, 8, 10, 12, 14, 16, 18, 9000],
  ],
  y: [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [2, 4, 6, 8, 10, 12, 14, 16, 18, 100],
  ],
  z: [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, null],
  ],
}
const treated = treat(stateOf({ data }), TreatArguments.parse({ winsorise: 1 })).state

describe("numbers in their own units", () => {
  test("stay beside a transformed series, with what was moved in the others", () => {
    expect(markRowsIn(treated.panel, "x").flat()).toEqual(Array(20).fill(marks.transformed))
    const { measured } = treated
    expect(measured && rowsIn(measured, "x")).toEqual(data.x)
    expect(measured && markRowsIn(measured, "x").flat()).toEqual(Array(20).fill(0))
    expect(measured && rowsIn(measured, "y")[1]?.[9]).toBe(18)
    expect(measured && markRowsIn(measured, "y")[1]?.[9]).toBe(marks.capped)
  })

  test("are what a base year compares, normalised or not", () => {
    const given = BaseArguments.parse({ period: 2020 })
    for (const state of [treated, normalise(treated, NormaliseArguments.parse({})).state]) {
      const { based } = base(state, given).state
      expect(based && rowsIn(based, "x")[1]?.slice(0, 2)).toEqual([200, 200])
      expect(based && rowsIn(based, "x")[1]?.[9]).toBe(225)
      expect(based && rowsIn(based, "y")[1]?.[9]).toBe(180)
    }
  })

  test("follow the steps between treatment and normalisation, but not those after", () => {
    const filled = impute(treated, ImputeArguments.parse({ method: "latest" })).state
    expect(filled.measured && rowsIn(filled.measured, "z")[1]?.[9]).toBe(10)
    expect(filled.measured && rowsIn(filled.measured, "x")).toEqual(data.x)
    const halved = denominate(
      { ...treated, units: { ...treated.units, columns: new Map([["P", Array(10).fill("2")]]) } },
      DenominateArguments.parse({ indicators: { y: { denominator: "P" } } }),
    ).state
    expect(halved.measured && rowsIn(halved.measured, "y")[0]?.[0]).toBe(0.5)
    const normal = normalise(treated, NormaliseArguments.parse({})).state
    expect(impute(normal, ImputeArguments.parse({ method: "mean" })).state.measured).toBe(treated.measured)
  })

  test("of a unit screened out in a period are gone there", () => {
    const normal = normalise(treated, NormaliseArguments.parse({})).state
    const { measured } = screen(normal, ScreenArguments.parse({ exclude: ["B"], over: "period" })).state
    expect(measured && rowsIn(measured, "y").map((row) => row[1])).toEqual([Number.NaN, Number.NaN])
    expect(treated.measured && rowsIn(treated.measured, "y")[0]?.[1]).toBe(2)
  })

  test("are there by period too, where only one period is transformed", () => {
    const given = TreatArguments.parse({ over: "period", indicators: { y: { winsorise: 0 } } })
    const { measured, panel } = treat(stateOf({ data }), given).state
    expect(markRowsIn(panel, "y").map(([mark]) => mark)).toEqual([0, marks.transformed])
    expect(measured && rowsIn(measured, "y")).toEqual(data.y)
    expect(measured && rowsIn(measured, "x").map((row) => row[9])).toEqual([9, 18])
  })

  test("survive a second treatment", () => {
    const twice = treat(treated, TreatArguments.parse({ winsorise: 0, skewness: 0, kurtosis: -100, otherwise: "log" }))
    const { measured } = twice.state
    expect(measured && rowsIn(measured, "x")).toEqual(data.x)
    expect(measured && rowsIn(measured, "y")[1]?.[9]).toBe(18)
    expect(measured && rowsIn(measured, "z")).toEqual(data.z.map((row) => row.map((one) => one ?? Number.NaN)))
  })
})
