import * as fc from "fast-check"
import { expect, test } from "vitest"
import { rational } from "../base/index.ts"
import { decimal } from "./decimal.ts"

test.each([
  [3n, 2n, 1.5],
  [-1n, 3n, -1 / 3],
  [10n ** 400n, 3n * 10n ** 400n, 1 / 3],
  [10n ** 30n + 1n, 10n ** 30n, 1],
  [1n, 10n ** 200n, 1e-200],
])("%s/%s is the float nearest to it", (numerator, denominator, float) => {
  expect(decimal(rational(numerator, denominator))).toBe(float)
})

test("a float as a fraction, however far it is expanded, is that float", () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.integer({ min: 0, max: 200 }),
      fc.bigInt(1n, 2n ** 80n),
      (whole, places, by) => {
        expect(decimal({ numerator: BigInt(whole) * by, denominator: 2n ** BigInt(places) * by })).toBe(
          whole * 2 ** -places,
        )
      },
    ),
  )
})
