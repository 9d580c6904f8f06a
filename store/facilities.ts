import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { canonical, Facility, hourlyOf } from "../facilities/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { searchVector } from "./search-terms.ts"

/** A facility with the reasons that a list of them shows beside it. */
interface FacilityRow {
  readonly jurisdiction: string
  readonly id: string
  readonly kind: Facility["kind"]
  readonly organisation: string | null
  readonly organisation_name: Facility["name"] | null
  readonly city: string
  readonly city_name: Facility["name"]
  readonly instrument_class: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly acronym: string | null
  readonly status: Facility["status"]
  readonly sample: boolean
  readonly version: number
  readonly body: FacilityBody
}

/** What is kept of a facility as JSON, amounts as text. */
const FacilityBody = Facility.pick({
  field: true,
  tier: true,
  yearOpened: true,
  description: true,
  techniques: true,
  specifications: true,
  accessories: true,
  costs: true,
  policy: true,
  note: true,
  source: true,
  confidence: true,
}).extend({ host: Facility.shape.name })
type FacilityBody = ReturnType<typeof FacilityBody.parse>

/** Columns of a facility with the names of its owner and city; `f`, `o` and `c` as the query names them. */
export const facilityColumns = sql`f.jurisdiction, f.id, f.kind, f.organisation, f.city, f.instrument_class, f.name_zh, f.name_en,
  f.acronym, f.status, f.sample, f.version, f.body, c.name as city_name,
  case when o.id is null then null else jsonb_build_object('zh', o.name_zh, 'en', o.name_en) end as organisation_name`

/** The tables behind `facilityColumns`. */
export const facilityTables = sql`facility f join city c on c.code = f.city left join organisation o on o.id = f.organisation`

/** A row as the engine knows it. */
export function facilityFrom(row: FacilityRow): Facility {
  const { host, costs, ...body } = row.body
  return {
    jurisdiction: row.jurisdiction,
    id: row.id,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    acronym: row.acronym,
    organisation: { id: row.organisation, name: row.organisation_name ?? host },
    city: { code: row.city, name: row.city_name },
    instrumentClass: row.instrument_class,
    status: row.status,
    sample: row.sample,
    version: row.version,
    ...body,
    costs:
      costs === null
        ? null
        : {
            setUp: BigInt(costs.setUp),
            perHour: costs.perHour.map(({ part, amount }) => ({ part, amount: BigInt(amount) })),
          },
  }
}

/** One facility, or undefined. */
export async function facilityOn(db: Db, jurisdiction: string, id: string): Promise<Facility | undefined> {
  const row = await firstRow(
    db,
    sql<FacilityRow>`select ${facilityColumns} from ${facilityTables} where f.jurisdiction = ${jurisdiction} and f.id = ${id}`,
  )
  return row === undefined ? undefined : facilityFrom(row)
}

/** Puts facilities into the catalogue, with what they are searched by; 500 a statement. */
export async function insertFacilities(db: Db, facilities: readonly Facility[], at: Instant): Promise<void> {
  for (let start = 0; start < facilities.length; start += 500) {
    const part = facilities.slice(start, start + 500)
    await sql`
      insert into facility (jurisdiction, id, kind, organisation, city, instrument_class, name_zh, name_en, acronym, status,
        hourly, opening, notice_hours, slot_minutes, body, search, sample, version, made_at)
      select jurisdiction, id, kind, organisation, city, instrument_class, name_zh, name_en, acronym, status,
        hourly, opening, notice_hours, slot_minutes, body, search::tsvector, sample, version, ${at}
      from jsonb_to_recordset(${JSON.stringify(part.map(rowOf))}::jsonb) as given (jurisdiction text, id text, kind text,
        organisation text, city text, instrument_class text, name_zh text, name_en text, acronym text, status text,
        hourly bigint, opening text, notice_hours integer, slot_minutes integer, body jsonb, search text, sample boolean, version integer)`.execute(
      db,
    )
    await insertSpecifications(db, part)
  }
}

async function insertSpecifications(db: Db, facilities: readonly Facility[]): Promise<void> {
  const given = facilities.flatMap(({ jurisdiction, id, specifications }) =>
    specifications.map(({ quantity, low, high, unit }) => ({
      jurisdiction,
      facility: id,
      quantity,
      low: canonical(low, unit).value,
      high: canonical(high, unit).value,
      unit: canonical(low, unit).unit,
    })),
  )
  await sql`
    insert into specification (jurisdiction, facility, quantity, low, high, unit)
    select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (jurisdiction text, facility text, quantity text, low float8, high float8, unit text)`.execute(db)
}

/** Changes policy and costs of a facility, if it still has the version that was read. @returns whether it had */
export async function saveFacility(db: Db, facility: Facility): Promise<boolean> {
  const { hourly, opening, notice_hours, slot_minutes, body, search } = rowOf(facility)
  const changed = await firstRow(
    db,
    sql`update facility set hourly = ${hourly}::bigint, opening = ${opening}, notice_hours = ${notice_hours}, slot_minutes = ${slot_minutes}, body = ${JSON.stringify(body)}::jsonb,
        search = ${search}::tsvector, version = version + 1
      where jurisdiction = ${facility.jurisdiction} and id = ${facility.id} and version = ${facility.version} returning id`,
  )
  return changed !== undefined
}

/** Ids in use that begin with a text: for making a new one that tells what it names. */
export async function facilityIdsLike(db: Db, jurisdiction: string, start: string): Promise<ReadonlySet<string>> {
  // Who gives ids in a jurisdiction takes turns until the end of the transaction: what is read here stays free.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ids of facilities ${jurisdiction}`}, 2))`.execute(db)
  const found = await rows(
    db,
    sql<{ id: string }>`select id from facility where jurisdiction = ${jurisdiction} and id like ${`${start}%`}`,
  )
  return new Set(found.map(({ id }) => id))
}

function rowOf(facility: Facility) {
  const {
    jurisdiction,
    id,
    kind,
    name,
    acronym,
    organisation,
    city,
    instrumentClass,
    status,
    sample,
    version,
    ...body
  } = facility
  const { policy, costs, description, techniques, specifications, accessories } = body
  return {
    jurisdiction,
    id,
    kind,
    organisation: organisation.id,
    city: city.code,
    instrument_class: instrumentClass,
    name_zh: name.zh,
    name_en: name.en,
    acronym,
    status,
    sample,
    version,
    hourly: hourlyOf(costs)?.toString() ?? null,
    opening: policy === null || costs === null ? null : JSON.stringify(policy.opening),
    notice_hours: policy?.noticeHours ?? null,
    slot_minutes: policy?.slotMinutes ?? null,
    body: {
      ...body,
      host: organisation.name,
      costs:
        costs === null
          ? null
          : {
              setUp: `${costs.setUp}`,
              perHour: costs.perHour.map(({ part, amount }) => ({ part, amount: `${amount}` })),
            },
    },
    search: searchVector({
      main: [name.zh, name.en, ...(acronym === null ? [] : [acronym]), ...techniques.flatMap(({ zh, en }) => [zh, en])],
      place: [organisation.name.zh, organisation.name.en, city.name.zh, city.name.en],
      more: [
        ...accessories.flatMap(({ zh, en }) => [zh, en]),
        ...specifications.flatMap(({ label, high, unit }) => [label.zh, label.en, `${high} ${unit}`]),
        ...(description === null ? [] : [description.zh, description.en]),
      ],
    }),
  }
}
