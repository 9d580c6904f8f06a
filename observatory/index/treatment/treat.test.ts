import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { kurtosis, skewness } from "../numbers.ts"
import { marks } from "../panel.ts"
import { markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { shapeOf } from "./shape.ts"
import { TreatArguments, treat } from "./treat.ts"

const given = (some: object = {}) => TreatArguments.parse(some)
const treated = (row: readonly (number | null)[], some: object = {}) => {
  const { state, notes } = treat(stateOf({ data: { x: row } }), given(some))
  return { row: rowsIn(state.panel, "x")[0] ?? [], marked: markRowsIn(state.panel, "x")[0] ?? [], state, notes }
}
const whats = (notes: readonly { readonly what: string }[]) => notes.map(({ what }) => what)

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
/** The example of COINr's `winsorise`: skewness 3.06 and kurtosis 9.74; 1.71 and 1.82 after one step. */
const tailed = [...ten, 30, 100]
/** What one step of winsorising does not cure. */
const wild = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 5000, 9000]

describe("winsorising", () => {
  test("moves the greatest number to the next until the limits are kept, and says which", () => {
    const { row, marked, notes } = treated(tailed)
    expect(row).toEqual([...ten, 30, 30])
    expect(marked).toEqual([...ten.map(() => 0), 0, marks.capped])
    expect(whats(notes)).toEqual(["winsorised", "capped"])
    const { points, skewnessBefore, kurtosisBefore, skewness: after } = notes[0]?.figures ?? {}
    expect([points, skewnessBefore, kurtosisBefore, after]).toEqual([
      1,
      expect.closeTo(skewness(tailed), 12),
      expect.closeTo(kurtosis(tailed), 12),
      expect.closeTo(skewness(row), 12),
    ])
    expect(notes[1]).toEqual({
      what: "capped",
      indicator: "x",
      unit: "L",
      period: 2020,
      figures: { from: 100, to: 30 },
    })
  })

  test("moves the least number where the tail is below", () => {
    expect(treated(tailed.map((one) => -one)).row).toEqual([...ten.map((one) => -one), -30, -30])
  })

  test("moves equal numbers together and counts them all", () => {
    const { row, notes } = treated([...ten, ...ten, ...ten, 30, 100, 100], {
      winsorise: 1,
      combined: true,
      otherwise: "none",
    })
    expect(row.slice(-3)).toEqual([30, 30, 30])
    expect(notes[0]?.figures?.points).toBe(2)
  })

  test("leaves a series without outliers alone, and one too short to test", () => {
    expect(treated(ten).row).toEqual(ten)
    expect(whats(treated(ten).notes)).toEqual(["no-outliers"])
    expect(whats(treated([1, 2, 900]).notes)).toEqual(["too-few-to-test"])
  })

  test("ends on equal numbers", () => {
    expect(treated([3, 3, 3, 3, 3], { skewness: 0, kurtosis: -10 }).row).toEqual([3, 3, 3, 3, 3])
    expect(treated([0, 0, 0, 0, 0, 0, 0, 0, 0, 7], { winsorise: 3 }).row).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test("lets a fat tail without skewness pass by the rule `and`, and finds it by `or`", () => {
    const fat = [-90, -2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2, 91]
    expect(Math.abs(skewness(fat))).toBeLessThan(0.5)
    expect(kurtosis(fat)).toBeGreaterThan(5)
    expect(treated(fat).row).toEqual(fat)
    const { row } = treated(fat, { rule: "or", otherwise: "none" })
    expect([row[0], row[12]]).toEqual([-2, 2])
  })

  test("takes all periods together by default, so that one bound holds for every year", () => {
    const rows = [ten.concat(100), ten.concat(11)]
    const both = treat(stateOf({ data: { x: rows } }), given())
    expect(rowsIn(both.state.panel, "x")).toEqual([ten.concat(11), ten.concat(11)])
    const each = treat(stateOf({ data: { x: rows } }), given({ over: "period" }))
    expect(rowsIn(each.state.panel, "x")).toEqual([ten.concat(10), ten.concat(11)])
    expect(each.notes.map(({ what, period }) => [what, period])).toEqual([
      ["winsorised", 2020],
      ["capped", 2020],
      ["no-outliers", 2021],
    ])
  })
})

describe("transformation of what winsorising does not cure", () => {
  test("takes the original series, by ln(x − min + (max − min)/100)", () => {
    const { row, marked, notes } = treated(wild, { winsorise: 1 })
    expect(row[0]).toBeCloseTo(Math.log(89.99), 12)
    expect(row[17]).toBeCloseTo(Math.log(8999 + 89.99), 12)
    expect(new Set(marked)).toEqual(new Set([marks.transformed]))
    expect(whats(notes)[0]).toBe("transformed")
    expect(notes[0]?.figures).toMatchObject({ by: "log-ct", least: 1, most: 9000 })
  })

  test("takes the winsorised series where so asked", () => {
    const { row, marked } = treated(wild, { winsorise: 1, combined: true })
    expect(row[17]).toBeCloseTo(Math.log(4999 + 49.99), 12)
    expect(marked[17]).toBe(marks.transformed | marks.capped)
  })

  test("leaves and notes the original series where there is no other treatment", () => {
    const { row, notes } = treated(wild, { winsorise: 1, otherwise: "none" })
    expect(row).toEqual(wild)
    expect(whats(notes)).toEqual(["not-treated"])
  })

  test("notes a series that still has outliers", () => {
    const { notes } = treated([...Array<number>(40).fill(0), 1, 1e9], { winsorise: 0, otherwise: "square-root" })
    expect(whats(notes)).toEqual(["transformed", "not-treated"])
  })

  test("log-ct-plus draws in a lower tail and keeps the order", () => {
    const lower = wild.map((one) => -one)
    const { row } = treated(lower, { winsorise: 1, otherwise: "log-ct-plus" })
    expect(row[17]).toBeCloseTo(-Math.log(8999 + 89.99), 12)
    expect(treated(wild, { winsorise: 1, otherwise: "log-ct-plus" }).row[17]).toBeCloseTo(Math.log(8999 + 89.99), 12)
    expect(Math.abs(skewness(row))).toBeLessThan(Math.abs(skewness(lower)))
  })

  test("log-gii transforms, which COINr's does not", () => {
    // ln((9000 − 1)(x − 1)/(9000 − 1) + 1) = ln x, for a least number of 1.
    expect(treated(wild, { winsorise: 1, otherwise: "log-gii" }).row[16]).toBeCloseTo(Math.log(5000), 12)
    const small = wild.map((one) => one / 10_000)
    expect(() => treated(small, { winsorise: 1, otherwise: "log-gii" })).toThrow("observatory.outside-transformation")
    const { row } = treated(small, { winsorise: 1, otherwise: "log-gii", factor: 10_000 })
    expect(row[17]).toBeCloseTo(Math.log(9000), 12)
  })

  test.each([
    [{ otherwise: "log" }, (one: number) => Math.log(one)],
    [{ otherwise: "log-ct-orig" }, (one: number) => Math.log(one - 1 + 1)],
    [{ otherwise: "square-root" }, Math.sqrt],
    [{ otherwise: "boxcox", lambda: 0, shift: 0 }, (one: number) => Math.log(one)],
    [{ otherwise: "boxcox", lambda: 0.5, shift: 2 }, (one: number) => (Math.sqrt(one + 2) - 1) / 0.5],
    [{ otherwise: "boxcox", lambda: -1 }, (one: number) => 1 - 1 / one],
  ])("%o has its formula", (some, formula) => {
    const { row } = treated(wild, { winsorise: 1, ...some })
    for (const [place, one] of wild.entries()) expect(row[place]).toBeCloseTo(formula(one), 10)
  })

  test("refuses what a transformation cannot take, by indicator, unit and period", () => {
    const zero = [...wild.slice(1), 0]
    expect(() => treated(zero, { winsorise: 1, otherwise: "log" })).toThrow(
      /outside-transformation.*"indicator":"x","unit":"R","period":"2020"/,
    )
    expect(() => treated(zero, { winsorise: 1, otherwise: "boxcox", shift: 0 })).toThrow("outside-transformation")
    expect(() => treated([...zero, -1], { winsorise: 1, otherwise: "square-root" })).toThrow("outside-transformation")
  })

  test("takes goalposts along, and drops and notes those that it cannot take", () => {
    const before = stateOf({ data: { x: wild }, nodes: { x: { lower: -500, upper: 20_000, target: 9000 } } })
    const { state, notes } = treat(before, given({ winsorise: 1 }))
    const node = state.structure.nodes[0]
    expect(node?.target).toBeCloseTo(Math.log(8999 + 89.99), 12)
    expect(node?.upper).toBeCloseTo(Math.log(19_999 + 89.99), 12)
    expect(node && "lower" in node).toBe(false)
    expect(notes.find(({ what }) => what === "goalpost-dropped")?.figures).toEqual({ goalpost: "lower", value: -500 })
    expect(before.structure.nodes[0]?.lower).toBe(-500)
  })
})

test("the likeliest exponent is likelier than those beside it (Box and Cox 1964)", () => {
  // −n/2·ln(variance of (x^λ − 1)/λ) + (λ − 1)·Σ ln x, written out anew.
  const likelihood = (x: readonly number[], lambda: number) => {
    const moved = x.map((one) => (one ** lambda - 1) / lambda)
    const middle = moved.reduce((sum, one) => sum + one, 0) / x.length
    const spread = moved.reduce((sum, one) => sum + (one - middle) ** 2, 0) / x.length
    return (-x.length / 2) * Math.log(spread) + (lambda - 1) * x.reduce((sum, one) => sum + Math.log(one), 0)
  }
  const lambda = Number(
    treated(wild, { winsorise: 0, otherwise: "boxcox", shift: 0 }).notes.find(({ what }) => what === "transformed")
      ?.figures?.lambda,
  )
  expect(lambda).toBeLessThan(0)
  for (const away of [0.5, 0.05, 0.005])
    for (const other of [lambda - away, lambda + away])
      expect(likelihood(wild, other)).toBeLessThan(likelihood(wild, lambda))
})

test("the likeliest exponent is that of SciPy's boxcox", () => {
  // scipy.stats.boxcox([1, 2, 3, 5, 8, 13, 40, 200]): −0.21375291.
  const some = { winsorise: 0, skewness: 0, kurtosis: -100, otherwise: "boxcox", shift: 0 }
  const { row, notes } = treated([1, 2, 3, 5, 8, 13, 40, 200], some)
  expect(notes[0]?.figures?.lambda).toBeCloseTo(-0.21375291, 6)
  expect(row[7]).toBeCloseTo(3.17087249, 6)
})

describe("numbers beyond some deviations", () => {
  // Mean 15.42, deviation 27.69: above 70.8 lies only 100.
  test("are moved to the nearest number within", () => {
    const { row, marked, notes } = treated(tailed, { beyond: { deviations: 2 } })
    expect(row).toEqual([...ten, 30, 30])
    expect(marked[11]).toBe(marks.capped)
    expect(whats(notes)).toEqual(["beyond-deviations", "capped"])
  })

  test("or left out, and noted", () => {
    const { row, notes } = treated(tailed, { beyond: { deviations: 2, how: "leave-out" } })
    expect(row).toEqual([...ten, 30, Number.NaN])
    expect(notes[1]).toEqual({ what: "left-out", indicator: "x", unit: "L", period: 2020, figures: { from: 100 } })
  })

  test("are counted where they are many, so that the record stays short", () => {
    const many = [...Array(40).fill(0), ...Array(11).fill(100)]
    const { notes } = treated(many, { beyond: { deviations: 1.5 } })
    expect(notes[1]).toEqual({ what: "capped", indicator: "x", period: 2020, figures: { numbers: 11 } })
    expect(notes).toHaveLength(2)
  })

  test("are none among equal numbers", () => {
    expect(treated([0.1, 0.1, 0.1], { beyond: {} }).row).toEqual([0.1, 0.1, 0.1])
  })
})

test("options of one indicator hold for it alone, and those of an unknown one are refused", () => {
  const before = stateOf({ data: { x: tailed, y: tailed } })
  const { state } = treat(before, given({ indicators: { y: { winsorise: 0, otherwise: "none" } } }))
  expect(rowsIn(state.panel, "x")[0]?.[11]).toBe(30)
  expect(rowsIn(state.panel, "y")[0]?.[11]).toBe(100)
  expect(() => treat(before, given({ indicators: { z: {} } }))).toThrow("observatory.options-of-unknown-indicator")
})

describe("whatever the numbers", () => {
  const number = fc.oneof(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  )
  const row = fc.array(fc.option(number, { freq: 8 }), { minLength: 4, maxLength: 26 })

  test("the shape is that of numbers.ts", () => {
    fc.assert(
      fc.property(row, (some) => {
        const numbers = Float64Array.from(some, (one) => one ?? Number.NaN)
        const shape = shapeOf(numbers)
        fc.pre(shape.least < shape.most)
        expect([shape.skewness, shape.kurtosis]).toEqual([skewness(numbers), kurtosis(numbers)])
      }),
    )
  })

  test("a treatment keeps the order and the gaps, and marks what it moved", () => {
    const otherwise = fc.constantFrom("none", "log-ct", "log-ct-plus", "log-ct-orig", "boxcox")
    fc.assert(
      fc.property(row, otherwise, fc.constantFrom("and", "or"), fc.boolean(), (some, kind, rule, combined) => {
        const { row: after, marked } = treated(some, { otherwise: kind, rule, combined, skewness: 1, kurtosis: 1 })
        for (const [a, one] of some.entries()) {
          expect(Number.isNaN(after[a])).toBe(one === null)
          expect(marked[a] !== 0).toBe(one !== null && (after[a] !== one || marked[a] === marks.transformed))
          for (const [b, other] of some.entries())
            if (one !== null && other !== null && one < other) expect(after[a]).toBeLessThanOrEqual(after[b] ?? 0)
        }
      }),
    )
  })
})
