import { sql } from "kysely"
import { type Day, type Instant, Refusal } from "../base/index.ts"
import type { GroupUse, Voucher } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint, detailOf } from "./violation.ts"

/** A voucher by its key. */
export interface VoucherKey {
  readonly jurisdiction: string
  readonly id: string
}

/** What a booking draws, or would draw, of a voucher. */
export interface VoucherHold {
  readonly voucher: VoucherKey
  readonly booking: { readonly jurisdiction: string; readonly id: string }
}

/** A voucher as the table has it. */
export interface VoucherRow {
  readonly jurisdiction: string
  readonly id: string
  readonly controlling_group: string
  readonly organisation: string
  readonly face: bigint
  readonly reserved: bigint
  readonly redeemed: bigint
  readonly valid_from: Day
  readonly valid_until: Day
  readonly state: Voucher["state"]
}

/** Columns of `VoucherRow`; the table is named `v`. */
export const voucherColumns = sql.raw(
  "v.jurisdiction, v.id, v.controlling_group, v.organisation, v.face, v.reserved, v.redeemed, v.valid_from, v.valid_until, v.state",
)

/** A row as the engine knows it. */
export function voucherFrom(row: VoucherRow): Voucher {
  const { jurisdiction, id, organisation, face, reserved, redeemed, state } = row
  return {
    jurisdiction,
    id,
    controllingGroup: row.controlling_group,
    organisation,
    face,
    reserved,
    redeemed,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state,
  }
}

/**
 * A voucher with what its group has drawn from that jurisdiction in a year.
 * @param lock cap in force: locks the voucher and the group's row of the year (made where it is missing) until the end
 * of the transaction, so that what is read stays true while a reservation is decided
 * @throws Refusal "settlement.unknown-voucher"
 */
export async function voucherWithUse(
  db: Db,
  { jurisdiction, id }: VoucherKey,
  year: number,
  lock?: { readonly cap: bigint },
): Promise<{ readonly voucher: Voucher; readonly groupUse: GroupUse | null }> {
  return inBooks(db, [jurisdiction], async (db) => {
    const row = await firstRow(
      db,
      sql<VoucherRow>`select ${voucherColumns} from voucher v
      where jurisdiction = ${jurisdiction} and id = ${id}::uuid ${lock === undefined ? sql`` : sql`for update`}`,
    )
    if (row === undefined) throw new Refusal("settlement.unknown-voucher", { jurisdiction, voucher: id })
    const group = row.controlling_group
    if (lock !== undefined)
      await sql`insert into group_use (jurisdiction, controlling_group, year, cap)
      values (${jurisdiction}, ${group}, ${year}, ${lock.cap}) on conflict do nothing`.execute(db)
    const use = await firstRow(
      db,
      sql<GroupUse>`select jurisdiction, controlling_group as "controllingGroup", year, reserved, redeemed, cap from group_use
      where jurisdiction = ${jurisdiction} and controlling_group = ${group} and year = ${year} ${lock === undefined ? sql`` : sql`for update`}`,
    )
    return { voucher: voucherFrom(row), groupUse: use ?? null }
  })
}

/** On what terms a part of a voucher is reserved. */
export interface ReservationTerms {
  readonly amount: bigint
  /** Year of the use, which the cap counts by. */
  readonly year: number
  /** Cap in force now: the database keeps the group's sum of the year at or below it. */
  readonly cap: bigint
  readonly today: Day
  readonly now: Instant
}

/**
 * Reserves a part of a voucher for a booking, if voucher and cap still allow it. One statement, so that nothing comes
 * between; the constraints hold even when nobody locked.
 * @throws Refusal "settlement.voucher-changed" when there is less left than was read, or the booking holds it already;
 * "settlement.subsidised" when a subsidy is claimed for the booking
 */
export async function reserveVoucher(db: Db, hold: VoucherHold, terms: ReservationTerms): Promise<void> {
  const changed = new Refusal("settlement.voucher-changed", { voucher: hold.voucher.id, amount: `${terms.amount}` })
  // A transaction even for the one statement: where the last step finds nothing to do, the first ones are undone.
  await inBooks(db, [hold.voucher.jurisdiction], async (on) => {
    const done = await firstRow(on, reservation(hold, terms)).catch((error: unknown) => {
      const constraint = brokenConstraint(error)
      if (constraint === "one_subsidy_a_booking")
        throw new Refusal("settlement.subsidised", { booking: hold.booking.id, claim: detailOf(error) })
      throw constraint === "voucher_not_overspent" || constraint === "group_cap_kept" ? changed : error
    })
    if (done === undefined) throw changed
  })
}

function reservation({ voucher, booking }: VoucherHold, { amount, year, cap, today, now }: ReservationTerms) {
  return sql`
    with held as (
      update voucher set reserved = reserved + ${amount}
      where jurisdiction = ${voucher.jurisdiction} and id = ${voucher.id}::uuid and state = 'open'
        and ${today}::date between valid_from and valid_until
      returning jurisdiction, id, controlling_group),
    capped as (
      insert into group_use (jurisdiction, controlling_group, year, reserved, cap)
      select jurisdiction, controlling_group, ${year}::integer, ${amount}::bigint, ${cap}::bigint from held
      on conflict (jurisdiction, controlling_group, year)
        do update set reserved = group_use.reserved + excluded.reserved, cap = excluded.cap
      returning jurisdiction)
    insert into voucher_use (jurisdiction, voucher, booking_jurisdiction, booking, year, amount, state, at)
    select jurisdiction, id, ${booking.jurisdiction}, ${booking.id}::uuid, ${year}::integer, ${amount}::bigint, 'reserved', ${now}::timestamptz
    from held where exists (select from capped)
    on conflict (jurisdiction, voucher, booking)
      do update set year = excluded.year, amount = excluded.amount, state = 'reserved', at = excluded.at
      where voucher_use.state = 'released'
    returning voucher`
}

/**
 * Gives a booking's reservation back to the voucher and to the group's year. Nothing happens when it holds none.
 * @returns what was given back
 */
export async function releaseVoucher(db: Db, { voucher, booking }: VoucherHold, now: Instant): Promise<bigint> {
  const row = await inBooks(db, [voucher.jurisdiction], (db) =>
    firstRow(
      db,
      sql<{ amount: bigint }>`
      with freed as (
        update voucher_use set state = 'released', at = ${now}
        where jurisdiction = ${voucher.jurisdiction} and voucher = ${voucher.id}::uuid and booking = ${booking.id}::uuid
          and booking_jurisdiction = ${booking.jurisdiction} and state = 'reserved'
        returning jurisdiction, voucher, year, amount),
      back as (
        update voucher set reserved = reserved - freed.amount from freed
        where voucher.jurisdiction = freed.jurisdiction and voucher.id = freed.voucher
        returning voucher.jurisdiction, voucher.controlling_group, freed.year, freed.amount),
      uncapped as (
        update group_use set reserved = group_use.reserved - back.amount from back
        where group_use.jurisdiction = back.jurisdiction and group_use.controlling_group = back.controlling_group
          and group_use.year = back.year)
      select amount from freed`,
    ),
  )
  return row?.amount ?? 0n
}

/**
 * Draws `amount` of a booking's reservation; what was reserved beyond it is free again. Zero releases all of it.
 * @throws Refusal "settlement.not-reserved" when the booking does not hold that much
 */
export async function redeemVoucher(db: Db, hold: VoucherHold, amount: bigint, now: Instant): Promise<void> {
  const { voucher, booking } = hold
  if (amount === 0n) return void (await releaseVoucher(db, hold, now))
  const row = await inBooks(db, [voucher.jurisdiction], (db) =>
    firstRow(
      db,
      sql`
      with held as (
        select jurisdiction, voucher, booking, year, amount from voucher_use
        where jurisdiction = ${voucher.jurisdiction} and voucher = ${voucher.id}::uuid and booking = ${booking.id}::uuid
          and booking_jurisdiction = ${booking.jurisdiction} and state = 'reserved' and amount >= ${amount}
        for update),
      drawn as (
        update voucher_use set state = 'redeemed', amount = ${amount}, at = ${now} from held
        where voucher_use.jurisdiction = held.jurisdiction and voucher_use.voucher = held.voucher and voucher_use.booking = held.booking
        returning held.jurisdiction, held.voucher, held.year, held.amount),
      paid as (
        update voucher set reserved = reserved - drawn.amount, redeemed = redeemed + ${amount} from drawn
        where voucher.jurisdiction = drawn.jurisdiction and voucher.id = drawn.voucher
        returning voucher.jurisdiction, voucher.controlling_group, drawn.year, drawn.amount)
      update group_use set reserved = group_use.reserved - paid.amount, redeemed = group_use.redeemed + ${amount} from paid
      where group_use.jurisdiction = paid.jurisdiction and group_use.controlling_group = paid.controlling_group
        and group_use.year = paid.year
      returning group_use.year`,
    ),
  )
  if (row === undefined)
    throw new Refusal("settlement.not-reserved", { voucher: voucher.id, booking: booking.id, amount: `${amount}` })
}

/**
 * Gives back part of what a settled booking drew of a voucher, to the voucher and to the group's year.
 * @param drawn what it drew; @param stays what it still draws after the correction
 * @returns the voucher as it is now
 * @throws Refusal "settlement.not-reserved" when the booking did not draw that much
 */
export async function restoreVoucher(
  db: Db,
  { voucher, booking }: VoucherHold,
  { drawn, stays, now }: { readonly drawn: bigint; readonly stays: bigint; readonly now: Instant },
): Promise<Voucher> {
  const row = await inBooks(db, [voucher.jurisdiction], (db) =>
    firstRow(
      db,
      sql<VoucherRow>`
      with used as (
        update voucher_use set state = case when ${stays}::bigint > 0 then 'redeemed' else 'released' end,
          amount = case when ${stays}::bigint > 0 then ${stays}::bigint else amount end, at = ${now}
        where jurisdiction = ${voucher.jurisdiction} and voucher = ${voucher.id}::uuid and booking = ${booking.id}::uuid
          and booking_jurisdiction = ${booking.jurisdiction} and state = 'redeemed' and amount = ${drawn}
        returning jurisdiction, voucher, year),
      back as (
        update voucher v set redeemed = v.redeemed - ${drawn - stays}::bigint from used
        where v.jurisdiction = used.jurisdiction and v.id = used.voucher
        returning ${voucherColumns}, used.year),
      uncapped as (
        update group_use set redeemed = group_use.redeemed - ${drawn - stays}::bigint from back
        where group_use.jurisdiction = back.jurisdiction and group_use.controlling_group = back.controlling_group
          and group_use.year = back.year)
      select * from back`,
    ),
  )
  if (row === undefined)
    throw new Refusal("settlement.not-reserved", { voucher: voucher.id, booking: booking.id, amount: `${drawn}` })
  return voucherFrom(row)
}

/** A voucher, locked until the end of the transaction. @throws Refusal "settlement.unknown-voucher" */
export async function voucherLocked(db: Db, { jurisdiction, id }: VoucherKey): Promise<Voucher> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<VoucherRow>`select ${voucherColumns} from voucher v where jurisdiction = ${jurisdiction} and id = ${id}::uuid for update`,
    ),
  )
  if (row === undefined) throw new Refusal("settlement.unknown-voucher", { jurisdiction, voucher: id })
  return voucherFrom(row)
}

/** Marks a voucher as withdrawn. @returns what nothing holds of it, to be posted back */
export async function saveWithdrawn(db: Db, { jurisdiction, id }: VoucherKey): Promise<bigint> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<{ left: bigint }>`
      update voucher v set state = 'withdrawn' from account a
      where v.jurisdiction = ${jurisdiction} and v.id = ${id}::uuid and a.jurisdiction = v.jurisdiction and a.id = 'voucher:' || v.id
      returning a.balance - v.reserved as "left"`,
    ),
  )
  return row?.left ?? 0n
}

/**
 * What bookings hold of vouchers, with the vouchers locked in order until the end of the transaction.
 * @param issuers jurisdictions whose vouchers the bookings' quotes name
 * @returns booking id → voucher and reserved amount
 */
export async function reservationsOf(
  db: Db,
  bookings: readonly { readonly jurisdiction: string; readonly id: string }[],
  issuers: readonly string[],
): Promise<ReadonlyMap<string, VoucherKey & { readonly reserved: bigint }>> {
  if (issuers.length === 0) return new Map()
  const found = await inBooks(db, issuers, (db) =>
    rows(
      db,
      sql<{ booking: string; jurisdiction: string; id: string; reserved: bigint }>`
      select u.booking, v.jurisdiction, v.id, u.amount as reserved
      from jsonb_to_recordset(${JSON.stringify(bookings.map(({ jurisdiction, id }) => ({ jurisdiction, id })))}::jsonb) as given (jurisdiction text, id uuid)
      join voucher_use u on u.booking_jurisdiction = given.jurisdiction and u.booking = given.id and u.state = 'reserved'
      join voucher v on v.jurisdiction = u.jurisdiction and v.id = u.voucher
      order by v.jurisdiction, v.id, u.booking for update of v, u`,
    ),
  )
  return new Map(found.map(({ booking, ...hold }) => [booking, hold]))
}

/** Keeps a new voucher. Its face is posted apart, from purse to voucher. */
export async function insertVoucher(db: Db, voucher: Voucher, now: Instant): Promise<void> {
  const { jurisdiction, id, controllingGroup, organisation, face, validFrom, validUntil } = voucher
  await inBooks(db, [jurisdiction], (db) =>
    sql`insert into voucher (jurisdiction, id, controlling_group, organisation, face, valid_from, valid_until, issued_at)
    values (${jurisdiction}, ${id}::uuid, ${controllingGroup}, ${organisation}, ${face}, ${validFrom}, ${validUntil}, ${now})`.execute(
      db,
    ),
  )
}
