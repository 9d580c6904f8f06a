import { sql } from "kysely"
import pg from "pg"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import type { Period } from "../facilities/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** What holds a facility, and since when to when. */
export interface Held extends Period {
  readonly id: string
  readonly kind: "booking" | "closure"
  readonly reason: Text | null
  /** The organisation that booked; null for a closure. */
  readonly organisation: string | null
}

/** Everything that holds a facility in a period, in order of time. */
export async function heldBetween(
  db: Db,
  { jurisdiction, facility, from, until }: Period & { readonly jurisdiction: string; readonly facility: string },
): Promise<readonly Held[]> {
  return rows(
    db,
    sql<Held>`
      select o.id, o.kind, lower(o.during) as from, upper(o.during) as until, o.reason, b.organisation
      from occupancy o left join booking b on b.jurisdiction = o.jurisdiction and b.id = o.id
      where o.jurisdiction = ${jurisdiction} and o.facility = ${facility} and o.during && tstzrange(${from}, ${until})
      order by lower(o.during)`,
  )
}

/** Closes a facility for a time. @throws Refusal "facilities.closure-over-bookings" naming what is in the way */
export async function saveClosure(
  db: Db,
  closure: Period & {
    readonly jurisdiction: string
    readonly facility: string
    readonly id: string
    readonly reason: Text
  },
): Promise<void> {
  const { jurisdiction, facility, id, from, until, reason } = closure
  const inTheWay = await heldBetween(db, closure)
  if (inTheWay.length > 0) throw refused(inTheWay)
  try {
    await sql`insert into occupancy (jurisdiction, facility, id, kind, during, reason)
      values (${jurisdiction}, ${facility}, ${id}, 'closure', tstzrange(${from}, ${until}), ${JSON.stringify(reason)}::jsonb)`.execute(
      db,
    )
  } catch (error) {
    // A booking that was made in this very moment: the constraint saw it, the look before did not.
    if (error instanceof pg.DatabaseError && error.constraint === "occupancy_never_overlaps") throw refused([])
    throw error
  }
}

function refused(held: readonly Held[]): Refusal {
  const named = held.slice(0, 5).map(({ id, from, until }) => `${id} (${from}–${until})`)
  return new Refusal("facilities.closure-over-bookings", {
    count: `${held.length || 1}`,
    held: named.join(", ") || "…",
  })
}

/** Takes a closure back. @returns its period, or undefined when there is none */
export async function removeClosure(
  db: Db,
  {
    jurisdiction,
    facility,
    closure,
  }: { readonly jurisdiction: string; readonly facility: string; readonly closure: string },
): Promise<{ readonly from: Instant; readonly until: Instant } | undefined> {
  return firstRow(
    db,
    sql<{ from: Instant; until: Instant }>`
      delete from occupancy where jurisdiction = ${jurisdiction} and facility = ${facility} and id = ${closure} and kind = 'closure'
      returning lower(during) as from, upper(during) as until`,
  )
}
