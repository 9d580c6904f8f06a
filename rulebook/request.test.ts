import { expect, test } from "vitest"
import { callExtension, readValue } from "./cedar/index.ts"
import { type Shape, valuesOf } from "./request.ts"

test.each([
  2 ** 53,
  -(2 ** 53),
  5.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1n,
  "1",
])("an attribute that asks for a whole number refuses %s", (given) => {
  expect(() => valuesOf({ amount: given }, { amount: "Long" })).toThrow("amount must be of type Long")
})

test("the largest whole number that JSON carries is read exactly", () => {
  expect(valuesOf({ amount: 2 ** 53 - 1 }, { amount: "Long" }).get("amount")).toBe(9007199254740991n)
})

test("an inherited attribute is none of the request's own", () => {
  const shape: Shape = Object.fromEntries([["constructor", "String" as const]])
  expect(() => valuesOf({}, shape)).toThrow("constructor is missing")
})

test("Cedar's JSON with a number beyond 2^53 or a null is not read", () => {
  expect(() => readValue(2 ** 53, callExtension)).toThrow("no whole number within")
  expect(() => readValue({ a: [null] }, callExtension)).toThrow("null is no value")
})
