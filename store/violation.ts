import pg from "pg"

/** The constraint that a failed statement broke, or undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith("23") ? error.constraint : undefined
}

/** Whether a number was too large for its column. */
export function isOutOfRange(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "22003"
}

/** What the server added to an error, as a trigger of ours gives facts along; empty for any other error. */
export function detailOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.detail ?? "") : ""
}
