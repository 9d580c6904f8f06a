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
  const gaps = wish.free === undefined ? undefined : gapsOf(wish.free, conditionsOf(wish, query), page.zone)
  const [hits, counts] = await Promise.all([
    hitsOf(db, { wish, query, page, gaps }),
    isOfGroups(wish) ? groupCountsOf(db, wish, gaps) : countsOf(db, conditionsOf(wish, query), gaps),
  ])
  return { hits, counts }
}

interface Parts {
  readonly wish: CatalogueWish
  readonly query: string | undefined
  readonly page: CataloguePage
  readonly gaps: Gaps | undefined
}

async function hitsOf(db: Db, { wish, query, page, gaps }: Parts): Promise<readonly CatalogueHit[]> {
  const key = keyOf(page, query)
  const type = page.sort === "name" ? sql`text` : sql`float8`
  const beyond =
    page.after === undefined
      ? sql`true`
      : sql`(${key}, f.jurisdiction, f.id) > (${page.after.key}::${type}, ${page.after.jurisdiction}, ${page.after.id})`
  const found = await rows(
    db,
    sql<
      { key: string | number; hourly: bigint | null; free_from: Instant | null } & Parameters<typeof facilityFrom>[0]
    >`
      with ${gaps?.tables ?? sql``} chosen as materialized (
        select f.jurisdiction, f.id, f.hourly, ${key} as key
        from facility f where ${conditionsOf(wish, query)} and ${gaps?.fits ?? sql`true`} and ${beyond}
        order by ${key}, f.jurisdiction, f.id limit ${page.limit}
      )
      select chosen.key, chosen.hourly, ${gaps?.start ?? sql`null::timestamptz`} as free_from, ${facilityColumns}
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

interface CountRow {
  readonly jurisdiction: string
  readonly city: string
  readonly instrumentClass: string | null
  readonly count: bigint
}

async function countsOf(
  db: Db,
  where: RawBuilder<unknown>,
  gaps: Gaps | undefined,
): Promise<readonly CatalogueCount[]> {
  const found = await rows(
    db,
    sql<CountRow>`
      with ${gaps?.tables ?? sql``} one as (select 1)
      select f.jurisdiction, f.city, f.instrument_class as "instrumentClass", count(*) as count
      from facility f where ${where} and ${gaps?.fits ?? sql`true`}
      group by f.jurisdiction, f.city, f.instrument_class`,
  )
  return found.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Whether a wish asks only for what facilities are grouped by, so that they need not be counted one by one. */
function isOfGroups({ words, organisation, accessory, maximumHourly, specifications }: CatalogueWish): boolean {
  return (
    [words, organisation, accessory, maximumHourly].every((each) => each === undefined) && specifications.length === 0
  )
}

/** Counts from the groups, less the facilities whose holds leave no gap. */
async function groupCountsOf(db: Db, wish: CatalogueWish, gaps: Gaps | undefined): Promise<readonly CatalogueCount[]> {
  const found = await rows(
    db,
    sql<CountRow>`
      with ${gaps?.tables ?? sql``} one as (select 1)
      select counted.jurisdiction, counted.city, nullif(counted.instrument_class, '') as "instrumentClass",
        sum(counted.facilities)::bigint as count
      from (
        select f.jurisdiction, f.city, f.instrument_class, f.facilities
        from (select jurisdiction, city, instrument_class, kind, nullif(opening, '') as opening, notice_hours, slot_minutes, facilities
          from facility_group) f
        ${gaps === undefined ? sql`` : sql`join kinds using (opening, notice_hours, slot_minutes)`}
        where ${groupConditionsOf(wish)}
        ${
          gaps === undefined
            ? sql``
            : sql`union all
        select f.jurisdiction, f.city, coalesce(f.instrument_class, ''), -1
        from facility f join lost using (jurisdiction, id) where ${groupConditionsOf(wish)}`
        }
      ) counted group by counted.jurisdiction, counted.city, counted.instrument_class having sum(counted.facilities) > 0`,
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

/** What holds of a group of facilities, or of one, `f`. */
function groupConditionsOf({ kind, jurisdictions, cities, classes, bookable }: CatalogueWish): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (kind !== undefined) conditions.push(sql`f.kind = ${kind}`)
  if (jurisdictions !== undefined) conditions.push(sql`f.jurisdiction = any(${[...jurisdictions]}::text[])`)
  if (cities !== undefined) conditions.push(sql`f.city = any(${[...cities]}::text[])`)
  if (classes !== undefined) conditions.push(sql`f.instrument_class = any(${[...classes]}::text[])`)
  if (bookable !== undefined) conditions.push(bookable ? sql`f.opening is not null` : sql`f.opening is null`)
  return sql.join(conditions, sql` and `)
}

function conditionsOf(wish: CatalogueWish, query: string | undefined): RawBuilder<unknown> {
  const { words, organisation, accessory, maximumHourly } = wish
  const conditions: RawBuilder<unknown>[] = [groupConditionsOf(wish)]
  if (query !== undefined) conditions.push(sql`f.search @@ ${query}::tsquery`)
  else if (words !== undefined && words.trim() !== "") conditions.push(sql`false`)
  if (organisation !== undefined) conditions.push(sql`f.organisation = ${organisation}`)
  if (maximumHourly !== undefined) conditions.push(sql`f.hourly <= ${maximumHourly}`)
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

/** What a search for a gap needs: common tables before the query, a condition on a facility `f`, and when its gap starts. */
interface Gaps {
  readonly tables: RawBuilder<unknown>
  readonly fits: RawBuilder<unknown>
  readonly start: RawBuilder<unknown>
}

/**
 * How facilities with a gap that is long enough are found: weekly hours as moments on the wall clock of the zone, less
 * what holds the facility. Facilities of the same hours, notice and grid (`kinds`) have the same first gap as long as
 * nothing holds them in it; only those that are held just then are looked at one by one, and the `lost` have no other.
 * @param where what else must hold of a facility `f`
 * The engine computes the same for one facility (`freeBetween`); a test holds the two together.
 */
function gapsOf(
  { from, until, minutes, now }: NonNullable<CatalogueWish["free"]>,
  where: RawBuilder<unknown>,
  zone: string,
): Gaps {
  const first = (open: RawBuilder<unknown>) => firstGap(open, minutes, zone)
  const heldOf = (jurisdiction: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
    coalesce((select range_agg(o.during) from occupancy o
      where o.jurisdiction = ${jurisdiction} and o.facility = ${id} and o.during && tstzrange(${from}, ${until})), '{}'::tstzmultirange)`
  const tables = sql`
    hours as materialized (
      select kind.opening, range_agg(tstzrange(
          (day + make_interval(mins => (one->>'from')::int)) at time zone ${zone},
          (day + make_interval(mins => (one->>'until')::int)) at time zone ${zone})) as open
      from (select distinct opening from facility_group where opening <> '') kind
      cross join jsonb_array_elements(kind.opening::jsonb) one
      cross join generate_series(date_trunc('day', ${from}::timestamptz at time zone ${zone}) - interval '1 day',
        ${until}::timestamptz at time zone ${zone}, interval '1 day') day
      where extract(isodow from day) = (one->>'weekday')::int group by kind.opening
    ),
    kinds as materialized (
      select kind.opening, kind.notice_hours, kind.slot_minutes, left_open.open, gap.free_from
      from (select distinct opening, notice_hours, slot_minutes from facility_group) kind join hours using (opening)
      cross join lateral (select hours.open * tstzmultirange(tstzrange(
          least(greatest(${from}::timestamptz, ${now}::timestamptz + make_interval(hours => kind.notice_hours)),
            ${until}::timestamptz), ${until})) as open) left_open
      cross join lateral (${first(sql`left_open.open`)}) gap
      where gap.free_from is not null
    ),
    lost as materialized (
      select held.jurisdiction, held.id
      from (
        select distinct o.jurisdiction, o.facility as id, kinds.open, kinds.slot_minutes
        from kinds
        join occupancy o on o.during && tstzrange(kinds.free_from, kinds.free_from + make_interval(mins => ${minutes}::int))
        join facility f on f.jurisdiction = o.jurisdiction and f.id = o.facility
          and (f.opening, f.notice_hours, f.slot_minutes) = (kinds.opening, kinds.notice_hours, kinds.slot_minutes)
        where ${where}
      ) held
      cross join lateral (${first(sql`held.open - ${heldOf(sql`held.jurisdiction`, sql`held.id`)}`)}) gap
      where gap.free_from is null
    ),`
  return {
    tables,
    fits: sql`(f.opening, f.notice_hours, f.slot_minutes) in (select opening, notice_hours, slot_minutes from kinds)
      and not exists (select 1 from lost where lost.jurisdiction = f.jurisdiction and lost.id = f.id)`,
    start: sql`(select gap.free_from from kinds
      cross join lateral (${first(sql`kinds.open - ${heldOf(sql`f.jurisdiction`, sql`f.id`)}`)}) gap
      where (kinds.opening, kinds.notice_hours, kinds.slot_minutes) = (f.opening, f.notice_hours, f.slot_minutes))`,
  }
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
