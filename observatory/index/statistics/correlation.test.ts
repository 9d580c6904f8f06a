import fc from "fast-check"
import { expect, test } from "vitest"
import { tai } from "../testing-tai.ts"
import { correlationBetween, correlationTable } from "./correlation.ts"
import { kendall } from "./kendall.ts"

const columns = Object.values(tai.data).map((numbers) => Float64Array.from(numbers))
const { patents, internet, exports, electricity } = tai.data

const between = (left: readonly number[], right: readonly number[], kind?: "spearman" | "kendall") =>
  correlationBetween(Float64Array.from(left), Float64Array.from(right), kind)

test("correlations of the Technology Achievement Index are those of the Handbook's table 6", () => {
  expect(between(electricity, internet).value).toBeCloseTo(0.84, 1)
  expect(Math.abs(between(electricity, internet).value - 0.84)).toBeLessThan(0.02)
  expect(Math.abs(between(exports, internet).value + 0.45)).toBeLessThan(0.02)
})

test("a table of many columns holds the correlations of its pairs", () => {
  const { values, counts, size } = correlationTable(columns)
  for (const [row, left] of columns.entries())
    for (const [column, right] of columns.entries())
      expect(values[row * size + column]).toBeCloseTo(correlationBetween(left, right).value, 14)
  expect(new Set(counts)).toEqual(new Set([23]))
})

test("a pair counts the rows in which both have a number", () => {
  const { values, counts } = correlationTable([
    Float64Array.of(1, 2, 3, Number.NaN, 9),
    Float64Array.of(2, 4, 6, 100, Number.NaN),
  ])
  expect([...values]).toEqual([1, 1, 1, 1].map((one) => expect.closeTo(one, 14)))
  expect([...counts]).toEqual([4, 3, 3, 4])
})

test("a column that does not vary correlates with nothing", () => {
  const { values } = correlationTable([Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(1, 2, 3)])
  expect([...values]).toEqual([Number.NaN, Number.NaN, Number.NaN, expect.closeTo(1, 14)])
})

test("Spearman's and Kendall's of a few numbers with ties are those worked out by hand", () => {
  // Ranks 1 2.5 2.5 4 and 1 3 2 4: Pearson's of them is 4.5/√(4.5·5). Pairs: 5 concordant, 0 discordant, 1 tied on the left.
  expect(between([1, 2, 2, 5], [1, 3, 2, 9], "spearman").value).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14)
  expect(between([1, 2, 2, 5], [1, 3, 2, 9], "kendall").value).toBeCloseTo(5 / Math.sqrt(5 * 6), 14)
})

test("Kendall's tau-b counted while sorting is the one counted pair by pair", () => {
  const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 2 })
  fc.assert(
    fc.property(few, (pairs) => {
      let [sum, left, right] = [0, 0, 0]
      for (const [place, [x, y]] of pairs.entries())
        for (const [u, v] of pairs.slice(0, place)) {
          sum += Math.sign(x - u) * Math.sign(y - v)
          left += Math.abs(Math.sign(x - u))
          right += Math.abs(Math.sign(y - v))
        }
      const { tau } = kendall(
        Float64Array.from(pairs, ([x]) => x),
        Float64Array.from(pairs, ([, y]) => y),
      )
      if (left * right === 0) expect(tau).toBeNaN()
      else expect(tau).toBeCloseTo(sum / Math.sqrt(left * right), 12)
    }),
  )
})

test("a correlation does not see a rising straight line, and rank correlations no rising one", () => {
  const moved = patents.map((number) => 3 * number - 7)
  const bent = patents.map((number) => Math.log(number))
  expect(between(moved, internet).value).toBeCloseTo(between(patents, internet).value, 13)
  for (const kind of ["spearman", "kendall"] as const)
    expect(between(bent, internet, kind).value).toBeCloseTo(between(patents, internet, kind).value, 13)
})

test("pairs with gaps have the correlation of their common rows, also where an outlier lies outside them", () => {
  const left = Float64Array.from(patents)
  const right = Float64Array.from(internet)
  const far = Float64Array.from(exports)
  left[3] = Number.NaN
  right.fill(Number.NaN, 18)
  far[20] = 1e12
  const { values, counts } = correlationTable([left, right, far])
  for (const [place, pair] of [
    [1, correlationBetween(left, right)],
    [2, correlationBetween(left, far)],
    [5, correlationBetween(right, far)],
  ] as const) {
    expect(values[place]).toBeCloseTo(pair.value, 12)
    expect(counts[place]).toBe(pair.count)
  }
})
