import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { type Db, firstRow } from "./database.ts"

/** What a secret calendar address shows: a person's bookings, or those of a facility the person manages. */
export interface CalendarAddress {
  readonly person: string
  readonly facility: { readonly jurisdiction: string; readonly id: string } | null
}

/** Keeps the hash of a new address; the one the person had for the same calendar stops working. */
export async function saveCalendarAddress(
  db: Db,
  { person, facility }: CalendarAddress,
  { hash, at }: { readonly hash: string; readonly at: Instant },
): Promise<void> {
  await sql`
    insert into calendar_address (secret_hash, person, facility_jurisdiction, facility, made_at)
    values (${hash}, ${person}, ${facility?.jurisdiction ?? null}, ${facility?.id ?? null}, ${at})
    on conflict (person, coalesce(facility_jurisdiction, ''), coalesce(facility, ''))
      do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at`.execute(db)
}

/**
 * What an address shows; undefined for an unknown one, for a person who is suspended, and for a facility whose owner the
 * person no longer works for as its manager.
 */
export async function calendarAddress(
  db: Db,
  hash: string,
  today: string,
): Promise<(CalendarAddress & { readonly name: string }) | undefined> {
  return firstRow(
    db,
    sql<CalendarAddress & { readonly name: string }>`
      select a.person, coalesce(f.name_zh || ' ' || f.name_en, p.name) as name,
        case when a.facility is null then null
          else jsonb_build_object('jurisdiction', a.facility_jurisdiction, 'id', a.facility) end as facility
      from calendar_address a join person p on p.id = a.person
        left join facility f on f.jurisdiction = a.facility_jurisdiction and f.id = a.facility
      where a.secret_hash = ${hash} and p.status = 'active' and (a.facility is null or exists (
        select 1 from membership m where m.person = a.person and m.organisation = f.organisation
          and m.role = 'facility-manager' and m.from_day <= ${today} and (m.until_day is null or m.until_day > ${today})))`,
  )
}
