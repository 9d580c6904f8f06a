import { join } from "node:path"
import { type Database, openDatabase } from "../store/database.ts"
import { startEmbedded } from "../store/embedded-postgres.ts"
import { migrateDatabase } from "../store/migrate.ts"
import type { Output } from "./output.ts"

/** A migrated database, on a server of our own below `folder` or on the one of `DATABASE_URL`. */
export interface OpenStore extends Database {
  readonly server: "embedded" | "given"
  /** Files of migrations that were applied now. */
  readonly migrated: readonly string[]
}

export interface StoreOptions {
  /** The platform's folder for what changes; a server of our own lies in its folder `database`. */
  readonly folder: string
  readonly databaseUrl: string | undefined
  /** Told when the embedded server ends by itself, with the end of its log. */
  readonly onServerExit: (log: string) => void
}

/**
 * Starts or reaches the database server, opens it and brings it up to date.
 * @throws Refusal "store.…" of the embedded server, the connection or the migrations
 */
export async function openStore(options: StoreOptions, output: Output): Promise<OpenStore> {
  const { folder, databaseUrl, onServerExit } = options
  const own =
    databaseUrl === undefined
      ? await startEmbedded({ folder: join(folder, "database"), onExit: onServerExit })
      : undefined
  try {
    const url = own?.url ?? databaseUrl ?? ""
    const migrated = await migrateDatabase(url)
    const database = await openDatabase(url)
    const close = async (): Promise<void> => {
      await database.close()
      await own?.stop()
    }
    const said = { count: migrated.length }
    if (migrated.length > 0)
      output.say(
        "migrated",
        { files: migrated, ...said },
        { zh: "已应用 {count} 个迁移", en: "{count} migrations applied" },
      )
    return { ...database, close, migrated, server: own === undefined ? "given" : "embedded" }
  } catch (error) {
    await own?.stop()
    throw error
  }
}
