import { sql } from "kysely"
import { type Db, firstRow } from "./database.ts"

/** What the first page counts, at one moment. */
export interface HomeCounts {
  readonly jurisdictions: {
    readonly code: string
    readonly organisations: number
    readonly instruments: number
    readonly largeFacilities: number
    readonly bookings: number
  }[]
  readonly cities: { readonly code: string; readonly instruments: number; readonly largeFacilities: number }[]
  /** Bookings of organisations of `home` at facilities of `host`. */
  readonly flows: { readonly home: string; readonly host: string; readonly bookings: number }[]
  readonly logSize: number
}

/**
 * Counts in one statement, so that the numbers fit together. Retired facilities are left out, and bookings that were
 * declined or cancelled.
 */
export async function homeCounts(db: Db): Promise<HomeCounts> {
  const row = await firstRow(
    db,
    sql<HomeCounts>`
      with placed as (
        select jurisdiction, city, count(*) filter (where kind = 'instrument') as instruments,
          count(*) filter (where kind = 'large-facility') as large
        from facility where status <> 'retired' group by jurisdiction, city
      ), booked as (
        select home_jurisdiction as home, jurisdiction as host, count(*) as bookings
        from booking where state not in ('declined', 'cancelled') group by home_jurisdiction, jurisdiction
      ), registered as (select jurisdiction, count(*) as organisations from organisation group by jurisdiction)
      select
        (select jsonb_agg(jsonb_build_object('code', j.code,
            'organisations', coalesce((select organisations from registered r where r.jurisdiction = j.code), 0),
            'instruments', coalesce((select sum(instruments) from placed where jurisdiction = j.code), 0),
            'largeFacilities', coalesce((select sum(large) from placed where jurisdiction = j.code), 0),
            'bookings', coalesce((select sum(bookings) from booked where host = j.code), 0)) order by j.position)
          from jurisdiction j) as jurisdictions,
        (select coalesce(jsonb_agg(jsonb_build_object('code', city, 'instruments', instruments,
            'largeFacilities', large) order by city), '[]') from (select city, sum(instruments) as instruments,
            sum(large) as large from placed group by city) by_city) as cities,
        (select coalesce(jsonb_agg(jsonb_build_object('home', home, 'host', host, 'bookings', bookings)
            order by home, host), '[]') from booked) as flows,
        coalesce((select max(size) from log_head), 0)::int as "logSize"`,
  )
  if (row === undefined) throw new Error("a select without conditions gave no row")
  return row
}
