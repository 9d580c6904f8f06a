import * as fc from "fast-check"
import { expect, test } from "vitest"
import { grouped, minus, percent, shortFloat, signed, signOf, sumOf } from "./figures.ts"

test("digits are grouped and none is lost, also beyond what a float holds", () => {
  expect(grouped("-1234567.50")).toBe("−1,234,567.50")
  expect(grouped("90071992547409931.01")).toBe("90,071,992,547,409,931.01")
  expect([signed("0.50"), signed("-0.50"), signed("0.00")]).toEqual(["+0.50", "−0.50", "0.00"])
})

test("sums and differences of decimals are exact, also of different lengths and signs", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(-(10n ** 20n), 10n ** 20n), (a, b) => {
      const text = (cents: bigint) =>
        sumOf([
          `${cents / 100n}`,
          `${cents < 0n ? "-" : ""}0.${`${cents < 0n ? -cents : cents}`.padStart(2, "0").slice(-2)}`,
        ])
      expect(minus(text(a), text(b))).toBe(text(a - b))
    }),
  )
  expect(minus("1.5", "-0.25")).toBe("1.75")
  expect([signOf("-0.00"), signOf("0.01"), signOf("-3")]).toEqual([0, 1, -1])
})

test("shares and floats are short", () => {
  expect([percent("0.468"), percent("1/3"), shortFloat(1234.5678), shortFloat(-0.1)]).toEqual([
    "46.8%",
    "33.33%",
    "1,234.57",
    "−0.1",
  ])
})
