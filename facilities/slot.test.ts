import * as fc from "fast-check"
import { expect, test } from "vitest"
import {
  addMinutes,
  day as dayOf,
  instant,
  instantAt,
  localTime,
  millisecondsOf,
  Refusal,
  weekday,
} from "../base/index.ts"
import { facility, now, policy, zone } from "./example.ts"
import { checkSlot } from "./slot.ts"

const against = { facility, maximumHorizonDays: 180, now, zone }
const wish = (from: string, until: string) => () =>
  checkSlot({ from: instant(`${from}:00+08:00`), until: instant(`${until}:00+08:00`) }, against)

test("a slot within hours, on the grid and in time is allowed, with its minutes", () => {
  expect(wish("2026-04-01T09:00", "2026-04-01T11:00")().minutes).toBe(120)
})

test.each([
  ["2026-04-01T11:00", "2026-04-01T09:00", "facilities.bad-period"],
  ["2026-04-01T09:00", "2026-04-01T09:00", "facilities.bad-period"],
  ["2026-03-30T13:30", "2026-03-30T15:00", "facilities.too-soon"],
  ["2026-03-27T09:00", "2026-03-27T11:00", "facilities.too-soon"],
  ["2026-06-01T09:00", "2026-06-01T11:00", "facilities.too-far"],
  ["2026-04-01T09:00", "2026-04-01T09:30", "facilities.too-short"],
  ["2026-04-01T09:00", "2026-04-01T17:30", "facilities.too-long"],
  ["2026-04-01T09:10", "2026-04-01T11:00", "facilities.off-grid"],
  ["2026-04-01T07:00", "2026-04-01T09:00", "facilities.closed"],
  ["2026-04-01T19:00", "2026-04-01T20:30", "facilities.closed"],
  ["2026-04-04T09:00", "2026-04-04T11:00", "facilities.closed"],
])("from %s until %s is refused: %s", (from, until, code) => {
  expect(wish(from, until)).toThrow(expect.objectContaining({ code }))
})

test("the refusal of a closed time names opening hours near it, on the region's clock", () => {
  expect(wish("2026-04-01T07:00", "2026-04-01T09:00")).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({ open: expect.stringContaining("2026-04-01 08:00–20:00") }),
    }),
  )
})

test("the common rule's horizon cuts a longer one of the facility", () => {
  const asked = () =>
    checkSlot(
      { from: instant("2026-04-10T01:00:00Z"), until: instant("2026-04-10T03:00:00Z") },
      { ...against, maximumHorizonDays: 5 },
    )
  expect(asked).toThrow(
    expect.objectContaining({ code: "facilities.too-far", facts: { latest: "2026-04-04", days: "5" } }),
  )
})

test.each([
  "commissioning",
  "under-construction",
  "retired",
] as const)("a facility that is %s is not booked", (status) => {
  const asked = () =>
    checkSlot(
      { from: instant("2026-04-01T01:00:00Z"), until: instant("2026-04-01T03:00:00Z") },
      { ...against, facility: { ...facility, status } },
    )
  expect(asked).toThrow(expect.objectContaining({ code: "facilities.not-bookable" }))
})

test("hours that meet at midnight are one: a night's use is booked over it", () => {
  const opening = [1, 2, 3, 4, 5, 6, 7].map((each) => ({ weekday: each, from: 0, until: 1440 }))
  const slot = checkSlot(
    { from: instant("2026-04-01T22:00:00+08:00"), until: instant("2026-04-02T04:00:00+08:00") },
    { ...against, facility: { ...facility, policy: { ...policy, opening } } },
  )
  expect(slot.minutes).toBe(360)
})

test("hours stay the same on the wall clock when clocks change", () => {
  // Europe/Berlin: clocks go forward on 2026-03-29 at 2:00; 8:00 there is 7:00Z before and 6:00Z after.
  const berlin = { ...against, zone: "Europe/Berlin", now: instant("2026-03-20T00:00:00Z") }
  const at = (text: string) => instant(text)
  expect(checkSlot({ from: at("2026-03-27T07:00:00Z"), until: at("2026-03-27T08:00:00Z") }, berlin).minutes).toBe(60)
  expect(checkSlot({ from: at("2026-03-30T06:00:00Z"), until: at("2026-03-30T07:00:00Z") }, berlin).minutes).toBe(60)
  expect(() => checkSlot({ from: at("2026-03-27T06:00:00Z"), until: at("2026-03-27T07:00:00Z") }, berlin)).toThrow(
    expect.objectContaining({ code: "facilities.closed" }),
  )
})

test("whatever is allowed never leaves the opening hours, in a zone that changes its clocks too", () => {
  const moment = fc.integer({ min: 0, max: 60 * 24 * 14 })
  let allowed = 0
  fc.assert(
    fc.property(fc.constantFrom(zone, "Europe/Berlin", "America/New_York"), moment, moment, (in_, start, length) => {
      const from = addMinutes(instant("2026-03-23T00:00:00Z"), Math.floor(start / 30) * 30)
      const until = addMinutes(from, (length % 16) * 30)
      try {
        checkSlot({ from, until }, { ...against, zone: in_, now: instant("2026-03-20T00:00:00Z") })
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        return
      }
      allowed += 1
      const { day } = localTime(from, in_)
      expect(weekday(day)).toBeLessThan(6)
      expect(millisecondsOf(from)).toBeGreaterThanOrEqual(millisecondsOf(instantAt(dayOf(day), 480, in_)))
      expect(millisecondsOf(until)).toBeLessThanOrEqual(millisecondsOf(instantAt(dayOf(day), 1200, in_)))
    }),
    { numRuns: 500 },
  )
  expect(allowed).toBeGreaterThan(20)
})
