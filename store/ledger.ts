import { sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import type { AccountKind, Journal, Part } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint, detailOf, isOutOfRange } from "./violation.ts"

/** An entry to be posted, with its id. */
export type NewJournal = Journal & { readonly id: string }

/**
 * Posts entries as one batch: accounts are made where they do not exist, those with a minimum are locked in order of
 * jurisdiction and id (so that two batches never wait for each other), then one statement writes entries and postings;
 * triggers refuse an unbalanced entry, move the balances of accounts with a minimum, and note the entries for the next
 * batch (`closeBatches`), which counts them on all other accounts: these are neither locked nor written here, however
 * many post to them at once. Call it once in a transaction, late: what it locks stays locked until the commit.
 * @throws Refusal "settlement.amount-too-large"; the constraint "account_not_overdrawn" passes as it is, since only the
 * caller knows which purse was empty
 */
export async function post(db: Db, journals: readonly NewJournal[]): Promise<void> {
  if (journals.length === 0) return
  const books = [...new Set(journals.map(({ jurisdiction }) => jurisdiction))]
  await inBooks(db, books, async (db) => {
    await readyAccounts(db, journals)
    await insertEntries(db, journals)
  })
}

async function readyAccounts(db: Db, journals: readonly NewJournal[]): Promise<void> {
  const accounts = accountRows(journals)
  // Rows that are there already are passed over before anything is written: nothing of a busy account is touched.
  await sql`
    insert into account (jurisdiction, id, kind, owner, counterpart, minimum)
    select jurisdiction, id, kind, owner, counterpart, minimum from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb)
      as given (jurisdiction text, id text, kind text, owner text, counterpart text, minimum bigint)
    where not exists (select from account a where a.jurisdiction = given.jurisdiction and a.id = given.id)
    order by jurisdiction, id on conflict do nothing`.execute(db)
  const guarded = accounts
    .filter(({ minimum }) => minimum !== null)
    .map(({ jurisdiction, id }) => ({ jurisdiction, id }))
  if (guarded.length > 0)
    await sql`
      select 1 from account join jsonb_to_recordset(${JSON.stringify(guarded)}::jsonb) as given (jurisdiction text, id text) using (jurisdiction, id)
      order by jurisdiction, id for no key update of account`.execute(db)
}

async function insertEntries(db: Db, journals: readonly NewJournal[]): Promise<void> {
  const { entries, postings } = entryRows(journals)
  await sql`
    with entry as (
      insert into journal (jurisdiction, id, transaction, at, act, subject_kind, subject_jurisdiction, subject_id, text, list_version, reverses)
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as given (jurisdiction text, id uuid, transaction uuid, at timestamptz, act text, subject_kind text,
          subject_jurisdiction text, subject_id text, text jsonb, list_version integer, reverses uuid))
    insert into posting (jurisdiction, journal, line, account, part, amount)
    select * from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb)
      as given (jurisdiction text, journal uuid, line integer, account text, part text, amount bigint)`
    .execute(db)
    .catch((error: unknown) => {
      throw refusedEntry(error, journals) ?? error
    })
}

/** What the database itself refuses of an entry: an impossible amount, a closed month, or a second reversal. */
function refusedEntry(error: unknown, journals: readonly NewJournal[]): Refusal | undefined {
  const constraint = brokenConstraint(error)
  if (isOutOfRange(error) || constraint === "posting_amount_possible") return new Refusal("settlement.amount-too-large")
  if (constraint === "period_is_open") {
    const [jurisdiction = "", month = ""] = detailOf(error).split(" ")
    return new Refusal("settlement.period-closed", { jurisdiction, month })
  }
  if (constraint !== "journal_is_reversed_once") return undefined
  const { jurisdiction = "", reverses = "" } = journals.find((journal) => journal.reverses !== undefined) ?? {}
  return new Refusal("settlement.already-reversed", { jurisdiction, entry: reverses, by: "another" })
}

function accountRows(journals: readonly NewJournal[]) {
  const found = new Map<string, Readonly<Record<string, string | null>>>()
  for (const { jurisdiction, postings } of journals)
    for (const { account } of postings)
      found.set(`${jurisdiction} ${account.id}`, {
        ...account,
        jurisdiction,
        minimum: account.minimum === null ? null : `${account.minimum}`,
      })
  return [...found.values()]
}

function entryRows(journals: readonly NewJournal[]) {
  return {
    entries: journals.map(({ jurisdiction, id, transaction, at, act, subject, text, listVersion, reverses }) => ({
      jurisdiction,
      id,
      transaction,
      at,
      act,
      subject_kind: subject.kind,
      subject_jurisdiction: subject.jurisdiction,
      subject_id: subject.id,
      text,
      list_version: listVersion,
      reverses: reverses ?? null,
    })),
    postings: journals.flatMap(({ jurisdiction, id, postings }) =>
      postings.map(({ account, part, amount }, index) => ({
        jurisdiction,
        journal: id,
        line: index + 1,
        account: account.id,
        part,
        amount: `${amount}`,
      })),
    ),
  }
}

/** A posted amount as a reader sees it: `of` names the organisation or member that the account belongs to. */
export interface PostedAmount {
  readonly account: string
  readonly kind: AccountKind
  readonly of: Text | null
  readonly part: Part
  readonly amount: bigint
}

/** The sealed batch that an entry is in: its number in the books of its jurisdiction, and the log entry that proves it. */
export interface InBatch {
  readonly number: number
  /** Root of the batch's tree, hexadecimal. */
  readonly root: string
  readonly entry: string
}

/** A posted entry. */
export interface PostedJournal {
  readonly jurisdiction: string
  readonly id: string
  readonly transaction: string
  readonly at: Instant
  readonly act: string
  readonly subject: { readonly kind: string; readonly jurisdiction: string; readonly id: string }
  readonly text: Text
  readonly listVersion: number
  /** Entry in the same books whose mirror this one is. */
  readonly reverses: string | null
  /** Entry in the same books that is the mirror of this one. */
  readonly reversedBy: string | null
  /** Null while it waits for its batch, for a second or so. */
  readonly batch: InBatch | null
  readonly postings: readonly PostedAmount[]
}

/** Which entries are asked for; each condition narrows. */
export interface JournalFilter {
  readonly jurisdiction?: string | undefined
  /** Entries that touch this account. */
  readonly account?: string | undefined
  readonly subject?: string | undefined
  /** Entries that touch the account of this organisation. */
  readonly organisation?: string | undefined
  readonly period?: { readonly from: Instant; readonly until: Instant } | undefined
}

/** Where a page of entries ended. */
export interface JournalPosition {
  readonly at: string
  readonly jurisdiction: string
  readonly id: string
}

type JournalRow = Omit<PostedJournal, "subject" | "listVersion" | "reversedBy" | "postings"> & {
  readonly reversed_by: string | null
  readonly subject_kind: string
  readonly subject_jurisdiction: string
  readonly subject_id: string
  readonly list_version: number
  readonly postings: readonly (Omit<PostedAmount, "amount"> & { readonly amount: string })[]
}

/** Entries, newest first, each with its postings in order. Reads all members' books when no jurisdiction is named. */
export async function journalsOn(
  db: Db,
  { jurisdiction, account, subject, organisation, period }: JournalFilter,
  limit: number,
  after?: JournalPosition,
): Promise<readonly PostedJournal[]> {
  const touching = (id: string) =>
    sql`exists (select from posting p where p.jurisdiction = j.jurisdiction and p.journal = j.id and p.account = ${id})`
  const conditions = [
    ...(jurisdiction === undefined ? [] : [sql`j.jurisdiction = ${jurisdiction}`]),
    ...(subject === undefined ? [] : [sql`j.subject_id = ${subject}`]),
    ...(period === undefined ? [] : [sql`j.at >= ${period.from} and j.at < ${period.until}`]),
    ...(account === undefined ? [] : [touching(account)]),
    ...(organisation === undefined ? [] : [touching(`organisation:${organisation}`)]),
    // The row comparison follows the order: later moments first, then jurisdiction and id rising.
    ...(after === undefined
      ? []
      : [
          sql`(j.at < ${after.at} or (j.at = ${after.at} and (j.jurisdiction, j.id) > (${after.jurisdiction}, ${after.id}::uuid)))`,
        ]),
  ]
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  const found = await inBooks(db, jurisdiction === undefined ? "all" : [jurisdiction], (db) =>
    rows(
      db,
      sql<JournalRow>`
      select j.*, (
        select jsonb_build_object('number', b.number, 'root', encode(b.root, 'hex'), 'entry', b.entry)
        from batch_journal m join batch b on b.jurisdiction = m.jurisdiction and b.number = m.batch
        where m.jurisdiction = j.jurisdiction and m.journal = j.id) as batch, (
        select r.id from journal r where r.jurisdiction = j.jurisdiction and r.reverses = j.id) as reversed_by, (
        select jsonb_agg(jsonb_build_object('account', p.account, 'kind', a.kind, 'part', p.part, 'amount', p.amount::text,
          'of', case when a.counterpart is not null then c.name
            when a.kind = 'organisation' then jsonb_build_object('zh', o.name_zh, 'en', o.name_en) end) order by p.line)
        from posting p
        join account a on a.jurisdiction = p.jurisdiction and a.id = p.account
        left join jurisdiction c on c.code = a.counterpart
        left join organisation o on o.id = a.owner
        where p.jurisdiction = j.jurisdiction and p.journal = j.id) as postings
      from (
        select j.jurisdiction, j.id, j.transaction, j.at, j.act, j.subject_kind, j.subject_jurisdiction, j.subject_id, j.text, j.list_version, j.reverses
        from journal j ${where} order by j.at desc, j.jurisdiction, j.id limit ${limit}) j
      order by j.at desc, j.jurisdiction, j.id`,
    ),
  )
  return found.map(journalFrom)
}

function journalFrom(row: JournalRow): PostedJournal {
  const { subject_kind, subject_jurisdiction, subject_id, list_version, reversed_by, postings, ...journal } = row
  return {
    ...journal,
    subject: { kind: subject_kind, jurisdiction: subject_jurisdiction, id: subject_id },
    listVersion: list_version,
    reversedBy: reversed_by,
    postings: postings.map(({ amount, ...posting }) => ({ ...posting, amount: BigInt(amount) })),
  }
}

/** Balance of an account of this moment; zero before its first posting. */
export async function balanceOf(db: Db, jurisdiction: string, account: string): Promise<bigint> {
  const row = await inBooks(db, [jurisdiction], (db) =>
    firstRow(
      db,
      sql<{ balance: bigint }>`
        select balance from account_balance where jurisdiction = ${jurisdiction} and id = ${account}`,
    ),
  )
  return row?.balance ?? 0n
}
