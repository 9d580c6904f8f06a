import { expect, test } from "vitest"
import { daysUntil } from "./days-until.ts"

test("days are those of the region's zone, and the present one counts", () => {
  expect(daysUntil("2026-03-12T16:00:00.000Z", "2026-03-12", "Asia/Shanghai")).toBe(1)
  expect(daysUntil("2026-03-12T15:59:00.000Z", "2026-03-12", "Asia/Shanghai")).toBe(0)
  expect(daysUntil("2026-03-12T16:00:00.000Z", "2026-03-02", "Asia/Shanghai")).toBe(11)
})

test("a day of 23 hours is a day", () => {
  expect(daysUntil("2026-03-29T22:00:00.000Z", "2026-03-28", "Europe/Brussels")).toBe(2)
})
