import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Booking } from "../facilities/index.ts"
import type { Ending, Past, PastBooking, PastHold, PostedAmounts } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { type KeptQuote, quoteFrom } from "./quote-text.ts"
import { type VoucherRow, voucherColumns, voucherFrom } from "./vouchers.ts"

/** From a moment on, up to and without another. */
export interface PastPeriod {
  readonly from: Instant
  readonly until: Instant
}

/** How many bookings were made in a period. */
export async function bookingsMade(db: Db, { from, until }: PastPeriod): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: bigint }>`select count(*) from booking where made_at >= ${from} and made_at < ${until}`,
  )
  return Number(found?.count ?? 0n)
}

/**
 * What a period left behind: the bookings made in it with how they ended, the vouchers that they name, and what earlier
 * bookings hold of the same purses' and groups' vouchers. Nobody is named, and nothing is locked or written.
 */
export async function pastUses(db: Db, period: PastPeriod): Promise<Past> {
  return inBooks(db, "all", (db) => pastUsesOf(db, period))
}

async function pastUsesOf(db: Db, period: PastPeriod): Promise<Past> {
  const bookings = await bookingsOf(db, period)
  const vouchers = await rows(
    db,
    sql<
      VoucherRow & { issued_at: Instant }
    >`select ${voucherColumns}, v.issued_at from voucher v where ${named(period)}`,
  )
  return {
    bookings,
    vouchers: vouchers.map((row) => ({ ...voucherFrom(row), issuedAt: row.issued_at })),
    holds: await holdsBefore(db, period),
  }
}

/** Whether a voucher `v` is of a purse and group of which a booking of the period names a voucher. */
function named({ from, until }: PastPeriod) {
  return sql`(v.jurisdiction, v.controlling_group) in (
    select o.jurisdiction, o.controlling_group from voucher o
    join booking b on o.id = (b.quote #>> '{voucher,id}')::uuid and o.jurisdiction = b.quote #>> '{voucher,jurisdiction}'
    where b.made_at >= ${from} and b.made_at < ${until})`
}

interface PastRow extends Omit<Booking, "quote" | "person" | "purpose"> {
  readonly quote: KeptQuote
  readonly owner: string | null
  readonly billedAt: Instant | null
  readonly reason: "use" | "late-cancellation" | null
  readonly minutesUsed: number | null
  readonly fee: bigint | null
  readonly paidByVoucher: string | null
  readonly shares: readonly string[] | null
}

async function bookingsOf(db: Db, { from, until }: PastPeriod): Promise<readonly PastBooking[]> {
  // The replay reads prices, voucher and times of a quote; its words would be most of what is sent.
  const found = await rows(
    db,
    sql<PastRow>`
      select b.jurisdiction, b.id, b.facility, lower(b.during) as "from", upper(b.during) as "until", b.state,
        b.home_jurisdiction as "homeJurisdiction", b.organisation, b.sequence, b.moves, b.version,
        b.made_at as "madeAt", b.changed_at as "changedAt", f.organisation as owner,
        b.quote || '{"lines":[],"steps":[],"documents":[],"entries":[],"parameters":[]}'::jsonb as quote,
        l.at as "billedAt", l.body ->> 'reason' as reason, (l.body ->> 'minutesUsed')::integer as "minutesUsed", l.fee,
        l.body ->> 'paidByVoucher' as "paidByVoucher", jsonb_path_query_array(l.body, '$.shares[*].amount') as shares
      from booking b join facility f on f.jurisdiction = b.jurisdiction and f.id = b.facility
      left join bill l on l.jurisdiction = b.jurisdiction and l.booking = b.id
      where b.made_at >= ${from} and b.made_at < ${until}
      order by b.made_at, b.id`,
  )
  const log = await logOf(
    db,
    found.filter(({ state, moves }) => state === "cancelled" || state === "declined" || moves > 0).map(({ id }) => id),
  )
  return found.map((row) => pastFrom(row, log.get(row.id) ?? []))
}

interface LogRow {
  readonly booking: string
  readonly act: string
  readonly at: Instant
  readonly organisation: string | null
  readonly state: string | null
  readonly before: Instant | null
}

/** What the log tells of bookings, each in order of time; what happens in one millisecond follows the booking itself. */
async function logOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly LogRow[]>> {
  if (ids.length === 0) return new Map()
  const found = await rows(
    db,
    sql<LogRow>`
      select subject_id as booking, act, at, organisation, body::jsonb #>> '{facts,state}' as state,
        body::jsonb #>> '{facts,before}' as before
      from log_entry where subject_kind = 'booking' and subject_id = any(${[...ids]}::text[])
      order by at, act <> 'facilities.book', id`,
  )
  return Map.groupBy(found, ({ booking }) => booking)
}

function pastFrom(row: PastRow, log: readonly LogRow[]): PastBooking {
  const { jurisdiction, id, facility, from, until, state, homeJurisdiction, organisation } = row
  const { sequence, moves, version, madeAt, changedAt } = row
  const times = { from, until, madeAt, changedAt }
  const counts = { sequence, moves, version }
  const quote = quoteFrom(row.quote)
  return {
    booking: {
      ...{ jurisdiction, id, facility, state, homeJurisdiction, organisation, quote, person: "", purpose: "" },
      ...times,
      ...counts,
    },
    owner: row.owner ?? "",
    ending: endingOf(row, log),
    moves: log.flatMap(({ act, at, before }) => (act === "facilities.move" && before !== null ? [{ at, before }] : [])),
  }
}

function endingOf(row: PastRow, log: readonly LogRow[]): Ending | null {
  const { state, changedAt, billedAt, minutesUsed, owner, organisation } = row
  const bill = postedOf(row)
  if (state === "settled" && bill !== null && billedAt !== null)
    return { kind: "used", at: billedAt, minutesUsed, bill }
  const last = log.at(-1)
  if (state === "declined")
    return { kind: "declined", at: changedAt, bySilence: last?.act === "facilities.lapse-silence" }
  if (state !== "cancelled") return null
  return {
    kind: "cancelled",
    at: changedAt,
    byOwner: last !== undefined && last.organisation === owner && owner !== organisation,
    state: log.at(-2)?.state === "requested" ? "requested" : "confirmed",
    bill,
  }
}

function postedOf({ fee, paidByVoucher, shares }: PastRow): PostedAmounts | null {
  return fee === null || paidByVoucher === null || shares === null
    ? null
    : { fee, paidByVoucher: BigInt(paidByVoucher), shares: shares.map(BigInt) }
}

async function holdsBefore(db: Db, period: PastPeriod): Promise<readonly PastHold[]> {
  return rows(
    db,
    sql<PastHold>`
      select v.id as voucher, lower(b.during) as use, b.made_at as "from",
        case when b.state in ('cancelled', 'declined', 'settled') then coalesce(l.at, b.changed_at) end as "until",
        (b.quote #>> '{voucher,amount}')::bigint as reserved, coalesce((l.body ->> 'paidByVoucher')::bigint, 0) as paid
      from voucher v
      join voucher_use u on u.jurisdiction = v.jurisdiction and u.voucher = v.id
      join booking b on b.jurisdiction = u.booking_jurisdiction and b.id = u.booking
      left join bill l on l.jurisdiction = b.jurisdiction and l.booking = b.id
      where b.made_at < ${period.from} and ${named(period)}
      order by b.made_at, b.id`,
  )
}
