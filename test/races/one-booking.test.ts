import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { facilities } from "../../api/contract/index.ts"
import { firstRow } from "../../store/database.ts"
import { type BookingRegion, giveVoucher, openBookingRegion } from "../booking-region.ts"

const start = "2026-03-02T09:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
})
afterAll(() => region.close())

async function book(day: string, facility: string, voucher: { jurisdiction: string; id: string } | null = null) {
  const body = {
    from: `2026-03-${day}T09:00:00+08:00`,
    until: `2026-03-${day}T11:00:00+08:00`,
    voucher,
    purpose: "examine a sample",
    acceptTerms: true,
  }
  const params = { jurisdiction: "CN-JS", facility }
  const { reply } = await region.user("CN-SH").call(facilities.bookFacility, { params, body })
  return { params: { jurisdiction: "CN-JS", booking: reply.id } }
}

const countOf = (answers: readonly { status: number }[]) => answers.filter(({ status }) => status === 200).length

test("accepting, declining and cancelling one request at once: one of them happens, the others are told its state", async () => {
  const id = await giveVoucher(region, "CN-SH", 1_000_000n)
  const one = await book("09", "owner-tem", { jurisdiction: "CN-SH", id })
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () =>
      region.manager("CN-JS").call(facilities.declineBooking, { ...one, body: { reason: "x" } }),
    ),
    ...Array.from({ length: 5 }, () =>
      region.user("CN-SH").call(facilities.cancelBooking, { ...one, body: { reason: "" } }),
    ),
  ])
  expect(countOf(answers)).toBe(1)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code))).toEqual(
    new Set(["facilities.wrong-state"]),
  )
  const left = await firstRow(
    (await region.database.asOwner()).db,
    sql`select reserved, redeemed from voucher where id = ${id}`,
  )
  expect(left).toEqual({ reserved: 0n, redeemed: 0n })
})

test("settled by hand and by the clock at once, a booking has one bill", async () => {
  const one = await book("10", "tem")
  region.test.at("2026-03-10T09:00:00+08:00")
  await region.user("CN-SH").call(facilities.checkIn, one)
  region.test.at("2026-03-10T10:00:00+08:00")
  await region.user("CN-SH").call(facilities.checkOut, one)
  const byHand = Array.from({ length: 4 }, () => region.manager("CN-JS").call(facilities.settleBooking, one))
  const byClock = Array.from({ length: 4 }, () => region.test.scheduler.call(facilities.settleDue))
  const hand = await Promise.all(byHand)
  const clock = await Promise.all(byClock)
  expect(countOf(hand) + clock.reduce((sum, { reply }) => sum + reply.settled, 0)).toBe(1)
  expect(await firstRow((await region.database.asOwner()).db, sql`select count(*) from bill`)).toEqual({ count: 1n })
})

test("two bookings that move to one slot at once: one gets there, the other stays where it was", async () => {
  region.test.at(start)
  const both = [await book("11", "tem"), await book("12", "tem")]
  const body = { from: "2026-03-13T09:00:00+08:00", until: "2026-03-13T11:00:00+08:00" }
  const answers = await Promise.all(
    both.map((one) => region.user("CN-SH").call(facilities.moveBooking, { ...one, body })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const held = await firstRow(
    region.database.db,
    sql`select count(*) from booking b join occupancy o on o.jurisdiction = b.jurisdiction and o.id = b.id
      and o.during = b.during where b.state = 'confirmed' and lower(b.during) >= '2026-03-11'`,
  )
  expect(held).toEqual({ count: 2n })
})
