import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { marks } from "../panel.ts"
import { markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { ImputeArguments, impute } from "./impute.ts"
import { fitNormal } from "./normal-model.ts"

const given = (some: object) => ImputeArguments.parse(some)

describe("nearest neighbours", () => {
  // Standardised, x stands at −1.16, −0.78, −0.39, 0.78, 1.55 steps of one size: nearest of C are B and A, of E only D.
  const five = () => stateOf({ data: { x: [1, 2, 3, 6, 8], y: [10, 20, null, 60, null] } })

  test("take the mean of the k nearest that have the indicator", () => {
    const { state } = impute(five(), given({ method: "knn", k: 2 }))
    expect(rowsIn(state.panel, "y")).toEqual([[10, 20, 15, 60, 40]])
    expect(markRowsIn(state.panel, "y")).toEqual([[0, 0, marks.modelled, 0, marks.modelled]])
  })

  test("say where fewer are there than were asked for", () => {
    const { notes } = impute(five(), given({ method: "knn", k: 5 }))
    expect(notes[0]).toEqual({
      what: "few-neighbours",
      indicator: "y",
      unit: "C",
      period: 2020,
      figures: { neighbours: 3 },
    })
  })

  test("are refused where all with all would take minutes", () => {
    const many = stateOf({ units: Array.from({ length: 250_000 }, (_, unit) => `${unit}`), data: { x: [1], y: [2] } })
    expect(() => impute(many, given({ method: "knn" }))).toThrow("observatory.too-many-neighbours")
  })

  test("weigh indicators alike whatever their unit", () => {
    const far = stateOf({ data: { x: [0, 1, 0.1, 5], w: [0, 100_000, 90_000, 0], y: [1, 2, null, 9] } })
    const same = stateOf({ data: { x: [0, 1, 0.1, 5], w: [0, 1, 0.9, 0], y: [1, 2, null, 9] } })
    const found = [far, same].map((one) => rowsIn(impute(one, given({ method: "knn", k: 1 })).state.panel, "y"))
    expect(found[0]).toEqual(found[1])
  })

  test("come from the same period, or from all", () => {
    const two = stateOf({
      data: {
        x: [
          [1, 2, 9],
          [5, 9.1, 20],
        ],
        y: [
          [1, 2, null],
          [5, 6, 7],
        ],
      },
    })
    const found = (over: string) => rowsIn(impute(two, given({ method: "knn", k: 1, over })).state.panel, "y")[0]?.[2]
    expect([found("period"), found("panel")]).toEqual([2, 6])
  })

  test("refuse a unit that shares nothing with any other", () => {
    const apart = stateOf({ data: { x: [1, 2, null], y: [1, 2, null] } })
    expect(() => impute(apart, given({ method: "knn" }))).toThrow('"where":"C"')
  })
})

describe("expectation-maximisation", () => {
  const x = [1, 2, 3, 4, 5, 6]
  const y = [2.1, 3.9, 6.2, 7.8, null, null]

  test("is the regression on the complete units where only one indicator has gaps (Anderson 1957)", () => {
    // Least squares of y on x over A–D: slope (−1.5·2.1 − 0.5·3.9 + 0.5·6.2 + 1.5·7.8) / 5 = 1.94, through (2.5, 5).
    const { state, notes } = impute(stateOf({ data: { x, y } }), given({ method: "em" }))
    const filled = rowsIn(state.panel, "y")[0] ?? []
    expect(filled[4]).toBeCloseTo(5 + 1.94 * 2.5, 6)
    expect(filled[5]).toBeCloseTo(5 + 1.94 * 3.5, 6)
    expect(markRowsIn(state.panel, "y")).toEqual([[0, 0, 0, 0, marks.modelled, marks.modelled]])
    expect(notes[0]?.what).toBe("model-fitted")
    expect(notes[1]).toEqual({ what: "imputed", indicator: "y", figures: { method: "em", numbers: 2 } })
  })

  test("has Anderson's closed means and variances there", () => {
    // Mean of y: 5 + 1.94·(3.5 − 2.5); covariance 1.94·var(x); variance: residual of A–D + 1.94²·var(x), each by n.
    const rows = Float64Array.from(x.flatMap((one, place) => [one, y[place] ?? Number.NaN]))
    const residual = [2.1, 3.9, 6.2, 7.8].map((one, place) => one - 5 - 1.94 * (place + 1 - 2.5))
    const left = residual.reduce((sum, one) => sum + one * one, 0) / 4
    const fit = fitNormal({ rows, width: 2 }, 0)
    if (typeof fit === "string") throw new Error(fit)
    const spread = 17.5 / 6
    for (const [place, expected] of [3.5, 6.94].entries()) expect(fit.model.means[place]).toBeCloseTo(expected, 6)
    const covariances = [spread, 1.94 * spread, 1.94 * spread, left + 1.94 ** 2 * spread]
    for (const [place, one] of covariances.entries()) expect(fit.model.covariances[place]).toBeCloseTo(one, 5)
  })

  test("a great ridge makes it the mean", () => {
    const { state } = impute(stateOf({ data: { x, y } }), given({ method: "em", ridge: 1e9 }))
    expect(rowsIn(state.panel, "y")[0]?.[4]).toBeCloseTo(5, 5)
  })

  test("pools all periods where so asked", () => {
    const rows = (one: readonly (number | null)[]) => [one.slice(0, 3), one.slice(3)]
    const { state } = impute(stateOf({ data: { x: rows(x), y: rows(y) } }), given({ method: "em", over: "panel" }))
    expect(rowsIn(state.panel, "y")[1]?.[1]).toBeCloseTo(9.85, 6)
  })

  test.each([
    ["more indicators than units", { x: [1, 2, 3], y: [2, 1, null], z: [3, 4, 1] }, "em-few-units"],
    ["a constant", { x: [1, 1, 1, 1], y: [2, 1, null, 3] }, 'em-constant {"indicator":"x"'],
    ["indicators that follow from each other", { x, y: x.map((one) => 2 * one), z: y }, "em-singular"],
    ["a unit without any number", { x: [1, 2, 3, 5, null], y: [2, 1, null, 3, null] }, '"where":"E"'],
  ])("refuses %s", (_, data, code) => {
    expect(() => impute(stateOf({ data }), given({ method: "em" }))).toThrow(code)
  })

  test("a ridge makes few units possible", () => {
    const few = stateOf({ data: { x: [1, 2, 3], y: [2, 1, null], z: [3, 4, 1] } })
    expect(rowsIn(impute(few, given({ method: "em", ridge: 0.1 })).state.panel, "y")[0]?.[2]).toBeGreaterThan(-10)
  })

  test("follows when an indicator is measured in another unit", () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true })
    const row = fc.array(number, { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(row, row, fc.double({ min: 0.01, max: 50, noNaN: true }), number, (a, b, scale, shift) => {
        const noisy = a.map((one, place) => one + ((place * 7) % 12) / 10)
        const other = b.map((one, place) => one + ((place * 5) % 12) / 10)
        const gaps = (row: readonly number[]) => row.map((one, place) => (place < 2 ? null : one))
        const found = (map: (one: number) => number) =>
          rowsIn(
            impute(stateOf({ data: { x: noisy, y: gaps(other.map(map)) } }), given({ method: "em", ridge: 0.01 })).state
              .panel,
            "y",
          )[0]?.[0] ?? Number.NaN
        const plain = found((one) => one)
        expect(found((one) => one * scale + shift) / scale - shift / scale).toBeCloseTo(plain, 5)
      }),
      { numRuns: 30 },
    )
  })
})
