import * as fc from "fast-check"
import { expect, test } from "vitest"
import { cny, share } from "../test/settlement-cases.ts"
import { feeFor, lateFee } from "./fee.ts"

const part = (text: string) => ({ zh: text, en: text })

// By hand: 200.00 + 320.00 × 1.5 = 680.00
test("set-up counts once and hours by the minute", () => {
  const { fee, lines } = feeFor({ setUp: 20_000n, perHour: [{ part: part("Machine"), amount: 32_000n }] }, 90, cny)
  expect({ fee, arithmetic: lines.map(({ arithmetic }) => arithmetic) }).toEqual({
    fee: 68_000n,
    arithmetic: ["200.00 × 1 = 200.00", "320.00 × 90/60 = 480.00"],
  })
})

// By hand: three parts of 1.00 an hour for 50 minutes are 83 1/3 fen each, 250 together; the odd fen goes to the first.
test("lines are rounded to sum to the fee, which is rounded once", () => {
  const perHour = ["a", "b", "c"].map((text) => ({ part: part(text), amount: 100n }))
  const { fee, lines } = feeFor({ setUp: 0n, perHour }, 50, cny)
  expect({ fee, amounts: lines.map(({ amount }) => amount) }).toEqual({ fee: 250n, amounts: [84n, 83n, 83n] })
})

// By hand: 1 fen an hour for 30 minutes is half a fen: up.
test("half a minor unit is rounded up", () => {
  expect(feeFor({ setUp: 0n, perHour: [{ part: part("a"), amount: 1n }] }, 30, cny).fee).toBe(1n)
})

test("a line that was rounded says so", () => {
  const { lines } = feeFor({ setUp: 0n, perHour: [{ part: part("a"), amount: 10_000n }] }, 50, cny)
  expect(lines[0]?.arithmetic).toBe("100.00 × 50/60 ≈ 83.33")
})

test("lines sum to the fee, whatever costs and minutes", () => {
  const costs = fc.record({
    setUp: fc.bigInt({ min: 0n, max: 10n ** 8n }),
    perHour: fc.array(
      fc.bigInt({ min: 0n, max: 10n ** 8n }).map((amount) => ({ part: part("a"), amount })),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
  })
  fc.assert(
    fc.property(costs, fc.nat(50_000), (of, minutes) => {
      const { fee, lines } = feeFor(of, minutes, cny)
      return lines.reduce((sum, { amount }) => sum + amount, 0n) === fee && lines.every(({ amount }) => amount >= 0n)
    }),
  )
})

test("longer use never costs less", () => {
  const costs = {
    setUp: 5n,
    perHour: [
      { part: part("a"), amount: 7n },
      { part: part("b"), amount: 11n },
    ],
  }
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(500), (minutes, more) => {
      return feeFor(costs, minutes + more, cny).fee >= feeFor(costs, minutes, cny).fee
    }),
  )
})

test("minutes that are no whole number are refused", () => {
  expect(() => feeFor({ setUp: 0n, perHour: [{ part: part("a"), amount: 1n }] }, 1.5, cny)).toThrow(
    "settlement.bad-minutes",
  )
})

test("a fee beyond what the ledger moves is refused", () => {
  const costs = { setUp: 10n ** 17n, perHour: [{ part: part("a"), amount: 1n }] }
  expect(() => feeFor(costs, 60, cny)).toThrow("settlement.bad-amount")
})

// By hand: 680.01 × 1/2 = 340.005, up.
test("a late cancellation costs its share of the quoted fee", () => {
  const { fee, lines } = lateFee(68_001n, share("facilities.late-cancel-share", "1/2"), cny)
  expect({ fee, arithmetic: lines[0]?.arithmetic }).toEqual({ fee: 34_001n, arithmetic: "680.01 × 1/2 ≈ 340.01" })
})
