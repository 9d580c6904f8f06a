import { sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import type { Account, Bill, EntryToReverse, Part } from "../settlement/index.ts"
import { billFrom } from "./bills.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** An entry by its key. */
export interface EntryKey {
  readonly jurisdiction: string
  readonly entry: string
}

/** What an entry is about. @throws Refusal "settlement.unknown-entry" */
export async function subjectOf(db: Db, { jurisdiction, entry }: EntryKey): Promise<EntryToReverse["subject"]> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<EntryToReverse["subject"]>`
      select subject_kind as kind, subject_jurisdiction as jurisdiction, subject_id as id from journal
      where jurisdiction = ${jurisdiction} and id = ${entry}::uuid`,
    ),
  )
  if (row === undefined) throw new Refusal("settlement.unknown-entry", { jurisdiction, entry })
  return row
}

/** One entry of a transaction, by which it is reversed; undefined where it moved nothing. Within the books of all. */
export async function entryOf(
  db: Db,
  { subject, transaction }: { readonly subject: string; readonly transaction: string },
): Promise<EntryKey | undefined> {
  return firstRow(
    db,
    sql<EntryKey>`select jurisdiction, id as entry from journal
      where subject_id = ${subject} and transaction = ${transaction}::uuid order by jurisdiction, id limit 1`,
  )
}

interface EntryRow {
  readonly jurisdiction: string
  readonly id: string
  readonly transaction: string
  readonly at: Instant
  readonly act: string
  readonly kind: string
  readonly subject_jurisdiction: string
  readonly subject_id: string
  readonly text: Text
  readonly list_version: number
  readonly reverses: string | null
  readonly reversed_by: string | null
  readonly postings: readonly {
    readonly account: Omit<Account, "minimum"> & { readonly minimum: string | null }
    readonly part: Part
    readonly amount: string
  }[]
}

/** All entries of the transaction to which an entry belongs, in the books of whichever member, in order of jurisdiction. */
export async function transactionOf(db: Db, { jurisdiction, entry }: EntryKey): Promise<readonly EntryToReverse[]> {
  const found = await inBooks(db, "all", (db) =>
    rows(
      db,
      sql<EntryRow>`
      select j.jurisdiction, j.id, j.transaction, j.at, j.act, j.subject_kind as kind, j.subject_jurisdiction, j.subject_id,
        j.text, j.list_version, j.reverses,
        (select r.id from journal r where r.jurisdiction = j.jurisdiction and r.reverses = j.id) as reversed_by,
        (select jsonb_agg(jsonb_build_object('part', p.part, 'amount', p.amount::text, 'account', jsonb_build_object('id', a.id,
            'kind', a.kind, 'owner', a.owner, 'counterpart', a.counterpart, 'minimum', a.minimum::text)) order by p.line)
          from posting p join account a on a.jurisdiction = p.jurisdiction and a.id = p.account
          where p.jurisdiction = j.jurisdiction and p.journal = j.id) as postings
      from journal asked join journal j on j.subject_id = asked.subject_id and j.transaction = asked.transaction
      where asked.jurisdiction = ${jurisdiction} and asked.id = ${entry}::uuid order by j.jurisdiction, j.id`,
    ),
  )
  return found.map(({ kind, subject_jurisdiction, subject_id, list_version, reversed_by, postings, ...row }) => ({
    ...row,
    subject: { kind, jurisdiction: subject_jurisdiction, id: subject_id },
    listVersion: list_version,
    reversedBy: reversed_by,
    postings: postings.map(({ account, part, amount }) => ({
      account: { ...account, minimum: account.minimum === null ? null : BigInt(account.minimum) },
      part,
      amount: BigInt(amount),
    })),
  }))
}

/** A reversal of a booking's bill, and the bill that took its place. */
export interface BillCorrection {
  readonly number: number
  readonly at: Instant
  readonly reason: string
  /** Transaction of the bill that was reversed. */
  readonly reversed: string
  /** Transaction of the mirror. */
  readonly reversal: string
  readonly corrected: Bill | null
}

/** Keeps a correction as the next of its booking. @throws Refusal "settlement.already-reversed" when that transaction is reversed */
export async function saveCorrection(
  db: Db,
  { jurisdiction, booking }: { readonly jurisdiction: string; readonly booking: string },
  { at, reason, reversed, reversal, corrected }: Omit<BillCorrection, "number">,
): Promise<void> {
  const body = corrected === null ? null : JSON.stringify(corrected, asText)
  await sql`
    insert into bill_correction (jurisdiction, booking, number, at, reason, reversed, reversal, body)
    select ${jurisdiction}, ${booking}::uuid, coalesce(max(number), 0) + 1, ${at}::timestamptz, ${reason}, ${reversed}::uuid,
      ${reversal}::uuid, ${body}::jsonb
    from bill_correction where jurisdiction = ${jurisdiction} and booking = ${booking}::uuid`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error)?.startsWith("bill_correction") !== true) throw error
      throw new Refusal("settlement.already-reversed", { jurisdiction, entry: booking, by: "another" })
    })
}

function asText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value
}

/** The first bill of a booking and its corrections in order; undefined before it is settled. */
export async function billHistory(
  db: Db,
  { jurisdiction, booking }: { readonly jurisdiction: string; readonly booking: string },
): Promise<{ readonly first: Bill; readonly corrections: readonly BillCorrection[] } | undefined> {
  const bill = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<{ body: unknown }>`select body from bill where jurisdiction = ${jurisdiction} and booking = ${booking}::uuid`,
    ),
  )
  if (bill === undefined) return undefined
  const found = await rows(
    db,
    sql<Omit<BillCorrection, "corrected"> & { readonly body: unknown }>`
      select number, at, reason, reversed, reversal, body from bill_correction
      where jurisdiction = ${jurisdiction} and booking = ${booking}::uuid order by number`,
  )
  return {
    first: billFrom(bill.body),
    corrections: found.map(({ body, ...correction }) => ({
      ...correction,
      corrected: body === null ? null : billFrom(body),
    })),
  }
}
