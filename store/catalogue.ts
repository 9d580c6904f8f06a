import { type RawBuilder, sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Facility, SpecificationWish } from "../facilities/index.ts"
import { type Db, rows } from "./database.ts"
import { facilityColumns, facilityFrom } from "./facilities.ts"
import { queryTerms } from "./search-terms.ts"

/** What a person looks for. Everything that is set must hold. */
export interface CatalogueWish {
  readonly words?: string | undefined
  readonly kind?: Facility["kind"] | undefined
  readonly jurisdictions?: readonly string[] | undefined
  readonly cities?: readonly string[] | undefined
  readonly classes?: readonly string[] | undefined
  readonly organisation?: string | undefined
  readonly specifications: readonly SpecificationWish[]
  readonly accessory?: string | undefined
  readonly maximumHourly?: bigint | undefined
  readonly bookable?: boolean | undefined
  /** A gap of so many minutes between two moments, after the facility's own notice from `now` on. */
  readonly free?:
    | { readonly minutes: number; readonly from: Instant; readonly until: Instant; readonly now: Instant }
    | undefined
}

/** Where a page ended: the sort key, and the row that had it. */
export interface CataloguePosition {
  readonly key: string | number
  readonly jurisdiction: string
  readonly id: string
}

export interface CataloguePage {
  readonly sort: "relevance" | "price" | "name"
  readonly language: "zh" | "en"
  readonly after: CataloguePosition | undefined
  readonly limit: number
  /** The region's time zone, in which opening hours are meant. */
  readonly zone: string
}

export interface CatalogueHit extends CataloguePosition {
  readonly facility: Facility
  readonly hourly: bigint | null
  readonly freeFrom: Instant | null
}

/** How many fit, by jurisdiction, city and class. */
export interface CatalogueCount {
  readonly jurisdiction: string
  readonly city: string
  readonly instrumentClass: string | null
  readonly count: number
}

/** One page of what fits, best first, and how many fit in all. */
export async function searchCatalogue(
  db: Db,
  wish: CatalogueWish,
  page: CataloguePage,
): Promise<{ readonly hits: readonly CatalogueHit[]; readonly counts: readonly CatalogueCount[] }> {
  const query = wish.words === undefined ? undefined : await queryTerms(wish.words)
  const where = conditionsOf(wish, query)
  const matched = wish.free === undefined ? sql`` : gapsOf(wish.free, where, page.zone)
  const source =
    wish.free === undefined ? sql`facility f where ${where}` : sql`fitting fit join facility f using (jurisdiction, id)`
  const [hits, counts] = await Promise.all([
    hitsOf(db, { matched, source, query, page, gaps: wish.free !== undefined }),
    countsOf(db, matched, source),
  ])
  return { hits, counts }
}

interface Parts {
  readonly matched: RawBuilder<unknown>
  readonly source: RawBuilder<unknown>
  readonly query: string | undefined
  readonly page: CataloguePage
  readonly gaps: boolean
}

async function hitsOf(db: Db, { matched, source, query, page, gaps }: Parts): Promise<readonly CatalogueHit[]> {
  const key = keyOf(page, query)
  const type = page.sort === "name" ? sql`text` : sql`float8`
  const beyond =
    page.after === undefined
      ? sql`true`
      : sql`(key, jurisdiction, id) > (${page.after.key}::${type}, ${page.after.jurisdiction}, ${page.after.id})`
  const found = await rows(
    db,
    sql<
      { key: string | number; hourly: bigint | null; free_from: Instant | null } & Parameters<typeof facilityFrom>[0]
    >`
      with ${matched} chosen as materialized (
        select * from (select f.jurisdiction, f.id, f.hourly, ${key} as key, ${gaps ? sql`fit.free_from` : sql`null::timestamptz`} as free_from
          from ${source}) candidate
        where ${beyond} order by key, jurisdiction, id limit ${page.limit}
      )
      select chosen.key, chosen.hourly, chosen.free_from, ${facilityColumns}
      from chosen join facility f using (jurisdiction, id)
      join city c on c.code = f.city left join organisation o on o.id = f.organisation
      order by chosen.key, f.jurisdiction, f.id`,
  )
  return found.map((row) => ({
    key: row.key,
    jurisdiction: row.jurisdiction,
    id: row.id,
    hourly: row.hourly,
    freeFrom: row.free_from,
    facility: facilityFrom(row),
  }))
}

async function countsOf(
  db: Db,
  matched: RawBuilder<unknown>,
  source: RawBuilder<unknown>,
): Promise<readonly CatalogueCount[]> {
  const found = await rows(
    db,
    sql<{ jurisdiction: string; city: string; instrumentClass: string | null; count: bigint }>`
      with ${matched} one as (select 1)
      select f.jurisdiction, f.city, f.instrument_class as "instrumentClass", count(*) as count
      from ${source} group by f.jurisdiction, f.city, f.instrument_class`,
  )
  return found.map((row) => ({ ...row, count: Number(row.count) }))
}

/** What rows are sorted by, rising. Without words, relevance is the order of names. */
function keyOf({ sort, language }: CataloguePage, query: string | undefined): RawBuilder<unknown> {
  if (sort === "price") return sql`coalesce(f.hourly, 9e18)::float8`
  if (sort === "name") return language === "zh" ? sql`f.name_zh` : sql`f.name_en`
  if (query === undefined) return sql`(case when f.opening is null then 1 else 0 end)::float8`
  return sql`(-ts_rank(f.search, ${query}::tsquery))::float8`
}

function conditionsOf(wish: CatalogueWish, query: string | undefined): RawBuilder<unknown> {
  const { words, kind, jurisdictions, cities, classes, organisation, accessory, maximumHourly, bookable } = wish
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (query !== undefined) conditions.push(sql`f.search @@ ${query}::tsquery`)
  else if (words !== undefined && words.trim() !== "") conditions.push(sql`false`)
  if (kind !== undefined) conditions.push(sql`f.kind = ${kind}`)
  if (jurisdictions !== undefined) conditions.push(sql`f.jurisdiction = any(${[...jurisdictions]}::text[])`)
  if (cities !== undefined) conditions.push(sql`f.city = any(${[...cities]}::text[])`)
  if (classes !== undefined) conditions.push(sql`f.instrument_class = any(${[...classes]}::text[])`)
  if (organisation !== undefined) conditions.push(sql`f.organisation = ${organisation}`)
  if (maximumHourly !== undefined) conditions.push(sql`f.hourly <= ${maximumHourly}`)
  if (bookable !== undefined) conditions.push(bookable ? sql`f.opening is not null` : sql`f.opening is null`)
  if (accessory !== undefined) {
    const like = `%${accessory.replaceAll(/[\\%_]/g, "\\$&")}%`
    conditions.push(
      sql`exists (select 1 from jsonb_array_elements(f.body->'accessories') one where one->>'zh' ilike ${like} or one->>'en' ilike ${like})`,
    )
  }
  for (const { quantity, low, high, unit } of wish.specifications)
    conditions.push(sql`exists (select 1 from specification s where s.jurisdiction = f.jurisdiction and s.facility = f.id
      and s.quantity = ${quantity} and s.high >= ${low}::float8 and s.low <= ${high}::float8 ${unit === undefined ? sql`` : sql`and s.unit = ${unit}`})`)
  return sql.join(conditions, sql` and `)
}

/**
 * Common tables for facilities with a gap that is long enough: weekly hours as moments on the wall clock of the zone, less
 * what holds the facility. Facilities of the same hours, notice and grid have the same first gap as long as nothing holds
 * them: it is worked out once for them all, and facility by facility only where something does. The engine computes the
 * same for one facility (`freeBetween`); here it is done for a whole catalogue at once, and a test holds the two together.
 */
function gapsOf(
  free: NonNullable<CatalogueWish["free"]>,
  where: RawBuilder<unknown>,
  zone: string,
): RawBuilder<unknown> {
  const { from, until, minutes, now } = free
  const first = (open: RawBuilder<unknown>) => firstGap(open, minutes, zone)
  return sql`
    candidates as materialized (
      select f.jurisdiction, f.id, f.opening, f.notice_hours, f.slot_minutes
      from facility f where ${where} and f.opening is not null
    ),
    hours as materialized (
      select kind.opening, range_agg(tstzrange(
          (day + make_interval(mins => (one->>'from')::int)) at time zone ${zone},
          (day + make_interval(mins => (one->>'until')::int)) at time zone ${zone})) as open
      from (select distinct opening from candidates) kind
      cross join jsonb_array_elements(kind.opening::jsonb) one
      cross join generate_series(date_trunc('day', ${from}::timestamptz at time zone ${zone}) - interval '1 day',
        ${until}::timestamptz at time zone ${zone}, interval '1 day') day
      where extract(isodow from day) = (one->>'weekday')::int group by kind.opening
    ),
    kinds as materialized (
      select kind.opening, kind.notice_hours, kind.slot_minutes, left_open.open, gap.free_from
      from (select distinct opening, notice_hours, slot_minutes from candidates) kind join hours using (opening)
      cross join lateral (select hours.open * tstzmultirange(tstzrange(
          least(greatest(${from}::timestamptz, ${now}::timestamptz + make_interval(hours => kind.notice_hours)),
            ${until}::timestamptz), ${until})) as open) left_open
      cross join lateral (${first(sql`left_open.open`)}) gap
      where gap.free_from is not null
    ),
    held as materialized (
      select o.jurisdiction, o.facility as id, range_agg(o.during) as during
      from candidates join occupancy o on o.jurisdiction = candidates.jurisdiction and o.facility = candidates.id
      where o.during && tstzrange(${from}, ${until}) group by o.jurisdiction, o.facility
    ),
    fitting as materialized (
      select candidates.jurisdiction, candidates.id,
        case when held.id is null then kinds.free_from else gap.free_from end as free_from
      from candidates join kinds using (opening, notice_hours, slot_minutes)
      left join held on held.jurisdiction = candidates.jurisdiction and held.id = candidates.id
      left join lateral (${first(sql`kinds.open - held.during`)}) gap on held.id is not null
      where held.id is null or gap.free_from is not null
    ),`
}

/** The first moment of the grid in `open` from which enough minutes are left; `slot_minutes` is the one of the row. */
function firstGap(open: RawBuilder<unknown>, minutes: number, zone: string): RawBuilder<unknown> {
  return sql`
    select min(start) as free_from
    from unnest(${open}) piece
    -- A booking starts on the facility's grid, counted from the zone's midnight.
    cross join lateral (select lower(piece) at time zone ${zone} as wall, make_interval(mins => slot_minutes) as slot) local
    cross join lateral (select date_bin(local.slot, local.wall, date_trunc('day', local.wall)) as mark) grid
    cross join lateral (select (case when grid.mark = local.wall then grid.mark else grid.mark + local.slot end) at time zone ${zone} as start) aligned
    where upper(piece) - start >= make_interval(mins => ${minutes}::int)`
}
