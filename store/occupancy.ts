import { sql } from "kysely"
import type { Held, Period } from "../facilities/index.ts"
import { type Db, rows } from "./database.ts"

/**
 * Lets those who take a facility's time pass one after another, from the statement that takes it to the end of the
 * transaction: a common table expression `locked` of one row, from which that statement reads. The constraint alone would
 * be right too; but two that wait for each other inside it end as a deadlock after a second.
 */
export function timeLock(jurisdiction: string, facility: string) {
  const key = `${jurisdiction}/${facility}`
  return sql`locked as materialized (select pg_advisory_xact_lock(hashtextextended(${key}, 1)))`
}

/** What holds a facility in a period, in order of time. @param but id of the hold to leave out */
export async function heldIn(
  db: Db,
  { jurisdiction, facility }: { readonly jurisdiction: string; readonly facility: string },
  { from, until }: Period,
  but: string | null = null,
): Promise<readonly Held[]> {
  return rows(
    db,
    sql<Held>`
      select kind, lower(during) as from, upper(during) as until from occupancy
      where jurisdiction = ${jurisdiction} and facility = ${facility} and during && tstzrange(${from}, ${until})
        and (${but}::uuid is null or id <> ${but}) order by lower(during)`,
  )
}

/** Whether the constraint against overlapping holds spoke up. */
export function isOverlap(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "23P01" &&
    "constraint" in error &&
    error.constraint === "occupancy_never_overlaps"
  )
}
