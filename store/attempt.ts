import { sql } from "kysely"
import { Refusal } from "../base/index.ts"
import type { Db } from "./database.ts"

/**
 * Does one of several works of a transaction: a refusal undoes this one and leaves the others.
 * @returns what it gave, or its refusal; any other error ends the whole transaction
 */
export async function attempt<Result>(db: Db, work: () => Promise<Result>): Promise<Result | Refusal> {
  await sql`savepoint attempt`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint attempt`.execute(db)
    return result
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint attempt`.execute(db)
    return error
  }
}
