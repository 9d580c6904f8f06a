import { sql } from "kysely"
import { type Db, firstRow } from "./database.ts"
import { transaction } from "./transaction.ts"

/** Whose books: codes of jurisdictions, or all members'. */
export type Books = readonly string[] | "all"

/** Which books are open in a running transaction. */
const opened = new WeakMap<Db, Books>()

/**
 * Opens the books of some jurisdictions for `run`, in the running transaction or in one of its own. The tables of money
 * have row-level security: rows of books that are not open cannot be read, written or locked, and outside of `inBooks`
 * there are none at all. Inside books that hold all those asked for nothing changes, so that an act may open once what
 * its steps open again. Do not run two at once on one transaction: they share its setting.
 * @param books codes of jurisdictions; "all" only where the reader may see every member's, or the act is a timed one
 * @example await inBooks(db, [jurisdiction], (db) => rows(db, sql`select … from voucher where jurisdiction = ${jurisdiction}`))
 */
export async function inBooks<Result>(db: Db, books: Books, run: (db: Db) => Promise<Result>): Promise<Result> {
  const outer = opened.get(db)
  if (outer !== undefined && holds(outer, books)) return run(db)
  if (!db.isTransaction)
    return transaction(db, async (on) => {
      await open(on, books)
      opened.set(on, books)
      return run(on)
    })
  const before = await open(db, books)
  opened.set(db, books)
  try {
    return await run(db)
  } finally {
    if (outer === undefined) opened.delete(db)
    else opened.set(db, outer)
    // After a failed statement this fails too, and the rollback takes the setting back with all else.
    await set(db, before).catch(() => undefined)
  }
}

function holds(outer: Books, asked: Books): boolean {
  if (outer === "all") return true
  return asked !== "all" && asked.every((code) => outer.includes(code))
}

/** @returns the setting as it was before */
async function open(db: Db, books: Books): Promise<string> {
  const codes =
    books === "all" ? sql`(select array_agg(code)::text from jurisdiction)` : sql`${[...books]}::text[]::text`
  const row = await firstRow(
    db,
    sql<{ before: string | null }>`
      select before, set_config('delta.jurisdictions', coalesce(${codes}, ''), true)
      from (select current_setting('delta.jurisdictions', true) as before offset 0) setting`,
  )
  return row?.before ?? ""
}

async function set(db: Db, codes: string): Promise<void> {
  await sql`select set_config('delta.jurisdictions', ${codes}, true)`.execute(db)
}
