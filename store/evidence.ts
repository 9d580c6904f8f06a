import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import {
  checkpointLine,
  Entry,
  entryLine,
  entryText,
  type Hash,
  headerLine,
  leafHash,
  planConsistency,
  planInclusion,
} from "../evidence/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { platformHash, proofOf } from "./log-tree.ts"

export { integrate } from "./integrate.ts"

/**
 * Writes an act's entry in the act's own transaction: one insert, nothing is read or locked. `integrate` gives it its
 * place in the tree once it is committed.
 * @throws Refusal "evidence.personal-data" when it would name a person; ZodError when it is not an entry
 */
export async function appendEntry(db: Db, entry: Entry, hash: Hash = platformHash): Promise<void> {
  const { id, jurisdiction, at, act, organisation, of } = entry
  // What the log holds for ever must be readable for ever: an odd entry fails its act, not the later check.
  const body = entryText(Entry.parse(entry))
  const leaf = Buffer.from(leafHash(Buffer.from(body), hash))
  await sql`
    insert into log_entry (jurisdiction, id, at, act, organisation, subject_kind, subject_id, body, leaf_hash)
    values (${jurisdiction}, ${id}, ${at}, ${act}, ${organisation}, ${of.kind}, ${of.id}, ${body}, ${leaf})`.execute(db)
}

/** A signed head of the log. */
export interface Head {
  readonly size: number
  readonly root: Uint8Array
  readonly at: Instant
  /** The head as a signed note. */
  readonly checkpoint: string
}

interface HeadRow extends Omit<Head, "size"> {
  readonly size: bigint
}

/** The newest head, or that of one size; undefined when there is none. */
export async function head(db: Db, size?: number): Promise<Head | undefined> {
  const wanted = size === undefined ? sql`` : sql`where size = ${size}`
  const found = await firstRow(
    db,
    sql<HeadRow>`select size, root, at, checkpoint from log_head ${wanted} order by size desc limit 1`,
  )
  return found === undefined ? undefined : { ...found, size: Number(found.size) }
}

/** How many entries wait for their place in the tree. */
export async function waitingEntries(db: Db): Promise<number> {
  const found = await firstRow(db, sql<{ count: bigint }>`select count(*) from log_entry where leaf_index is null`)
  return Number(found?.count ?? 0n)
}

/** That an entry is in the log of a signed head. */
export interface InclusionProof extends Head {
  readonly index: number
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
}

/**
 * Proves that the entry at an index is in the log, under the newest head or that of a size.
 * @throws Refusal "evidence.unknown-size" when no head of that size was signed, "evidence.unknown-entry" beyond it
 */
export async function inclusionProof(db: Db, index: number, size?: number): Promise<InclusionProof> {
  const under = await head(db, size)
  if (under === undefined && size !== undefined)
    throw new Refusal("evidence.unknown-size", { from: String(size), to: String((await head(db))?.size ?? 0) })
  const plan = planInclusion(index, under?.size ?? 0)
  // The leaf is read like one more hash of the proof, in the same query.
  const [leaf, ...path] = await proofOf(db, [[{ level: 0, index }], ...plan])
  if (under === undefined || leaf === undefined)
    throw new Refusal("evidence.unknown-entry", { index: String(index), size: "0" })
  return { ...under, index, leaf, path }
}

/**
 * Proves that the log of one size is the beginning of the log of another.
 * @throws Refusal "evidence.unknown-size" when `from` is 0 or above `to`, or `to` is above the newest head
 */
export async function consistencyProof(db: Db, from: number, to: number): Promise<readonly Uint8Array[]> {
  const newest = (await head(db))?.size ?? 0
  if (to > newest) throw new Refusal("evidence.unknown-size", { from: String(from), to: String(to) })
  return proofOf(db, planConsistency(from, to))
}

/** An entry as the log keeps it. */
export interface LoggedEntry {
  /** Its place in the tree; null while it waits. */
  readonly index: number | null
  readonly jurisdiction: string
  readonly id: string
  readonly at: Instant
  readonly act: string
  readonly organisation: string | null
  readonly of: { readonly kind: string; readonly id: string }
  /** Canonical JSON: the bytes that the leaf hash covers. */
  readonly body: string
  readonly leaf: Uint8Array
}

interface EntryRow extends Omit<LoggedEntry, "index" | "of"> {
  readonly index: bigint | null
  readonly kind: string
  readonly subject: string
}

const columns = sql`entry.leaf_index as index, entry.jurisdiction, entry.id, entry.at, entry.act, entry.organisation,
  entry.subject_kind as kind, entry.subject_id as subject, entry.body, entry.leaf_hash as leaf`

function loggedEntry({ index, kind, subject, ...row }: EntryRow): LoggedEntry {
  return { ...row, index: index === null ? null : Number(index), of: { kind, id: subject } }
}

/** Entries in the tree by rising index, from `from` on. */
export async function entries(db: Db, from: number, limit: number): Promise<readonly LoggedEntry[]> {
  const found = await rows(
    db,
    sql<EntryRow>`
      select ${columns} from log_leaf leaf
      join log_entry entry on entry.jurisdiction = leaf.jurisdiction and entry.id = leaf.entry
      where leaf.index >= ${from} order by leaf.index limit ${limit}`,
  )
  return found.map(loggedEntry)
}

/** Entries in the tree by falling index, below `before` (the newest when left out); of one kind of act if named. */
export async function newestEntries(
  db: Db,
  limit: number,
  { before = Number.MAX_SAFE_INTEGER, act }: { readonly before?: number; readonly act?: string } = {},
): Promise<readonly LoggedEntry[]> {
  const named = act === undefined ? sql`` : sql`and entry.act = ${act}`
  const found = await rows(
    db,
    sql<EntryRow>`
      select ${columns} from log_leaf leaf
      join log_entry entry on entry.jurisdiction = leaf.jurisdiction and entry.id = leaf.entry
      where leaf.index < ${before} ${named} order by leaf.index desc limit ${limit}`,
  )
  return found.map(loggedEntry)
}

/** The last entry of a page, after which the next begins. */
export interface EntryPosition {
  readonly at: Instant
  readonly id: string
}

/** Entries of one subject or organisation, newest first, waiting ones among them. */
export async function entriesOf(
  db: Db,
  whose: { readonly subject: string } | { readonly organisation: string },
  limit: number,
  after?: EntryPosition,
): Promise<readonly LoggedEntry[]> {
  const condition =
    "subject" in whose ? sql`entry.subject_id = ${whose.subject}` : sql`entry.organisation = ${whose.organisation}`
  const beyond =
    after === undefined ? sql`` : sql`and (entry.at, entry.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  const found = await rows(
    db,
    sql<EntryRow>`
      select ${columns} from log_entry entry where ${condition} ${beyond}
      order by entry.at desc, entry.id desc limit ${limit}`,
  )
  return found.map(loggedEntry)
}

/** One entry by its id, or undefined. */
export async function entryById(db: Db, id: string): Promise<LoggedEntry | undefined> {
  const found = await firstRow(db, sql<EntryRow>`select ${columns} from log_entry entry where entry.id = ${id}::uuid`)
  return found === undefined ? undefined : loggedEntry(found)
}

const page = 1_000

/**
 * The whole log as lines of JSON, each with its newline, as `delta log verify` reads it: header, entries up to the
 * newest head, heads. What is read never changes, so no transaction is held open while a slow reader takes it.
 * @param log the log's origin and its verifier key
 */
export async function* exportLog(
  db: Db,
  log: { readonly origin: string; readonly key: string },
): AsyncGenerator<string, void, undefined> {
  const size = (await head(db))?.size ?? -1
  yield `${headerLine({ origin: log.origin, key: log.key })}\n`
  for (let from = 0; from < size; from += page)
    for (const { index, body, leaf } of await entries(db, from, Math.min(page, size - from)))
      yield `${entryLine(index ?? -1, body, leaf)}\n`
  for (let after = -1; after < size; ) {
    const heads = await rows(
      db,
      sql<{ size: bigint; checkpoint: string }>`
        select size, checkpoint from log_head where size > ${after} and size <= ${size} order by size limit ${page}`,
    )
    for (const { checkpoint } of heads) yield `${checkpointLine(checkpoint)}\n`
    after = Number(heads.at(-1)?.size ?? size)
  }
}
