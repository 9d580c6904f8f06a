import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Given, rowsIn, stateOf } from "../testing.ts"
import { tai } from "../testing-tai.ts"
import { AggregateArguments, aggregate, childrenOf } from "./aggregate.ts"
import { kemeny } from "./kemeny.ts"
import { outrankingRow } from "./outranking.ts"

const indexOf = (given: Given, method: unknown) => {
  const { scores } = aggregate(stateOf(given), AggregateArguments.parse({ method })).state
  return scores === undefined ? [] : (rowsIn(scores, "Index")[0] ?? [])
}

function matrixOf(given: Given): readonly (readonly number[])[] {
  const { state } = aggregate(stateOf(given), AggregateArguments.parse({}))
  if (state.scores === undefined) return []
  const children = childrenOf(state, state.scores, state.structure.nodes.length - 1, { weights: {} })
  const units = state.panel.units.length
  return state.panel.units.map((_, unit) =>
    [...outrankingRow(children, 0, units, unit, 0)].map((share, other) => (other === unit ? 0 : share)),
  )
}

/** Votes of tables 25 to 28 of the Handbook: how many criteria give which order, first to last. */
function votes(units: readonly string[], orders: Readonly<Record<string, number>>): Given {
  return {
    units,
    data: Object.fromEntries(
      Object.keys(orders).map((order) => [order, units.map((unit) => units.length - 1 - order.indexOf(unit))]),
    ),
    nodes: Object.fromEntries(Object.entries(orders).map(([order, weight]) => [order, { weight }])),
  }
}
const four = votes(["a", "b", "c", "d"], { abcd: 3, acbd: 5, bdca: 7, cbda: 6 })
const three = votes(["a", "b", "c"], { abc: 23, bca: 17, bac: 2, cab: 10, cba: 8 })

describe("the Handbook's votes", () => {
  test("give the Borda numbers 24 44 38 20 and 58 69 53", () => {
    expect(indexOf(four, "arithmetic").map((score) => Math.round(score * 21 * 1e6) / 1e6)).toEqual([24, 44, 38, 20])
    expect(indexOf(three, "arithmetic").map((score) => Math.round(score * 60 * 1e6) / 1e6)).toEqual([58, 69, 53])
  })
  test("make c the winner of Condorcet, who beats each other one", () =>
    expect(indexOf(four, "copeland")).toEqual([-3, 1, 3, -1]))
  test("have for each order the support that Kemeny counts: abc 100, bca 104, cab 86, bac 94, cba 80, acb 76", () => {
    const matrix = matrixOf(three)
    const support = (order: string): number => {
      const places = [...order].map((unit) => "abc".indexOf(unit))
      const pairs = places.flatMap((one, at) => places.slice(at + 1).map((other) => matrix[one]?.[other] ?? Number.NaN))
      return Math.round(pairs.reduce((sum, share) => sum + share * 60, 0) * 1e6) / 1e6
    }
    expect(["abc", "bca", "cab", "bac", "cba", "acb"].map(support)).toEqual([100, 104, 86, 94, 80, 76])
    expect(kemeny(matrix).score * 60).toBeCloseTo(104, 9)
    expect(kemeny(matrix).orders).toEqual([[1, 2, 0]])
    expect(indexOf(three, "kemeny")).toEqual([0, 2, 1])
  })
})

/** Five countries with the 3-digit logarithms of table 35. */
const five = ["Finland", "United States", "Sweden", "Japan", "Korea"]
const telephones = [3.08, 2.997, 3.096, 3.003, 2.972]
const impact = {
  units: five,
  data: Object.fromEntries(
    Object.entries<readonly number[]>(tai.data).map(([code, row]) => [
      code,
      code === "telephones" ? telephones : five.map((name) => row[tai.units.indexOf(name)] ?? Number.NaN),
    ]),
  ),
}

describe("five countries of the Handbook's tables 35 to 37", () => {
  test("have this outranking matrix", () => expect(matrixOf(impact)[0]).toEqual([0, 0.5, 0.375, 0.75, 0.625]))
  test("have three best orders with the score 6.375", () => {
    const best = kemeny(matrixOf(impact))
    expect(best.score).toBe(6.375)
    expect(best.orders).toHaveLength(3)
  })
})

describe("a comparison that is missing", () => {
  const holes = { data: { x: [1, null, 3], y: [null, 2, null] } }
  test("counts for neither unit, in whichever order the units stand", () => {
    expect(indexOf(holes, "copeland")).toEqual([-1, 0, 1])
    expect(indexOf({ data: { x: [3, null, 1], y: [null, 2, null] } }, "copeland")).toEqual([1, 0, -1])
  })
  test("leaves the mean of the others", () => expect(indexOf(holes, "outranking")).toEqual([0, Number.NaN, 1]))
})

describe("outranking", () => {
  test("takes small differences as ties where told to", () => {
    const near = { data: { x: [1, 1.2, 3] } }
    expect(indexOf(near, "copeland")).toEqual([-2, 0, 2])
    expect(indexOf(near, { name: "copeland", indifference: 0.5 })).toEqual([-1, -1, 2])
  })
  test("refuses more units than Kemeny orders are found for", () =>
    expect(() => indexOf({ data: { x: Array.from({ length: 15 }, (_, n) => n) } }, "kemeny")).toThrow(
      "observatory.too-many-for-kemeny",
    ))
})

describe("laws", () => {
  const size = 5
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const matrices = fc.array(fc.array(share, { minLength: size, maxLength: size }), { minLength: size, maxLength: size })
  const permutations = (rest: readonly number[]): readonly (readonly number[])[] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((one) => permutations(rest.filter((other) => other !== one)).map((order) => [one, ...order]))
  const support = (matrix: readonly (readonly number[])[], order: readonly number[]): number =>
    order.reduce(
      (sum, one, at) => sum + order.slice(at + 1).reduce((rest, other) => rest + (matrix[one]?.[other] ?? 0), 0),
      0,
    )
  test("no order has more support than a Kemeny order", () =>
    fc.assert(
      fc.property(matrices, (matrix) => {
        const best = kemeny(matrix)
        const all = permutations([0, 1, 2, 3, 4]).map((order) => support(matrix, order))
        expect(best.score).toBeCloseTo(Math.max(...all), 9)
        for (const order of best.orders) expect(support(matrix, order)).toBeCloseTo(best.score, 8)
        expect(best.behind.reduce((sum, count) => sum + count, 0)).toBeCloseTo(10, 9)
      }),
      { numRuns: 50 },
    ))
  test("Copeland scores sum to zero and turn with the data", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 4, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (rows) => {
          const data = Object.fromEntries(rows.map((row, place) => [`i${place}`, row]))
          const back = Object.fromEntries(rows.map((row, place) => [`i${place}`, row.toReversed()]))
          const scores = indexOf({ data }, "copeland")
          expect(scores.reduce((sum, score) => sum + (score || 0), 0)).toBe(0)
          expect(indexOf({ data: back }, "copeland")).toEqual(scores.toReversed())
        },
      ),
    ))
})
