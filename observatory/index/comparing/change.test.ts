import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { AggregateArguments, aggregate } from "../aggregation/aggregate.ts"
import type { IndexState } from "../state.ts"
import { type Given, stateOf } from "../testing.ts"
import { type ChangeSplit, splitChange } from "./change.ts"
import { slopeOf } from "./power-slope.ts"

const [from, to] = [
  { unit: "A", period: 2020 },
  { unit: "A", period: 2021 },
]

function splitOf(given: Given | IndexState, options: object = {}, node = "Index", ends = [from, to]): ChangeSplit {
  const stated = AggregateArguments.parse(options)
  const { state } = aggregate("panel" in given ? given : stateOf(given), stated)
  return splitChange(state, stated, node, ends[0] ?? from, ends[1] ?? to)
}
const sumOf = ({ parts }: ChangeSplit) => parts.reduce((sum, { amount }) => sum + amount, 0)
const amounts = ({ parts }: ChangeSplit) =>
  Object.fromEntries(parts.map(({ code, effect, amount }) => [`${code} ${effect}`, amount]))

describe("the split of a change", () => {
  const given: Given = { data: { x: [[1], [2]], y: [[4], [4]], z: [[2], [1]] }, nodes: { x: { weight: 2 } } }
  test("of an arithmetic mean gives each child its weight times its change", () =>
    expect(amounts(splitOf(given))).toEqual({ "x number": 0.5, "y number": 0, "z number": -0.25 }))
  test("of a geometric mean goes by logarithmic means", () => {
    const split = splitOf(given, { method: "geometric" })
    const scale = split.change / Math.log(split.to / split.from)
    expect(split.parts[0]?.amount).toBeCloseTo(scale * 0.5 * Math.log(2), 12)
    expect(split.parts[2]?.amount).toBeCloseTo(-scale * 0.25 * Math.log(2), 12)
    expect(sumOf(split)).toBeCloseTo(split.change, 12)
  })
  test("of a geometric mean that leaves zero is shared by what each child adds, in every order", () => {
    // (0, 1) → (4, 9): in one order 0 → √(4·1) = 2 → 6, in the other 0 → √(0·9) = 0 → 6.
    const split = splitOf({ data: { x: [[0], [4]], y: [[1], [9]] } }, { method: "geometric" })
    expect(split.change).toBeCloseTo(6, 12)
    expect(amounts(split)).toEqual({ "x number": expect.closeTo(4, 12), "y number": expect.closeTo(2, 12) })
  })
  test("has parts even where the score does not change", () => {
    const still: Given = { data: { x: [[1], [4]], y: [[4], [1]] } }
    const split = splitOf(still, { method: "geometric" })
    expect(split.change).toBe(0)
    expect(split.parts[0]?.amount).toBeCloseTo(2 * 0.5 * Math.log(4), 12)
    expect(sumOf(split)).toBe(0)
  })
  test("names what appears and what vanishes, by how far it stands from the others", () => {
    const holes: Given = { data: { x: [[2], [2]], y: [[5], [null]], z: [[null], [8]] } }
    const split = splitOf(holes)
    expect(amounts(split)).toEqual({ "x number": 0, "y vanished": -1.5, "z appeared": 3 })
    expect(sumOf(split)).toBe(split.change)
  })
  test("gives no effect to a child that vanishes at the mean of the others", () => {
    const split = splitOf({ data: { x: [[1], [1]], y: [[3], [3]], z: [[2], [null]] } })
    expect(amounts(split)).toEqual({ "x number": 0, "y number": 0, "z vanished": 0 })
  })
  test("names what comes of weights that differ", () => {
    const state = stateOf({ data: { x: [[1], [1]], y: [[3], [3]] } })
    const split = splitOf({ ...state, ownWeights: new Map([[2, Float64Array.of(0.75, 0.25, 0.25, 0.75)]]) })
    expect(amounts(split)).toEqual({ "x number": 0, "x weights": 0.5, "y number": 0, "y weights": 0.5 })
    expect(split.change).toBe(1)
  })
  test("is exact where weights of a unit's own do not sum to the same", () => {
    const state = stateOf({ data: { x: [[1], [2]], y: [[3], [3]] } })
    // 1·0.5 + 3·0.1 = 0.8 becomes 2·0.2 + 3·0.2 = 1.
    const split = splitOf({ ...state, ownWeights: new Map([[2, Float64Array.of(0.5, 0.2, 0.1, 0.2)]]) })
    expect(split.change).toBeCloseTo(0.2, 14)
    expect(sumOf(split)).toBeCloseTo(split.change, 14)
  })
  test("may be that of a gap between two units", () => {
    const gap = [from, { unit: "B", period: 2020 }]
    expect(amounts(splitOf({ data: { x: [1, 4], y: [3, 2] } }, {}, "Index", gap))).toEqual({
      "x number": 1.5,
      "y number": -0.5,
    })
  })
  test("of a median is by Shapley values", () => {
    // (1, 4, 6) → (5, 4, 2): x alone moves the median from 4 to 5, z alone from 4 to 2, both to 4.
    const split = splitOf({ data: { x: [[1], [5]], y: [[4], [4]], z: [[6], [2]] } }, { method: "median" })
    expect(amounts(split)).toEqual({ "x number": 1.5, "y number": 0, "z number": expect.closeTo(-1.5, 12) })
  })
  test("is refused where units are compared with each other, by node and method", () => {
    const two: Given = {
      data: {
        x: [
          [1, 2],
          [2, 1],
        ],
        y: [
          [3, 1],
          [1, 2],
        ],
      },
    }
    expect(() => splitOf(two, { method: "copeland" })).toThrow(
      'observatory.no-split {"node":"Index","method":"copeland"}',
    )
    expect(() => splitOf(two, { method: "mpi" })).toThrow("observatory.no-split")
  })
  test("is refused where there is no score", () => {
    expect(() => splitOf({ data: { x: [[1], [null]] } })).toThrow("observatory.no-score-to-split")
    expect(() => splitOf({ data: { x: [[1], [2]] } }, {}, "Other")).toThrow("observatory.no-score-to-split")
    expect(() => splitChange(stateOf({ data: { x: [1] } }), AggregateArguments.parse({}), "Index", from, to)).toThrow(
      "observatory.no-scores-yet",
    )
  })
})

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0.5, max: 100, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 50) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0) },
)
const methods = fc.constantFrom<unknown>(
  "arithmetic",
  "geometric",
  "harmonic",
  "median",
  "ampi",
  "topsis",
  { name: "geometric", shift: 3 },
  { name: "generalised", power: 2 },
  { name: "generalised", power: 0.5 },
  { name: "generalised", power: -3 },
)
/** Six indicators under two nodes under the top, for two units in two periods. */
const tables = fc.array(fc.tuple(value, value, value, value), { minLength: 6, maxLength: 6 })
function nested(rows: readonly (readonly (number | null)[])[]): Given {
  return {
    // A first and a last unit keep each indicator from being constant.
    data: Object.fromEntries(
      rows.map(([a = null, b = null, c = null, d = null], place) => [
        `i${place}`,
        [
          [a, b, 0.1],
          [c, d, 120],
        ],
      ]),
    ),
    nodes: {
      ...Object.fromEntries(
        rows.map((_, place) => [`i${place}`, { parent: place < 3 ? "P" : "Q", weight: 1 + (place % 3) }]),
      ),
      P: { level: 2, parent: "Top", weight: 2 },
      Q: { level: 2, parent: "Top", weight: 3 },
      Top: { level: 3 },
    },
  }
}

describe("laws", () => {
  test("the parts sum to the change and turn their signs with the direction, for nested mixed methods", () => {
    let split = 0
    fc.assert(
      fc.property(tables, methods, methods, methods, fc.boolean(), (rows, p, q, top, gap) => {
        const options = { nodes: { P: p, Q: q, Top: top } }
        const ends = gap ? [from, { unit: "B", period: 2020 }] : [from, to]
        const run = (which: readonly (typeof from)[]): ChangeSplit | string => {
          try {
            return splitOf(nested(rows), options, "Top", [...which])
          } catch (error) {
            return error instanceof Error ? error.message : ""
          }
        }
        const [there, back] = [run(ends), run(ends.toReversed())]
        if (typeof there === "string" || typeof back === "string") {
          // Where a whole row is missing, or each set of children is, there is nothing to split.
          expect(typeof there === "string" ? there : "").toMatch(
            /observatory\.(no-score-to-split|no-split|constant-indicator|number-too-low-for-mean)/,
          )
          return
        }
        split++
        const size = Math.max(
          Math.abs(there.from),
          Math.abs(there.to),
          ...there.parts.map(({ amount }) => Math.abs(amount)),
        )
        expect(Math.abs(sumOf(there) - there.change)).toBeLessThanOrEqual(1e-9 * size)
        for (const [place, { amount }] of there.parts.entries())
          expect(Math.abs(amount + (back.parts[place]?.amount ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * size)
      }),
      { numRuns: 400 },
    )
    expect(split).toBeGreaterThan(200)
  })
  test("a slope is the difference of f over that of its numbers, and f′ where both are equal", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.constantFrom(0, -1, 2, 0.5, -2),
        (a, b, power) => {
          const f = (x: number) => (power === 0 ? Math.log(x) : x ** power)
          if (Math.abs(a - b) > 0.01)
            expect(slopeOf(a, b, { power, shift: 0 }) / ((f(b) - f(a)) / (b - a))).toBeCloseTo(1, 6)
          const steep = power === 0 ? 1 / a : power * a ** (power - 1)
          expect(slopeOf(a, a, { power, shift: 0 }) / steep).toBeCloseTo(1, 12)
        },
      ),
    ))
})
