import { expect, test } from "vitest"
import { typedAmount } from "./typed-amount.ts"

const cny = { code: "CNY", decimals: 2, sign: "¥" }

test("an amount in whole units becomes minor units", () => {
  expect(typedAmount("1,234.5", cny)).toBe("123450")
})
test("what is no amount, too fine, or not above zero is none", () => {
  expect(["", "ten", "0.001", "0", "-5"].map((text) => typedAmount(text, cny))).toEqual(Array(5).fill(undefined))
})
