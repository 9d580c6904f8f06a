import { expect, test } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { componentsOf } from "../statistics/components.ts"
import { correlations } from "../statistics/correlations.ts"
import { histogram } from "../statistics/distribution.ts"
import { profileOf } from "../statistics/profile.ts"
import { statisticsRefusals } from "../statistics/refusals.ts"
import { reliability } from "../statistics/reliability.ts"
import { strengthsOf } from "../statistics/strengths.ts"
import { type Given, stateOf } from "../testing.ts"
import { WeighArguments, weigh } from "./weigh.ts"
import { weighRefusals } from "./weigh-refusals.ts"

const two: Given = { data: { x: [1, 2, 4], y: [2, 5, 1] } }
const weighing = (given: Given, args: object) => () => weigh(stateOf(given), WeighArguments.parse(args))
const matrix = (codes: readonly string[], rows: readonly (readonly (number | string)[])[]) => ({
  method: "ahp",
  matrix: { Index: { codes, rows } },
})
const many = Array.from({ length: 16 }, (_, place) => `i${place}`)
const sixteen: Given = { data: Object.fromEntries(many.map((code) => [code, [1, 2]])) }
const ones = many.map(() => many.map(() => 1))
const state = stateOf(two)

const weighCases: readonly [keyof typeof weighRefusals, () => unknown][] = [
  ["observatory.no-nodes-of-level", weighing(two, { levels: [3] })],
  ["observatory.all-weights-zero", weighing(two, { weights: { x: 0, y: 0 } })],
  ["observatory.all-weights-zero", weighing({ data: { x: [1, 1], y: [2, 2] } }, { method: "entropy" })],
  ["observatory.too-few-rows-to-weigh", weighing({ data: { x: [1, null], y: [2, 1] } }, { method: "optimised" })],
  ["observatory.too-few-rows-to-weigh", weighing({ data: { x: [null, null], y: [null, null] } }, { method: "bod" })],
  ["observatory.too-few-rows-to-weigh", weighing({ data: { x: [1, null], y: [null, 1] } }, { method: "variation" })],
  ["observatory.constant-to-weigh", weighing({ data: { x: [1, 1], y: [2, 1] } }, { method: "critic" })],
  [
    "observatory.weight-came-out-negative",
    weighing({ data: { x: [1, 2, 3], y: [3, 2.5, 1], z: [1, 2, 4] } }, { method: "pca" }),
  ],
  ["observatory.more-factors-than-children", weighing(two, { method: "pca", factors: 3 })],
  ["observatory.collinear-to-weigh", weighing({ data: { x: [1, 2, 4], y: [2, 4, 8] } }, { method: "optimised" })],
  ["observatory.target-missing", weighing(two, { method: "optimised", targets: { x: 1 } })],
  ["observatory.negative-to-weigh", weighing({ data: { x: [1, -2], y: [2, 1] } }, { method: "bod" })],
  ["observatory.mean-not-positive", weighing({ data: { x: [1, -2], y: [2, 1] } }, { method: "variation" })],
  ["observatory.missing-to-weigh", weighing({ data: { x: [1, null], y: [2, 1] } }, { method: "bod" })],
  ["observatory.bounds-leave-nothing", weighing(two, { method: "bod", bounds: { upper: 0.4 } })],
  [
    "observatory.bounds-cannot-hold",
    weighing({ data: { x: [0, 1], y: [2, 1] } }, { method: "bod", bounds: { lower: 0.1 } }),
  ],
  ["observatory.no-matrix", weighing(two, { method: "ahp", levels: [1] })],
  ["observatory.matrix-codes", weighing(two, matrix(["x"], [[1]]))],
  ["observatory.matrix-shape", weighing(two, matrix(["x", "y"], [[1, 2, 3], [1]]))],
  ["observatory.matrix-number", weighing(two, matrix(["x", "y"], [[-3]]))],
  [
    "observatory.matrix-not-reciprocal",
    weighing(
      two,
      matrix(
        ["x", "y"],
        [
          [2, 1],
          [1, 2],
        ],
      ),
    ),
  ],
  [
    "observatory.matrix-inconsistent",
    weighing({ data: { ...two.data, z: [1, 2, 3] } }, matrix(["x", "y", "z"], [[9, "1/9"], [9]])),
  ],
  ["observatory.matrix-too-large", weighing(sixteen, matrix(many, ones))],
  ["observatory.no-experts", weighing(two, { method: "budget", experts: [] })],
  ["observatory.expert-leaves-out", weighing(two, { method: "budget", experts: [{ x: 10 }] })],
  ["observatory.points-do-not-sum", weighing(two, { method: "budget", experts: [{ x: 10, y: 80 }], total: 100 })],
]

const statisticsCases: readonly [keyof typeof statisticsRefusals, () => unknown][] = [
  ["observatory.no-such-period", () => correlations(state, { period: 1066 })],
  ["observatory.no-such-unit", () => profileOf(state, "Z")],
  ["observatory.no-such-column", () => strengthsOf(state, "A", { by: "Colour" })],
  ["observatory.no-node-on-level", () => correlations(state, { levels: [7, 7] })],
  ["observatory.few-children", () => componentsOf(stateOf({ data: { x: [1, 2] } }), "Index")],
  ["observatory.few-rows", () => reliability(stateOf({ data: { x: [1, null], y: [2, 1] } }), "Index")],
  ["observatory.few-rows", () => componentsOf(stateOf({ data: { x: [1, 3], y: [2, 1] } }), "Index")],
  ["observatory.constant-child", () => componentsOf(stateOf({ data: { x: [1, 1, 1], y: [2, 1, 3] } }), "Index")],
  ["observatory.more-factors", () => componentsOf(state, "Index", { factors: 3 })],
  ["observatory.no-numbers-of-node", () => histogram(stateOf({ data: { x: [null, null] } }), "x")],
]

const refusals = { ...weighRefusals, ...statisticsRefusals }

test.each([...weighCases, ...statisticsCases])("%s is refused with every fact that its text names", (code, run) => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.code).toBe(code)
    const { detail, help } = refusals[code]
    const named = `${detail.zh} ${detail.en} ${help.zh} ${help.en}`.matchAll(/\{([a-z]+)\}/g)
    for (const [, fact = ""] of named) expect(error.facts[fact], fact).toMatch(/\S/)
    return
  }
  throw new Error("was not refused")
})

test("every refusal of weights and statistics has a case", () => {
  const cases = new Set<string>([...weighCases, ...statisticsCases].map(([code]) => code))
  expect(Object.keys(refusals).filter((code) => !cases.has(code))).toEqual([])
})
