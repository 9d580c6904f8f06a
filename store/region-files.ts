import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse as parseCsv } from "csv-parse/sync"
import { parse as parseYaml } from "yaml"
import * as z from "zod"
import { addDays, Currency, Day, day, Text } from "../base/index.ts"
import {
  type City,
  type Jurisdiction,
  RegistrationScheme,
  type WorkingDays,
  type WorkingYear,
} from "../region/index.ts"

const code = z.string().min(1)

/** A name in Chinese and English; a region may add its own language's. */
const RegionName = Text.extend({ native: z.string().optional() })

/** `region.yaml`: what a region is called, its money, clock and members. */
export const RegionFile = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: RegionName,
  invented: z.boolean().describe("whether the region itself is made up"),
  currency: Currency,
  timeZone: z.string(),
  languages: z.array(z.string()).min(1),
  workingDays: z.string(),
  registration: RegistrationScheme,
  jurisdictions: z
    .array(z.object({ code, divisionCode: code, name: RegionName, colour: z.string().regex(/^#[0-9A-F]{6}$/i) }))
    .min(1),
})
export type RegionFile = z.infer<typeof RegionFile>

const DayText = z.union([Day, z.date().transform((date) => day(date.toISOString().slice(0, 10)))])
const WorkingDaysFile = z.object({
  id: code,
  name: Text,
  weekend: z.array(z.int().min(1).max(7)),
  reviewed: DayText,
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.object({
      source: z.string().min(1),
      holidays: z.array(z.object({ from: DayText, until: DayText, name: Text })),
      makeUpDays: z.array(DayText),
    }),
  ),
})

const ClassesFile = z.object({
  source: z.string().min(1),
  confidence: z.string().min(1),
  classes: z.array(z.object({ code, name: Text, alsoCalled: z.string().optional() })),
})

/** A city with its place on the map and what else its row says. */
export interface CityFacts extends City {
  readonly longitude: number | null
  readonly latitude: number | null
  /** Other columns of its row, as written. */
  readonly facts: Readonly<Record<string, string>>
  readonly source: string
}

/** A day off, or a weekend day worked in its place. */
export interface NamedDay {
  readonly day: Day
  readonly working: boolean
  readonly name: Text
}

/** A class of instruments. */
export interface InstrumentClass {
  readonly code: string
  readonly name: Text
  readonly source: string
}

/** A growth of an index that some text states, and how sure it is what the text means. */
const ClaimFacts = z.strictObject({
  id: code,
  component: code,
  vintage: code,
  from: z.int(),
  to: z.int(),
  change: z.number(),
  written: z.enum(["points", "percent"]).nullable().describe("the unit as the text has it"),
  said: Text,
  by: Text,
  reading: z.enum(["points", "percent"]).describe("what it means, as far as it is known"),
  confidence: Text,
  source: z.string().min(1),
})

/** `indices.yaml`: names of the reference indices and of their components, definitions that changed, and what is claimed. */
const IndicesFile = z.record(
  z.string(),
  z.strictObject({
    name: Text,
    components: z.record(z.string(), z.string().min(1)),
    definitions: z.record(z.string(), Text).default({}),
    claims: z.array(ClaimFacts).default([]),
  }),
)
export type IndexNames = z.infer<typeof IndicesFile>

export type CsvRow = Readonly<Record<string, string>>

/** Everything that a region's data folder says about it. */
export interface RegionFiles {
  readonly file: RegionFile
  readonly jurisdictions: readonly Jurisdiction[]
  readonly cities: readonly CityFacts[]
  readonly workingDays: WorkingDays
  readonly namedDays: readonly NamedDay[]
  readonly instrumentClasses: readonly InstrumentClass[]
  readonly largeFacilities: readonly CsvRow[]
  readonly targets: readonly CsvRow[]
  /** What was reached of targets, by definition and year. */
  readonly targetActuals: readonly CsvRow[]
  readonly indexValues: readonly CsvRow[]
  readonly indexNames: IndexNames
}

/** A table of a data folder, each row by its column names. */
export function readTable(folder: string, name: string): CsvRow[] {
  return parseCsv(readFileSync(join(folder, name), "utf8"), { columns: true, bom: true, skip_empty_lines: true })
}

export function readYaml(folder: string, name: string): unknown {
  return parseYaml(readFileSync(join(folder, name), "utf8"))
}

/** Targets of a region and, where it has them, actual values by year. */
export function readTargetTables(folder: string): {
  readonly targets: readonly CsvRow[]
  readonly actuals: readonly CsvRow[]
} {
  const actuals = "target-actuals.csv"
  return {
    targets: readTable(folder, "targets.csv"),
    actuals: existsSync(join(folder, actuals)) ? readTable(folder, actuals) : [],
  }
}

function readCities(folder: string, jurisdictions: readonly Jurisdiction[]): CityFacts[] {
  const points = new Map(readTable(folder, "city-points.csv").map((row) => [row.city_code, row]))
  const known = new Set(jurisdictions.map((jurisdiction) => jurisdiction.code))
  return readTable(folder, "cities.csv").map((row) => {
    const {
      code_gbt2260,
      code: plainCode,
      name_zh = "",
      name_en = "",
      slug = "",
      iso3166_2 = "",
      source = "",
      ...facts
    } = row
    const city = code_gbt2260 ?? plainCode ?? ""
    if (!known.has(iso3166_2))
      throw new Error(`cities.csv: ${city} lies in "${iso3166_2}", which region.yaml does not have`)
    const point = points.get(city)
    return {
      code: city,
      jurisdiction: iso3166_2,
      name: { zh: name_zh, en: name_en },
      slug,
      longitude: point === undefined ? null : Number(point.longitude),
      latitude: point === undefined ? null : Number(point.latitude),
      facts,
      source,
    }
  })
}

function daysFrom(from: Day, until: Day): Day[] {
  const days: Day[] = []
  for (let at = from; at <= until; at = addDays(at, 1)) days.push(at)
  return days
}

function readWorkingDays(folder: string): { readonly calendar: WorkingDays; readonly named: readonly NamedDay[] } {
  const { id, name, weekend, years } = WorkingDaysFile.parse(readYaml(folder, "working-days.yaml"))
  const named: NamedDay[] = []
  const calendarYears = new Map<number, WorkingYear>()
  for (const [year, { source, holidays, makeUpDays }] of Object.entries(years)) {
    const off = holidays.flatMap((holiday) =>
      daysFrom(holiday.from, holiday.until).map((at) => ({ day: at, working: false, name: holiday.name })),
    )
    const worked = makeUpDays.map((at) => ({
      day: at,
      working: true,
      name: { zh: "调休上班", en: "Worked in place of a holiday" },
    }))
    named.push(...off, ...worked)
    calendarYears.set(Number(year), {
      holidays: new Set(off.map((at) => at.day)),
      makeUpDays: new Set(makeUpDays),
      source,
    })
  }
  return { calendar: { id, name, weekend, years: calendarYears }, named }
}

/**
 * Reads a region's data folder and checks its shape.
 * @param folder such as `data/regions/<region>`
 * @throws Error naming file and field when something is missing or misshapen: it stops the start
 */
export function readRegionFiles(folder: string): RegionFiles {
  const file = RegionFile.parse(readYaml(folder, "region.yaml"))
  const { calendar, named } = readWorkingDays(folder)
  const classes = ClassesFile.parse(readYaml(folder, "instrument-classes.yaml"))
  const tables = readTargetTables(folder)
  return {
    file,
    jurisdictions: file.jurisdictions,
    cities: readCities(folder, file.jurisdictions),
    workingDays: calendar,
    namedDays: named,
    instrumentClasses: classes.classes.map(({ code: classCode, name }) => ({
      code: classCode,
      name,
      source: classes.source,
    })),
    largeFacilities: readTable(folder, "facilities.csv"),
    targets: tables.targets,
    targetActuals: tables.actuals,
    indexValues: readTable(folder, "index-series.csv"),
    indexNames: IndicesFile.parse(readYaml(folder, "indices.yaml")),
  }
}
