import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Facility } from "../facilities/index.ts"
import type { Db } from "./database.ts"
import { insertFacilities } from "./facilities.ts"
import type { CsvRow, IndexNames, RegionFiles } from "./region-files.ts"

/** Saves what a region's data folder says: members, cities, classes, working days, large facilities, indices, targets. */
export async function saveRegionFacts(db: Db, files: RegionFiles, sample: boolean, now: Instant): Promise<void> {
  const { file, jurisdictions, cities, workingDays } = files
  const { id: calendar, name, weekend } = workingDays
  const body = JSON.stringify({ ...file, calendar: { id: calendar, name, weekend } })
  await sql`insert into region (id, body, sample, loaded_at) values (${file.id}, ${body}::jsonb, ${sample}, ${now})`.execute(
    db,
  )
  await sql`insert into jurisdiction (code, name, colour, position)
    select given.code, given.name, given.colour, given.position
    from jsonb_to_recordset(${JSON.stringify(jurisdictions.map((one, position) => ({ ...one, position })))}::jsonb)
      as given (code text, name jsonb, colour text, position integer)`.execute(db)
  await sql`insert into city (code, jurisdiction, name, slug, longitude, latitude, facts, source)
    select * from jsonb_to_recordset(${JSON.stringify(cities)}::jsonb)
      as given (code text, jurisdiction text, name jsonb, slug text, longitude float8, latitude float8, facts jsonb, source text)`.execute(
    db,
  )
  await sql`insert into instrument_class (code, name, position, source)
    select given.code, given.name, given.position, given.source
    from jsonb_to_recordset(${JSON.stringify(files.instrumentClasses.map((one, position) => ({ ...one, position })))}::jsonb)
      as given (code text, name jsonb, position integer, source text)`.execute(db)
  await saveWorkingDays(db, files)
  await saveMeasures(db, files)
  await insertFacilities(
    db,
    files.largeFacilities.map((row) => largeFacility(row, files)),
    now,
  )
}

async function saveWorkingDays(db: Db, { namedDays, workingDays }: RegionFiles): Promise<void> {
  const days = namedDays.map(({ day, working, name }) => ({ day, working, name: name.zh }))
  const years = Array.from(workingDays.years, ([year, { source }]) => ({ year, source }))
  await sql`insert into working_day_exception (day, working, name)
    select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as given (day date, working boolean, name text)`.execute(
    db,
  )
  await sql`insert into working_day_year (year, source)
    select * from jsonb_to_recordset(${JSON.stringify(years)}::jsonb) as given (year integer, source text)`.execute(db)
}

function indexValue(row: CsvRow, names: IndexNames): Readonly<Record<string, unknown>> {
  const { index_id: index = "", component = "", component_zh: zh = "", vintage, status, note, source } = row
  return {
    index,
    indexName: names[index]?.name ?? { zh: index, en: index },
    component,
    componentName: { zh: zh || component, en: names[index]?.components[component] ?? component },
    year: Number(row.year),
    value: Number(row.value),
    baseYear: row.base_year,
    baseValue: Number(row.base_value),
    vintage,
    status,
    definition: row.definition || null,
    note,
    source,
  }
}

function target(row: CsvRow): Readonly<Record<string, unknown>> {
  const { id, level, unit, direction, note, confidence } = row
  return {
    id,
    level,
    region: { zh: row.region_zh, en: row.region_code },
    indicator: { zh: row.indicator_zh, en: row.indicator_en },
    unit,
    direction,
    operator: row.op,
    target: row.target_value || null,
    targetYear: row.target_year || null,
    actual: row.actual_value || null,
    actualYear: row.actual_year || null,
    state: row.gap_status,
    plan: row.plan_zh,
    note,
    confidence,
    sourceOfTarget: row.source_target,
    sourceOfActual: row.source_actual,
  }
}

async function saveMeasures(
  db: Db,
  { indexValues, indexNames, targets, jurisdictions, file }: RegionFiles,
): Promise<void> {
  const values = indexValues.map((row) => indexValue(row, indexNames))
  await sql`insert into index_value (index, component, year, vintage, status, body)
    select item->>'index', item->>'component', (item->>'year')::integer, item->>'vintage', item->>'status', item
    from jsonb_array_elements(${JSON.stringify(values)}::jsonb) as given (item)`.execute(db)
  // A target's table gives the region's name in one language and a code: a member's code has its name in both.
  const names = new Map(jurisdictions.map(({ divisionCode, name }) => [divisionCode, name]))
  const goals = targets.map((row) => {
    const region = names.get(row.region_code ?? "") ?? (row.level === "regional" ? file.name : undefined)
    return { ...target(row), ...(region === undefined ? {} : { region: { zh: row.region_zh, en: region.en } }) }
  })
  await sql`insert into target (id, body, position)
    select item->>'id', item, position
    from jsonb_array_elements(${JSON.stringify(goals)}::jsonb) with ordinality as given (item, position)`.execute(db)
}

/** A large facility is shown with its source and confidence; it is not booked here, since its policy is not ours. */
function largeFacility(row: CsvRow, { cities, jurisdictions }: RegionFiles): Facility {
  const city = cities.find(({ code }) => code === row.city_code)
  const jurisdiction = jurisdictions.find(({ divisionCode }) => divisionCode === row.province_code)
  if (city === undefined || jurisdiction === undefined)
    throw new Error(
      `facilities.csv: ${row.id} lies in no city and member of the region (${row.city_code}, ${row.province_code})`,
    )
  return {
    jurisdiction: jurisdiction.code,
    id: row.id ?? "",
    kind: "large-facility",
    name: { zh: row.name_zh ?? "", en: row.name_en ?? "" },
    acronym: row.acronym || null,
    organisation: { id: null, name: { zh: row.host_zh ?? "", en: row.host_en ?? "" } },
    city: { code: city.code, name: city.name },
    instrumentClass: null,
    field: row.field || null,
    tier: row.tier || null,
    status: statusOf(row),
    yearOpened: row.year_open ? Number(row.year_open) : null,
    description: null,
    techniques: [],
    specifications: [],
    accessories: [],
    costs: null,
    policy: null,
    note: row.note || null,
    source: row.source ?? "",
    confidence: row.confidence ?? "",
    sample: false,
    version: 1,
  }
}

const statuses: readonly Facility["status"][] = [
  "operating",
  "partly-operating",
  "commissioning",
  "under-construction",
  "retired",
]

function statusOf({ id, status = "" }: CsvRow): Facility["status"] {
  const found = statuses.find((one) => one === status.replaceAll(" ", "-"))
  if (found === undefined) throw new Error(`facilities.csv: ${id} has the unknown status "${status}"`)
  return found
}
