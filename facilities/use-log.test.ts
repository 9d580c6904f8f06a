import * as fc from "fast-check"
import { expect, test } from "vitest"
import { addMinutes, instant } from "../base/index.ts"
import type { UseRecord } from "./booking.ts"
import { booked } from "./example.ts"
import { flagUse, minutesUsed, readUseLog, type UseLogAgainst } from "./use-log.ts"

const head = ["booking", "started", "ended"]
const booking = booked() // Wednesday, 1 April 2026, 9 to 11
const { id } = booking
const second = { ...booking, id: "01990000-0000-7000-8000-000000000002", from: at("13:00"), until: at("15:00") }

function at(time: string) {
  return instant(`2026-04-01T${time}:00+08:00`)
}
const cell = (time: string) => `2026-04-01T${time}:00+08:00`

function against(more: Partial<UseLogAgainst> = {}): UseLogAgainst {
  let count = 0
  return {
    jurisdiction: "CN-JS",
    facility: "tem-1",
    slotMinutes: 30,
    bookings: new Map([booking, second].map((each) => [each.id, each])),
    uses: [],
    now: instant("2026-04-02T08:00:00+08:00"),
    newId: () => `use-${++count}`,
    ...more,
  }
}
const flagsOf = (...rows: string[][]) => readUseLog([head, ...rows], against()).uses.map(({ flags }) => flags)

test("a clean use completes its booking", () => {
  const { uses, used, rejected } = readUseLog([head, [id, cell("09:05"), cell("10:50")]], against())
  expect(uses).toMatchObject([{ booking: id, started: at("09:05"), ended: at("10:50"), flags: [] }])
  expect(used).toMatchObject([{ id, state: "used" }])
  expect(rejected).toEqual([])
})

test("two uses at once are both flagged, and neither booking is completed", () => {
  const log = readUseLog(
    [head, [id, cell("09:00"), cell("11:00")], [second.id, cell("10:30"), cell("14:00")]],
    against(),
  )
  expect(log.uses.map(({ flags }) => flags)).toEqual([["overlap"], ["overlap", "drift"]])
  expect(log.used).toEqual([])
})

test("a clock that runs ahead of the booking, or of now, is flagged", () => {
  expect(flagsOf([id, cell("08:29"), cell("10:00")])).toEqual([["drift"]])
  expect(flagsOf([id, cell("08:30"), cell("10:00")])).toEqual([[]])
  expect(flagsOf(["", "2026-04-02T09:00:00+08:00", "2026-04-02T10:00:00+08:00"])).toEqual([["drift", "unbooked"]])
})

test("a missing end is flagged, never guessed", () => {
  const log = readUseLog([head, [id, cell("09:00"), ""]], against())
  expect(log.uses).toMatchObject([{ ended: null, flags: ["missing-end"] }])
  expect(log.used).toEqual([])
})

test("a use of an unknown booking is kept as an unbooked one", () => {
  expect(readUseLog([head, ["no-such", cell("09:00"), cell("10:00")]], against()).uses).toMatchObject([
    { booking: null, flags: ["unbooked"] },
  ])
})

test("a use that ends more than a slot after its booking lies outside it", () => {
  expect(flagsOf([id, cell("09:00"), cell("11:30")])).toEqual([[]])
  expect(flagsOf([id, cell("09:00"), cell("11:31")])).toEqual([["outside-booking"]])
})

test("a use is flagged by its neighbours in time as by all uses", () => {
  const use = fc.record({
    start: fc.integer({ min: 0, max: 600 }),
    minutes: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(use, { maxLength: 12 }), fc.array(use, { maxLength: 6 }), (logged, recorded) => {
      const from = ({ start }: { start: number }) => addMinutes(at("00:00"), start)
      const uses = recorded.map(
        (one, index): UseRecord => ({
          id: `old-${index}`,
          facility: "tem-1",
          booking: null,
          started: from(one),
          ended: one.minutes === null ? null : addMinutes(from(one), one.minutes),
          source: "check-in",
          flags: [],
        }),
      )
      const lines = logged.map((one) => [id, from(one), one.minutes === null ? "" : addMinutes(from(one), one.minutes)])
      const log = readUseLog([head, ...lines], against({ uses }))
      for (const one of log.uses)
        expect(one.flags).toEqual(
          flagUse(one, [...log.uses.map((each) => ({ ...each, flags: [] })), ...uses], against()),
        )
    }),
  )
})

test("a use over one that is on record already is flagged", () => {
  const stored: UseRecord = {
    id: "old",
    facility: "tem-1",
    booking: null,
    started: at("10:00"),
    ended: at("12:00"),
    source: "check-in",
    flags: [],
  }
  const log = readUseLog([head, [id, cell("09:00"), cell("11:00")]], against({ uses: [stored] }))
  expect(log.uses.map(({ flags }) => flags)).toEqual([["overlap"]])
})

test("a row that repeats a clean use on record is rejected, so that a log imported twice counts once", () => {
  const rows = [head, [id, cell("09:00"), cell("10:00")]]
  const { uses } = readUseLog(rows, against())
  const again = readUseLog(rows, against({ uses }))
  expect([again.uses, again.rejected]).toMatchObject([[], [{ row: 2, column: "started" }]])
})

test("a corrected row takes the place of a flagged one", () => {
  const { uses } = readUseLog([head, [id, cell("09:00"), ""]], against())
  const again = readUseLog([head, [id, cell("09:00"), cell("10:00")]], against({ uses }))
  expect(again.uses).toMatchObject([{ flags: [] }])
})

test("rows that cannot be read are named by row, column and cause; the good ones come in", () => {
  const { uses, rejected } = readUseLog(
    [
      ["started", "ended", "booking"],
      ["2026-04-01 09:00", cell("10:00"), id],
      [cell("10:00"), cell("09:00"), id],
      [cell("09:00"), "noon", id],
      ["2026-04-01 09:00+08:00", "2026-04-01 10:00+08:00", id],
    ],
    against(),
  )
  expect(rejected.map(({ row, column }) => [row, column])).toEqual([
    [2, "started"],
    [3, "ended"],
    [4, "ended"],
  ])
  expect(uses).toHaveLength(1)
})

test("a file without its columns is refused whole", () => {
  expect(() => readUseLog([["booking", "start"]], against())).toThrow(expect.objectContaining({ code: "api.bad-csv" }))
})

test("minutes of a booking's uses are summed, a begun minute counts", () => {
  const { uses } = readUseLog(
    [head, [id, cell("09:00"), cell("09:20")], [id, cell("09:30"), "2026-04-01T10:00:01+08:00"]],
    against(),
  )
  expect(minutesUsed(uses)).toBe(51)
})

test("no minutes are told of a use that is flagged, nor of none at all", () => {
  const { uses } = readUseLog([head, [id, cell("09:00"), ""]], against())
  expect(() => minutesUsed(uses)).toThrow(expect.objectContaining({ code: "facilities.flagged-use" }))
  expect(() => minutesUsed([])).toThrow(expect.objectContaining({ code: "facilities.flagged-use" }))
})
