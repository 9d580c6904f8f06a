import { expect, test } from "vitest"
import { openIndex, readMethod, runSteps } from "../../../../observatory/index.ts"
import { contributionsOf, partingOf } from "./contributions.ts"
import { weightTree, wholeWeights } from "./node-weights.ts"
import { profileOf } from "./profile-rows.ts"
import { standingsOf } from "./standings.ts"

const structure = `code,parent,level,weight,direction,name
a,P,1,1,1,A
b,P,1,3,1,B
c,Q,1,1,-1,C
P,I,2,3,1,Pillar
Q,I,2,1,1,Other
I,,3,1,1,Index
`
const data = `unit,period,indicator,value
X,2020,a,1
X,2020,b,5
X,2020,c,3
Y,2020,a,3
Y,2020,b,1
Y,2020,c,1
Z,2020,a,2
Z,2020,c,2
`

function resultsOf(aggregate: object) {
  const method = readMethod({
    structure: "structure.csv",
    steps: [{ normalise: { method: "min-max", range: [1, 100] } }, { aggregate }, { rank: {} }],
  })
  const { start } = openIndex(method, {
    structure: { file: "structure.csv", text: structure },
    data: { file: "long.csv", text: data },
  })
  return { name: "test", start, steps: method.steps, run: runSteps(start, method.steps) }
}
const sum = (parts: readonly (readonly [unknown, number])[]) =>
  parts.reduce((all, [, part]) => (Number.isNaN(part) ? all : all + part), 0)

test("what children bring sums to the score, also where one is missing", () => {
  const { run, steps } = resultsOf({})
  expect(partingOf(run.state, steps, "P")).toBe("sum")
  // Z lacks b: a alone makes the pillar, min-max of 2 between 1 and 3.
  const parts = contributionsOf(run.state, steps, { node: "P", period: 2020, unit: "Z" })
  expect(parts.map(([{ code }, part]) => [code, part])).toEqual([
    ["a", 50.5],
    ["b", Number.NaN],
  ])
  for (const { unit, score } of standingsOf({ run }, "I", 2020))
    expect(sum(contributionsOf(run.state, steps, { node: "I", period: 2020, unit }))).toBeCloseTo(score, 12)
})

test("pieces of a geometric mean make up the score in proportion", () => {
  const { run, steps } = resultsOf({ method: "geometric" })
  expect(partingOf(run.state, steps, "I")).toBe("proportion")
  const [best] = standingsOf({ run }, "I", 2020)
  const parts = contributionsOf(run.state, steps, { node: "I", period: 2020, unit: best?.unit ?? "" })
  expect(sum(parts)).toBeCloseTo(best?.score ?? Number.NaN, 12)
})

test("a median has no pieces", () => {
  const { run, steps } = resultsOf({ method: "median" })
  expect(contributionsOf(run.state, steps, { node: "I", period: 2020, unit: "X" })).toEqual([])
})

test("standings go from the best to the worst, with the ranks of the run", () => {
  const { run } = resultsOf({})
  const rows = standingsOf({ run }, "P", 2020)
  expect(rows.map(({ unit, rank }) => [unit, rank])).toEqual([
    ["X", 1],
    ["Z", 2],
    ["Y", 3],
  ])
})

test("weights of the whole are products of shares, with weights that the aggregation names", () => {
  const { run, steps } = resultsOf({ weights: { P: { a: 1, b: 1 } } })
  const whole = wholeWeights(weightTree(run.state, steps))
  expect(Object.fromEntries(whole)).toEqual({ I: 1, P: 0.75, a: 0.375, b: 0.375, Q: 0.25, c: 0.25 })
})

test("a profile goes down from the node to the values that were given", () => {
  const results = resultsOf({})
  const rows = profileOf(results, { node: "I", indicator: "", period: 2020, from: 2020, unit: "X", other: "Y" })
  expect(rows.map(({ node, depth, given }) => [node.code, depth, given])).toEqual([
    ["I", 0, Number.NaN],
    ["P", 1, Number.NaN],
    ["a", 2, 1],
    ["b", 2, 5],
    ["Q", 1, Number.NaN],
    ["c", 2, 3],
  ])
  // Less is better for c: X has most of it and stands last.
  expect(rows.at(-1)).toMatchObject({ score: 1, rank: 3, other: 100, otherRank: 1, mean: 50.5, median: 50.5 })
})
