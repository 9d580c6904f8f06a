import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { batchRoot, type SealedJournal } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { platformHash } from "./log-tree.ts"

/** Entries of one jurisdiction sealed together. The log entry `entry` is the caller's to append, in the same transaction. */
export interface ClosedBatch {
  readonly jurisdiction: string
  /** Counts from 1 in the books of its jurisdiction. */
  readonly number: number
  readonly journals: number
  /** Root of the tree over the entries, hexadecimal; see `batchRoot`. */
  readonly root: string
  readonly entry: string
}

export interface CloseOptions {
  readonly now: Instant
  /** Ids for the entries of the log. */
  readonly newId: () => string
  /** Most entries taken by one call; 5,000 when left out. */
  readonly limit?: number
}

/** Names the lock that lets one server at a time close batches, so that their numbers have no gap. */
const closingLock = 8_153_720

/**
 * Takes the entries that no batch holds yet, one batch a jurisdiction, and counts them on the accounts that posting left
 * alone: all of it in one transaction or nothing, so that a call that broke off, or was made twice, counts nothing twice.
 * Servers may call it at once: one works, the others find nothing to do.
 * @returns the batches closed, in order of jurisdiction; the caller appends an entry of the log with the id of each
 */
export async function closeBatches(
  db: Db,
  { now, newId, limit = 5_000 }: CloseOptions,
): Promise<readonly ClosedBatch[]> {
  return inBooks(db, "all", async (db) => {
    const lock = await firstRow(
      db,
      sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(${closingLock}::bigint) as ours`,
    )
    if (lock?.ours !== true) return []
    const waiting = await waitingJournals(db, limit)
    if (waiting.length === 0) return []
    const last = await lastNumbers(db)
    const batches = [...Map.groupBy(waiting, ({ jurisdiction }) => jurisdiction)].map(([jurisdiction, journals]) => ({
      jurisdiction,
      number: (last.get(jurisdiction) ?? 0) + 1,
      journals: journals.length,
      root: batchRoot(journals, platformHash),
      entry: newId(),
    }))
    await saveBatches(db, batches, waiting, now)
    return batches
  })
}

interface WaitingRow extends Omit<SealedJournal, "subject" | "postings"> {
  readonly kind: string
  readonly of: string
  readonly subject: string
  readonly postings: readonly (readonly [account: string, part: string, amount: string])[]
}

async function waitingJournals(db: Db, limit: number): Promise<readonly SealedJournal[]> {
  const found = await rows(
    db,
    sql<WaitingRow>`
      select j.jurisdiction, j.id, j.transaction, j.at, j.act, j.subject_kind as kind, j.subject_jurisdiction as of,
        j.subject_id as subject, j.text, j.list_version as "listVersion", j.reverses, p.postings
      from (select jurisdiction, journal from journal_waiting order by jurisdiction, journal limit ${limit}) w
      join journal j on j.jurisdiction = w.jurisdiction and j.id = w.journal
      cross join lateral (
        select jsonb_agg(jsonb_build_array(account, part, amount::text) order by line) as postings
        from posting where jurisdiction = w.jurisdiction and journal = w.journal) p
      order by j.jurisdiction, j.id`,
  )
  return found.map(({ kind, of, subject, postings, ...journal }) => ({
    ...journal,
    subject: { kind, jurisdiction: of, id: subject },
    postings: (postings ?? []).map(([account, part, amount]) => ({ account, part, amount })),
  }))
}

async function lastNumbers(db: Db): Promise<ReadonlyMap<string, number>> {
  const found = await rows(
    db,
    sql<{ jurisdiction: string; number: number }>`
      select code as jurisdiction, coalesce((select max(number) from batch where jurisdiction = code), 0) as number from jurisdiction`,
  )
  return new Map(found.map(({ jurisdiction, number }) => [jurisdiction, number]))
}

async function saveBatches(
  db: Db,
  batches: readonly ClosedBatch[],
  waiting: readonly SealedJournal[],
  now: Instant,
): Promise<void> {
  const numbers = new Map(batches.map(({ jurisdiction, number }) => [jurisdiction, number]))
  const saved = await firstRow(
    db,
    sql<{ count: bigint }>`
      with given as (
        select * from unnest(${waiting.map(({ jurisdiction }) => jurisdiction)}::text[], ${waiting.map(({ id }) => id)}::uuid[],
          ${waiting.map(({ jurisdiction }) => numbers.get(jurisdiction))}::integer[]) as given (jurisdiction, journal, batch)),
      taken as (
        delete from journal_waiting w using given
        where w.jurisdiction = given.jurisdiction and w.journal = given.journal returning w.journal),
      closed as (
        insert into batch (jurisdiction, number, at, journals, root, entry)
        select jurisdiction, number, ${now}::timestamptz, journals, decode(root, 'hex'), entry
        from jsonb_to_recordset(${JSON.stringify(batches)}::jsonb)
          as closed (jurisdiction text, number integer, journals integer, root text, entry uuid)),
      held as (insert into batch_journal (jurisdiction, journal, batch) select jurisdiction, journal, batch from given),
      moved as (
        select p.jurisdiction, p.account, sum(p.amount) as amount
        from given join posting p on p.jurisdiction = given.jurisdiction and p.journal = given.journal
        group by p.jurisdiction, p.account),
      counted as (
        update account set balance = balance + moved.amount from moved
        where account.jurisdiction = moved.jurisdiction and account.id = moved.account and account.minimum is null)
      select count(*) from taken`,
  )
  if (saved?.count !== BigInt(waiting.length)) throw new Error("entries of a batch were taken by another")
}
