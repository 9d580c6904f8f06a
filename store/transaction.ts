import pg from "pg"
import type { Db } from "./database.ts"

/**
 * The answer to a COMMIT was lost: what was written may stand or not. Neither success nor failure may be told; the same
 * act sent again with its idempotency key finds out.
 */
export class CommitUnknown extends Error {
  override readonly name = "CommitUnknown"
}

/**
 * Runs `act` in one transaction. What it throws, and what a constraint checked at the end throws, undoes all of it. In
 * a transaction already running, `act` becomes part of that one.
 * @throws CommitUnknown when the connection broke between COMMIT and its answer
 */
export async function transaction<Result>(db: Db, act: (db: Db) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return act(db)
  const running = await db.startTransaction().execute()
  let result: Result
  try {
    result = await act(running)
  } catch (error) {
    // A rollback that fails means that the connection is lost, and the server rolls back by itself.
    await running
      .rollback()
      .execute()
      .catch(() => undefined)
    throw error
  }
  await running
    .commit()
    .execute()
    .catch(async (error: unknown) => {
      await running
        .rollback()
        .execute()
        .catch(() => undefined)
      throw answersCommit(error) ? error : new CommitUnknown("the answer to a commit was lost", { cause: error })
    })
  return result
}

/** Classes of errors that tell of an ended connection and not of what was committed. */
const endedConnection = /^(08|57P|40003|58)/

/** Whether the server itself said that nothing was committed. */
function answersCommit(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return !endedConnection.test(error.code ?? "08")
  return error instanceof Error && error.name === "AbortedTransactionError"
}
