import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** Who is paid by whom, for which month. */
export interface PaymentKey {
  readonly receiver: string
  readonly payer: string
  readonly month: string
}

/** What a payer owes a receiver for a month, by the receiver's books; negative: the receiver owes. Payments do not count. */
export async function owedFor(
  db: Db,
  { receiver, payer }: Pick<PaymentKey, "receiver" | "payer">,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<bigint> {
  const row = await inBooks(db, [receiver], (db) =>
    firstRow(
      db,
      sql<{ owed: bigint }>`
      select coalesce(-sum(p.amount), 0)::bigint as owed from journal j
      join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id and p.part <> 'payment'
      join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing' and a.counterpart = ${payer}
      where j.jurisdiction = ${receiver} and j.at >= ${from} and j.at < ${until}`,
    ),
  )
  return row?.owed ?? 0n
}

/** How often a payment was recorded, and whether the last record stands. */
export async function paymentRecords(
  db: Db,
  { receiver, payer, month }: PaymentKey,
): Promise<{ readonly count: number; readonly isPaid: boolean }> {
  const row = await inBooks(db, [receiver], (db) =>
    firstRow(
      db,
      sql<{ count: number; isPaid: boolean }>`
      select count(*)::integer as count, coalesce(bool_or(not exists (
        select from journal r where r.jurisdiction = j.jurisdiction and r.reverses = j.id)), false) as "isPaid"
      from journal j where j.jurisdiction = ${receiver} and j.subject_kind = 'payment' and j.subject_jurisdiction = ${receiver}
        and j.reverses is null and split_part(j.subject_id, '/', 1) = ${payer} and split_part(j.subject_id, '/', 2) = ${month}`,
    ),
  )
  return row ?? { count: 0, isPaid: false }
}

/** The refusal for an entry that another request made of the same payment just now; undefined for any other error. */
export function paidJustNow(error: unknown, key: PaymentKey): Refusal | undefined {
  return brokenConstraint(error) === "payment_recorded_once"
    ? new Refusal("settlement.paid-already", { ...key })
    : undefined
}

/** A payment that stands, as a statement shows it. */
export interface RecordedPayment {
  readonly counterpart: string
  readonly at: Instant
  /** Entry in the member's own books. */
  readonly journal: string
}

/** Payments of a member's month, received and made, that were not reversed, in order of counterpart. */
export async function paymentsOf(db: Db, member: string, month: string): Promise<readonly RecordedPayment[]> {
  return inBooks(db, [member], (db) =>
    rows(
      db,
      sql<RecordedPayment>`
      select case when j.subject_jurisdiction = ${member} then split_part(j.subject_id, '/', 1) else j.subject_jurisdiction end as counterpart,
        j.at, j.id as journal
      from journal j where j.jurisdiction = ${member} and j.subject_kind = 'payment' and j.reverses is null
        and split_part(j.subject_id, '/', 2) = ${month}
        and not exists (select from journal r where r.jurisdiction = j.jurisdiction and r.reverses = j.id)
      order by 1`,
    ),
  )
}
