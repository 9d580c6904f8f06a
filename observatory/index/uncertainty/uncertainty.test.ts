import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { leaveOneOut } from "../comparing/leave-one-out.ts"
import { readMethod } from "../method.ts"
import { indexRunner, runSteps } from "../run.ts"
import { stateOf } from "../testing.ts"
import { outcomesOf, type Uncertain } from "./outcomes.ts"
import { sensitivityFrom, sensitivityOf, sensitivityPart } from "./sensitivity.ts"
import { summedUp, uncertaintyOf, uncertaintyPart } from "./uncertainty.ts"

const start = stateOf({
  units: ["a", "b", "c", "d"],
  data: {
    X: [
      [1, 2, 3, 9],
      [2, 2, 5, 9],
    ],
    Y: [
      [5, 1, 2, 3],
      [5, 2, 4, 3],
    ],
    Z: [
      [2, 2.5, 1, 4],
      [3, 2.5, 1, 8],
    ],
  },
})

function uncertain(
  vary: readonly unknown[],
  steps: readonly unknown[] = ["normalise", "aggregate", "rank"],
): Uncertain {
  const method = readMethod({ structure: "structure.csv", steps, uncertainty: { vary } })
  return { start, steps: method.steps, vary: method.uncertainty?.vary ?? [], node: "Index" }
}
const both = [
  { step: "normalise", argument: "method", among: ["min-max", "rank", "percentile"] },
  { step: "weigh", noise: 0.4 },
]
const steps = ["normalise", "weigh", "aggregate", "rank"]
/** Numbers below zero, of which there is no geometric mean. */
const aroundZero = { normalise: { method: "z-score" } }

describe("uncertainty", () => {
  it("gives the same digits however the runs are shared out", () => {
    const whole = uncertaintyOf(uncertain(both, steps), { runs: 60, seed: 5 })
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 4 }), (cuts) => {
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), 60]
        const parts = bounds.slice(1).map((to, place) => {
          const from = bounds[place] ?? 0
          return uncertaintyPart(uncertain(both, steps), 5, from, to - from)
        })
        expect(summedUp(uncertain(both, steps), parts.toReversed())).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it("of weights that waver by nothing but a hair leaves ranks and changes where they are", () => {
    const { spreads, changes } = uncertaintyOf(uncertain([{ step: "weigh", noise: 1e-9 }], steps), {
      runs: 50,
      seed: 1,
    })
    for (const { rank, score } of spreads) {
      expect(rank).toEqual({ nominal: rank.nominal, median: rank.nominal, p5: rank.nominal, p95: rank.nominal })
      expect(score.p95 - score.p5).toBeLessThan(1e-6)
    }
    expect(changes.map(({ grew }) => grew)).toEqual(
      changes.map(({ change }) => (change.nominal > 0 ? 1 : change.nominal === 0 ? 0.5 : 0)),
    )
  })

  it("shares alternatives out in equal parts, whatever is drawn", () => {
    const { scores } = uncertaintyPart(uncertain(both.slice(0, 1), steps), 1, 0, 3000)
    const kinds = Map.groupBy(
      Array.from({ length: 3000 }, (_, run) => scores[run * 8] ?? 0),
      (score) => score,
    )
    expect(kinds.size).toBe(3)
    for (const same of kinds.values()) expect(Math.abs(same.length - 1000)).toBeLessThan(120)
  })

  it("counts a run that fails, with its reason, and goes on with the others", () => {
    const one = uncertain(
      [{ step: "aggregate", argument: "method", among: ["arithmetic", "geometric"] }],
      [aroundZero, "aggregate", "rank"],
    )
    const { failed, spreads, runs } = uncertaintyOf(one, { runs: 40, seed: 2 })
    expect(failed.length).toBeGreaterThan(5)
    expect(failed.length).toBeLessThan(35)
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(["observatory.number-too-low-for-mean"]))
    expect(runs).toBe(40)
    expect(spreads.every(({ score }) => Number.isFinite(score.median))).toBe(true)
  })

  it("tells units apart only where one is above in 19 of 20 runs", () => {
    const { order } = uncertaintyOf(uncertain(both, steps), { runs: 400, seed: 1 })
    expect(order?.units).toHaveLength(4)
    for (const [row, chances] of (order?.above ?? []).entries())
      for (const [column, chance] of chances.entries())
        expect(chance + (order?.above[column]?.[row] ?? 0)).toBeCloseTo(1, 12)
    expect(order?.groups.flat()).toEqual(order?.units)
    for (const [leader = "", ...others] of order?.groups ?? [])
      for (const other of others)
        expect(order?.above[order.units.indexOf(leader)]?.[order.units.indexOf(other)]).toBeLessThan(0.95)
  })

  it("counts a run as failed that keeps other units, though as many", () => {
    const vary = [{ step: "screen", argument: "exclude", among: [["a"], ["b"]] }]
    const one = uncertain(vary, [{ screen: { exclude: ["a"] } }, ...steps])
    const { failed, spreads } = uncertaintyOf(one, { runs: 40, seed: 3 })
    expect(failed.length).toBeGreaterThan(0)
    expect(failed.length).toBeLessThan(40)
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(["observatory.other-units"]))
    expect(new Set(spreads.map(({ unit }) => unit))).toEqual(new Set(["b", "c", "d"]))
    // Whichever runs a part has, it speaks of the same units.
    const parts = Array.from({ length: 40 }, (_, run) => uncertaintyPart(one, 3, run, 1))
    expect(summedUp(one, parts)).toEqual(uncertaintyOf(one, { runs: 40, seed: 3 }))
  })

  it("refuses an argument that a step does not have", () => {
    const wrong = uncertain([{ step: "normalise", argument: "method", among: ["min-max", "mean"] }])
    expect(() =>
      uncertaintyOf(uncertain([{ step: "treat", argument: "x", among: [1, 2] }]), { runs: 5, seed: 1 }),
    ).toThrow(Refusal)
    expect(() => uncertaintyOf(wrong, { runs: 30, seed: 1 })).toThrow("observatory.bad-alternative")
  })
})

describe("sensitivity", () => {
  it("gives the same digits in parts as at once", () => {
    const one = uncertain(both, steps)
    const plan = { samples: 32, seed: 9, bootstrap: 50 }
    const parts = [sensitivityPart(one, plan, 0, 50), sensitivityPart(one, plan, 50, 78)]
    expect(sensitivityFrom(one, plan, parts)).toEqual(sensitivityOf(one, plan))
  })

  it("puts everything on the only argument that matters", () => {
    const vary = [both[0], { step: "aggregate", argument: "threshold", between: [0, 0.5] }]
    const { outputs } = sensitivityOf(uncertain(vary), { samples: 128, seed: 1, bootstrap: 20 })
    const score = outputs.find(({ output, unit }) => output === "score" && unit === "a")
    expect(score?.factors[0]?.total).toBeCloseTo(1, 1)
    expect(score?.factors[1]?.total).toBe(0)
  })

  it("with failing runs uses the base samples that are whole", () => {
    const vary = [
      { step: "aggregate", argument: "method", among: ["arithmetic", "geometric"] },
      { step: "weigh", noise: 0.1 },
    ]
    const answer = sensitivityOf(uncertain(vary, [aroundZero, ...steps.slice(1)]), {
      samples: 64,
      seed: 1,
      bootstrap: 20,
    })
    expect(answer.failed.length).toBeGreaterThan(0)
    expect(answer.samples).toBeLessThan(64)
    expect(answer.samples).toBeGreaterThan(0)
  })
})

describe("a runner", () => {
  it("answers as if every step were done anew", () => {
    const run = indexRunner(start)
    const options = ["min-max", "rank", "z-score", "rank", "min-max"]
    for (const method of options) {
      const { steps: given } = readMethod({ structure: "s", steps: [{ normalise: { method } }, "aggregate", "rank"] })
      expect(run(given)).toEqual(runSteps(start, given))
    }
  })

  it("does a step once for the same arguments", () => {
    const run = indexRunner(start)
    const { steps: given } = readMethod({ structure: "s", steps: ["normalise", "aggregate", "rank"] })
    expect(run(given).state.panel).toBe(run(given).state.panel)
    expect(run(given, 2).state.panel).toBe(run(given, 2).state.panel)
  })
})

describe("leaving one out", () => {
  it("gives the ranks of an index that never had the indicator", () => {
    const { steps: given } = readMethod({ structure: "s", steps: ["normalise", "aggregate", "rank"] })
    const [withoutX] = leaveOneOut(start, given, "Index")
    const smaller = stateOf({
      units: ["a", "b", "c", "d"],
      data: {
        Y: [
          [5, 1, 2, 3],
          [5, 2, 4, 3],
        ],
        Z: [
          [2, 2.5, 1, 4],
          [3, 2.5, 1, 8],
        ],
      },
    })
    const { ranks } = outcomesOf({ start: smaller, steps: given, vary: [], node: "Index" }, new Float64Array(0), 0, 1)
    expect(withoutX).toMatchObject({ indicator: "X", ranks: [...ranks.subarray(4)] })
  })

  it("says for each indicator why the index cannot do without it", () => {
    const { steps: given } = readMethod({ structure: "s", steps: ["normalise", "aggregate", "rank"] })
    const alone = stateOf({ data: { X: [1, 2, 3] } })
    expect(leaveOneOut(alone, given, "Index")).toEqual([
      { indicator: "X", refused: expect.objectContaining({ code: "observatory.no-indicator" }) },
    ])
  })
})
