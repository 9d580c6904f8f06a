import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, day } from "../base/index.ts"
import { addWorkingDays, isWorkingDay, type WorkingDays, workingDaysBetween } from "./working-days.ts"

const days = (...texts: string[]) => new Set(texts.map(day))
const span = (from: string, count: number) => Array.from({ length: count }, (_, at) => addDays(day(from), at))

// State Council General Office, notice on the holidays of 2026: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
const calendar: WorkingDays = {
  id: "test",
  name: { zh: "测试", en: "Test" },
  weekend: [6, 7],
  years: new Map([
    [
      2026,
      {
        holidays: new Set([
          ...span("2026-01-01", 3),
          ...span("2026-02-15", 9),
          ...span("2026-05-01", 5),
          ...span("2026-09-25", 3),
          ...span("2026-10-01", 7),
        ]),
        makeUpDays: days("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
        source: "notice",
      },
    ],
  ]),
}

test("a Saturday that makes up for National Day is worked", () => {
  expect(isWorkingDay(day("2026-10-10"), calendar)).toBe(true)
})

test("an ordinary Saturday is not worked", () => {
  expect(isWorkingDay(day("2026-10-17"), calendar)).toBe(false)
})

test("a weekday inside Spring Festival is not worked", () => {
  expect(isWorkingDay(day("2026-02-18"), calendar)).toBe(false)
})

test("three working days after 30 September end on the make-up Saturday", () => {
  expect(addWorkingDays(day("2026-09-30"), 3, calendar)).toBe("2026-10-10")
})

test("counting from a day off begins with the next working day", () => {
  expect(addWorkingDays(day("2026-10-03"), 1, calendar)).toBe("2026-10-08")
})

test("counting back over the holiday passes it", () => {
  expect(addWorkingDays(day("2026-10-08"), -1, calendar)).toBe("2026-09-30")
})

test("no working days later is the same day", () => {
  expect(addWorkingDays(day("2026-10-03"), 0, calendar)).toBe("2026-10-03")
})

test("a count that runs into a year without notice is refused, not guessed", () => {
  expect(() => addWorkingDays(day("2026-12-30"), 3, calendar)).toThrow(
    'region.year-not-published {"year":"2027","calendar":"test","published":"2026"}',
  )
})

test("counting back undoes counting on, from any working day", () => {
  fc.assert(
    fc.property(fc.nat(250), fc.nat(60), (from, count) => {
      const start = addDays(day("2026-01-02"), from)
      fc.pre(isWorkingDay(start, calendar))
      fc.pre(start < "2026-09-01")
      const end = addWorkingDays(start, count, calendar)
      expect(addWorkingDays(end, -count, calendar)).toBe(start)
      expect(workingDaysBetween(start, end, calendar)).toBe(count)
      expect(workingDaysBetween(end, start, calendar)).toBe(count === 0 ? 0 : -count)
    }),
  )
})
