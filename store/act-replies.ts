import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { type Db, firstRow } from "./database.ts"

/** By which a repeated request is known: who asks, from which home, with which key. */
export interface ActKey {
  readonly jurisdiction: string
  readonly person: string
  readonly key: string
}

/** What an earlier request with the same key was, and what it was answered. */
export interface EarlierReply {
  readonly act: string
  readonly digest: string
  readonly reply: string | null
}

/**
 * Claims a key for the running transaction. A request with the same key that is still running is waited for.
 * @returns undefined when the key is new, else the earlier reply
 */
export async function claimKey(
  db: Db,
  { jurisdiction, person, key }: ActKey,
  { act, digest, at }: { act: string; digest: string; at: Instant },
): Promise<EarlierReply | undefined> {
  const claimed = await firstRow(
    db,
    sql<{ key: string }>`
      insert into act_reply (jurisdiction, person, key, act, request_digest, at)
      values (${jurisdiction}, ${person}, ${key}, ${act}, decode(${digest}, 'hex'), ${at})
      on conflict do nothing returning key`,
  )
  if (claimed !== undefined) return undefined
  return firstRow(
    db,
    sql<EarlierReply>`
      select act, encode(request_digest, 'hex') as digest, reply from act_reply
      where jurisdiction = ${jurisdiction} and person = ${person} and key = ${key}`,
  )
}

/** Keeps the reply with its key, in the act's own transaction. */
export async function keepReply(db: Db, { jurisdiction, person, key }: ActKey, reply: string): Promise<void> {
  await sql`update act_reply set reply = ${reply}, status = 200
    where jurisdiction = ${jurisdiction} and person = ${person} and key = ${key}`.execute(db)
}

/** Forgets keys older than a moment; a client that comes back later than that is told nothing wrong, it acts anew. */
export async function forgetReplies(db: Db, before: Instant): Promise<void> {
  await sql`delete from act_reply where at < ${before}`.execute(db)
}
