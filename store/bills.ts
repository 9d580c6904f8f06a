import { sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import { Bill, billInside, type ClearingPosting, type Part, type Party } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** Keeps bills, in one statement. @throws Refusal "settlement.already-settled" when a booking has one */
export async function saveBills(db: Db, bills: readonly Bill[]): Promise<void> {
  const given = bills.map((bill) => ({ ...bill, fee: `${bill.fee}`, body: bill }))
  const text = JSON.stringify(given, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
  const books = [...new Set(bills.map(({ jurisdiction }) => jurisdiction))]
  await inBooks(db, books, (db) =>
    sql`
    insert into bill (jurisdiction, booking, at, fee, body)
    select jurisdiction, booking, at, fee, body from jsonb_to_recordset(${text}::jsonb)
      as given (jurisdiction text, booking uuid, at timestamptz, fee bigint, body jsonb)`.execute(db),
  ).catch((error: unknown) => {
    if (brokenConstraint(error) !== "bill_pkey") throw error
    throw new Refusal("settlement.already-settled", { booking: bills.map(({ booking }) => booking).join(", ") })
  })
}

/**
 * The bill of a booking that holds now: the last corrected one; with `reversed` where it was reversed and none took its
 * place. Undefined before it is settled.
 */
export async function billOn(db: Db, jurisdiction: string, booking: string): Promise<Bill | undefined> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<{ body: unknown; reversed: NonNullable<Bill["reversed"]> | null }>`
      select coalesce((select c.body from bill_correction c where c.jurisdiction = b.jurisdiction and c.booking = b.booking
          and c.body is not null order by c.number desc limit 1), b.body) as body,
        case when last.body is null and last.number is not null then jsonb_build_object('at', to_char(last.at at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', last.reason, 'transaction', last.reversal) end as reversed
      from bill b left join lateral (select c.* from bill_correction c where c.jurisdiction = b.jurisdiction
        and c.booking = b.booking order by c.number desc limit 1) last on true
      where b.jurisdiction = ${jurisdiction} and b.booking = ${booking}::uuid`,
    ),
  )
  if (row === undefined) return undefined
  return { ...billFrom(row.body), ...(row.reversed === null ? {} : { reversed: row.reversed }) }
}

/** Reads a bill from its JSON, where amounts are text. */
export function billFrom(body: unknown): Bill {
  return billInside(Bill.parse(body))
}

/** Who stands behind a booking, by name. */
export interface BookingParties {
  readonly facility: Text
  readonly owner: Party
  readonly payer: Party
  readonly host: Party
  readonly home: Party
}

/** A booking by its key. */
export interface BookingKey {
  readonly jurisdiction: string
  readonly id: string
}

/** Facility, owner, payer and members of bookings. @returns booking id → parties */
export async function partiesOf(db: Db, bookings: readonly BookingKey[]): Promise<ReadonlyMap<string, BookingParties>> {
  const named = sql`jsonb_build_object('zh', name_zh, 'en', name_en)`
  const found = await rows(
    db,
    sql<BookingParties & { readonly booking: string }>`
      select b.id as booking,
        jsonb_build_object('zh', f.name_zh, 'en', f.name_en) as facility,
        (select jsonb_build_object('id', id, 'name', ${named}) from organisation where id = f.organisation) as owner,
        (select jsonb_build_object('id', id, 'name', ${named}) from organisation where id = b.organisation) as payer,
        (select jsonb_build_object('id', code, 'name', name) from jurisdiction where code = b.jurisdiction) as host,
        (select jsonb_build_object('id', code, 'name', name) from jurisdiction where code = b.home_jurisdiction) as home
      from booking b
      join jsonb_to_recordset(${JSON.stringify(bookings.map(({ jurisdiction, id }) => ({ jurisdiction, id })))}::jsonb) as given (jurisdiction text, id uuid) using (jurisdiction, id)
      join facility f on f.jurisdiction = b.jurisdiction and f.id = b.facility`,
  )
  return new Map(found.map(({ booking, ...parties }) => [booking, parties]))
}

/** What a bill is about, for the rule book: paying organisation, owner, and the members whose books it touches. */
export async function bookingSides(db: Db, { jurisdiction, id }: BookingKey) {
  return firstRow(
    db,
    sql<{ organisation: string; owner: string | null; home: string; state: string; issuer: string | null }>`
      select b.organisation, f.organisation as owner, b.home_jurisdiction as home, b.state, b.quote #>> '{voucher,jurisdiction}' as issuer
      from booking b join facility f on f.jurisdiction = b.jurisdiction and f.id = b.facility
      where b.jurisdiction = ${jurisdiction} and b.id = ${id}::uuid`,
  )
}

/** Where a member's amounts with the others crossed, between two moments, oldest first, each with its bill. */
export async function clearingOf(
  db: Db,
  member: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly ClearingPosting[]> {
  const hosts = await inBooks(db, [member], (db) =>
    rows(
      db,
      sql<{ counterpart: string }>`
      select counterpart from account where jurisdiction = ${member} and kind = 'clearing'`,
    ),
  )
  // A bill lies in the books of its host, with whom the member then has a clearing account.
  const books = [member, ...hosts.map(({ counterpart }) => counterpart)]
  const found = await inBooks(db, books, (db) =>
    rows(
      db,
      sql<{
        at: Instant
        counterpart: string
        part: Part
        amount: bigint
        journal: string
        text: Text
        kind: string
        host: string
        booking: string
        body: unknown
        reversal: string | null
      }>`
      select j.at, a.counterpart, p.part, p.amount, j.id as journal, j.text, j.subject_kind as kind,
        j.subject_jurisdiction as host, j.subject_id as booking,
        -- A reversal mirrors an earlier transaction; a corrected bill came with a transaction of its own.
        coalesce((select c.body from bill_correction c where c.jurisdiction = b.jurisdiction and c.booking = b.booking
          and c.body ->> 'transaction' = coalesce(mirrored.transaction, j.transaction)::text), b.body) as body,
        (select c.reason from bill_correction c where c.jurisdiction = b.jurisdiction and c.booking = b.booking
          and c.reversal = j.transaction and j.reverses is not null) as reversal
      from journal j
      left join journal mirrored on mirrored.jurisdiction = j.jurisdiction and mirrored.id = j.reverses
      join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id
      join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
      -- Journals about other things have ids of other kinds; in which order conditions are tried is the planner's own affair.
      join bill b on b.jurisdiction = j.subject_jurisdiction
        and b.booking = case when j.subject_kind = 'booking' then j.subject_id::uuid end
      where j.jurisdiction = ${member} and j.at >= ${from} and j.at < ${until}
      -- A corrected bill comes with its reversal, which is read first.
      order by j.at, j.reverses is null, j.id, p.line`,
    ),
  )
  return found.map(({ kind, host, booking, body, ...posting }) => ({
    ...posting,
    subject: { kind, jurisdiction: host, id: booking },
    bill: billFrom(body),
  }))
}

/** Sum of all members' clearing postings between two moments: zero in good books. */
export async function clearingSum(
  db: Db,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<bigint> {
  const row = await inBooks(db, "all", (db) =>
    firstRow(
      db,
      sql<{ sum: bigint }>`
      select coalesce(sum(p.amount), 0)::bigint as sum
      from journal j
      join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id
      join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
      where j.at >= ${from} and j.at < ${until}`,
    ),
  )
  return row?.sum ?? 0n
}
