import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { NormaliseArguments, normalise } from "../normalisation/normalise.ts"
import { marks } from "../panel.ts"
import { type Given, markRowsIn, rowsIn, stateOf } from "../testing.ts"
import { AggregateArguments, aggregate } from "./aggregate.ts"

type Options = Readonly<Record<string, unknown>>

const scoresOf = (given: Given, options: Options = {}) => {
  const { scores } = aggregate(stateOf(given), AggregateArguments.parse(options)).state
  if (scores === undefined) throw new Error("no scores")
  return scores
}
const indexOf = (given: Given, options: Options = {}) => rowsIn(scoresOf(given, options), "Index")[0] ?? []

function refusal(run: () => unknown): readonly unknown[] {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts]
  }
  return []
}

describe("a mean", () => {
  test("of (21, 1, 1, 1) is geometrically 2.14, of four times 6 it is 6, as in the Handbook", () => {
    const data = { p: [21, 6, 21, 7], q: [1, 6, 2, 6], r: [1, 6, 1, 6], s: [1, 6, 1, 6] }
    const [a = 0, b = 0, c = 0, d = 0] = indexOf({ data }, { method: "geometric" })
    expect([a, b, c, d].map((score) => score.toFixed(3))).toEqual(["2.141", "6.000", "2.546", "6.236"])
  })
  const two = { data: { x: [1, 2], y: [4, 8] }, nodes: { x: { weight: 1 }, y: { weight: 3 } } }
  test("counts the weights of siblings against each other", () => {
    expect(indexOf(two)).toEqual([3.25, 6.5])
    expect(indexOf(two, { method: "harmonic" })[0]).toBeCloseTo(4 / (1 + 3 / 4), 12)
    expect(indexOf(two, { method: "geometric" })[0]).toBeCloseTo(4 ** (3 / 4), 12)
    expect(indexOf(two, { method: { name: "generalised", power: 2 } })[0]).toBeCloseTo(7 / 2, 12)
  })
  test("of power 0 is geometric, of power 1 arithmetic", () => {
    expect(indexOf(two, { method: { name: "generalised", power: 0 } })).toEqual(indexOf(two, { method: "geometric" }))
    expect(indexOf(two, { method: { name: "generalised", power: 1 } })).toEqual(indexOf(two))
  })
  test("with a shift adds it before and takes it off after", () =>
    expect(indexOf({ data: { x: [0, 1], y: [3, 1] } }, { method: { name: "geometric", shift: 1 } })).toEqual([1, 1]))
  test("takes weights by name in place of the state's", () =>
    expect(indexOf(two, { weights: { Index: { x: 3 } } })).toEqual([2.5, 5]))
  test("refuses a number that has none, by name", () => {
    const data = {
      data: {
        x: [
          [1, 1],
          [2, -3],
        ],
        y: [
          [1, 2],
          [3, 4],
        ],
      },
    } as const
    expect(refusal(() => indexOf(data, { method: "geometric" }))).toEqual([
      "observatory.number-too-low-for-mean",
      { node: "Index", indicator: "x", unit: "B", period: "2021", value: "-3" },
    ])
    expect(refusal(() => indexOf(data, { method: "harmonic" }))[0]).toBe("observatory.number-too-low-for-mean")
    expect(refusal(() => indexOf(data, { method: { name: "generalised", power: 0.5 } }))[0]).toBe(
      "observatory.number-too-low-for-mean",
    )
  })
  test.each([
    "geometric",
    "harmonic",
    { name: "generalised", power: -2 },
  ])("is zero where a number is, which is its limit: %j", (method) => {
    expect(indexOf({ data: { x: [0, 4], y: [9, 4] } }, { method })[0]).toBe(0)
    expect(indexOf({ data: { x: [1e-9, 4], y: [9, 4] } }, { method: "harmonic" })[0]).toBeCloseTo(0, 8)
  })
  test("does not look at numbers without weight", () =>
    expect(
      indexOf({ data: { x: [0, 5], y: [4, 9] }, nodes: { x: { weight: 0 } } }, { method: "geometric" })[0],
    ).toBeCloseTo(4, 12))
})

describe("a missing child", () => {
  const given = { data: { x: [1, null, null], y: [3, 5, null], z: [5, 8, null] } }
  test("is stood for by the others, which is marked", () => {
    const scores = scoresOf(given)
    expect(rowsIn(scores, "Index")).toEqual([[3, 6.5, Number.NaN]])
    expect(markRowsIn(scores, "Index")).toEqual([[0, marks.partial, 0]])
  })
  test("leaves no number where too few are left, which is noted", () => {
    const answer = aggregate(stateOf(given), AggregateArguments.parse({ threshold: 0.7 }))
    expect(answer.state.scores && rowsIn(answer.state.scores, "Index")).toEqual([[3, Number.NaN, Number.NaN]])
    expect(answer.notes).toEqual([{ what: "too-few-children", indicator: "Index", figures: { scores: 2 } }])
  })
  test("may have a limit by node and by level", () => {
    expect(indexOf(given, { threshold: 0.7, thresholds: { nodes: { Index: 0.6 } } })[1]).toBe(6.5)
    expect(indexOf(given, { threshold: 0.7, thresholds: { levels: { 2: 0.5 } } })[1]).toBe(6.5)
  })
  test("counts with a generalised mean too, which COINr gives up", () =>
    expect(indexOf(given, { method: { name: "generalised", power: 2 } })[1]).toBeCloseTo(Math.sqrt(89 / 2), 12))
})

describe("the share of weight that nobody observed", () => {
  test("goes up to the top with the marks", () => {
    const state = stateOf({
      data: { x: [1, 2], y: [3, 4], z: [5, 6] },
      nodes: {
        x: { parent: "P", weight: 3 },
        y: { parent: "P" },
        z: { parent: "Top" },
        P: { level: 2, parent: "Top" },
        Top: { level: 3 },
      },
    })
    state.panel.marks[0] = marks.grouped
    state.panel.marks[3] = marks.capped
    const { scores } = aggregate(state, AggregateArguments.parse({})).state
    expect(scores && [...scores.estimated]).toEqual([0.75, 0, 0.375, 0])
    expect(scores && markRowsIn(scores, "Top")).toEqual([[marks.grouped, marks.capped]])
  })
})

describe("a hierarchy", () => {
  const given: Given = {
    data: { a: [1, 4], b: [4, 4], c: [2, 8] },
    nodes: {
      a: { parent: "P" },
      b: { parent: "P" },
      c: { parent: "Q" },
      P: { level: 2, parent: "Top" },
      Q: { level: 2, parent: "Top" },
      Top: { level: 3 },
    },
  }
  test("may have another method at each level and each node", () => {
    const scores = scoresOf(given, { method: "arithmetic", levels: { 2: "geometric" }, nodes: { Q: "median" } })
    expect([rowsIn(scores, "P"), rowsIn(scores, "Q"), rowsIn(scores, "Top")]).toEqual([[[2, 4]], [[2, 8]], [[2, 6]]])
  })
  test("refuses names it does not have", () => {
    expect(refusal(() => scoresOf(given, { nodes: { R: "median" } }))[0]).toBe("observatory.unknown-node")
    expect(refusal(() => scoresOf(given, { nodes: { a: "median" } }))[0]).toBe("observatory.unknown-node")
    expect(refusal(() => scoresOf(given, { levels: { 4: "median" } }))[0]).toBe("observatory.unknown-level")
    expect(refusal(() => scoresOf(given, { weights: { P: { c: 1 } } }))[0]).toBe("observatory.not-a-child")
    expect(refusal(() => scoresOf(given, { weights: { Q: { c: 0 } } }))[0]).toBe("observatory.no-weight")
  })
  test("refuses a negative weight", () => {
    const state = stateOf(given)
    state.weights[0] = -1
    expect(refusal(() => aggregate(state, AggregateArguments.parse({})))).toEqual([
      "observatory.weight-below-zero",
      { node: "P", child: "a", weight: "-1" },
    ])
  })
  test("refuses an indicator of which less is better and that nothing has turned", () => {
    const turned = { data: { x: [1, 2] }, nodes: { x: { direction: -1 } } } as const
    expect(refusal(() => indexOf(turned))).toEqual(["observatory.not-normalised", { indicator: "x" }])
    const { state } = normalise(stateOf(turned), NormaliseArguments.parse({}))
    expect(aggregate(state, AggregateArguments.parse({})).state.scores?.values).toEqual(Float64Array.of(100, 0))
  })
  test("takes the weights that a unit has of its own", () => {
    const state = stateOf({ data: { x: [1, 2], y: [3, 4] } })
    const own = { ...state, ownWeights: new Map([[2, Float64Array.of(1, 0, 0, 1)]]) }
    expect(aggregate(own, AggregateArguments.parse({})).state.scores?.values).toEqual(Float64Array.of(1, 4))
  })
})

describe("a median", () => {
  test("is the usual one for equal weights", () => {
    expect(indexOf({ data: { x: [1, 5], y: [9, 2], z: [4, 3] } }, { method: "median" })).toEqual([4, 3])
    expect(indexOf({ data: { x: [1, 5], y: [9, 2] } }, { method: "median" })).toEqual([5, 3.5])
  })
  test("goes by the weights", () =>
    expect(
      indexOf({ data: { x: [1, 5], y: [9, 2], z: [4, 3] }, nodes: { x: { weight: 3 } } }, { method: "median" }),
    ).toEqual([1, 5]))
})

describe("Mazziotta and Pareto", () => {
  // By hand: numbers on 70 to 130 are (70, 130) and (130, 130); the first has mean 100 and deviation 30.
  const given = {
    data: {
      x: [
        [0, 1],
        [0.5, 0.5],
      ],
      y: [
        [1, 1],
        [0, 0.5],
      ],
    },
  } as const
  test("AMPI takes S²/M off the mean, on a scale that is one for all years", () => {
    const rows = rowsIn(scoresOf(given, { method: "ampi" }), "Index")
    expect(rows[0]).toEqual([91, 130])
    expect(rows[1]?.[0]).toBeCloseTo(85 - 225 / 85, 12)
    expect(rows[1]?.[1]).toBeCloseTo(100, 12)
  })
  test("AMPI with a positive penalty adds it", () =>
    expect(rowsIn(scoresOf(given, { method: { name: "ampi", penalty: "positive" } }), "Index")[0]).toEqual([109, 130]))
  test("AMPI may have a unit or the mean of a year as its 100", () => {
    const reference = { name: "ampi", reference: { period: 2021 } }
    // Least and most of x are 1 apart, its mean in 2021 is 0.5; those of y are 1 apart, with the mean 0.25.
    expect(rowsIn(scoresOf(given, { method: reference }), "Index")[1]?.[1]).toBeCloseTo(107.5 - 7.5 ** 2 / 107.5, 12)
    const unit = { name: "ampi", reference: { period: 2021, unit: "B" } }
    expect(rowsIn(scoresOf(given, { method: unit }), "Index")[1]?.[1]).toBe(100)
    expect(refusal(() => scoresOf(given, { method: { name: "ampi", reference: { period: 2019 } } }))[0]).toBe(
      "observatory.no-reference",
    )
  })
  test("MPI brings each year to mean 100 and deviation 10", () => {
    const [a = 0, b = 0] = indexOf({ data: { x: [1, 3], y: [2, 6] } }, { method: "mpi" })
    expect([a, b]).toEqual([90, 110])
    const [first = 0] = indexOf({ data: { x: [1, 3], y: [6, 2] } }, { method: "mpi" })
    expect(first).toBeCloseTo(99, 12)
  })
  test("refuses a child that is the same everywhere", () =>
    expect(refusal(() => indexOf({ data: { x: [1, 1], y: [6, 2] } }, { method: "mpi" }))[0]).toBe(
      "observatory.constant-indicator",
    ))
})

describe("TOPSIS", () => {
  test("is 1 for a unit that is best in all and 0 for one that is worst", () =>
    expect(indexOf({ data: { x: [1, 2, 3], y: [2, 3, 4] } }, { method: "topsis" })).toEqual(
      [0, 0.5, 1].map((n) => expect.closeTo(n, 2)),
    ))
  test("follows its formula", () => {
    // x / √(9+16) and y / √(36+64): (0.6, 0.8), (0.8, 0.6); weights 1 and 2.
    const [a = 0, b = 0] = indexOf(
      { data: { x: [3, 4], y: [8, 6] }, nodes: { y: { weight: 2 } } },
      { method: "topsis" },
    )
    expect(a).toBeCloseTo(0.4 / (0.4 + 0.2), 12)
    expect(b).toBeCloseTo(0.2 / (0.4 + 0.2), 12)
  })
})

const positive = fc.double({ min: 0.01, max: 1000, noNaN: true })
const table = fc.array(fc.tuple(positive, positive, positive), { minLength: 2, maxLength: 6 })

describe("laws", () => {
  const given = (rows: readonly (readonly [number, number, number])[]): Given => ({
    data: { x: rows.map(([x]) => x), y: rows.map(([, y]) => y), z: rows.map(([, , z]) => z) },
    nodes: { x: { weight: 1 }, y: { weight: 2 }, z: { weight: 0.5 } },
  })
  test("a mean lies between its parts, and arithmetic ≥ geometric ≥ harmonic", () =>
    fc.assert(
      fc.property(table, (rows) => {
        const [arithmetic, geometric, harmonic, square, middle] = [
          "arithmetic",
          "geometric",
          "harmonic",
          { name: "generalised", power: 3 },
          "median",
        ].map((method) => indexOf(given(rows), { method }))
        for (const [unit, row] of rows.entries()) {
          const [least, most] = [Math.min(...row), Math.max(...row)]
          const all = [least, harmonic?.[unit], geometric?.[unit], arithmetic?.[unit], square?.[unit], most]
          for (let place = 1; place < all.length; place++)
            expect(all[place] ?? Number.NaN).toBeGreaterThanOrEqual((all[place - 1] ?? Number.NaN) * (1 - 1e-12))
          expect(middle?.[unit]).toBeGreaterThanOrEqual(least)
          expect(middle?.[unit]).toBeLessThanOrEqual(most)
        }
      }),
    ))
  test("weights count only against each other", () =>
    fc.assert(
      fc.property(table, fc.constantFrom("arithmetic", "geometric", "median", "copeland", "topsis"), (rows, method) => {
        const tenfold = { x: { weight: 10 }, y: { weight: 20 }, z: { weight: 5 } }
        const [one, ten] = [indexOf(given(rows), { method }), indexOf({ ...given(rows), nodes: tenfold }, { method })]
        for (const [unit, score] of one.entries()) expect(ten[unit]).toBeCloseTo(score, 8)
      }),
    ))
})
