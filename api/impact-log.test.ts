import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type BookingRegion, giveVoucher, openBookingRegion } from "../test/booking-region.ts"
import { facilities, impact } from "./contract/index.ts"

// What bookings alone do not tell, the log does: who cancelled, in which state, what moved when, and whether silence declined.
const start = "2026-10-08T09:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
}, 60_000)
afterAll(() => region.close())

interface Wish {
  readonly host?: string
  readonly facility?: string
  readonly at: string
  readonly day: string
  readonly voucher?: string
}

/** Two hours of a firm of Zhejiang, 690.02. */
async function book({ host = "CN-SH", facility = "tem", at, day, voucher }: Wish) {
  region.test.at(at)
  const { reply, status } = await region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: host, facility },
    body: {
      from: `2026-${day}T09:00:00+08:00`,
      until: `2026-${day}T11:00:00+08:00`,
      voucher: voucher === undefined ? null : { jurisdiction: "CN-ZJ", id: voucher },
      purpose: "examine a sample",
      acceptTerms: true,
    },
  })
  expect(status).toBe(200)
  return { params: { jurisdiction: host, booking: reply.id } }
}

async function ask(parameter: string, unit: string, value: string, start: string, end = start) {
  region.test.at("2026-12-01T09:00:00+08:00")
  const query = { parameter, unit, value, start, end }
  const { status, reply } = await region.test.nobody.call(impact.previewImpact, { query })
  expect(status).toBe(200)
  return reply
}
const turns = (reply: Awaited<ReturnType<typeof ask>>) =>
  reply.flips.map(({ before, after }) => `${before.id} > ${after.id}`)

test("what the owner cancelled stays free under any notice", async () => {
  const one = await book({ at: "2026-10-12T09:00:00+08:00", day: "10-20" })
  region.test.at("2026-10-19T10:00:00+08:00")
  await region.manager("CN-SH").call(facilities.cancelBooking, { ...one, body: { reason: "repair" } })
  const reply = await ask("facilities.cancel-notice", "hours", "500", "2026-10-12")
  expect([reply.cases, reply.left, turns(reply)]).toEqual([1, [], []])
})

test("a request that was not accepted yet is cancelled for nothing under any notice", async () => {
  const one = await book({ facility: "owner-tem", at: "2026-10-13T09:00:00+08:00", day: "10-20" })
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...one, body: { reason: "" } })
  expect(turns(await ask("facilities.cancel-notice", "hours", "500", "2026-10-13"))).toEqual([])
})

test("the same, once the owner had accepted it, would have been late", async () => {
  const one = await book({ facility: "owner-tem", at: "2026-10-14T09:00:00+08:00", day: "10-21" })
  region.test.at("2026-10-14T10:00:00+08:00")
  await region.manager("CN-SH").call(facilities.acceptBooking, one)
  region.test.at("2026-10-14T11:00:00+08:00")
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...one, body: { reason: "" } })
  expect(turns(await ask("facilities.cancel-notice", "hours", "500", "2026-10-14"))).toEqual([
    "cancelled-free > cancelled-late",
  ])
})

test("what silence declined would have been accepted, had silence meant that", async () => {
  await book({ facility: "owner-tem", at: "2026-10-15T09:00:00+08:00", day: "11-20" })
  region.test.at("2026-10-26T00:00:00+08:00")
  await region.test.scheduler.call(facilities.lapseSilence)
  const reply = await ask("facilities.acceptance-silence", "accept or decline", "accept", "2026-10-15", "2026-10-26")
  expect([reply.effect, turns(reply)]).toEqual(["outcomes", ["lapsed > accepted-by-silence"]])
  // The value of the day on which the answer was due decides; a draft that had ended before changes nothing.
  const over = await ask("facilities.acceptance-silence", "accept or decline", "accept", "2026-10-15", "2026-10-25")
  expect(turns(over)).toEqual([])
})

test("a move thirty hours before the start is refused by a notice of two days, and by a limit of none", async () => {
  const one = await book({ at: "2026-10-16T09:00:00+08:00", day: "10-22" })
  region.test.at("2026-10-21T03:00:00+08:00")
  const body = { from: "2026-10-23T09:00:00+08:00", until: "2026-10-23T11:00:00+08:00" }
  expect((await region.user("CN-ZJ").call(facilities.moveBooking, { ...one, body })).status).toBe(200)
  region.test.at("2026-10-21T03:10:00+08:00")
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...one, body: { reason: "" } })
  // At the time of the move and of the cancellation 30 and 54 hours were left.
  expect(turns(await ask("facilities.cancel-notice", "hours", "30", "2026-10-16"))).toEqual([])
  expect(turns(await ask("facilities.cancel-notice", "hours", "48", "2026-10-16"))).toEqual([
    "cancelled-free > move-refused",
  ])
  expect(turns(await ask("facilities.move-limit", "times", "0", "2026-10-16", "2026-10-21"))).toEqual([
    "cancelled-free > move-refused",
  ])
})

test("what an earlier booking holds of the voucher is not there for the period's, and is freed when it ends", async () => {
  const voucher = await giveVoucher(region, "CN-ZJ", 69_002n)
  const earlier = await book({ at: "2026-10-26T09:00:00+08:00", day: "11-03", voucher })
  const use = async (one: { params: { jurisdiction: string; booking: string } }, day: string) => {
    region.test.at(`2026-${day}T09:00:00+08:00`)
    await region.user("CN-ZJ").call(facilities.checkIn, one)
    region.test.at(`2026-${day}T10:30:00+08:00`)
    await region.user("CN-ZJ").call(facilities.checkOut, one)
    expect((await region.test.scheduler.call(facilities.settleDue)).reply.settled).toBe(1)
  }
  const first = await book({ at: "2026-10-27T09:00:00+08:00", day: "10-29", voucher })
  await use(first, "10-29")
  // Half of 690.02 is held by the earlier booking, so that another half is all there is for a higher ratio.
  const higher = await ask("vouchers.ratio", "share of 1", "3/5", "2026-10-27")
  expect([higher.left, turns(higher)]).toEqual([[], ["used-with-voucher > used-voucher-short"]])
  expect(higher.views[1]?.totals.difference).toBe("0")

  region.test.at("2026-10-30T09:00:00+08:00")
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...earlier, body: { reason: "" } })
  const second = await book({ at: "2026-10-30T10:00:00+08:00", day: "11-05", voucher })
  await use(second, "11-05")
  const lower = await ask("vouchers.ratio", "share of 1", "2/5", "2026-10-30")
  // By hand: 2/5 of 69002 is 27600; 34501 was paid.
  expect([lower.left, lower.views[1]?.totals.difference]).toEqual([[], `${27_600 - 34_501}`])
})

test("a shorter validity lets a voucher of the period end before the booking", async () => {
  const { db } = await region.database.asOwner()
  const voucher = await giveVoucher(region, "CN-ZJ", 200_000n)
  await sql`update voucher set issued_at = '2026-11-09T08:00:00+08:00', valid_from = '2026-11-09', valid_until = '2027-11-08'
    where id = ${voucher}::uuid`.execute(db)
  const one = await book({ at: "2026-11-12T09:00:00+08:00", day: "11-16", voucher })
  region.test.at("2026-11-16T08:30:00+08:00")
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...one, body: { reason: "", acceptLateFee: true } })
  region.test.at("2026-12-01T09:00:00+08:00")
  const query = {
    parameter: "vouchers.validity-days",
    unit: "days",
    value: "3",
    start: "2026-11-09",
    end: "2026-11-12",
  }
  const { reply } = await region.test.nobody.call(impact.previewImpact, { query })
  // By hand: half of 690.02, 345.01, is due; the voucher drew half of its 345.01, 172.50, and would have drawn nothing.
  expect([reply.left, reply.views[0]?.totals.difference, reply.views[1]?.totals.difference]).toEqual([
    [],
    "17250",
    "-17250",
  ])
})
