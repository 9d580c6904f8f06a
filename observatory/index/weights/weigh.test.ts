import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { AggregateArguments, aggregate } from "../aggregation/aggregate.ts"
import type { IndexState } from "../state.ts"
import { type Given, stateOf } from "../testing.ts"
import { tai } from "../testing-tai.ts"
import { WeighArguments, weigh } from "./weigh.ts"

const weighed = (given: Given | IndexState, args: unknown) => {
  const state = "structure" in given ? given : stateOf(given)
  const answer = weigh(state, WeighArguments.parse(args))
  return { ...answer, weights: [...answer.state.weights].slice(0, state.structure.indicators) }
}

const refusalOf = (given: Given | IndexState, args: unknown): Refusal => {
  try {
    weighed(given, args)
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error("was not refused")
}

const near = (numbers: readonly number[], wanted: readonly number[], by: number) => {
  expect(numbers).toHaveLength(wanted.length)
  for (const [place, number] of numbers.entries()) expect(Math.abs(number - (wanted[place] ?? 0))).toBeLessThan(by)
}

const minMax = Object.fromEntries(
  Object.entries(tai.data).map(([code, numbers]) => {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
    return [code, numbers.map((number) => (number - least) / (most - least))]
  }),
)

const twoPillars: Given = {
  data: { a: [1, 2, 3, 5], b: [2, 1, 4, 9], c: [1, 5, 2, 2], d: [3, 6, 1, 4] },
  nodes: {
    a: { parent: "P" },
    b: { parent: "P", weight: 3 },
    c: { parent: "Q" },
    d: { parent: "Q" },
    P: { level: 2, parent: "Top" },
    Q: { level: 2, parent: "Top" },
    Top: { level: 3 },
  },
}

describe("weights that are given", () => {
  test("are the structure's, or those of the arguments", () => {
    expect(weighed(twoPillars, {}).weights).toEqual([1, 3, 1, 1])
    expect(weighed(twoPillars, { weights: { a: 7 } }).weights).toEqual([7, 3, 1, 1])
    expect(weighed(twoPillars, { method: "equal" }).weights).toEqual([1, 1, 1, 1])
  })

  test("stay on levels that are not named", () => {
    const { state } = weigh(stateOf(twoPillars), WeighArguments.parse({ method: "equal", levels: [2] }))
    expect([...state.weights]).toEqual([1, 3, 1, 1, 1, 1, 1])
    expect(refusalOf(twoPillars, { method: "equal", levels: [4] }).facts).toEqual({ level: "4" })
  })

  test("are refused where the node is unknown or all are zero", () => {
    expect(refusalOf(twoPillars, { weights: { z: 1 } }).facts).toEqual({ node: "z" })
    expect(refusalOf(twoPillars, { weights: { c: 0, d: 0 } }).facts).toEqual({ node: "Q", period: "2020" })
  })
})

describe("weights by principal components", () => {
  test("of four turned factors are those of the Handbook's table 18, within a rounding of what it works from", () => {
    const { weights, notes } = weighed(tai, { method: "pca", factors: 4 })
    near(weights, [0.17, 0.15, 0.11, 0.07, 0.08, 0.12, 0.14, 0.16], 0.0055)
    expect(notes[0]).toMatchObject({ what: "weighed", indicator: "Index", figures: { factors: 4, complete: 23 } })
  })

  test("of the first component are its loadings, scaled to sum 1", () => {
    const others = { ...tai, data: { internet: tai.data.internet, schooling: tai.data.schooling } }
    near(weighed(others, { method: "pca" }).weights, [0.5, 0.5], 1e-14)
  })

  test("that are negative are refused by name, or set to zero where that is asked", () => {
    const refusal = refusalOf(tai, { method: "pca" })
    expect(refusal.code).toBe("observatory.weight-came-out-negative")
    expect(refusal.facts).toMatchObject({ indicator: "exports", node: "Index", method: "pca" })
    const zero = weighed(tai, { method: "pca", negative: "zero" }).weights
    expect(zero[3]).toBe(0)
    expect(zero.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 14)
  })

  test("are refused where too few rows are complete or a child does not vary", () => {
    expect(refusalOf({ data: { x: [1, 2, null], y: [3, 5, 4] } }, { method: "pca" }).facts).toMatchObject({ rows: "2" })
    expect(refusalOf({ data: { x: [1, 1, 1], y: [3, 5, 4] } }, { method: "pca" }).facts).toMatchObject({
      indicator: "x",
    })
  })

  test("turn the sign of indicators of which less is better, as long as nothing is normalised", () => {
    const given = { data: { x: [1, 2, 3, 5], y: [9, 8, 8, 1] }, nodes: { y: { direction: -1 } } } as const
    near(weighed(given, { method: "pca" }).weights, [0.5, 0.5], 1e-14)
  })
})

describe("weights by what the data say", () => {
  // x: p = 1/6 2/6 3/6, e = (ln6/6 + ln3/3 + ln2/2)/ln3; y: p = 1/2 1/2 0, e = ln2/ln3.
  const small: Given = { data: { x: [1, 2, 3], y: [2, 2, 0] } }
  const ex = (Math.log(6) / 6 + Math.log(3) / 3 + Math.log(2) / 2) / Math.log(3)
  const ey = Math.log(2) / Math.log(3)

  test("entropy weights are those worked out by hand", () => {
    near(weighed(small, { method: "entropy" }).weights, [(1 - ex) / (2 - ex - ey), (1 - ey) / (2 - ex - ey)], 1e-14)
  })

  test("entropy gives a child that does not vary no weight, and names a number below zero", () => {
    near(weighed({ data: { x: [1, 2, 3], y: [4, 4, 4] } }, { method: "entropy" }).weights, [1, 0], 1e-14)
    const bad = { data: { x: [1, 2, 3], y: [4, -1, 4] } }
    expect(refusalOf(bad, { method: "entropy" }).facts).toEqual({
      method: "entropy",
      indicator: "y",
      unit: "B",
      period: "2020",
      value: "-1",
    })
  })

  test("CRITIC weights are those worked out by hand", () => {
    // Brought to 0–1: 0 ½ 1 and 1 1 0; deviations ½ and 1/√3; r = −√3/2; z = 0 1 ½ with deviation ½.
    // r(x,z) = ½, r(y,z) = 0. Conflicts: x 1.5 + √3/2, y 2 + √3/2, z ½ + 1 with r.
    const r = -Math.sqrt(3) / 2
    const c = [0.5 * (1 - r + 0.5), (1 / Math.sqrt(3)) * (1 - r + 1), 0.5 * (0.5 + 1)]
    const sum = c.reduce((all, one) => all + one, 0)
    const three = { data: { ...small.data, z: [1, 3, 2] } }
    near(
      weighed(three, { method: "critic" }).weights,
      c.map((one) => one / sum),
      1e-14,
    )
  })

  test("weights by the coefficient of variation are those worked out by hand", () => {
    // x: 1/2; y: (2/√3)/(4/3) = √3/2.
    const sum = 0.5 + Math.sqrt(3) / 2
    near(weighed(small, { method: "variation" }).weights, [0.5 / sum, Math.sqrt(3) / 2 / sum], 1e-14)
  })

  test("a sibling without any number gets the weight 0, and this is noted", () => {
    const { weights, notes } = weighed({ data: { ...small.data, z: [null, null, null] } }, { method: "entropy" })
    expect(weights[2]).toBe(0)
    expect(notes).toContainEqual({ what: "no-numbers", indicator: "z" })
  })

  test("weights by period stand with the units of each period", () => {
    const given: Given = {
      data: {
        x: [
          [1, 2, 3],
          [4, 4, 4],
        ],
        y: [
          [2, 2, 0],
          [1, 2, 3],
        ],
      },
    }
    const { state } = weigh(stateOf(given), WeighArguments.parse({ method: "entropy", over: "period" }))
    const first = (1 - ex) / (2 - ex - ey)
    near(
      [...(state.ownWeights.get(2) ?? [])],
      [first, first, first, 0, 0, 0, 1 - first, 1 - first, 1 - first, 1, 1, 1],
      1e-14,
    )
  })

  test("weights of upper levels come from means of what is below", () => {
    const { state } = weigh(stateOf(twoPillars), WeighArguments.parse({ method: "variation", levels: [2] }))
    // P = (a + 3b)/4 = 1.75 1.25 3.75 8; Q = (c + d)/2 = 2 5.5 1.5 3
    const flat = weighed({ data: { P: [1.75, 1.25, 3.75, 8], Q: [2, 5.5, 1.5, 3] } }, { method: "variation" }).weights
    near([...state.weights].slice(4, 6), flat, 1e-14)
  })
})

describe("optimised weights", () => {
  const three: Given = { data: { x: [1, 2, 4, 7, 3], y: [70, 60, 60, 70, 60], z: [5, 7, 5, 6, 2] } }
  const correlations = (given: Given, args: object) => {
    const { notes, weights } = weighed(given, { method: "optimised", ...args })
    const told = notes.flatMap(({ what, figures }) => (what === "weight" ? [Number(figures?.correlation)] : []))
    return { told, weights }
  }

  test("make the correlations with the mean equal, and tell those of the weights that are returned", () => {
    const { told, weights } = correlations(three, {})
    expect(told[1]).toBeCloseTo(told[0] ?? 0, 12)
    expect(told[2]).toBeCloseTo(told[0] ?? 0, 12)
    const columns = Object.values(three.data) as number[][]
    const mean = columns[0]?.map((_, row) =>
      columns.reduce((sum, one, at) => sum + (one[row] ?? 0) * (weights[at] ?? 0), 0),
    )
    const pca = weighed({ data: { x: three.data.x ?? [], mean: mean ?? [] } }, { method: "pca" }).notes[0]
    // Of two columns the first component explains (1 + r)/2.
    expect(2 * Number(pca?.figures?.explained) - 1).toBeCloseTo(told[0] ?? 0, 12)
  })

  test("reach targets, and the greatest sum no other weights exceed", () => {
    const { told } = correlations(three, { targets: { x: 2, y: 2, z: 1 } })
    expect((told[0] ?? 0) / (told[2] ?? 1)).toBeCloseTo(2, 12)
    const best = correlations(three, { aim: "infomax" }).told.reduce((sum, one) => sum + one, 0)
    for (const targets of [
      { x: 1, y: 1, z: 1 },
      { x: 3, y: 1, z: 1 },
      { x: 1, y: 2, z: 4 },
    ])
      expect(correlations(three, { targets }).told.reduce((sum, one) => sum + one, 0)).toBeLessThan(best)
  })

  test("are refused where one would be negative, or where children say the same twice", () => {
    expect(
      refusalOf(tai, {
        method: "optimised",
        targets: Object.fromEntries(Object.keys(tai.data).map((code) => [code, code === "exports" ? 0.01 : 1])),
      }).code,
    ).toMatch(/weight-came-out-negative/)
    const twice = { data: { x: [1, 2, 4], y: [2, 4, 8] } }
    expect(refusalOf(twice, { method: "optimised" }).code).toBe("observatory.collinear-to-weigh")
  })
})

describe("benefit of the doubt", () => {
  const scoresOf = (given: Given, args: object) => {
    const state = stateOf(given)
    const { ownWeights } = weigh(state, WeighArguments.parse({ method: "bod", ...args })).state
    const own = ownWeights.get(state.structure.indicators) ?? new Float64Array(0)
    const scores = new Float64Array(state.panel.units.length * state.panel.periods.length)
    for (const [place, weight] of own.entries())
      scores[place % scores.length] = (scores[place % scores.length] ?? 0) + weight * (state.panel.values[place] ?? 0)
    return [...scores]
  }
  const published = [
    1, 1, 1, 0.87, 0.8, 0.75, 0.71, 0.73, 0.66, 0.62, 0.62, 0.86, 0.6, 0.54, 0.58, 0.52, 0.51, 0.49, 0.34, 0.38, 0.31,
    0.27, 0.28,
  ]
  const bounds = { of: "weight", lower: 0.1, upper: 0.15 }

  test("has the scores of the Handbook's table 19: 19 equal, 4 off by 0.01", () => {
    const scores = scoresOf({ data: minMax }, { bounds })
    const off = scores.map((score, place) =>
      Math.round(Math.abs(Number(score.toFixed(2)) - (published[place] ?? 0)) * 100),
    )
    expect(off.filter((one) => one === 0)).toHaveLength(19)
    expect(Math.max(...off)).toBe(1)
  })

  test("makes its scores the numbers of the node, also one level up", () => {
    const state = stateOf({
      data: { x: [4, 0, 1, 2], y: [0, 4, 1, 1], z: [1, 2, 3, 4] },
      nodes: {
        x: { parent: "P" },
        y: { parent: "P" },
        z: { parent: "Q" },
        P: { level: 2, parent: "T" },
        Q: { level: 2, parent: "T" },
        T: { level: 3 },
      },
    })
    const weighed = weigh({ ...state, normalised: true }, WeighArguments.parse({ method: "bod" })).state
    const scores = aggregate(weighed, AggregateArguments.parse({})).state.scores?.values ?? new Float64Array(0)
    // P: 1 1 ½ ¾; Q: z over its greatest, ¼ ½ ¾ 1. The best at the top has 1 again.
    near([...scores.subarray(0, 8)], [1, 1, 0.5, 0.75, 0.25, 0.5, 0.75, 1], 1e-12)
    expect(Math.max(...scores.subarray(8))).toBeCloseTo(1, 12)
  })

  test("does not depend on the scale of the numbers", () => {
    const hundred = Object.fromEntries(
      Object.entries(minMax).map(([code, numbers]) => [code, numbers.map((x) => 100 * x)]),
    )
    near(scoresOf({ data: hundred }, { bounds }), scoresOf({ data: minMax }, { bounds }), 1e-9)
  })

  test("gives each of three units what a drawing shows", () => {
    // C lies half way to the line from A to B: (2,2) against x/4 + y/4 = 1 … with (4,0) and (0,4) the score is 1; (1,1) has ½.
    near(scoresOf({ data: { x: [4, 0, 1], y: [0, 4, 1] } }, {}), [1, 1, 0.5], 1e-12)
  })

  test("keeps shares between their bounds", () => {
    const state = stateOf({ data: { x: [4, 1, 2], y: [1, 4, 1] } })
    const args = WeighArguments.parse({
      method: "bod",
      bounds: { of: "share", lower: 0.3, children: { y: [0.4, 0.6] } },
    })
    const own = weigh(state, args).state.ownWeights.get(2) ?? new Float64Array(0)
    for (const unit of [0, 1, 2]) {
      const x = (own[unit] ?? 0) * (state.panel.values[unit] ?? 0)
      const y = (own[3 + unit] ?? 0) * (state.panel.values[3 + unit] ?? 0)
      expect(y / (x + y)).toBeGreaterThan(0.4 - 1e-9)
      expect(y / (x + y)).toBeLessThan(0.6 + 1e-9)
    }
  })

  test("never puts a unit above 1 or below the score of equal weights that fit all", () => {
    const table = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(table, (pairs) => {
        const scores = scoresOf({ data: { x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) } }, {})
        const most = Math.max(1, ...pairs.map(([x, y]) => x + y))
        for (const [place, score] of scores.entries()) {
          expect(score).toBeLessThan(1 + 1e-9)
          expect(score).toBeGreaterThan(((pairs[place]?.[0] ?? 0) + (pairs[place]?.[1] ?? 0)) / most - 1e-9)
        }
      }),
    )
  })

  test("names the number that is missing, and bounds that nothing can keep", () => {
    const holed = { data: { x: [1, 2], y: [null, 1] } }
    expect(refusalOf(holed, { method: "bod" }).facts).toEqual({
      node: "Index",
      indicator: "y",
      unit: "A",
      period: "2020",
    })
    const given = { data: { x: [1, 2], y: [0, 1] } }
    expect(refusalOf(given, { method: "bod", bounds: { lower: 0.6 } }).code).toBe("observatory.bounds-leave-nothing")
    expect(refusalOf(given, { method: "bod", bounds: { lower: 0.1 } }).facts).toMatchObject({ unit: "A" })
  })
})

describe("weights by judgement", () => {
  // Handbook on Constructing Composite Indicators (2008), table 20
  const rows = [
    [2, 3, 2, 5, 5, 1, 3],
    [2, "1/2", 4, 4, "1/2", 3],
    ["1/4", 2, 2, "1/5", "1/2"],
    [4, 4, "1/2", 3],
    [1, "1/5", "1/2"],
    ["1/5", "1/2"],
    [4],
  ]
  const codes = Object.keys(tai.data)

  test("of the Handbook's table 20 are its eigenvector, with the consistency ratio .0214", () => {
    const { weights, notes } = weighed(tai, { method: "ahp", matrix: { Index: { codes, rows } } })
    near(weights, [0.2291, 0.1346, 0.0594, 0.1761, 0.0385, 0.0385, 0.2522, 0.0715], 5.1e-5)
    expect(notes[0]?.figures?.lambda).toBeCloseTo(8.2111, 4)
    expect(notes[0]?.figures?.ratio).toBeCloseTo(0.0214, 4)
  })

  test("that contradict each other are refused, or noted where that is asked", () => {
    const matrix = { Index: { codes: ["x", "y", "z"], rows: [[3, "1/5"], [4]] } }
    const given = { data: { x: [1, 2], y: [1, 2], z: [1, 2] } }
    expect(refusalOf(given, { method: "ahp", matrix }).code).toBe("observatory.matrix-inconsistent")
    const { notes } = weighed(given, { method: "ahp", matrix, inconsistent: "note" })
    expect(notes[0]).toMatchObject({ what: "inconsistent", indicator: "Index" })
  })

  test.each([
    [{ codes: ["x", "z"], rows: [[2]] }, "observatory.matrix-codes"],
    [
      {
        codes: ["x", "y"],
        rows: [
          [1, 2],
          [0.4, 1],
        ],
      },
      "observatory.matrix-not-reciprocal",
    ],
    [{ codes: ["x", "y"], rows: [[1, 2], [1]] }, "observatory.matrix-shape"],
    [{ codes: ["x", "y"], rows: [["a half"]] }, "observatory.matrix-number"],
    [{ codes: ["x", "y"], rows: [["1/0"]] }, "observatory.matrix-number"],
  ])("%j is refused as %s", (judgements, code) => {
    expect(refusalOf({ data: { x: [1, 2], y: [2, 1] } }, { method: "ahp", matrix: { Index: judgements } }).code).toBe(
      code,
    )
  })

  test("of experts who divide points are the means of their parts", () => {
    const given = { data: { x: [1, 2], y: [2, 1] } }
    const experts = [
      { x: 30, y: 70 },
      { x: 50, y: 50 },
    ]
    near(weighed(given, { method: "budget", experts }).weights, [0.4, 0.6], 1e-15)
    const short = [...experts, { x: 10, y: 80 }]
    expect(refusalOf(given, { method: "budget", experts: short }).facts).toEqual({
      expert: "3",
      sum: "90",
      total: "100",
    })
    expect(refusalOf(given, { method: "budget", experts: [{ x: 100 }] }).facts).toMatchObject({ indicator: "y" })
    expect(refusalOf(given, { method: "budget" }).code).toBe("observatory.no-experts")
  })
})
