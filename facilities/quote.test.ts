import * as fc from "fast-check"
import { expect, test } from "vitest"
import { addMinutes, day, instant } from "../base/index.ts"
import { feeFor } from "../settlement/index.ts"
import { calendar, facility, now, parameters, policy, priceOf, zone } from "./example.ts"
import type { SlotPolicy } from "./facility.ts"
import { quote } from "./quote.ts"
import { checkSlot } from "./slot.ts"

const cny = { code: "CNY", decimals: 2, sign: "¥" }
const rest = { parameters, now, zone, calendar, listVersion: 7, entries: ["NL-00"] }
const from = instant("2026-04-01T09:00:00+08:00")

function slotOf(minutes: number, more: Partial<SlotPolicy> = {}) {
  const asked = { ...facility, policy: { ...policy, ...more } }
  return checkSlot({ from, until: addMinutes(from, minutes) }, { facility: asked, maximumHorizonDays: 180, now, zone })
}

test("the lines of a quote sum to its fee, and what is to pay is the fee less the voucher's part", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const parts = fc.array(amount, { minLength: 1, maxLength: 6 })
  const halfHours = fc.integer({ min: 2, max: 16 })
  fc.assert(
    fc.property(amount, parts, halfHours, fc.integer({ min: 0, max: 100 }), (setUp, amounts, length, percent) => {
      const slot = slotOf(length * 30)
      const costs = { setUp, perHour: amounts.map((each) => ({ part: { zh: "机时", en: "Machine" }, amount: each })) }
      const { lines, fee } = feeFor(costs, slot.minutes, cny)
      const paid = (fee * BigInt(percent)) / 100n
      const clause = { zh: "比例", en: "ratio" }
      const voucher = { jurisdiction: "CN-ZJ", id: "1", amount: paid, limitedBy: "ratio" as const, clause }
      const made = quote({ ...slot, costs }, { ...rest, price: { lines, fee, voucher, parameters: [] } })
      expect(made.lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(made.fee)
      expect(made.toPay + paid).toBe(made.fee)
      expect(made.toPay).toBeGreaterThanOrEqual(0n)
    }),
  )
})

test("deadlines follow from the parameters, which the quote names with their sources", () => {
  const made = quote(slotOf(120, { acceptance: "owner" }), { ...rest, price: priceOf(120) })
  expect(made).toMatchObject({
    freeCancellationUntil: instant("2026-03-31T09:00:00+08:00"),
    acceptanceDue: day("2026-04-02"),
    silence: "accept",
    listVersion: 7,
    entries: ["NL-00"],
  })
  expect(made.parameters.map(({ id }) => id)).toEqual([
    "facilities.maximum-horizon-days",
    "facilities.cancel-notice",
    "facilities.late-cancel-share",
    "facilities.move-limit",
    "facilities.acceptance-days",
    "facilities.acceptance-silence",
  ])
})

test("where the policy accepts by itself nobody's answer is due", () => {
  const made = quote(slotOf(120), { ...rest, price: priceOf(120) })
  expect([made.acceptanceDue, made.silence, made.steps.find(({ id }) => id === "accept")?.by]).toEqual([
    null,
    null,
    "platform",
  ])
})

test("documents are the common ones and the qualification that the policy asks for", () => {
  const qualification = { zh: "培训证明", en: "Proof of training" }
  const made = quote(slotOf(120, { qualification }), { ...rest, price: priceOf(120) })
  expect(made.documents.map(({ en }) => en)).toEqual([
    "Statement of purpose, written when booking",
    "Terms of use, accepted when booking",
    "Proof of training",
  ])
})
