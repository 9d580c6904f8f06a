import { expect, test } from "vitest"
import { moneyValue } from "./money-value.ts"

const yuan = { code: "CNY", decimals: 2, sign: "¥" }

test("an amount is a number in a table", () => {
  expect(moneyValue("-123456", yuan)).toBe(-1234.56)
})

test("an amount of which a float would lose a fen stays text", () => {
  // 2^53 + 1 fen: the nearest float is one fen away.
  expect(moneyValue("9007199254740993", yuan)).toBe("90071992547409.93")
})
