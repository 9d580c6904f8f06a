import { expect, test } from "vitest"
import { minorOf, unitsOf } from "./amount-text.ts"
import { triggersIn } from "./case-rows.ts"

const cny = { code: "CNY", decimals: 2, sign: "¥" }
const row = { from: "2026-01-01", until: "2026-03-31", head: "vat", amount: "1,200.50" }

test("rows of one period make one trigger, with the factors of each place", () => {
  const rows = [
    { ...row, "measure.310000.investment": "30" },
    { ...row, head: "tax", amount: "7", "measure.320500.investment": "70" },
    { ...row, from: "2026-04-01", until: "2026-06-30" },
  ]
  expect(triggersIn(rows, cny)).toEqual([
    {
      id: "2026-01-01/2026-03-31",
      from: "2026-01-01",
      until: "2026-03-31",
      currency: "CNY",
      amounts: [
        { head: "vat", amount: "120050" },
        { head: "tax", amount: "700" },
      ],
      measures: [
        { place: "310000", values: { investment: "30" } },
        { place: "320500", values: { investment: "70" } },
      ],
      appraisal: [],
    },
    expect.objectContaining({ from: "2026-04-01" }),
  ])
})

test.each([
  ["columns", { from: "2026-01-01" }],
  ["amount", { ...row, amount: "1.234" }],
])("a row with bad %s is refused", (fault, bad) => {
  expect(() => triggersIn([bad], cny)).toThrow(fault)
})

test("an amount keeps every digit between what is typed and what is kept", () => {
  expect([minorOf("12.5", cny), unitsOf("1250", cny), minorOf("", cny)]).toEqual(["1250", "12.50", ""])
  expect([minorOf("12.345", cny), unitsOf("12.345", cny)]).toEqual(["12.345", "12.345"])
})
