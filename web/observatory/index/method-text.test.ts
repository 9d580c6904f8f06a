import { describe, expect, test } from "vitest"
import { valueOfYaml, withField, withSteps, writtenMethod, yamlOf } from "./method-text.ts"

const text = `structure: structure.csv
steps:
  # carried from the year before
  - impute: { method: latest }
  - normalise:
  - rank
uncertainty: { runs: 100, vary: [{ step: rank, argument: ties, among: [min, max] }] }
`

describe("a method file in the forms", () => {
  test("is read with steps in each way of writing", () => {
    expect(writtenMethod(text).steps).toEqual([
      { step: "impute", given: { method: "latest" } },
      { step: "normalise", given: {} },
      { step: "rank", given: {} },
    ])
  })
  test("keeps its comments and the steps that nobody touched", () => {
    const steps = writtenMethod(text).steps
    const changed = withSteps(text, [...steps.slice(0, 2), { step: "aggregate", given: {} }, ...steps.slice(2)])
    expect(changed).toContain("# carried from the year before")
    expect(changed).toContain("runs: 100")
    expect(writtenMethod(changed).steps.map(({ step }) => step)).toEqual(["impute", "normalise", "aggregate", "rank"])
  })
  test("steps change their places", () => {
    const [first, second, third] = writtenMethod(text).steps
    if (!first || !second || !third) throw new Error("steps")
    expect(writtenMethod(withSteps(text, [second, first, third])).steps).toEqual([second, first, third])
  })
  test("a field is set and taken out", () => {
    expect(writtenMethod(withField(text, ["uncertainty", "runs"], 7)).raw.uncertainty).toMatchObject({ runs: 7 })
    expect(writtenMethod(withField(text, ["uncertainty"], undefined)).raw.uncertainty).toBeUndefined()
  })
  test("what is no YAML is told", () => {
    expect(writtenMethod("steps: [").fault).toBeDefined()
  })
  test("a value is written as YAML and read again", () => {
    for (const value of [[0, 100], { a: 1, b: [1, 2] }, "min-max", 5]) expect(valueOfYaml(yamlOf(value))).toEqual(value)
    expect(valueOfYaml("")).toBeUndefined()
  })
})
