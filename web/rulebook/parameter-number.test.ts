import { expect, test } from "vitest"
import { numberOf } from "./parameter-number.ts"

test("shares, whole numbers and decimals can be drawn", () => {
  expect(["2/100", "30000000", "-1.5", "0"].map(numberOf)).toEqual([0.02, 30_000_000, -1.5, 0])
})

test("words, empty texts and a share of nothing cannot", () => {
  expect(["decline", "", "1/0", "09:00", "1/2/3"].map(numberOf)).toEqual(Array(5).fill(undefined))
})
