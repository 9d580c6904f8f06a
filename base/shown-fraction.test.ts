import { expect, test } from "vitest"
import { shownFraction } from "./shown-fraction.ts"

test.each([
  ["7/3", "7/3"],
  ["-7/3", "−7/3"],
  ["9007199254740993/2", "4,503,599,627,370,496.5"],
  ["-9007199254740993/2", "−4,503,599,627,370,496.5"],
  ["1234567890123/7", "≈ 176,366,841,446.14"],
  ["1000000/2999999", "≈ 0.333333"],
  ["1/123456789012345", "≈ 0.0000000000000081"],
  ["12345678901234567890", "12,345,678,901,234,567,890"],
  ["1999999999999/1000000000000", "≈ 2"],
])("%s is shown as %s: no digit before the point is lost, and what is cut says so", (fraction, shown) => {
  expect(shownFraction(fraction, 12)).toBe(shown)
})
