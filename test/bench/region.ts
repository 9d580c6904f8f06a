import { randomBytes } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { type Database, openDatabase } from "../../store/database.ts"
import { startEmbedded } from "../../store/embedded-postgres.ts"
import { migrateDatabase } from "../../store/migrate.ts"
import { loadRegion } from "../../store/region-loader.ts"

const root = join(import.meta.dirname, "../..")

const { config }: { config: { region: string } } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
/** Data of the region that the platform runs when no other is named. */
export const usualRegionFolder = join(root, "data/regions", config.region)

/** A database server for the measurements: the one of `DATABASE_URL`, else one of our own that forces every commit to the disk. */
export interface BenchServer {
  readonly url: string
  readonly name: string
  /** A folder for what the measurements need; gone at the end. */
  readonly folder: string
  stop(): Promise<void>
}

export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "delta-bench-"))
  const given = process.env.DATABASE_URL
  const own = given === undefined ? await startEmbedded({ folder: join(folder, "database") }) : undefined
  const url = given ?? own?.url ?? ""
  const { rows } = await onServer(
    url,
    "select current_setting('server_version') as version, current_setting('fsync') as fsync",
  )
  return {
    url,
    folder,
    name: `PostgreSQL ${rows[0]?.version} (${own === undefined ? "DATABASE_URL" : "embedded"}), fsync ${rows[0]?.fsync}`,
    async stop() {
      await own?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The usual region with samples in a database of its own. */
export interface BenchRegion {
  readonly url: string
  readonly regionFolder: string
  readonly database: Database
  drop(): Promise<void>
}

/** @param instruments how many sample instruments the region has */
export async function loadBenchRegion(server: BenchServer, instruments: number): Promise<BenchRegion> {
  const name = `delta_bench_${process.pid}_${randomBytes(4).toString("hex")}`
  await onServer(server.url, `create database ${name} template template0 encoding 'UTF8'`)
  const url = withDatabase(server.url, name)
  await migrateDatabase(url)
  const database = await openDatabase(url)
  await loadRegion(database.db, { folder: usualRegionFolder, sample: true, instruments })
  // What autovacuum would do a minute later; without it the first queries go by made-up numbers.
  await onServer(url, "vacuum (analyze)")
  return {
    url,
    regionFolder: usualRegionFolder,
    database,
    async drop() {
      await database.close()
      await onServer(server.url, `drop database ${name} with (force)`)
    },
  }
}

/** Runs a statement as the owner, on a connection of its own. */
export async function onServer(url: string, statement: string) {
  const one = new pg.Client({ connectionString: url })
  await one.connect()
  return one.query<Record<string, string>>(statement).finally(() => one.end())
}

function withDatabase(url: string, name: string): string {
  const [, before = "", query = ""] = /^([a-z]+:\/\/[^/]*)\/?[^?]*(\?.*)?$/.exec(url) ?? []
  return `${before}/${name}${query}`
}
