import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type pg from "pg"
import { Refusal } from "../base/index.ts"
import { openDatabase } from "./database.ts"
import { grantPlatform, isGranted } from "./platform-role.ts"

export const migrationsFolder = join(import.meta.dirname, "migrations")

/** Any number, the same in every process of the platform: they migrate one after the other. */
const migrationLock = 7_305_941_226

interface Migration {
  readonly number: number
  readonly file: string
  readonly sql: string
  readonly sha256: string
}

interface Applied {
  readonly number: number
  readonly sha256: string
}

/**
 * Brings the database of an address up to the newest migration, as its owner.
 * @returns the files applied now, in order
 * @throws Refusal as `openDatabase` and `migrate`
 */
export async function migrateDatabase(url: string): Promise<readonly string[]> {
  const database = await openDatabase(url, { owner: true, connections: 1 })
  return migrate(database.pool).finally(database.close)
}

/**
 * Brings a database up to the newest migration, and grants the platform's role what it needs: each in a transaction of its own, under a lock that other processes
 * wait for. A database that is up to date is only looked at.
 * @param pool connections of the owner
 * @returns the files applied now, in order
 * @throws Refusal "store.migration-edited", "store.migration-misnumbered", "store.migration-failed", "store.database-newer", "store.role-needed", "store.role-too-strong"
 */
export async function migrate(pool: pg.Pool, folder: string = migrationsFolder): Promise<readonly string[]> {
  const migrations = readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock])
    await client.query(`
      create table if not exists migration (
        number integer primary key,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`)
    await client.query("comment on table migration is 'local: which migrations this database has'")
    const { rows } = await client.query<Applied>("select number, sha256 from migration order by number")
    const pending = pendingAfter(rows, migrations)
    for (const migration of pending) await apply(client, migration)
    if (pending.length > 0 || !(await isGranted(client))) await grantPlatform(client)
    return pending.map(({ file }) => file)
  } finally {
    // Closing the connection frees the lock, also after a failure in the middle of a migration.
    client.release(true)
  }
}

function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"))
  const migrations = files.sort().map((file) => {
    if (!/^\d{3}-[a-z0-9-]+\.sql$/.test(file)) throw new Refusal("store.migration-misnumbered", { file })
    const sql = readFileSync(join(folder, file), "utf8")
    return { number: Number(file.slice(0, 3)), file, sql, sha256: createHash("sha256").update(sql).digest("hex") }
  })
  const twice = migrations.find(({ number }, index) => number === migrations[index - 1]?.number)
  if (twice !== undefined) throw new Refusal("store.migration-misnumbered", { file: twice.file })
  return migrations
}

function pendingAfter(applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const newest = applied.at(-1)?.number ?? 0
  const known = new Set(migrations.map(({ number }) => number))
  const unknown = applied.findLast(({ number }) => !known.has(number))
  if (unknown !== undefined)
    throw new Refusal("store.database-newer", {
      database: String(unknown.number),
      code: String(migrations.at(-1)?.number ?? 0),
    })
  const hashes = new Map(applied.map(({ number, sha256 }) => [number, sha256]))
  for (const { number, file, sha256 } of migrations.filter((each) => each.number <= newest)) {
    // A file that came in under a number already passed would run here after, elsewhere before, the later ones.
    if (!hashes.has(number)) throw new Refusal("store.migration-misnumbered", { file })
    if (hashes.get(number) !== sha256) throw new Refusal("store.migration-edited", { file })
  }
  return migrations.filter(({ number }) => number > newest)
}

async function apply(client: pg.PoolClient, { number, file, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query("begin")
    // An owner who is no superuser is under row-level security too: migrations see the books of all.
    const { rows } = await client.query<{ known: boolean }>("select to_regclass('jurisdiction') is not null as known")
    if (rows[0]?.known === true)
      await client.query(
        "select set_config('delta.jurisdictions', coalesce(array_agg(code)::text, ''), true) from jurisdiction",
      )
    await client.query(sql)
    await client.query("insert into migration (number, name, sha256) values ($1, $2, $3)", [number, file, sha256])
    await client.query("commit")
  } catch (error) {
    await client.query("rollback").catch(() => undefined)
    throw new Refusal("store.migration-failed", { file, cause: error instanceof Error ? error.message : String(error) })
  }
}
