import * as fc from "fast-check"
import { expect, test } from "vitest"
import { rational } from "../../base/index.ts"
import { readCase } from "./case.ts"
import { changesOf, sensitivity } from "./sensitivity.ts"
import { divided, ground, packOf } from "./testing.ts"

const threeCities = [
  { id: "suzhou", place: "320500", factors: { revenue: "600", payroll: "120", assets: "900" } },
  { id: "hefei", place: "340100", factors: { revenue: "300", payroll: "90", assets: "1500" } },
  { id: "jiaxing", place: "330400", factors: { revenue: "100", payroll: "40", assets: "600" } },
]

function sensitivityOf(pack: string, amount: string, units: readonly object[] = threeCities) {
  const given = readCase({ pack, day: "2024-12-31", currency: "CNY", amount, units }, ground.currencies)
  return sensitivity(packOf(pack), given, ground.places)
}

test("one point more for revenue moves money to who sells more than it has of the rest", () => {
  const [revenue, payroll, assets] = sensitivityOf("cn-2012-57", "1000000.00")
  expect(revenue).toMatchObject({ factor: "revenue", weight: rational(35n, 100n), tried: rational(36n, 100n) })
  // Of 500,000: (0.6 − 0.468) ÷ 0.65 × 0.01 = 1,015.38 for Suzhou; (0.3 − 0.381) ÷ 0.65 × 0.01 = −623.08 for Hefei; the
  // fen left over by rounding is Suzhou's.
  expect(revenue?.changes).toEqual(new Map(Object.entries({ suzhou: 101539n, hefei: -62308n, jiaxing: -39231n })))
  expect([payroll?.factor, assets?.factor]).toEqual(["payroll", "assets"])
})

test("a formula of one factor has no weight to move", () => {
  expect(
    sensitivityOf("cn-enclave-investment", "10", [{ id: "a", place: "310000", factors: { investment: 1 } }]),
  ).toEqual([])
})

test("what one unit gains the others lose", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)), { minLength: 2, maxLength: 5 }), (rows) => {
      const units = rows.map(([revenue, payroll, assets], place) => ({
        id: `u${place}`,
        place: "310000",
        factors: { revenue: revenue + 1, payroll: payroll + 1, assets: assets + 1 },
      }))
      for (const { changes } of sensitivityOf("cn-2012-57", "1000000.00", units))
        expect(Number([...changes.values()].reduce((sum, change) => sum + change, 0n))).toBeCloseTo(0, -1)
    }),
    { numRuns: 30 },
  )
})

test("two packs are compared unit by unit", () => {
  const under = (pack: string) => divided({ pack, amount: "1000.00", units: threeCities })
  expect(changesOf(under("cn-2012-57"), under("cn-2012-40"))).toEqual(
    new Map([
      ["suzhou", -14040n],
      ["hefei", -11430n],
      ["jiaxing", -4530n],
    ]),
  )
})
