import { expect, test } from "vitest"
import { parse } from "yaml"
import { openIndex, readMethod, runSteps } from "../observatory/index.ts"
import { readIndexExamples } from "./index-examples.ts"

const examples = new Map(readIndexExamples().map((example) => [example.id, example]))

/** The example, run to its end. */
function runOf(id: string) {
  const files = examples.get(id)?.files ?? {}
  const named = (file: string) => ({ file, text: files[file] ?? "" })
  const method = readMethod(parse(files["method.yaml"] ?? ""))
  const sources = { structure: named("structure.csv"), data: named("long.csv"), units: named("units.csv") }
  const opened = openIndex(method, sources)
  return { method, opened, state: runSteps(opened.start, method.steps).state }
}

test("every worked index has a source, can be run, and says what is uncertain about it", () => {
  expect(examples.size).toBeGreaterThan(1)
  for (const { id, source } of examples.values()) {
    const { method, opened, state } = runOf(id)
    expect([id, state.ranks?.series.includes(opened.top), opened.notes]).toEqual([id, true, []])
    expect(method.uncertainty?.vary.length).toBeGreaterThan(1)
    expect(source.en.length).toBeGreaterThan(50)
  }
})

test("the Technology Achievement Index gives the published ranks", () => {
  const { opened, state } = runOf("tai")
  const place = state.ranks?.series.indexOf(opened.top) ?? -1
  const units = state.panel.units.length
  // OECD/JRC Handbook (2008), table 23, equal weights.
  expect([...(state.ranks?.values.subarray(place * units, (place + 1) * units) ?? [])]).toEqual([
    1, 2, 3, 4, 5, 6, 7, 9, 10, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
  ])
})

test("a number of the first example that is known for one year only is marked wherever it is used", () => {
  const { opened, state } = runOf("yangtze-rd")
  const { scores, based } = state
  const row = scores?.series.indexOf(opened.top) ?? -1
  const estimated = [...(scores?.estimated ?? [])].slice(row * 24, (row + 1) * 24)
  // A third of the weight in the five years before the last, nothing in the last.
  expect(estimated.slice(0, 20).every((share) => Math.abs(share - 1 / 3) < 1e-12)).toBe(true)
  expect(estimated.slice(20)).toEqual([0, 0, 0, 0])
  const top = based?.series.indexOf(opened.top) ?? -1
  const atBase = [...(based?.values.subarray(top * 24, top * 24 + 4) ?? [])]
  expect(atBase).toEqual([100, 100, 100, 100].map((index) => expect.closeTo(index, 10)))
})
