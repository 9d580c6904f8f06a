import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { appendLeaves, emptyFrontier, formatCheckpoint, rootOf, type Signer, signNote } from "../evidence/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { frontierAt, platformHash, saveNodes } from "./log-tree.ts"
import { transaction } from "./transaction.ts"

export interface IntegrateOptions {
  readonly now: Instant
  /** Signs the new head; its name is the log's origin. */
  readonly signer: Signer
  /** Most entries taken in by one call; 5,000 when left out. */
  readonly limit?: number
}

export interface Integrated {
  /** Entries taken in by this call; as many as the limit means that more may wait. */
  readonly integrated: number
  readonly size: number
  /** Another server is taking entries in at this moment: nothing was done. */
  readonly busy: boolean
}

interface Waiting {
  readonly jurisdiction: string
  readonly id: string
  readonly hash: Uint8Array
}

/** Names the lock that lets one server at a time give out indexes. */
const integrationLock = 5_231_962

/**
 * Takes committed entries that have no index into the tree, by time, jurisdiction and id, and signs a new head: all of
 * it in one transaction or nothing. Servers may call it at once: one works, the others answer `busy`. An entry that is
 * committed later with an earlier time just gets a later index. The first call of an empty log signs a head of size 0.
 * @throws Refusal "evidence.tree-damaged" when the stored tree is not the one of the newest head
 */
export async function integrate(db: Db, options: IntegrateOptions): Promise<Integrated> {
  return transaction(db, async (db) => {
    const lock = await firstRow(
      db,
      sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(${integrationLock}::bigint) as ours`,
    )
    const head = await firstRow(
      db,
      sql<{ size: bigint; root: Uint8Array }>`select size, root from log_head order by size desc limit 1`,
    )
    const size = Number(head?.size ?? 0n)
    if (lock?.ours !== true) return { integrated: 0, size, busy: true }
    const waiting = await rows(
      db,
      sql<Waiting>`
        select jurisdiction, id, leaf_hash as hash from log_entry where leaf_index is null
        order by at, jurisdiction, id limit ${options.limit ?? 5_000}`,
    )
    if (head !== undefined && waiting.length === 0) return { integrated: 0, size, busy: false }
    const before = head === undefined ? emptyFrontier : await frontierAt(db, size, head.root)
    const leaves = waiting.map(({ hash }) => hash)
    const { frontier, nodes } = appendLeaves(before, leaves, platformHash)
    await saveIndexes(db, waiting, size)
    await saveNodes(db, nodes)
    await saveHead(db, frontier.size, rootOf(frontier, platformHash), options)
    return { integrated: waiting.length, size: frontier.size, busy: false }
  })
}

async function saveIndexes(db: Db, entries: readonly Waiting[], from: number): Promise<void> {
  const jurisdictions = entries.map(({ jurisdiction }) => jurisdiction)
  const ids = entries.map(({ id }) => id)
  const given = sql`
    select ${from}::bigint + given.number - 1 as index, given.jurisdiction, given.id
    from unnest(${jurisdictions}::text[], ${ids}::uuid[]) with ordinality as given (jurisdiction, id, number)`
  await sql`insert into log_leaf (index, jurisdiction, entry) ${given}`.execute(db)
  await sql`
    update log_entry entry set leaf_index = given.index from (${given}) given
    where entry.jurisdiction = given.jurisdiction and entry.id = given.id`.execute(db)
}

async function saveHead(db: Db, size: number, root: Uint8Array, { now, signer }: IntegrateOptions): Promise<void> {
  const checkpoint = signNote(formatCheckpoint({ origin: signer.name, size, root }), signer, platformHash)
  await sql`
    insert into log_head (size, root, at, checkpoint)
    values (${size}, ${Buffer.from(root)}, ${now}, ${checkpoint})`.execute(db)
}
