import { afterAll, beforeAll, expect, test } from "vitest"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { fund, issue, makeBooking, makeRegion, now, today } from "../test/settlement-region.ts"
import { groupUses, vouchersOf } from "./purses.ts"
import { transaction } from "./transaction.ts"
import { redeemVoucher, releaseVoucher, reservationsOf, reserveVoucher, voucherWithUse } from "./vouchers.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await makeRegion(database.db)
  await fund(database.db, "XA", 1_000_000n)
})
afterAll(() => database.drop())

const cap = 50_000n
const year = 2026
let group = 0

/** A voucher of 10,000 of a group of its own, and a booking that may hold it. */
async function voucherAndBooking(validUntil = "2026-12-31") {
  group += 1
  const asked = { jurisdiction: "XA", organisation: "firm-XA", group: `g${group}`, face: 10_000n, validUntil }
  const voucher = await issue(database.db, asked)
  const booking = await makeBooking(database.db, { host: "XB", home: "XA" })
  return { voucher, hold: { voucher, booking } }
}
const reserve = (hold: Parameters<typeof reserveVoucher>[1], amount: bigint, terms = {}) =>
  reserveVoucher(database.db, hold, { amount, year, cap, today, now, ...terms })
async function state(voucher: { readonly jurisdiction: string; readonly id: string }) {
  const found = await voucherWithUse(database.db, voucher, year)
  const { reserved, redeemed } = found.voucher
  return [reserved, redeemed, found.groupUse?.reserved ?? 0n, found.groupUse?.redeemed ?? 0n]
}

test("a reservation counts on the voucher and on its group's year", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  expect(await state(voucher)).toEqual([4_000n, 0n, 4_000n, 0n])
})

test("redeeming less than was reserved frees the rest", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  await redeemVoucher(database.db, hold, 2_500n, now)
  expect(await state(voucher)).toEqual([0n, 2_500n, 0n, 2_500n])
})

test("redeeming nothing frees all of it", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  await redeemVoucher(database.db, hold, 0n, now)
  expect(await state(voucher)).toEqual([0n, 0n, 0n, 0n])
})

test("a release gives back what was held, and only once", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  const given = [await releaseVoucher(database.db, hold, now), await releaseVoucher(database.db, hold, now)]
  expect([given, await state(voucher)]).toEqual([
    [4_000n, 0n],
    [0n, 0n, 0n, 0n],
  ])
})

test("a booking that was moved can reserve again after its release", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  await releaseVoucher(database.db, hold, now)
  await reserve(hold, 1_000n)
  expect(await state(voucher)).toEqual([1_000n, 0n, 1_000n, 0n])
})

test("a booking reserves once: a second reservation is refused and leaves nothing", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  await expect(reserve(hold, 1n)).rejects.toThrow("settlement.voucher-changed")
  expect(await state(voucher)).toEqual([4_000n, 0n, 4_000n, 0n])
})

test("nothing is redeemed twice, or beyond what was reserved", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 4_000n)
  await expect(redeemVoucher(database.db, hold, 4_001n, now)).rejects.toThrow("settlement.not-reserved")
  await redeemVoucher(database.db, hold, 4_000n, now)
  await expect(redeemVoucher(database.db, hold, 1n, now)).rejects.toThrow("settlement.not-reserved")
  expect(await state(voucher)).toEqual([0n, 4_000n, 0n, 4_000n])
})

test("the database refuses more than the face, even of who did not look", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await expect(reserve(hold, 10_001n)).rejects.toThrow("settlement.voucher-changed")
  expect(await state(voucher)).toEqual([0n, 0n, 0n, 0n])
})

test("the database refuses more than the group's cap, even of who did not look", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await expect(reserve(hold, 6_000n, { cap: 5_999n })).rejects.toThrow("settlement.voucher-changed")
  expect(await state(voucher)).toEqual([0n, 0n, 0n, 0n])
})

test("a voucher past its day is not reserved", async () => {
  const { hold } = await voucherAndBooking("2026-11-23")
  await expect(reserve(hold, 1n)).rejects.toThrow("settlement.voucher-changed")
})

test("an unknown voucher is refused", async () => {
  const unknown = { jurisdiction: "XA", id: "00000000-0000-4000-8000-999999999999" }
  await expect(voucherWithUse(database.db, unknown, year)).rejects.toThrow("settlement.unknown-voucher")
})

test("what bookings hold is found by booking", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 77n)
  const found = await transaction(database.db, (db) => reservationsOf(db, [hold.booking], ["XA"]))
  expect(found.get(hold.booking.id)).toEqual({ jurisdiction: "XA", id: voucher.id, reserved: 77n })
})

test("years of use are counted apart", async () => {
  const { voucher, hold } = await voucherAndBooking()
  await reserve(hold, 10n, { year: 2027 })
  const [use] = await groupUses(database.db, { group: voucher.controllingGroup }, 2027)
  expect([use?.reserved, await state(voucher)]).toEqual([10n, [10n, 0n, 0n, 0n]])
})

test("vouchers are read in pages, none twice and none left out", async () => {
  const all = await vouchersOf(database.db, { jurisdiction: "XA" }, 200)
  const paged: string[] = []
  for (let page = await vouchersOf(database.db, { jurisdiction: "XA" }, 4); page.length > 0; ) {
    paged.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    page = last === undefined ? [] : await vouchersOf(database.db, { jurisdiction: "XA" }, 4, last)
  }
  expect(paged).toEqual(all.map(({ id }) => id))
})
