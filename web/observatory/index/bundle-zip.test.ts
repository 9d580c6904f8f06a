import { expect, test } from "vitest"
import { compared, trialsIn } from "./bundle-files.ts"
import { unzipped, zipped } from "./bundle-zip.ts"

const files = { "method.yaml": "steps: []\n", "long.csv": "unit,period,indicator,value\n上海,2020,研发,1\n" }

test("a bundle is the same bytes for the same files, and holds them", () => {
  expect(zipped(files)).toEqual(zipped({ ...files }))
  expect(unzipped(zipped(files))).toEqual(files)
})

test("the results of a rerun are compared file by file, not what it was made from", () => {
  const given = { "method.yaml": "a", "scores.csv": "1", "base.csv": "2", "README.txt": "x" }
  expect(compared(given, { "method.yaml": "b", "scores.csv": "1", "base.csv": "3", "log.json": "4" })).toEqual({
    same: ["scores.csv"],
    differ: ["base.csv", "log.json"],
  })
})

test("a bundle says what was tried, whether one kind or both", () => {
  const plan = '{"runs":100,"seed":7}\n'
  const sampled = '{"samples":64,"seed":7}\n'
  const uncertainty = { kind: "uncertainty", node: "I", seed: 7, runs: 100 }
  const sensitivity = { kind: "sensitivity", node: "I", seed: 7, samples: 64 }
  expect(trialsIn({ "uncertainty.csv": "", "plan.json": plan }, "I")).toEqual([uncertainty])
  expect(trialsIn({ "sensitivity.csv": "", "plan.json": sampled }, "I")).toEqual([sensitivity])
  const both = { "uncertainty.csv": "", "sensitivity.csv": "", "plan.json": plan, "plan-sensitivity.json": sampled }
  expect(trialsIn(both, "I")).toEqual([uncertainty, sensitivity])
})
