import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { facilities } from "../../api/contract/index.ts"
import { bookingOn, insertBooking } from "../../store/bookings.ts"
import { firstRow } from "../../store/database.ts"
import { type BookingRegion, members, openBookingRegion } from "../booking-region.ts"

let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion("2026-03-02T09:00:00+08:00", { connections: 50 })
})
afterAll(() => region.close())

const params = { jurisdiction: "CN-JS", facility: "tem" }
const body = (from: string, until: string) => ({
  from: `2026-03-04T${from}:00+08:00`,
  until: `2026-03-04T${until}:00+08:00`,
  voucher: null,
  purpose: "examine a sample",
  acceptTerms: true,
})

async function holds(): Promise<{ bookings: bigint; holds: bigint; entries: bigint } | undefined> {
  return firstRow(
    region.database.db,
    sql<{ bookings: bigint; holds: bigint; entries: bigint }>`
      select (select count(*) from booking) as bookings, (select count(*) from occupancy) as holds,
        (select count(*) from log_entry where act = 'facilities.book') as entries`,
  )
}

test("of 1,000 concurrent requests for one slot exactly one books, and the others are told why", async () => {
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      const user = region.user(members[index % members.length]?.[0] ?? "")
      const asked = { params, body: body("09:00", "11:00"), key: `request number ${index}` }
      // Who finds no connection in time is told that nothing was written, and asks again with the same key.
      for (;;) {
        const answer = await user.call(facilities.bookFacility, asked)
        if (answer.status !== 503) return answer
      }
    }),
  )
  const outcomes = Map.groupBy(answers, ({ status, problem }) => (status === 200 ? "booked" : problem.code))
  expect(Object.fromEntries([...outcomes].map(([outcome, of]) => [outcome, of.length]))).toEqual({
    booked: 1,
    "facilities.slot-taken": 999,
  })
  expect(await holds()).toEqual({ bookings: 1n, holds: 1n, entries: 1n })
}, 120_000)

test("of many inserts that nothing was checked for, the database lets exactly one through", async () => {
  const { reply } = await region
    .user("CN-SH")
    .call(facilities.bookFacility, { params: { ...params, jurisdiction: "CN-ZJ" }, body: body("09:00", "10:00") })
  const { booking } = await bookingOn(region.database.db, { jurisdiction: "CN-ZJ", booking: reply.id })
  const inserts = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      insertBooking(
        region.database.db,
        { ...booking, jurisdiction: "CN-AH", id: region.test.platform.newId() },
        "Asia/Shanghai",
      ),
    ),
  )
  expect(inserts.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
}, 120_000)

test("requests for slots that only partly overlap never leave two of them standing", async () => {
  const slots = Array.from({ length: 120 }, (_, index) => {
    const start = 13 * 60 + (index % 8) * 30
    const clock = (minute: number) => `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`
    return body(clock(start), clock(start + 60))
  })
  const answers = await Promise.all(
    slots.map((each) => region.user("CN-SH").call(facilities.bookFacility, { params, body: each })),
  )
  expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
  const clash = await firstRow(
    region.database.db,
    sql<{ count: bigint }>`select count(*) from booking a join booking b on a.jurisdiction = b.jurisdiction
      and a.facility = b.facility and a.id < b.id and a.during && b.during
      where a.state = 'confirmed' and b.state = 'confirmed' and a.jurisdiction = 'CN-JS'`,
  )
  expect(clash).toEqual({ count: 0n })
}, 120_000)
