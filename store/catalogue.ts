import { type RawBuilder, sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Facility, Period, SpecificationWish } from "../facilities/index.ts"
import { type Db, rows } from "./database.ts"
import { facilityColumns, facilityFrom } from "./facilities.ts"
import { type Gaps, type GapWish, gapsOf, heldOf, type Lost } from "./gaps.ts"
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
  readonly free?: GapWish | undefined
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

/**
 * One page of what fits, best first, and how many fit in all. What is looked for by words or by what it can do is
 * collected once, sorted and counted. Of all else there may be many: how many decides how the first are found, since few
 * are soon sorted, and of many the first are soon met along an index in the order asked for.
 */
export async function searchCatalogue(
  db: Db,
  wish: CatalogueWish,
  page: CataloguePage,
): Promise<{ readonly hits: readonly CatalogueHit[]; readonly counts: readonly CatalogueCount[] }> {
  const query = wish.words === undefined ? undefined : await queryTerms(wish.words)
  const gaps = wish.free === undefined ? undefined : await gapsOf(db, wish.free, page.zone)
  const where = sql`${conditionsOf(wish, query)} and ${gaps?.mayFit ?? sql`true`}`
  const key = keyOf(page, query)
  if (isTelling(wish) && page.after === undefined) {
    const lost = (await gaps?.lost(db, where)) ?? []
    return collected(db, { wish, fits: but(lost, where), key, page, gaps, few: true })
  }
  const counted = isOfGroups(wish) ? await groupCountsOf(db, groupConditionsOf(wish), gaps) : await countsOf(db, where)
  const lost = (await gaps?.lost(db, where)) ?? []
  const counts = without(lost, counted)
  if (counts.length === 0) return { hits: [], counts }
  const few = counts.reduce((sum, { count }) => sum + count, 0) <= fewEnough
  return { hits: await hitsOf(db, { wish, fits: but(lost, where), key, page, gaps, few }), counts }
}

/** Whether a wish names what few facilities have. */
function isTelling({ words, organisation, accessory, specifications }: CatalogueWish): boolean {
  return [words, organisation, accessory].some((each) => each !== undefined) || specifications.length > 0
}

/** The first page, and the counts of all that fits, in one statement. */
async function collected(db: Db, parts: Parts) {
  const counts = sql`(select jsonb_agg(jsonb_build_object('jurisdiction', jurisdiction, 'city', city,
      'instrumentClass', instrument_class, 'count', count))
    from (select jurisdiction, city, instrument_class, count(*) from fitting group by jurisdiction, city, instrument_class) counted)`
  const found = await hitRows(db, parts, counts)
  return { hits: found.map((row) => hitFrom(row, parts.gaps)), counts: found[0]?.counts ?? [] }
}

/** So many rows are sorted faster than an index of the whole catalogue is walked for twenty that fit. */
const fewEnough = 5_000

function but(lost: readonly Lost[], where: RawBuilder<unknown>): RawBuilder<unknown> {
  if (lost.length === 0) return where
  return sql`${where} and (f.jurisdiction, f.id) not in (
    select * from unnest(${lost.map(({ jurisdiction }) => jurisdiction)}::text[], ${lost.map(({ id }) => id)}::text[]))`
}

function without(lost: readonly Lost[], counts: readonly CatalogueCount[]): readonly CatalogueCount[] {
  if (lost.length === 0) return counts
  const groupOf = ({ jurisdiction, city, instrumentClass }: Omit<CatalogueCount, "count">) =>
    JSON.stringify([jurisdiction, city, instrumentClass])
  const gone = Map.groupBy(lost, groupOf)
  return counts
    .map((each) => ({ ...each, count: each.count - (gone.get(groupOf(each))?.length ?? 0) }))
    .filter(({ count }) => count > 0)
}

interface Parts {
  readonly wish: CatalogueWish
  readonly fits: RawBuilder<unknown>
  readonly key: RawBuilder<unknown>
  readonly page: CataloguePage
  readonly gaps: Gaps | undefined
  readonly few: boolean
}

async function hitsOf(db: Db, parts: Parts): Promise<readonly CatalogueHit[]> {
  return (await hitRows(db, parts, sql`null::jsonb`)).map((row) => hitFrom(row, parts.gaps))
}

type HitRow = Parameters<typeof facilityFrom>[0] & {
  readonly key: string | number
  readonly hourly: bigint | null
  readonly held: readonly Period[]
  readonly counts: readonly CatalogueCount[] | null
}

/** @param counts a column beside each row, that may read the table `fitting` of all that fits */
async function hitRows(
  db: Db,
  { wish, fits, key, page, few }: Parts,
  counts: RawBuilder<unknown>,
): Promise<readonly HitRow[]> {
  const type = page.sort === "name" ? sql`text` : sql`float8`
  const beyond =
    page.after === undefined
      ? sql`true`
      : sql`(key, jurisdiction, id) > (${page.after.key}::${type}, ${page.after.jurisdiction}, ${page.after.id})`
  const held = wish.free === undefined ? sql`'[]'::jsonb` : heldOf(wish.free)
  return rows(
    db,
    sql<HitRow>`
      with fitting as ${few ? sql`materialized` : sql`not materialized`} (
        select f.jurisdiction, f.id, f.city, f.instrument_class, f.hourly, ${key} as key from facility f where ${fits}
      ), chosen as materialized (
        select jurisdiction, id, hourly, key from fitting where ${beyond} order by key, jurisdiction, id limit ${page.limit}
      )
      select chosen.key, chosen.hourly, ${held} as held, ${counts} as counts, ${facilityColumns}
      from chosen join facility f using (jurisdiction, id)
      join city c on c.code = f.city left join organisation o on o.id = f.organisation
      order by chosen.key, f.jurisdiction, f.id`,
  )
}

function hitFrom(row: HitRow, gaps: Gaps | undefined): CatalogueHit {
  const facility = facilityFrom(row)
  const { key, jurisdiction, id, hourly, held } = row
  const freeFrom = facility.policy === null || gaps === undefined ? null : gaps.start(facility.policy, held)
  return { key, jurisdiction, id, hourly, freeFrom, facility }
}

interface CountRow {
  readonly jurisdiction: string
  readonly city: string
  readonly instrumentClass: string | null
  readonly count: bigint
}

async function countsOf(db: Db, where: RawBuilder<unknown>): Promise<readonly CatalogueCount[]> {
  const found = await rows(
    db,
    sql<CountRow>`
      select f.jurisdiction, f.city, f.instrument_class as "instrumentClass", count(*) as count
      from facility f where ${where} group by f.jurisdiction, f.city, f.instrument_class`,
  )
  return found.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Whether a wish asks only for what facilities are grouped by, so that they need not be counted one by one. */
function isOfGroups({ words, organisation, accessory, maximumHourly, specifications }: CatalogueWish): boolean {
  return (
    [words, organisation, accessory, maximumHourly].every((each) => each === undefined) && specifications.length === 0
  )
}

/** Counts from the groups. */
async function groupCountsOf(
  db: Db,
  where: RawBuilder<unknown>,
  gaps: Gaps | undefined,
): Promise<readonly CatalogueCount[]> {
  const found = await rows(
    db,
    sql<CountRow>`
      select f.jurisdiction, f.city, nullif(f.instrument_class, '') as "instrumentClass", sum(f.facilities)::bigint as count
      from (select jurisdiction, city, instrument_class, kind, nullif(opening, '') as opening, notice_hours, slot_minutes, facilities
        from facility_group) f
      ${gaps === undefined ? sql`` : sql`join ${gaps.kinds} using (opening, notice_hours, slot_minutes)`}
      where ${where} group by f.jurisdiction, f.city, f.instrument_class having sum(f.facilities) > 0`,
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
