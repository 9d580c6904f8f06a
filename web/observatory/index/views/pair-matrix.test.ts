import { expect, test } from "vitest"
import { endsOf, pairMatrix, pairSeries } from "./pair-matrix.ts"

const panel = (units: readonly string[], values: readonly number[]) => ({
  series: ["flow", "size"],
  periods: [2020],
  units,
  values: Float64Array.from(values),
  marks: new Uint8Array(values.length),
})
const none = Number.NaN
const flows = panel(["A", "B", "A~B", "B~A", "A~A"], [none, none, 5, 3, 9, 1, 2, none, none, none])

test("a pair has two ends, a single unit none", () => {
  expect(endsOf("A~B")).toEqual(["A", "B"])
  expect(endsOf("A")).toBeUndefined()
})

test("only series with a number for a pair are those of pairs", () => {
  expect(pairSeries(flows)).toEqual(["flow"])
})

test("a matrix goes from the row to the column", () => {
  expect(pairMatrix(flows, "flow", 2020)).toEqual({ ends: ["A", "B"], values: [9, 5, 3, none], undirected: false })
})

test("pairs that are given once have no direction", () => {
  const once = panel(["A~B", "A~C"], [5, 3, none, none])
  const { ends, undirected } = pairMatrix(once, "flow", 2020)
  expect([ends, undirected]).toEqual([["A", "B", "C"], true])
})
