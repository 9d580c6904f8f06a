import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { firstRow } from "../store/database.ts"
import { type BookingRegion, giveVoucher, openBookingRegion } from "../test/booking-region.ts"
import { facilities } from "./contract/index.ts"

// Founding rule: a voucher pays half of a fee; a group draws at most 300,000.00 a year.
const start = "2026-03-02T09:00:00+08:00"
const params = { jurisdiction: "CN-SH", facility: "tem" }
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
})
afterAll(() => region.close())

async function book(day: string, id: string, member = "CN-ZJ", from = "09:00") {
  region.test.at(start)
  const body = {
    from: `2026-${day}T${from}:00+08:00`,
    until: `2026-${day}T11:00:00+08:00`,
    voucher: { jurisdiction: "CN-ZJ", id },
    purpose: "examine a sample",
    acceptTerms: true,
  }
  const answer = await region.user(member).call(facilities.bookFacility, { params, body })
  return { answer, one: { params: { jurisdiction: "CN-SH", booking: answer.reply.id } } }
}

const voucher = async (id: string) =>
  firstRow(
    (await region.database.asOwner()).db,
    sql`select reserved, redeemed from voucher where jurisdiction = 'CN-ZJ' and id = ${id}`,
  )

test("a voucher of one member pays half of a fee in another", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 1_000_000n)
  const { answer } = await book("03-04", id)
  expect(answer.reply.quote).toMatchObject({
    fee: "69002",
    voucher: { amount: "34501", limitedBy: "ratio" },
    toPay: "34501",
  })
  expect(await voucher(id)).toEqual({ reserved: 34_501n, redeemed: 0n })
})

test("what is left on the voucher limits its part to the last unit, and its clause says so", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 40_001n)
  await book("03-05", id)
  const { answer } = await book("03-06", id)
  expect(answer.reply.quote.voucher).toMatchObject({ amount: "5500", limitedBy: "balance" })
  const third = await book("03-07", id)
  expect(third.answer.reply.quote).toMatchObject({ voucher: { amount: "0", limitedBy: "balance" }, toPay: "69002" })
  expect(await voucher(id)).toEqual({ reserved: 40_001n, redeemed: 0n })
})

test("the cap binds the controlling group: a claim of the second subsidiary is cut to the last unit", async () => {
  const { db } = await region.database.asOwner()
  const id = await giveVoucher(region, "CN-ZJ", 100_000_000n)
  // The firm of Anhui belongs to the group of Zhejiang's for this test, and that group has nearly drawn its year.
  await sql`update organisation set controlling_group = 'group-CN-ZJ' where id = 'firm-CN-AH'`.execute(db)
  await sql`update group_use set redeemed = 30000000 - reserved - 50000 where controlling_group = 'group-CN-ZJ'`.execute(
    db,
  )
  const first = await book("03-09", id, "CN-ZJ")
  const second = await book("03-10", id, "CN-AH")
  expect(first.answer.reply.quote.voucher).toMatchObject({ amount: "34501", limitedBy: "ratio" })
  expect(second.answer.reply.quote.voucher).toMatchObject({
    amount: "15499",
    limitedBy: "group-cap",
    clause: { en: expect.stringContaining("vouchers.group-cap") },
  })
  await sql`update group_use set redeemed = 0 where controlling_group = 'group-CN-ZJ'`.execute(db)
  await sql`update organisation set controlling_group = 'group-CN-AH' where id = 'firm-CN-AH'`.execute(db)
})

test("a voucher of another group is answered like one that does not exist", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 100_000n)
  const { answer } = await book("03-11", id, "CN-JS")
  expect(answer.problem).toMatchObject({ code: "settlement.unknown-voucher" })
  expect(await voucher(id)).toEqual({ reserved: 0n, redeemed: 0n })
})

test("cancelling in time gives the voucher's part back; cancelling late draws only its share of it", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 100_000n)
  const free = await book("03-12", id)
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...free.one, body: { reason: "" } })
  expect(await voucher(id)).toEqual({ reserved: 0n, redeemed: 0n })
  const late = await book("03-13", id)
  region.test.at("2026-03-13T08:00:00+08:00")
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...late.one, body: { reason: "", acceptLateFee: true } })
  // Half of the fee, 345.01, is due; of the 345.01 reserved the same proportion is drawn.
  expect(await voucher(id)).toEqual({ reserved: 0n, redeemed: 17_250n })
})

test("a longer move reserves anew, a move of the same length keeps what was reserved", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 100_000n)
  const { one } = await book("03-16", id, "CN-ZJ", "10:00")
  expect(await voucher(id)).toEqual({ reserved: 18_500n, redeemed: 0n })
  const move = (from: string, until: string) =>
    region.user("CN-ZJ").call(facilities.moveBooking, {
      ...one,
      body: { from: `2026-03-17T${from}:00+08:00`, until: `2026-03-17T${until}:00+08:00` },
    })
  await move("13:00", "14:00")
  expect(await voucher(id)).toEqual({ reserved: 18_500n, redeemed: 0n })
  await move("13:00", "15:00")
  expect(await voucher(id)).toEqual({ reserved: 34_501n, redeemed: 0n })
})

test("a refused booking reserves nothing", async () => {
  const id = await giveVoucher(region, "CN-ZJ", 100_000n)
  await book("03-18", id)
  const again = await book("03-18", id)
  expect(again.answer.problem.code).toBe("facilities.slot-taken")
  expect(await voucher(id)).toEqual({ reserved: 34_501n, redeemed: 0n })
})
