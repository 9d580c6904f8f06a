import * as fc from "fast-check"
import { expect, test } from "vitest"
import { day } from "./day.ts"
import { addMinutes, instant, instantAt, instantOf, localTime, minutesBetween } from "./instant.ts"

// Changes of clocks in Portugal in 2026, by the European directive 2000/84/EC: at 01:00 UTC on the last Sundays of
// March and October.
const lisbon = "Europe/Lisbon"

test("a moment with any offset is read and written in UTC", () => {
  expect(instant("2026-04-01T00:00:00+08:00")).toBe("2026-03-31T16:00:00.000Z")
  expect(() => instant("2026-04-01T00:00:00")).toThrow(/offset/)
})

test("the wall clock of a zone shows day and minute, also where clocks are changed", () => {
  expect(localTime(instant("2026-03-31T16:30:00Z"), "Asia/Shanghai")).toEqual({ day: "2026-04-01", minute: 30 })
  expect(localTime(instant("2026-03-29T00:59:00Z"), lisbon)).toEqual({ day: "2026-03-29", minute: 59 })
  expect(localTime(instant("2026-03-29T01:00:00Z"), lisbon)).toEqual({ day: "2026-03-29", minute: 120 })
  expect(localTime(instant("2026-10-25T00:30:00Z"), lisbon)).toEqual({ day: "2026-10-25", minute: 90 })
  expect(localTime(instant("2026-10-25T01:30:00Z"), lisbon)).toEqual({ day: "2026-10-25", minute: 90 })
})

test("a time that a change of clocks skips is the moment right after the gap; one that repeats is its first", () => {
  expect(instantAt(day("2026-03-29"), 90, lisbon)).toBe("2026-03-29T01:30:00.000Z")
  expect(instantAt(day("2026-10-25"), 90, lisbon)).toBe("2026-10-25T00:30:00.000Z")
})

test("zones of half and three quarter hours are read", () => {
  expect(localTime(instant("2026-01-01T00:00:00Z"), "Asia/Kathmandu")).toEqual({ day: "2026-01-01", minute: 345 })
})

test("a moment found by wall clock shows that wall clock, except in a gap", () => {
  const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  const zones = fc.constantFrom("Asia/Shanghai", lisbon, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
  fc.assert(
    fc.property(moments, zones, (milliseconds, zone) => {
      const at = instantOf(Math.floor(milliseconds / 60_000) * 60_000)
      const local = localTime(at, zone)
      const back = instantAt(local.day, local.minute, zone)
      expect(localTime(back, zone)).toEqual(local)
      expect(Math.abs(minutesBetween(back, at))).toBeLessThanOrEqual(60)
    }),
  )
})

test("minutes added are minutes between", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (minutes) => {
      const from = instant("2026-11-24T00:00:00Z")
      expect(minutesBetween(from, addMinutes(from, minutes))).toBe(minutes)
    }),
  )
})
