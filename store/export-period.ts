import { sql } from "kysely"
import { addDays, type Day, instantAt } from "../base/index.ts"

/** Which days an export holds, both ends inclusive; null for the beginning, and for now. */
export interface ExportPeriod {
  readonly from: Day | null
  readonly to: Day | null
  /** Zone in which days and months begin. */
  readonly zone: string
}

/** A row as the export writes it: amounts and moments are text already. */
export type ExportRow = Readonly<Record<string, unknown>>

/** A moment as all our JSON writes it. */
export const moment = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Whether a moment lies in the period. */
export function within(column: string, { from, to, zone }: ExportPeriod) {
  const at = sql.raw(column)
  const conditions = [
    ...(from === null ? [] : [sql`${at} >= ${instantAt(from, 0, zone)}::timestamptz`]),
    ...(to === null ? [] : [sql`${at} < ${instantAt(addDays(to, 1), 0, zone)}::timestamptz`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
