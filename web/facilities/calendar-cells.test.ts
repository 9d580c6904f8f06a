import { describe, expect, test } from "vitest"
import { day, instant } from "../../base/index.ts"
import { type CalendarOf, cellRows, choose, daysShown, fieldMinutes } from "./calendar-cells.ts"

const at = (time: string) => instant(`2026-12-01T${time}:00+08:00`) // a Tuesday
const period = (from: string, until: string) => ({ from: at(from), until: at(until) })
const of: CalendarOf = {
  policy: {
    opening: [{ weekday: 2, from: 540, until: 780 }],
    slotMinutes: 60,
    minimumMinutes: 60,
    maximumMinutes: 180,
    noticeHours: 1,
    horizonDays: 60,
  },
  free: [period("09:00", "11:00"), period("12:00", "13:00")],
  occupied: [{ ...period("11:00", "12:00"), kind: "booking", own: false, reason: null }],
  now: at("08:30"),
  zone: "Asia/Shanghai",
}

describe("the calendar's fields", () => {
  test("say what is too soon, free and taken", () => {
    const rows = cellRows([day("2026-12-01")], of)
    expect(rows.map(({ minute, cells }) => [minute, cells[0]?.state])).toEqual([
      [540, "soon"],
      [600, "free"],
      [660, "booked"],
      [720, "free"],
    ])
  })
  test("a closure and an own booking are told apart from others", () => {
    const closed = {
      ...period("09:00", "10:00"),
      kind: "closure" as const,
      own: false,
      reason: { zh: "维护", en: "x" },
    }
    const own = { ...period("10:00", "11:00"), kind: "booking" as const, own: true, reason: null }
    const [first, second] = cellRows([day("2026-12-01")], { ...of, occupied: [closed, own] })
    expect(first?.cells[0]).toMatchObject({ state: "closure", reason: { zh: "维护" } })
    expect(second?.cells[0]?.state).toBe("own")
  })
  test("a day without hours is shut at the hours of the others", () => {
    const rows = cellRows([day("2026-12-01"), day("2026-12-02")], of)
    expect(new Set(rows.map(({ cells }) => cells[1]?.state))).toEqual(new Set(["shut"]))
  })
  test("very short slots are put together to a field one can hit", () => {
    expect([fieldMinutes(5), fieldMinutes(10), fieldMinutes(60)]).toEqual([15, 20, 60])
  })
  test("a week starts on Monday", () => {
    expect(daysShown(day("2026-12-06"), true)[0]).toBe("2026-11-30")
    expect(daysShown(day("2026-12-06"), false)).toEqual(["2026-12-06"])
  })
})

describe("choosing fields", () => {
  test("the first starts, a later one in the same gap ends", () => {
    const first = choose(period("09:00", "10:00"), undefined, of)
    expect(first).toEqual(period("09:00", "10:00"))
    expect(choose(period("10:00", "11:00"), first, of)).toEqual(period("09:00", "11:00"))
  })
  test("a field behind a taken one starts anew", () => {
    expect(choose(period("12:00", "13:00"), period("09:00", "10:00"), of)).toEqual(period("12:00", "13:00"))
  })
  test("an earlier field starts anew", () => {
    expect(choose(period("09:00", "10:00"), period("10:00", "11:00"), of)).toEqual(period("09:00", "10:00"))
  })
})
