import { sql } from "kysely"
import { type Day, type Instant, Refusal, type Text } from "../base/index.ts"
import type { GroupUse, Voucher } from "../settlement/index.ts"
import { type Books, inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { type NewJournal, post } from "./ledger.ts"
import { brokenConstraint } from "./violation.ts"
import { insertVoucher, type VoucherKey, type VoucherRow, voucherColumns, voucherFrom } from "./vouchers.ts"

/**
 * Keeps a new voucher and posts its face from the purse.
 * @throws Refusal "settlement.purse-empty" when the purse does not hold it
 */
export async function saveIssuedVoucher(db: Db, voucher: Voucher, journal: NewJournal, now: Instant): Promise<void> {
  await inBooks(db, [voucher.jurisdiction], async (db) => {
    await insertVoucher(db, voucher, now)
    await post(db, [journal]).catch((error: unknown) => {
      if (brokenConstraint(error) !== "account_not_overdrawn") throw error
      throw new Refusal("settlement.purse-empty", { jurisdiction: voucher.jurisdiction, amount: `${voucher.face}` })
    })
  })
}

/** A voucher in a list, with the name of the organisation it was issued to. */
export interface ListedVoucher extends Voucher {
  readonly organisationName: Text
}

/** Whose vouchers are asked for: a group's, which any purse may have issued, or one purse's. */
type Whose = { readonly group: string } | { readonly jurisdiction: string }

function booksOf(whose: Whose): Books {
  return "group" in whose ? "all" : [whose.jurisdiction]
}

/** Vouchers that a group may use, or that a jurisdiction issued: open ones first to end first, by day, jurisdiction, id. */
export async function vouchersOf(
  db: Db,
  whose: Whose,
  limit: number,
  after?: { readonly validUntil: string; readonly jurisdiction: string; readonly id: string },
): Promise<readonly ListedVoucher[]> {
  const where =
    "group" in whose ? sql`v.controlling_group = ${whose.group}` : sql`v.jurisdiction = ${whose.jurisdiction}`
  const rest =
    after === undefined
      ? sql``
      : sql`and (v.valid_until, v.jurisdiction, v.id) > (${after.validUntil}::date, ${after.jurisdiction}, ${after.id}::uuid)`
  const found = await inBooks(db, booksOf(whose), (db) =>
    rows(
      db,
      sql<VoucherRow & { readonly name_zh: string; readonly name_en: string }>`
      select ${voucherColumns}, o.name_zh, o.name_en from voucher v join organisation o on o.id = v.organisation
      where ${where} ${rest} order by v.valid_until, v.jurisdiction, v.id limit ${limit}`,
    ),
  )
  return found.map((row) => ({ ...voucherFrom(row), organisationName: { zh: row.name_zh, en: row.name_en } }))
}

/** What groups have drawn in a year: one group from every purse, or every group (at most 200) from one purse. */
export async function groupUses(db: Db, whose: Whose, year: number): Promise<readonly GroupUse[]> {
  const where = "group" in whose ? sql`controlling_group = ${whose.group}` : sql`jurisdiction = ${whose.jurisdiction}`
  return inBooks(db, booksOf(whose), (db) =>
    rows(
      db,
      sql<GroupUse>`select jurisdiction, controlling_group as "controllingGroup", year, reserved, redeemed, cap from group_use
      where ${where} and year = ${year} order by reserved + redeemed desc, jurisdiction, controlling_group limit 200`,
    ),
  )
}

/** A jurisdiction's purse in numbers; `left` is not yet promised, `returned` came back from vouchers past their day. */
export interface Purse {
  readonly funded: bigint
  readonly issued: bigint
  readonly reserved: bigint
  readonly redeemed: bigint
  readonly returned: bigint
  readonly left: bigint
}

/** A jurisdiction's purse, from its vouchers and the balances of their accounts. */
export async function purseOn(db: Db, jurisdiction: string): Promise<Purse> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<Purse>`
      select coalesce((select -balance from account_balance where jurisdiction = ${jurisdiction} and id = 'funding'), 0) as funded,
        coalesce(sum(v.face), 0)::bigint as issued,
        coalesce(sum(v.reserved), 0)::bigint as reserved,
        coalesce(sum(v.redeemed), 0)::bigint as redeemed,
        coalesce(sum(v.face - v.redeemed - a.balance), 0)::bigint as returned,
        coalesce((select balance from account where jurisdiction = ${jurisdiction} and id = 'purse'), 0) as left
      from voucher v join account a on a.jurisdiction = v.jurisdiction and a.id = 'voucher:' || v.id
      where v.jurisdiction = ${jurisdiction}`,
    ),
  )
  if (row === undefined) throw new Error("an aggregate gave no row")
  return row
}

/** A year of a jurisdiction's voucher purse. Amounts in minor units. */
export interface BudgetYear {
  readonly year: number
  readonly funded: bigint
  readonly issued: bigint
  /** Held by bookings whose use lies in this year. */
  readonly reserved: bigint
  readonly redeemed: bigint
  /** Back from vouchers past their day, or reversed after it. */
  readonly expired: bigint
  /** Back from vouchers that their issuer withdrew. */
  readonly withdrawn: bigint
  /** In the purse at the end of the year, or now. */
  readonly left: bigint
}

/** A jurisdiction's voucher purse by calendar years in a zone, the latest first; what moved comes from the ledger. */
export async function purseBudget(db: Db, jurisdiction: string, zone: string): Promise<readonly BudgetYear[]> {
  return inBooks(db, [jurisdiction], (db) =>
    rows(
      db,
      sql<BudgetYear>`
      with moved as (
        select extract(year from j.at at time zone ${zone})::integer as year, p.account, p.part, p.amount, j.act
        from account a join posting p on p.jurisdiction = a.jurisdiction and p.account = a.id
        join journal j on j.jurisdiction = p.jurisdiction and j.id = p.journal
        where a.jurisdiction = ${jurisdiction} and a.kind in ('purse', 'voucher')),
      held as (
        select year, sum(amount) as amount from voucher_use where jurisdiction = ${jurisdiction} and state = 'reserved' group by year),
      years as (select year from moved union select year from held)
      select y.year,
        coalesce(sum(m.amount) filter (where m.account = 'purse' and m.part = 'funding'), 0)::bigint as funded,
        coalesce(-sum(m.amount) filter (where m.account = 'purse' and m.part = 'issue'), 0)::bigint as issued,
        coalesce((select amount from held where held.year = y.year), 0)::bigint as reserved,
        coalesce(-sum(m.amount) filter (where m.part = 'voucher'), 0)::bigint as redeemed,
        coalesce(sum(m.amount) filter (where m.account = 'purse' and m.part = 'return' and m.act <> 'settlement.withdraw-voucher'), 0)::bigint as expired,
        coalesce(sum(m.amount) filter (where m.account = 'purse' and m.part = 'return' and m.act = 'settlement.withdraw-voucher'), 0)::bigint as withdrawn,
        coalesce((select sum(e.amount) from moved e where e.account = 'purse' and e.year <= y.year), 0)::bigint as "left"
      from years y left join moved m on m.year = y.year group by y.year order by y.year desc`,
    ),
  )
}

/**
 * Marks vouchers past their day as expired and tells what each still holds beyond its reservations, so that it can be
 * posted back. Reserved parts stay until their bookings are settled or cancelled; what they leave comes back later.
 */
export async function expireVouchers(db: Db, today: Day): Promise<readonly (VoucherKey & { readonly left: bigint })[]> {
  return inBooks(db, "all", async (db) => {
    await sql`
    select 1 from voucher where valid_until < ${today} or state = 'withdrawn' order by jurisdiction, id for update`.execute(
      db,
    )
    // A second statement: only now does it see what those wrote for whom the lock had to wait.
    return rows(
      db,
      sql<VoucherKey & { readonly left: bigint }>`
      with past as (
        select v.jurisdiction, v.id, (${balance}) - v.reserved as beyond from voucher v where ${due(today)}),
      marked as (
        update voucher set state = 'expired' from past
        where voucher.jurisdiction = past.jurisdiction and voucher.id = past.id and voucher.state = 'open')
      select jurisdiction, id, beyond as "left" from past order by jurisdiction, id`,
    )
  })
}

const balance = sql`select a.balance from account a where a.jurisdiction = v.jurisdiction and a.id = 'voucher:' || v.id`

/** Past its day and still open, or withdrawn or expired with money that nothing holds any more. */
function due(today: Day) {
  return sql`((v.state = 'open' and v.valid_until < ${today}::date) or (v.state <> 'open' and (${balance}) > v.reserved))`
}
