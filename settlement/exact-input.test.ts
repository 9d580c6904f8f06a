import * as fc from "fast-check"
import { expect, test } from "vitest"
import { formatRational } from "../base/index.ts"
import { exactNumber, requireHeld, requireNames } from "./exact-input.ts"

test.each([
  ["7/3", "7/3"],
  [" -0.35 ", "-7/20"],
  ["90071992547409930000000001", "90071992547409930000000001"],
  ["1e5", "100000"],
  ["-2.5E-3", "-1/400"],
  ["1e21", "1000000000000000000000"],
  [0.1, "1/10"],
  [-2, "-2"],
  [1.5e-7, "3/20000000"],
])("%s stands for its decimals", (given, fraction) => {
  expect(formatRational(exactNumber(given))).toBe(fraction)
})

test.each([
  ["1/0", "settlement.zero-denominator"],
  ["seven", "settlement.not-a-number"],
  ["1e61", "settlement.not-a-number"],
  ["e5", "settlement.not-a-number"],
  ["", "settlement.not-a-number"],
  [null, "settlement.not-a-number"],
  [[1], "settlement.not-a-number"],
  [Number.POSITIVE_INFINITY, "settlement.inexact-number"],
  [2 ** 53, "settlement.inexact-number"],
])("%s is refused", (given, code) => {
  expect(() => exactNumber(given)).toThrow(code)
})

test.each([
  "9007199254740993",
  "1e400",
  "0.12345678901234567890",
  "100000000000000000000001",
])("the number %s of a file loses digits and is refused", (source) => {
  expect(() => requireHeld(source, Number(source))).toThrow("settlement.inexact-number")
})

test.each([
  "9007199254740992",
  "0.1",
  "1e21",
  "-0",
  "2.50",
  "1E-7",
  "123456789.123",
])("the number %s of a file is held", (source) => {
  expect(() => requireHeld(source, Number(source))).not.toThrow()
})

test("every float as it is printed is held and read to its last digit", () => {
  const floats = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((one) => /^-?\d+\.\d+$/.test(`${one}`))
  fc.assert(
    fc.property(floats, (one) => {
      requireHeld(`${one}`, one)
      const { numerator, denominator } = exactNumber(one)
      const places = `${one}`.split(".")[1]?.length ?? 0
      const digits = BigInt(`${one}`.replace(".", ""))
      expect(numerator * 10n ** BigInt(places)).toBe(digits * denominator)
    }),
  )
})

test("a number of few decimals is read as its text is", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 7 }), (digits, places) => {
      const float = digits / 10 ** places
      if (!/e/.test(`${float}`)) expect(exactNumber(float)).toEqual(exactNumber(`${float}`))
    }),
  )
})

test.each([
  '{"claims":{"__proto__":3,"b":10}}',
  '{"players":["a","__proto__"]}',
  '{"units":[{"id":"a","factors":{"__proto__":1}}]}',
  '{"formula":{"synergies":[{"members":["__proto__"]}]}}',
])("the name __proto__ in %s is refused instead of lost", (json) => {
  expect(() => requireNames(JSON.parse(json))).toThrow("settlement.reserved-name")
})

test("other names of the language are names like any", () => {
  const given = { claims: { constructor: 1, toString: 2, a: { b: [null, "proto"] } } }
  expect(() => requireNames(given)).not.toThrow()
})
