import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { bookingsToSettle } from "../store/bookings.ts"
import { firstRow } from "../store/database.ts"
import { type BookingRegion, giveVoucher, openBookingRegion } from "../test/booking-region.ts"
import { facilities } from "./contract/index.ts"

// The notices for 2025 and 2026, from data/regions: 1 to 8 October 2025 off, Saturday 11 October worked;
// 1 to 7 October 2026 off, Saturday 10 October worked. An owner answers within 5 working days.
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion("2026-09-28T10:00:00+08:00")
})
afterAll(() => region.close())

async function request(at: string, day: string, voucher: { jurisdiction: string; id: string } | null = null) {
  region.test.at(at)
  const made = await region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-SH", facility: "owner-tem" },
    body: {
      from: `${day}T09:00:00+08:00`,
      until: `${day}T11:00:00+08:00`,
      voucher,
      purpose: "examine a sample",
      acceptTerms: true,
    },
  })
  expect(made.problem).not.toHaveProperty("code")
  const one = { params: { jurisdiction: "CN-SH", booking: made.reply.id } }
  const state = async () => (await region.user("CN-ZJ").call(facilities.readBooking, one)).reply.booking.state
  return { made: made.reply, state }
}

async function lapseAt(at: string) {
  region.test.at(at)
  return (await region.test.scheduler.call(facilities.lapseSilence)).reply
}

test("silence over National Day week takes effect after the make-up Saturday, and declines by the founding rule", async () => {
  // Monday 28 September: 29, 30, then 8, 9 and Saturday 10 October are the five working days.
  const { made, state } = await request("2026-09-28T10:00:00+08:00", "2026-10-20")
  expect(made.quote).toMatchObject({ acceptanceDue: "2026-10-10", silence: "decline" })
  expect(await lapseAt("2026-10-10T23:59:00+08:00")).toEqual({ accepted: 0, declined: 0 })
  expect(await state()).toBe("requested")
  expect(await lapseAt("2026-10-11T00:00:00+08:00")).toEqual({ accepted: 0, declined: 1 })
  expect(await state()).toBe("declined")
  expect(await lapseAt("2026-10-11T00:01:00+08:00")).toEqual({ accepted: 0, declined: 0 })
})

test("a declined request gives its slot and its part of the voucher back", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 100_000n)
  const held = async () =>
    firstRow(
      (await region.database.asOwner()).db,
      sql`select reserved, (select count(*) from occupancy where jurisdiction = 'CN-SH') as holds from voucher where id = ${id}`,
    )
  const { made } = await request("2026-09-28T10:00:00+08:00", "2026-10-21", { jurisdiction: "CN-ZJ", id })
  expect(made.quote.voucher).toMatchObject({ amount: "34501", limitedBy: "ratio" })
  expect(await held()).toEqual({ reserved: 34_501n, holds: 1n })
  await lapseAt("2026-10-11T00:00:00+08:00")
  expect(await held()).toEqual({ reserved: 0n, holds: 0n })
})

test("the effect is that of the value in force when the day is over", async () => {
  const { state } = await request("2026-09-28T10:00:00+08:00", "2026-10-22")
  // A vote enacts a second version of the lists, from the first of October.
  const effective = "2026-10-01T00:00:00+08:00"
  const { db } = region.database
  await sql`insert into list_version select 2, ${effective}, ${effective}, 'a vote in this test', digest from list_version`.execute(
    db,
  )
  await sql`insert into list_entry select 2, id, position, body from list_entry`.execute(db)
  await sql`insert into parameter_value (id, effective_at, value, source, assumed, version)
    values ('facilities.acceptance-silence', ${effective}, '"accept"', 'a vote in this test', false, 2)`.execute(db)
  expect(await lapseAt("2026-10-11T00:00:00+08:00")).toEqual({ accepted: 1, declined: 0 })
  expect(await state()).toBe("confirmed")
})

test("an answer due in a year whose notice is not published has no last day: the request stands until its slot begins", async () => {
  const { made, state } = await request("2026-12-30T10:00:00+08:00", "2027-01-20")
  expect(made.quote).toMatchObject({ acceptanceDue: null, silence: "accept" })
  expect(await lapseAt("2027-01-19T23:59:00+08:00")).toEqual({ accepted: 0, declined: 0 })
  expect(await state()).toBe("requested")
  expect(await lapseAt("2027-01-20T09:00:00+08:00")).toEqual({ accepted: 0, declined: 1 })
  expect(await state()).toBe("declined")
})

/** Enacts a share of the fee directly, as rules that are sound would not let a vote do. */
async function sharesOverWhole(version: number, from: string, share: string) {
  const { db } = region.database
  await sql`insert into list_version (number, effective_at, enacted_at, source, digest)
    select ${version}, effective_at, enacted_at, source, digest from list_version where number = 1`.execute(db)
  await sql`insert into list_entry (version, id, position, body)
    select ${version}, id, position, body from list_entry where version = 1`.execute(db)
  await sql`insert into parameter_value (id, effective_at, value, source, assumed, version)
    values ('settlement.platform-share', ${from}, ${JSON.stringify(share)}::jsonb, 'test', true, ${version})`.execute(
    db,
  )
}

test("no use is promised whose bill could not be made, and bills that are refused do not hold up the others", async () => {
  const { db } = region.database
  const body = (day: string) => ({
    ...{ from: `${day}T09:00:00+08:00`, until: `${day}T11:00:00+08:00`, voucher: null },
    ...{ purpose: "examine a sample", acceptTerms: true as const },
  })
  const params = { jurisdiction: "CN-JS", facility: "tem" }
  const book = (day: string) => region.user("CN-ZJ").call(facilities.bookFacility, { params, body: body(day) })
  region.test.at("2026-11-02T09:00:00+08:00")
  const early = (await book("2026-11-10")).reply
  region.test.at("2026-11-03T09:00:00+08:00")
  const late = (await book("2026-11-11")).reply
  await sharesOverWhole(12, "2026-11-02T08:00:00+08:00", "99/100")
  await sharesOverWhole(13, "2026-11-03T08:00:00+08:00", "2/100")
  await sharesOverWhole(14, "2026-11-04T08:00:00+08:00", "99/100")
  for (const { id, from, until } of [early, late]) {
    const one = { params: { jurisdiction: "CN-JS", booking: id } }
    region.test.at(from)
    await region.user("CN-ZJ").call(facilities.checkIn, one)
    region.test.at(until)
    await region.user("CN-ZJ").call(facilities.checkOut, one)
  }
  const refused = await book("2026-11-20")
  expect(refused.problem).toMatchObject({ status: 409, code: "settlement.shares-over-whole" })
  const waiting = await bookingsToSettle(db, 1)
  expect(waiting.map(({ booking }) => booking.id)).toEqual([early.id])
  expect((await bookingsToSettle(db, 1, [early.id])).map(({ booking }) => booking.id)).toEqual([late.id])
  expect((await region.test.scheduler.call(facilities.settleDue)).reply).toEqual({ settled: 1, flagged: 1 })
})
