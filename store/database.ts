import { Kysely, PostgresDialect, type RawBuilder, type Transaction } from "kysely"
import pg from "pg"
import { Refusal } from "../base/index.ts"
import { typeParsers } from "./column-types.ts"
import { platformRole, roleRefused } from "./platform-role.ts"
import type { Schema } from "./schema.ts"

/** What a query function takes first: the database, or a transaction on it. */
export type Db = Kysely<Schema> | Transaction<Schema>

export interface DatabaseOptions {
  /** Most connections at once; 20 when left out. */
  readonly connections?: number
  /** Works as the user of the address, who owns the tables: for migrations. As the platform's role when left out. */
  readonly owner?: boolean
  /** Told when a connection is lost, idle or at work, as at the end of the server. */
  readonly onLost?: (error: Error) => void
}

/** An open database: `db` for queries, `pool` for what speaks PostgreSQL by itself. */
export interface Database {
  readonly db: Kysely<Schema>
  readonly pool: pg.Pool
  /** Waits for running queries and closes all connections. */
  close(): Promise<void>
}

export const oldestServer = 15

/**
 * Opens a pool of connections and checks that the server is one that we run on. Values arrive as: int8 bigint,
 * numeric text, timestamptz `2026-03-31T16:00:00.000Z`, date `2026-03-31`, ranges as PostgreSQL writes them.
 * @throws Refusal "store.server-unreachable", "store.server-too-old", "store.database-not-utf8", "store.role-needed"
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 20,
    connectionTimeoutMillis: 10_000,
    application_name: "delta-commons",
    // What is often read stands in memory: rows by an index are cheap, and no query is long enough to be compiled.
    options: `-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c random_page_cost=1.1 -c jit=off${
      options.owner ? "" : ` -c role=${platformRole}`
    }`,
    types: { getTypeParser: typeParsers },
  })
  const lost = (error: Error) => options.onLost?.(error)
  pool.on("error", lost)
  // The pool listens to idle connections only; one lost at work would end the process.
  pool.on("connect", (client) => client.on("error", lost))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await checkServer(pool, url, options.owner ?? false)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, pool, close: () => db.destroy() }
}

async function checkServer(pool: pg.Pool, url: string, owner: boolean): Promise<void> {
  const client = await pool.connect().catch((error: Error) => {
    throw (
      roleRefused(error, new pg.Client({ connectionString: url })) ??
      new Refusal("store.server-unreachable", { server: withoutPassword(url), cause: causeOf(error) })
    )
  })
  try {
    const { rows } = await client.query<{ version: number; encoding: string; user: string; login: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
        current_user as user, session_user as login`,
    )
    const { version = 0, encoding = "", user = "", login = "" } = rows[0] ?? {}
    if (version < oldestServer)
      throw new Refusal("store.server-too-old", { version: String(version), needed: String(oldestServer) })
    if (encoding !== "UTF8") throw new Refusal("store.database-not-utf8", { encoding })
    // Options in the address take the place of ours.
    if (!owner && user !== platformRole)
      throw new Refusal("store.role-needed", { role: platformRole, user: login, cause: `current_user = ${user}` })
  } finally {
    client.release()
  }
}

/** What failed, in one line: several addresses of one name fail together and say nothing by themselves. */
function causeOf(error: Error): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]*@/, "@")
}

/** Runs a statement and gives its rows. @example await rows(db, sql<{ id: string }>`select id from person`) */
export async function rows<Row>(db: Db, statement: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await statement.execute(db)).rows
}

/** The first row of a statement, or undefined. */
export async function firstRow<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await rows(db, statement))[0]
}
