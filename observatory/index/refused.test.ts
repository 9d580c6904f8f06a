import { expect, test } from "vitest"
import { Refusal } from "../../base/index.ts"
import { ImputeArguments, impute } from "./imputation/impute.ts"
import { readMethod } from "./method.ts"
import { PairsArguments, pairs } from "./pairs/pairs.ts"
import { readData, readUnits } from "./reading/read-data.ts"
import { readStructure } from "./reading/read-structure.ts"
import { startIndex } from "./reading/start.ts"
import { stateOf } from "./testing.ts"
import { joinOutcomes, type Uncertain } from "./uncertainty/outcomes.ts"
import { sensitivityOf } from "./uncertainty/sensitivity.ts"
import { uncertaintyOf, uncertaintyPart } from "./uncertainty/uncertainty.ts"

function refusal(act: () => unknown): readonly [string, Readonly<Record<string, string>>] {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts]
    throw error
  }
  throw new Error("not refused")
}

function uncertain(vary: readonly unknown[]): Uncertain {
  const start = stateOf({ data: { x: [1, 2, 4], y: [3, 1, 2] } })
  const steps = [{ normalise: { range: [1, 100] } }, "weigh", { aggregate: { method: "geometric" } }]
  const method = readMethod({ structure: "s", steps, uncertainty: { vary } })
  return { start, steps: method.steps, vary: method.uncertainty?.vary ?? [], node: "Index" }
}
const noise = { step: "weigh", noise: 0.1 }

test("a method file is refused with the place in it", () => {
  expect(refusal(() => readMethod({ structure: "s", steps: [{ normalise: { rnge: [0, 1] } }] }))).toEqual([
    "observatory.bad-method",
    { at: "steps › 1 › arguments", cause: expect.stringContaining("rnge"), causeZh: expect.stringContaining("rnge") },
  ])
})

test("an indicator without any number is refused with the file", () => {
  const act = () =>
    startIndex({
      structure: readStructure({ file: "s", text: "code,parent,level\na,T,1\nb,T,1\nT,,2\n" }),
      data: readData({ file: "long.csv", text: "unit,period,indicator,value\nA,2020,a,1\nB,2020,a,2\nA,2020,b,\n" }),
    })
  expect(refusal(act)).toEqual(["observatory.no-data", { file: "long.csv", indicator: "b" }])
})

test("a unit that is listed twice is refused with its row", () => {
  expect(refusal(() => readUnits({ file: "units.csv", text: "unit,name\nA,a\nB,b\nA,c\n" }))).toEqual([
    "observatory.unit-twice",
    { file: "units.csv", row: "4", unit: "A" },
  ])
})

test("a share outside is refused for a unit whose inside is not known", () => {
  const state = stateOf({ units: ["A~B", "B~A", "A~A"], data: { x: [1, 2, 3] } })
  expect(refusal(() => pairs(state, PairsArguments.parse({ to: "unit", how: "share-outside" })))).toEqual([
    "observatory.share-without-inside",
    { series: "x", unit: "B" },
  ])
})

test("an uncertain argument of a step that the method lacks is refused", () => {
  const vary = [{ step: "treat", argument: "winsorise", among: [0, 5] }]
  expect(refusal(() => uncertaintyOf(uncertain(vary), { runs: 5, seed: 1 }))).toEqual([
    "observatory.no-such-step",
    { step: "treat", nth: "1" },
  ])
})

test("an uncertainty whose every run fails is refused with the reason of the first", () => {
  const vary = [
    {
      step: "normalise",
      argument: "range",
      among: [
        [-5, -1],
        [-9, 1],
      ],
    },
  ]
  expect(refusal(() => uncertaintyOf(uncertain(vary), { runs: 5, seed: 1 }))).toEqual([
    "observatory.no-run",
    { runs: "5", code: "observatory.number-too-low-for-mean" },
  ])
})

test("parts of a work with a gap between them are refused", () => {
  const parts = [0, 6].map((from) => uncertaintyPart(uncertain([noise]), 1, from, 5))
  expect(refusal(() => joinOutcomes(parts))).toEqual(["observatory.parts-apart", { before: "5", next: "6" }])
})

test("a sensitivity to one argument, or to more than there are points for, is refused", () => {
  const plan = { samples: 2, seed: 1 }
  expect(refusal(() => sensitivityOf(uncertain([noise]), plan))).toEqual(["observatory.one-factor", {}])
  const one = uncertain([noise])
  const many = { ...one, vary: Array.from({ length: 64 }, () => one.vary).flat() }
  expect(refusal(() => sensitivityOf(many, plan))[0]).toBe("observatory.too-many-factors")
})

test("expectation-maximisation that does not settle is refused, not cut short", () => {
  const data = { x: [0, 5, 8, 7, 2, 3], y: [6, 0, 0, 2, null, null], z: [6, null, 9, 9, 0, 9] }
  expect(refusal(() => impute(stateOf({ data }), ImputeArguments.parse({ method: "em" })))).toEqual([
    "observatory.em-unsettled",
    { period: "2020" },
  ])
})
