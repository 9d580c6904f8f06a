import { describe, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { type CloseRequest, closePeriod, lateMonth, type MonthFound, monthAfter, monthAt } from "./period.ts"

const zone = "Asia/Shanghai"
const clear: MonthFound = {
  firstMonth: "2026-09",
  closed: ["2026-09"],
  toSettle: { count: 0n, first: [] },
  unbalanced: [],
  entries: 3n,
  net: -120n,
}
const request: CloseRequest = {
  jurisdiction: "CN-SH",
  month: "2026-10",
  now: instant("2026-11-03T09:00:00+08:00"),
  zone,
  found: clear,
}
const closing = (change: Partial<CloseRequest>) => () => closePeriod({ ...request, ...change })

describe("a month is closed", () => {
  test("with its bounds in the region's zone, its entries and its net", () => {
    expect(closePeriod(request)).toEqual({
      jurisdiction: "CN-SH",
      month: "2026-10",
      from: "2026-09-30T16:00:00.000Z",
      until: "2026-10-31T16:00:00.000Z",
      closedAt: "2026-11-03T01:00:00.000Z",
      entries: 3n,
      net: -120n,
    })
  })

  test("from its very end on", () => {
    expect(closing({ now: instant("2026-10-31T16:00:00Z") })).not.toThrow()
    expect(closing({ now: instant("2026-10-31T15:59:59.999Z") })).toThrow("settlement.month-not-over")
  })

  test.each<[string, Partial<MonthFound>, string]>([
    ["a second time", { closed: ["2026-09", "2026-10"] }, "settlement.month-closed"],
    ["before an earlier month that has entries", { closed: [] }, "settlement.earlier-month-open"],
    ["while a booking of it can be settled", { toSettle: { count: 1n, first: ["b"] } }, "settlement.month-to-settle"],
    ["while something does not balance", { unbalanced: ["clearing with CN-JS"] }, "settlement.month-unbalanced"],
  ])("not %s", (_, found, code) => {
    expect(closing({ found: { ...clear, ...found } })).toThrow(code)
  })

  test("over the turn of a year only after December", () => {
    const found = { ...clear, firstMonth: "2025-12", closed: [] }
    expect(closing({ month: "2026-01", found })).toThrow('"earlier":"2025-12"')
    expect(closing({ month: "2025-12", found })).not.toThrow()
  })
})

test("the month after December is January", () => {
  expect([monthAfter("2026-12"), monthAfter("2026-09")]).toEqual(["2027-01", "2026-10"])
})

test("a moment lies in the month that the region's clocks show", () => {
  expect(monthAt(instant("2026-10-31T16:00:00Z"), zone)).toBe("2026-11")
})

describe("what belongs to an earlier month", () => {
  const of = instant("2026-10-30T10:00:00+08:00")
  const now = instant("2026-11-03T09:00:00+08:00")

  test("is late where that month is closed, naming the members", () => {
    const closed = ["CN-JS", "CN-AH"].map((jurisdiction) => ({ jurisdiction, month: "2026-10" }))
    expect(lateMonth({ of, now, zone, closed })).toEqual({ month: "2026-10", members: ["CN-AH", "CN-JS"] })
  })

  test("is not late while its month is open", () => {
    expect(lateMonth({ of, now, zone, closed: [{ jurisdiction: "CN-JS", month: "2026-09" }] })).toBeNull()
  })

  test("is refused where the month of posting itself is closed", () => {
    const closed = [{ jurisdiction: "CN-JS", month: "2026-11" }]
    expect(() => lateMonth({ of, now, zone, closed })).toThrow("settlement.period-closed")
  })
})
