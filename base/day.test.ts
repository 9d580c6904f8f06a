import { expect, test } from "vitest"
import { addDays, Day, day, instant, instantAt, localTime } from "./index.ts"

test.each([
  "0000-01-01",
  "1899-12-31",
  "3000-01-01",
  "9999-12-31",
  "2026-02-29",
  "2026-2-1",
])("%s is no day", (text) => {
  expect(Day.safeParse(text).success).toBe(false)
})

test("days and moments may be counted on from the last day, and back from the first", () => {
  const [first, last] = [day("1900-01-01"), day("2999-12-31")]
  expect(addDays(last, 1)).toBe("3000-01-01")
  expect(addDays(first, -1)).toBe("1899-12-31")
  for (const zone of ["Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles"])
    expect(instantAt(addDays(last, 1), 0, zone) > instantAt(last, 0, zone)).toBe(true)
  expect(localTime(instant("2999-12-31T23:00:00Z"), "Asia/Shanghai")).toEqual({ day: "3000-01-01", minute: 420 })
})
