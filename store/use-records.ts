import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Period, UseRecord } from "../facilities/index.ts"
import { type Db, rows } from "./database.ts"

const columns = sql`id, facility, booking, started, ended, source, flags`

interface Place {
  readonly jurisdiction: string
  readonly facility: string
}

/** Metered uses of a booking, in order of time. */
export async function usesOf(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
): Promise<readonly UseRecord[]> {
  return rows(
    db,
    sql<UseRecord>`select ${columns} from use_record where jurisdiction = ${jurisdiction} and booking = ${id} order by started, id`,
  )
}

/** Metered uses of a facility that touch a period, in order of time; one without end as if it had lasted a day. */
export async function usesIn(
  db: Db,
  { jurisdiction, facility }: Place,
  { from, until }: Period,
): Promise<readonly UseRecord[]> {
  return rows(
    db,
    sql<UseRecord>`
      select ${columns} from use_record
      where jurisdiction = ${jurisdiction} and facility = ${facility} and started <= ${until}
        and coalesce(ended, started + interval '1 day') >= ${from} order by started, id`,
  )
}

/**
 * Writes uses. One that a log repeats takes the place of the flagged record with the same start; a clean record stays.
 * @returns the records as they stand now, in the order of their start
 */
export async function saveUses(
  db: Db,
  jurisdiction: string,
  uses: readonly UseRecord[],
): Promise<readonly UseRecord[]> {
  if (uses.length === 0) return []
  return rows(
    db,
    sql<UseRecord>`
      with saved as (
        insert into use_record (jurisdiction, id, facility, booking, started, ended, source, flags)
        select ${jurisdiction}, id, facility, booking, started, ended, source, flags
        from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as given (id uuid, facility text, booking uuid,
          started timestamptz, ended timestamptz, source text, flags text[])
        on conflict (jurisdiction, facility, started, source) do update
          set booking = excluded.booking, ended = excluded.ended, flags = excluded.flags
          where cardinality(use_record.flags) > 0
        returning ${columns}
      ) select * from saved order by started, id`,
  )
}

/** Ends the use that a check-in began. @returns it, or undefined when none is open */
export async function endUse(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
  { ended, flags }: { readonly ended: Instant; readonly flags: UseRecord["flags"] },
): Promise<UseRecord | undefined> {
  const [found] = await rows(
    db,
    sql<UseRecord>`update use_record set ended = ${ended}, flags = ${[...flags]}
      where jurisdiction = ${jurisdiction} and booking = ${id} and source = 'check-in' and ended is null
      returning ${columns}`,
  )
  return found
}
