import { sql } from "kysely"
import { type Db, rows } from "./database.ts"

/** Published index values, by index, component, year and vintage. */
export async function indexValues(db: Db): Promise<readonly unknown[]> {
  const found = await rows(
    db,
    sql<{ body: unknown }>`select body from index_value order by index, component, year, vintage, status`,
  )
  return found.map(({ body }) => body)
}

/** Targets, in the order of their list. */
export async function targets(db: Db): Promise<readonly unknown[]> {
  const found = await rows(db, sql<{ body: unknown }>`select body from target order by position`)
  return found.map(({ body }) => body)
}
