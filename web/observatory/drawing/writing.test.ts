import { expect, test } from "vitest"
import { cellOf, percentText, rankText, signedText, valueText, written } from "./writing.ts"

test("small numbers have three decimals, larger ones two, in groups of three with a real minus", () => {
  expect([written(0.7441), written(-1234.5), written(Number.NaN), written(72.345, 1)]).toEqual([
    "0.744",
    "−1,234.50",
    "–",
    "72.3",
  ])
})

test("a change has its sign, and nothing that rounds to zero has one", () => {
  expect([signedText(12.3), signedText(-0.5), signedText(0.0001), signedText(-0.0001)]).toEqual([
    "+12.30",
    "−0.500",
    "0.000",
    "0.000",
  ])
})

test("a raw value keeps the digits that count", () => {
  expect([valueText(1359.2), valueText(0.004), valueText(100), valueText(0), valueText(1234567.8)]).toEqual([
    "1,359.2",
    "0.004",
    "100",
    "0",
    "1,234,568",
  ])
})

test("ranks may be halves, shares are percentages, and a table holds nothing for a missing number", () => {
  expect([rankText(2.5), rankText(3), percentText(0.256), cellOf(Number.NaN), cellOf(0)]).toEqual([
    "2.5",
    "3",
    "26%",
    null,
    0,
  ])
})
