import { expect, test } from "vitest"
import { day, instant, rational } from "../base/index.ts"
import { countOf, minorUnitsOf, parameterAt, parametersOf, readParameter, shareOf, silenceOf } from "./index.ts"

const zone = "Asia/Shanghai"
const description = { zh: "份额", en: "share" }

function read(values: object, unit = "share of 1") {
  return readParameter("vouchers.ratio", { description, unit, values }, "members", zone)
}

function valid(values: object, unit?: string) {
  const parameter = read(values, unit)
  if ("problems" in parameter) throw new Error(parameter.problems.join("; "))
  return parametersOf(zone, [parameter])
}

const ratio = valid({
  "2026-01-01": { value: "1/2", assumed: "guess" },
  "2026-07-01": { value: "2/5", source: "motion 1" },
  "2026-10-01T00:00:00+08:00": { value: null, source: "motion 2" },
})

test("a value begins with its day in the region's time zone, to the millisecond", () => {
  expect(parameterAt(ratio, "vouchers.ratio", instant("2026-06-30T15:59:59.999Z")).value).toBe("1/2")
  expect(parameterAt(ratio, "vouchers.ratio", instant("2026-06-30T16:00:00.000Z"))).toEqual({
    id: "vouchers.ratio",
    value: "2/5",
    unit: "share of 1",
    from: "2026-07-01",
    source: "motion 1",
    assumed: false,
  })
})

test("an assumption is shown as one", () => {
  expect(parameterAt(ratio, "vouchers.ratio", day("2026-01-01"))).toMatchObject({ assumed: true, source: "guess" })
})

test.each([
  ["before it began", "vouchers.ratio", "2025-12-31"],
  ["after it ended", "vouchers.ratio", "2026-10-01"],
  ["that is not known", "vouchers.none", "2026-07-01"],
])("a parameter %s is refused, never guessed", (_, id, at) => {
  expect(() => parameterAt(ratio, id, day(at))).toThrow(expect.objectContaining({ code: "rulebook.parameter-missing" }))
})

test.each([
  ["a value beyond its unit", { "2026-01-01": { value: "3/2", source: "s" } }, undefined, "no value in the unit"],
  ["a division by zero", { "2026-01-01": { value: "1/0", source: "s" } }, undefined, "no value in the unit"],
  ["an amount with decimals", { "2026-01-01": { value: 1.5, source: "s" } }, "minor units", "no value in the unit"],
  ["an unknown unit", { "2026-01-01": { value: 1, source: "s" } }, "parsecs", "unit is not known"],
  ["neither source nor assumption", { "2026-01-01": { value: "1/2" } }, undefined, "a source or an assumption"],
  ["both", { "2026-01-01": { value: "1/2", source: "s", assumed: "a" } }, undefined, "a source or an assumption"],
  ["a day that does not exist", { "2026-02-30": { value: "1/2", source: "s" } }, undefined, "values.0.from"],
  [
    "values out of order",
    { "2026-07-01": { value: "1/2", source: "s" }, "2026-01-01": { value: "1/3", source: "s" } },
    undefined,
    "in order of time",
  ],
])("a file with %s is no parameter", (_, values, unit, cause) => {
  const { problems } = { problems: [], ...read(values, unit) }
  expect(problems.join("; ")).toContain(cause)
})

test("values are read in their unit only", () => {
  const use = parameterAt(ratio, "vouchers.ratio", day("2026-07-01"))
  expect(shareOf(use)).toEqual(rational(2n, 5n))
  expect(() => minorUnitsOf(use)).toThrow(expect.objectContaining({ code: "rulebook.parameter-unit" }))
  expect(() => countOf(use, "days")).toThrow(expect.objectContaining({ code: "rulebook.parameter-unit" }))
  expect(() => silenceOf(use)).toThrow(expect.objectContaining({ code: "rulebook.parameter-unit" }))
})

test("money is read without loss", () => {
  const cap = valid({ "2026-01-01": { value: 30000000, source: "s" } }, "minor units a year")
  expect(minorUnitsOf(parameterAt(cap, "vouchers.ratio", day("2026-07-01")))).toBe(30_000_000n)
})
