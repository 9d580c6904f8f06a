import * as fc from "fast-check"
import { expect, test } from "vitest"
import {
  add,
  compare,
  floor,
  formatRational,
  multiply,
  parseRational,
  rational,
  roundHalfUp,
  subtract,
} from "./rational.ts"

const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => rational(numerator, denominator))

test("fractions are read from fractions, decimals and whole numbers, and nothing else", () => {
  expect(["2/100", "0.35", "-7"].map((text) => formatRational(parseRational(text)))).toEqual(["1/50", "7/20", "-7"])
  for (const text of ["", "1/", "a", "1e3", "1/-2", ".5"]) expect(() => parseRational(text)).toThrow(RangeError)
})

test("a denominator of zero is refused", () => {
  expect(() => rational(1n, 0n)).toThrow(/zero/)
})

test("a fraction written and read is the same", () => {
  fc.assert(
    fc.property(rationals, (value) => {
      expect(parseRational(formatRational(value))).toEqual(value)
    }),
  )
})

test("adding and subtracting undo each other; multiplying distributes over adding", () => {
  fc.assert(
    fc.property(rationals, rationals, rationals, (a, b, c) => {
      expect(subtract(add(a, b), b)).toEqual(a)
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
    }),
  )
})

test("the floor is the nearest whole number at or below, rounding the nearest with halves away from zero", () => {
  expect([floor(rational(-1n, 2n)), floor(rational(7n, 2n)), floor(rational(4n))]).toEqual([-1n, 3n, 4n])
  expect([roundHalfUp(rational(5n, 2n)), roundHalfUp(rational(-5n, 2n)), roundHalfUp(rational(1n, 3n))]).toEqual([
    3n,
    -3n,
    0n,
  ])
  fc.assert(
    fc.property(rationals, (value) => {
      const below = floor(value)
      expect(compare(rational(below), value)).toBeLessThanOrEqual(0)
      expect(compare(rational(below + 1n), value)).toBeGreaterThan(0)
    }),
  )
})
