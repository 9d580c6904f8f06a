import * as fc from "fast-check"
import { expect, test } from "vitest"
import { Amount, formatMinorUnits, parseMinorUnits } from "./money.ts"

const cny = { code: "CNY", decimals: 2, sign: "¥" }

test("amounts are written with the decimals of their currency", () => {
  expect(formatMinorUnits(-1205n, cny)).toBe("-12.05")
  expect(formatMinorUnits(5n, cny)).toBe("0.05")
  expect(formatMinorUnits(1234n, { code: "JPY", decimals: 0, sign: "¥" })).toBe("1234")
})

test("more decimals than the currency has are refused, not rounded", () => {
  expect(() => parseMinorUnits("1.005", cny)).toThrow(/more decimals than CNY has/)
  expect(() => parseMinorUnits("12,5x", cny)).toThrow(/no amount/)
})

test("an amount written and read is the same, for any currency and size", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
      fc.integer({ min: 0, max: 4 }),
      (amount, decimals) => {
        const currency = { code: "XTS", decimals, sign: "x" }
        expect(parseMinorUnits(formatMinorUnits(amount, currency), currency)).toBe(amount)
      },
    ),
  )
})

test("on the wire an amount is a text of digits", () => {
  expect(Amount.safeParse("9007199254740993").success).toBe(true)
  for (const odd of ["1.5", "", "1e3", "9".repeat(19)]) expect(Amount.safeParse(odd).success).toBe(false)
  expect(Amount.safeParse(12).success).toBe(false)
})
