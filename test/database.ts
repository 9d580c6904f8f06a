import { randomBytes } from "node:crypto"
import pg from "pg"
import { inject } from "vitest"
import { type Database, type DatabaseOptions, type Db, openDatabase } from "../store/database.ts"

/** A database of a test file's own, cloned from the migrated template. */
export interface TestDatabase extends Database {
  readonly url: string
  /** Opens it a second time, as another process of the platform would. */
  again(options?: DatabaseOptions): Promise<Database>
  /** Opens it as its owner, for what the platform's role may not: tables changed, rows of all books. The same each time. */
  asOwner(): Promise<Database>
  /** Closes and drops it; also what `again` and `asOwner` opened. */
  drop(): Promise<void>
}

/**
 * A fresh database with all migrations and no rows of ours. To be dropped after the tests.
 * @example
 * let database: TestDatabase
 * beforeAll(async () => { database = await cloneDatabase() })
 * afterAll(() => database.drop())
 */
export async function cloneDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  return createFrom(inject("templateDatabase"), options)
}

/**
 * A fresh database with what a filling puts into every one of its kind: filled once in a run, then cloned.
 * @param kind names the filling; always the same one under one name
 * @example
 * cloneFilled("small region", loadSmallRegion)
 */
export async function cloneFilled(
  kind: string,
  fill: (db: Db) => Promise<unknown>,
  options: DatabaseOptions = {},
): Promise<TestDatabase> {
  return createFrom(await filled(kind.replaceAll(/\W/g, "_"), fill), options)
}

/** Under a lock, so that of several workers one fills; under another name until it is full. */
async function filled(kind: string, fill: (db: Db) => Promise<unknown>): Promise<string> {
  const [server, template] = [inject("databaseServer"), inject("templateDatabase")]
  const name = `${template}_${kind}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [name])
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount !== 0) return name
    await client.query(`drop database if exists ${name}_filling`)
    await client.query(`create database ${name}_filling template ${template} encoding 'UTF8'`)
    const database = await openDatabase(databaseUrl(server, `${name}_filling`))
    await fill(database.db).finally(() => database.close())
    await client.query(`alter database ${name}_filling rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

/** A database without any table, opened as its owner, for tests of the migrations themselves. */
export async function emptyDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  return createFrom("template0", { owner: true, ...options })
}

async function createFrom(template: string, options: DatabaseOptions): Promise<TestDatabase> {
  const server = inject("databaseServer")
  const name = `delta_test_${process.pid}_${randomBytes(6).toString("hex")}`
  await onServer(server, `create database ${name} template ${template} encoding 'UTF8'`)
  const url = databaseUrl(server, name)
  const opened: Database[] = []
  const again = async (more: DatabaseOptions = {}): Promise<Database> => {
    const database = await openDatabase(url, { owner: options.owner ?? false, ...more })
    opened.push(database)
    return database
  }
  const drop = async (): Promise<void> => {
    for (const database of opened) await database.close().catch(() => undefined) // a test may have closed it
    await onServer(server, `drop database ${name} with (force)`)
  }
  let owner: Promise<Database> | undefined
  const asOwner = () => {
    owner ??= again({ owner: true, connections: 2 })
    return owner
  }
  return { ...(await again({ connections: 20, ...options })), url, again, asOwner, drop }
}

/** Runs statements on the server's own database, one connection each time. */
export async function onServer(server: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of another database on the same server. @example databaseUrl("postgres://a@b/postgres", "c") // postgres://a@b/c */
export function databaseUrl(server: string, name: string): string {
  const [, before = "", query = ""] = /^([a-z]+:\/\/[^/]*)\/?[^?]*(\?.*)?$/.exec(server) ?? []
  return `${before}/${name}${query}`
}

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server of this run. */
    readonly databaseServer: string
    /** Name of the migrated database that others are cloned from. */
    readonly templateDatabase: string
  }
}
