import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { settleBooking } from "../../api/settle.ts"
import { Refusal } from "../../base/index.ts"
import { minorUnitsOf, parameterAt } from "../../rulebook/index.ts"
import { feeFor, type Voucher, voucherPart } from "../../settlement/index.ts"
import { rows } from "../../store/database.ts"
import { balanceOf } from "../../store/ledger.ts"
import { groupUses, purseOn } from "../../store/purses.ts"
import { transaction } from "../../store/transaction.ts"
import { reserveVoucher, voucherWithUse } from "../../store/vouchers.ts"
import { cloneDatabase, type TestDatabase } from "../database.ts"
import { fund, issue, makeBooking, makeRegion, members, now, settleContext, today } from "../settlement-region.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase({ connections })
  await makeRegion(database.db)
})
afterAll(() => database.drop())

const claims = 500
const connections = 40

/** All claims wait at the same door; `connections` of them are in the database at any moment. */
async function rush<Result>(
  work: (number: number) => Promise<Result>,
): Promise<readonly PromiseSettledResult<Result>[]> {
  const outcomes: PromiseSettledResult<Result>[] = []
  let next = 0
  const worker = async () => {
    while (next < claims) {
      const number = next++
      outcomes[number] = (await Promise.allSettled([work(number)]))[0]
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return outcomes
}
const refusals = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []))
const lastMoney = 1_000_000n // 10,000 yuan in fen

/** What one claim asks: a booking of its own price, so that the last one fits by chance only. */
function costsOf(number: number) {
  return { setUp: BigInt(number * 7), perHour: [{ part: { zh: "机时", en: "Machine" }, amount: 5_001n }] }
}

/** Reserves and redeems as booking and settling do, each in a transaction of its own. @returns what was granted */
async function claim(voucher: Voucher, number: number): Promise<bigint> {
  const host = members[number % members.length] ?? "XA"
  const costs = costsOf(number)
  const { rules, region } = settleContext(database.db)
  const [ratio, cap] = ["vouchers.ratio", "vouchers.group-cap"].map((id) => parameterAt(rules.parameters, id, now))
  if (ratio === undefined || cap === undefined) throw new Error("a parameter is missing")
  const booking = await transaction(database.db, async (db) => {
    const found = await voucherWithUse(db, voucher, 2026, { cap: minorUnitsOf(cap) })
    const { fee } = feeFor(costs, 60, region.currency)
    const { currency } = region
    const group = voucher.controllingGroup
    const part = voucherPart({ ...found, fee, group, year: 2026, ratio, cap, today, currency })
    const made = await makeBooking(db, { host, home: "XA", costs, voucher: part })
    if (part.amount > 0n)
      await reserveVoucher(
        db,
        { voucher, booking: made },
        { amount: part.amount, year: 2026, cap: minorUnitsOf(cap), today, now },
      )
    return made
  })
  const bill = await transaction(database.db, (db) =>
    settleBooking(settleContext(db), booking, { minutesUsed: 60, reason: "use" }),
  )
  return bill.paidByVoucher
}

test("500 claims at once on the last 10,000 yuan of one voucher grant exactly that, to the fen", async () => {
  await fund(database.db, "XA", lastMoney)
  const voucher = await issue(database.db, {
    jurisdiction: "XA",
    organisation: "firm-XA",
    group: "group-XA",
    face: lastMoney,
  })
  const asked = Array.from(
    { length: claims },
    (_, number) => feeFor(costsOf(number), 60, { code: "CNY", decimals: 2, sign: "¥" }).fee / 2n,
  )
  expect(asked.reduce((sum, each) => sum + each, 0n) > lastMoney).toBe(true)
  const outcomes = await rush((number) => claim(voucher, number))
  expect(refusals(outcomes)).toEqual([])
  const granted = outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : 0n))
  expect(granted.reduce((sum, each) => sum + each, 0n)).toBe(lastMoney)
  const [use] = await groupUses(database.db, { group: "group-XA" }, 2026)
  const purse = await purseOn(database.db, "XA")
  expect({
    left: await balanceOf(database.db, "XA", `voucher:${voucher.id}`),
    use: [use?.reserved, use?.redeemed],
    purse,
  }).toEqual({
    left: 0n,
    use: [0n, lastMoney],
    purse: { funded: lastMoney, issued: lastMoney, reserved: 0n, redeemed: lastMoney, returned: 0n, left: 0n },
  })
  const drawn = await rows(
    (await database.asOwner()).db,
    sql<{
      sum: bigint
    }>`select sum(amount)::bigint as sum from posting where account = ${`voucher:${voucher.id}`} and part = 'voucher'`,
  )
  expect(drawn).toEqual([{ sum: -lastMoney }])
}, 300_000)

// By hand: 1,000,000 fen hold 300 vouchers of 3,333 and leave 100.
test("500 vouchers issued at once from the last 10,000 yuan of a purse never promise more than it holds", async () => {
  await fund(database.db, "XB", lastMoney)
  const outcomes = await rush(() =>
    issue(database.db, { jurisdiction: "XB", organisation: "firm-XB", group: "group-XB", face: 3_333n }),
  )
  expect(refusals(outcomes).map((reason) => reason instanceof Refusal && reason.code)).toEqual(
    Array(200).fill("settlement.purse-empty"),
  )
  expect(await purseOn(database.db, "XB")).toMatchObject({ issued: 300n * 3_333n, left: 100n })
}, 300_000)

// By hand: two vouchers of 8.00 each and a cap of 10.00: whoever comes first, 10.00 in all.
test("two vouchers of one group drawn at once never pass the cap", async () => {
  await fund(database.db, "XC", 1_600n)
  const [one, two] = [
    await issue(database.db, { jurisdiction: "XC", organisation: "branch-XC", group: "group-of-all", face: 800n }),
    await issue(database.db, { jurisdiction: "XC", organisation: "branch-XC", group: "group-of-all", face: 800n }),
  ]
  const take = async (voucher: Voucher): Promise<bigint> =>
    transaction(database.db, async (db) => {
      const { groupUse } = await voucherWithUse(db, voucher, 2026, { cap: 1_000n })
      const left = 1_000n - (groupUse?.reserved ?? 0n) - (groupUse?.redeemed ?? 0n)
      const amount = left < 800n ? left : 800n
      const booking = await makeBooking(db, { host: "XA", home: "XC" })
      await reserveVoucher(db, { voucher, booking }, { amount, year: 2026, cap: 1_000n, today, now })
      return amount
    })
  const taken = await Promise.all([take(one), take(two)])
  expect(taken.reduce((sum, each) => sum + each, 0n)).toBe(1_000n)
})
