import * as fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parseRational } from "../base/index.ts"
import type { Booking } from "../facilities/index.ts"
import { minorUnitsOf, parameterAt } from "../rulebook/index.ts"
import { type Bill, monthOf, statement, type Voucher, voucherPart } from "../settlement/index.ts"
import { billOn, clearingOf, clearingSum } from "../store/bills.ts"
import { rows } from "../store/database.ts"
import { journalsOn } from "../store/ledger.ts"
import { transaction } from "../store/transaction.ts"
import { reserveVoucher, voucherWithUse } from "../store/vouchers.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { cny } from "../test/settlement-cases.ts"
import { fund, issue, makeBooking, makeRegion, members, now, settleContext, today } from "../test/settlement-region.ts"
import { settleBooking, settleBookings } from "./settle.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await makeRegion(database.db)
  for (const member of members) await fund(database.db, member, 1_000_000_000n)
})
afterAll(() => database.drop())

const use = { minutesUsed: 60, reason: "use" } as const
const settled = (
  booking: Parameters<typeof settleBooking>[1],
  due: Parameters<typeof settleBooking>[2] = use,
  changed = {},
) => transaction(database.db, (db) => settleBooking(settleContext(db, changed), booking, due))

/** Books one hour as an organisation with a voucher of a group's, as the booking act does. */
async function book(
  voucher: Voucher,
  who: { host: string; home: string; organisation: string; hourly: bigint; cap: bigint },
) {
  const { rules, region } = settleContext(database.db)
  const ratio = parameterAt(rules.parameters, "vouchers.ratio", now)
  const cap = { ...parameterAt(rules.parameters, "vouchers.group-cap", now), value: `${who.cap}` }
  const costs = { setUp: 0n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: who.hourly }] }
  const { controllingGroup: group } = voucher
  return transaction(database.db, async (db) => {
    const found = await voucherWithUse(db, voucher, 2026, { cap: minorUnitsOf(cap) })
    const part = voucherPart({
      ...found,
      fee: who.hourly,
      group,
      year: 2026,
      ratio,
      cap,
      today,
      currency: region.currency,
    })
    const booking = await makeBooking(db, { ...who, costs, voucher: part })
    if (part.amount > 0n)
      await reserveVoucher(db, { voucher, booking }, { amount: part.amount, year: 2026, cap: who.cap, today, now })
    return { booking, part }
  })
}

describe("a settled booking", () => {
  // By hand: 200.00 + 320.00 = 520.00; platform 10.40, host 15.60, home 15.60, owner 478.40.
  test("leaves the bill that it gave, and entries in both members' books", async () => {
    const booking = await makeBooking(database.db, { host: "XB", home: "XA" })
    const bill = await settled(booking)
    expect(await billOn(database.db, "XB", booking.id)).toEqual(bill)
    expect(bill.shares.map(({ amount }) => amount)).toEqual([47_840n, 1_040n, 1_560n, 1_560n])
    const journals = await journalsOn(database.db, { subject: booking.id }, 9)
    expect(journals.map(({ jurisdiction }) => jurisdiction)).toEqual(["XA", "XB"])
  })

  test("is not settled again, and the second try leaves no posting", async () => {
    const booking = await makeBooking(database.db, { host: "XB", home: "XA" })
    await settled(booking)
    await expect(settled(booking)).rejects.toThrow("settlement.already-settled")
    expect(await journalsOn(database.db, { subject: booking.id }, 9)).toHaveLength(2)
  })

  test("has a bill that the database lets nobody change", async () => {
    await settled(await makeBooking(database.db, { host: "XB", home: "XA" }))
    await expect(sql`update bill set fee = 0`.execute(database.db)).rejects.toThrow("permission denied")
  })

  test("goes by the parameters of the moment it was made, whatever was voted since", async () => {
    const booking = await makeBooking(database.db, { host: "XB", home: "XA" })
    const voted = { "settlement.platform-share": { from: "2026-11-24T02:00:00.001Z", value: "1/2" } }
    const bill = await settled(booking, use, voted)
    expect(bill.parameters.find(({ id }) => id === "settlement.platform-share")?.value).toBe("2/100")
  })

  test("goes by a vote whose day had come", async () => {
    const booking = await makeBooking(database.db, { host: "XB", home: "XA" })
    const voted = { "settlement.platform-share": { from: "2026-11-24", value: "1/2" } }
    const bill = await settled(booking, use, voted)
    expect(bill.shares.find(({ party }) => party === "platform")?.amount).toBe(26_000n)
  })

  // By hand: fee 400.00, voucher reserved 200.00; late: 200.00 due, of which the voucher pays 200 × 200/400 = 100.00.
  test("cancelled late draws the voucher in proportion and frees the rest", async () => {
    const asked = { jurisdiction: "XA", organisation: "firm-XA", group: "group-XA", face: 50_000n }
    const voucher = await issue(database.db, asked)
    const { booking } = await book(voucher, {
      host: "XB",
      home: "XA",
      organisation: "firm-XA",
      hourly: 40_000n,
      cap: 30_000_000n,
    })
    const bill = await settled(booking, { minutesUsed: null, reason: "late-cancellation" })
    const after = await voucherWithUse(database.db, voucher, 2026)
    expect([bill.fee, bill.paidByVoucher, after.voucher.reserved, after.voucher.redeemed]).toEqual([
      20_000n,
      10_000n,
      0n,
      10_000n,
    ])
  })
})

// By hand: cap 500.00 over the group. The first claim takes 300.00 (half of 600.00). The second, of a subsidiary in
// another member at another member's laboratory, asks 400.01 (half of 800.03, down) and gets what is left: 200.00.
test("a cap over two subsidiaries in different jurisdictions cuts the second claim to the fen and names the clause", async () => {
  const asked = { jurisdiction: "XC", organisation: "branch-XC", group: "group-of-all", face: 1_000_000n }
  const voucher = await issue(database.db, asked)
  const cap = 50_000n
  const first = await book(voucher, { host: "XB", home: "XC", organisation: "branch-XC", hourly: 60_000n, cap })
  const second = await book(voucher, { host: "XD", home: "XA", organisation: "branch-XA", hourly: 80_003n, cap })
  expect([first.part.amount, second.part.amount, second.part.limitedBy]).toEqual([30_000n, 20_000n, "group-cap"])
  expect(second.part.clause.en).toBe(
    "All organisations of one controlling group (group-of-all) together draw at most CNY 500.00 from the vouchers of XC in 2026 (vouchers.group-cap; source: test): CNY 300.00 is taken, CNY 200.00 is left.",
  )
  const bills = [await settled(first.booking), await settled(second.booking)]
  expect(bills.map(({ paidByVoucher }) => paidByVoucher)).toEqual([30_000n, 20_000n])
  const third = await book(voucher, { host: "XB", home: "XC", organisation: "branch-XC", hourly: 60_000n, cap })
  expect([third.part.amount, third.part.limitedBy]).toEqual([0n, "group-cap"])
})

describe("many generated settlements in one month", () => {
  beforeAll(async () => {
    const member = fc.constantFrom(...members)
    const generated = fc.sample(
      fc.record({
        host: member,
        home: member,
        issuer: fc.option(member),
        hourly: fc.bigInt({ min: 0n, max: 999_999n }),
      }),
      { numRuns: 60, seed: 20_261_124 },
    )
    const bookings: Booking[] = []
    for (const { host, home, issuer, hourly } of generated) {
      const organisation = `branch-${home}`
      const who = { host, home, organisation, hourly, cap: 900_000_000n }
      if (issuer === null) {
        const costs = { setUp: 0n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: hourly }] }
        bookings.push(await makeBooking(database.db, { host, home, organisation, costs }))
        continue
      }
      const asked = { jurisdiction: issuer, organisation: `branch-${issuer}`, group: "group-of-all", face: 300_000n }
      bookings.push((await book(await issue(database.db, asked), who)).booking)
    }
    await transaction(database.db, (db) =>
      settleBookings(
        settleContext(db),
        bookings.map((booking) => ({ booking, ...use })),
      ),
    )
  })

  const period = monthOf("2026-11", "Asia/Shanghai")
  const drawn = async (member: string) =>
    statement({
      member,
      month: "2026-11",
      currency: cny,
      postings: await clearingOf(database.db, member, period),
      regionSum: await clearingSum(database.db, period),
    })

  test("the statements of the four members net to zero, pair by pair and together", async () => {
    const all = await Promise.all(members.map(drawn))
    expect(all.every(({ lines }) => lines.length > 10)).toBe(true)
    expect([all.reduce((sum, { net }) => sum + net, 0n), all.map(({ regionNet }) => regionNet)]).toEqual([
      0n,
      [0n, 0n, 0n, 0n],
    ])
    const owed = (from: string, to: string) =>
      all.find(({ member }) => member === from)?.totals.find(({ counterpart }) => counterpart === to)?.amount ?? 0n
    for (const a of members) for (const b of members) expect(owed(a, b) + owed(b, a)).toBe(0n)
  })

  test("a month without settlements is empty and zero", async () => {
    const before = monthOf("2026-10", "Asia/Shanghai")
    expect([await clearingOf(database.db, "XA", before), await clearingSum(database.db, before)]).toEqual([[], 0n])
  })

  test("a stranger who has only the ledger and the parameters recomputes every bill", async () => {
    const bookings = await rows(
      (await database.asOwner()).db,
      sql<{ jurisdiction: string; id: string }>`select jurisdiction, booking as id from bill`,
    )
    expect(bookings.length).toBeGreaterThan(60)
    for (const { jurisdiction, id } of bookings) {
      const bill = await billOn(database.db, jurisdiction, id)
      if (bill === undefined) throw new Error("a bill is gone")
      expect(fromLedger(bill, await journalsOn(database.db, { subject: id }, 9))).toEqual(fromParameters(bill))
    }
  })

  test("every balance is the sum of its postings, and every clearing account mirrors the other's", async () => {
    const wrong = await rows(
      (await database.asOwner()).db,
      sql`select a.jurisdiction, a.id from account_balance a left join posting p on p.jurisdiction = a.jurisdiction and p.account = a.id
        group by a.jurisdiction, a.id, a.balance having a.balance <> coalesce(sum(p.amount), 0)
        union all
        select a.jurisdiction, a.id from account_balance a join account_balance b on b.jurisdiction = a.counterpart and b.counterpart = a.jurisdiction
        where a.kind = 'clearing' and b.kind = 'clearing' and a.balance + b.balance <> 0`,
    )
    expect(wrong).toEqual([])
  })
})

type Parts = Readonly<Record<string, bigint>>

/** What the ledger says was paid and received: every posting that is not on a clearing account, by its part. */
function fromLedger(bill: Bill, journals: Awaited<ReturnType<typeof journalsOn>>): Parts {
  const parts: Record<string, bigint> = { ...nothing }
  for (const { postings } of journals)
    for (const { part, kind, amount } of postings)
      if (kind !== "clearing")
        parts[part] = (parts[part] ?? 0n) + (part === "fee" || part === "voucher" ? -amount : amount)
  return { ...parts, sum: bill.fee }
}

const nothing: Parts = {
  fee: 0n,
  voucher: 0n,
  owner: 0n,
  platform: 0n,
  "host-jurisdiction": 0n,
  "home-jurisdiction": 0n,
}

/** The same from prices and parameters alone, by arithmetic that shares nothing with the engine. */
function fromParameters(bill: Bill): Parts {
  const share = (id: string) => parseRational(bill.parameters.find((use) => use.id === id)?.value ?? "0")
  const part = (id: string, of: bigint) => (of * share(id).numerator) / share(id).denominator
  const sixtieths =
    bill.costs.setUp * 60n +
    bill.costs.perHour.reduce((sum, { amount }) => sum + amount * BigInt(bill.minutesBooked), 0n)
  const quoted = (sixtieths * 2n + 60n) / 120n
  const late = share("facilities.late-cancel-share")
  const fee =
    bill.reason === "use" ? quoted : (quoted * late.numerator * 2n + late.denominator) / (late.denominator * 2n)
  const reserved = bill.voucher?.reserved ?? 0n
  const least = (a: bigint, b: bigint) => (a < b ? a : b)
  const voucher =
    bill.reason === "use" ? least(part("vouchers.ratio", fee), reserved) : least((reserved * fee) / (quoted || 1n), fee)
  const [platform, host, home] = [
    part("settlement.platform-share", fee),
    part("settlement.host-jurisdiction-share", fee),
    part("settlement.home-jurisdiction-share", fee),
  ]
  const owner = fee - platform - host - home
  return {
    fee: fee - voucher,
    voucher,
    owner,
    platform,
    "host-jurisdiction": host,
    "home-jurisdiction": home,
    sum: fee,
  }
}
