import { expect, test } from "vitest"
import { Step, stepNames } from "../../../observatory/index.ts"
import { stepForms } from "./step-forms.ts"

test("the forms have a field for each argument of each step, and no other", () => {
  expect(Object.keys(stepForms).sort()).toEqual([...stepNames].sort())
  for (const option of Step.options) {
    const name = option.shape.step.value
    const fields = stepForms[name].map((field) => field.name).sort()
    expect([name, fields]).toEqual([name, Object.keys(option.shape.arguments.shape).sort()])
  }
})

test("each choice of a form is one that the step takes", () => {
  for (const option of Step.options) {
    const name = option.shape.step.value
    const least = {
      pairs: { to: "unit" },
      impute: { method: "none" },
      base: { period: 2000 },
      "scale-weights": { factors: {} },
    }
    for (const { name: argument, field } of stepForms[name])
      if (field.kind === "choice")
        for (const value of field.among) {
          const wanting = value === "generalised" ? { name: value, power: 2 } : value
          const given = { ...Object.entries(least).find(([step]) => step === name)?.[1], [argument]: wanting }
          expect([name, value, Step.safeParse({ step: name, arguments: given }).success]).toEqual([name, value, true])
        }
  }
})
