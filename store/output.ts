import { sql } from "kysely"
import * as z from "zod"
import { Amount, Day, type Instant, Refusal, type Text } from "../base/index.ts"
import {
  ActivityRef,
  type CensusShares,
  type OutputEntry,
  type OutputMeasure,
  type OutputReport,
  type StatisticalAmount,
  statistical,
} from "../settlement/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** A figure by what it is of. */
export interface OutputKey {
  readonly unit: string
  readonly period: string
  readonly measure: OutputMeasure
}

/** A report as it is kept, with its reversal. */
export interface KeptReport extends OutputReport {
  readonly version: number
  readonly at: Instant
  readonly organisation: string
  readonly reversal: { readonly reason: string; readonly at: Instant } | null
}

/** An entry of the statistical ledger with the unit that it is of. */
export interface KeptEntry extends OutputEntry {
  readonly jurisdiction: string
  readonly report: string
  readonly isReversal: boolean
  readonly unit: string
  readonly unitName: Text
  readonly source: string
  readonly total: StatisticalAmount
  readonly at: Instant
  readonly sample: boolean
}

const ReportBody = z.object({
  mainPlace: z.string(),
  moved: z.object({ day: Day, from: z.string() }).nullable(),
  sites: z.array(z.object({ name: z.string(), place: z.string(), amount: Amount, activity: ActivityRef.nullable() })),
  activity: ActivityRef.nullable(),
  source: z.string(),
})

/**
 * Keeps others from recording a figure of the same unit until the transaction ends: two members could else record it at
 * once, each in rows of its own.
 */
export async function holdUnit(db: Db, unit: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`output ${unit}`}, 0))`.execute(db)
}

/** The report that counts for a figure, in whichever member; undefined when there is none or it was reversed. */
export async function countingReport(
  db: Db,
  { unit, period, measure }: OutputKey,
): Promise<{ readonly jurisdiction: string; readonly id: string } | undefined> {
  return firstRow(
    db,
    sql<{ jurisdiction: string; id: string }>`
      select r.jurisdiction, r.id from output_report r
      where r.unit = ${unit} and r.period = ${period} and r.measure = ${measure} and ${notReversed}`,
  )
}

const notReversed = sql`not exists (select from output_reversal v where v.jurisdiction = r.jurisdiction and v.report = r.id)`

/** The shares of a unit's last census in or before the year of a period; null when there is none. */
export async function censusOf(db: Db, { unit, period, measure }: OutputKey): Promise<CensusShares | null> {
  const row = await firstRow(
    db,
    sql<{ id: string; period: string; body: unknown }>`
      select r.id, r.period, r.body from output_report r
      where r.unit = ${unit} and r.measure = ${measure} and r.is_census and left(r.period, 4) <= left(${period}, 4)
        and r.period <> ${period} and ${notReversed}
      order by left(r.period, 4) desc, r.period limit 1`,
  )
  if (row === undefined) return null
  const { mainPlace, sites } = bodyFrom(row.body)
  return { report: row.id, period: row.period, mainPlace, sites }
}

/**
 * Keeps a report with its entries.
 * @throws Refusal "settlement.output-recorded" when another was first
 */
export async function saveReport(
  db: Db,
  report: OutputReport,
  entries: readonly OutputEntry[],
  { organisation, now }: { readonly organisation: string; readonly now: Instant },
): Promise<void> {
  const { jurisdiction, id, unit, period, measure, amount, isCensus, sample } = report
  const { mainPlace, moved, sites, activity, source } = report
  const body = JSON.stringify({
    mainPlace,
    moved,
    sites: sites.map((site) => ({ ...site, amount: `${site.amount.minor}` })),
    activity,
    source,
  })
  await sql`
    insert into output_report (jurisdiction, id, unit, period, measure, version, amount, is_census, body, sample, organisation, at)
    select ${jurisdiction}, ${id}::uuid, ${unit}, ${period}, ${measure}, coalesce(max(version), 0) + 1,
      row(${amount.minor}::bigint)::statistical_amount, ${isCensus}, ${body}::jsonb, ${sample}, ${organisation}, ${now}
    from output_report where jurisdiction = ${jurisdiction} and unit = ${unit} and period = ${period} and measure = ${measure}`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) === undefined) throw error
      throw new Refusal("settlement.output-recorded", { period, report: id, member: jurisdiction })
    })
  await saveEntries(db, report, entries, false, now)
}

async function saveEntries(
  db: Db,
  { jurisdiction, id, period, measure, sample }: OutputReport,
  entries: readonly OutputEntry[],
  isReversal: boolean,
  now: Instant,
): Promise<void> {
  const given = entries.map(({ line, member, place, site, basis, share, census, amount, activity }) => ({
    line,
    member,
    place,
    site,
    basis,
    share,
    census,
    minor: `${amount.minor}`,
    activity_jurisdiction: activity?.jurisdiction ?? null,
    activity: activity?.id ?? null,
  }))
  await sql`
    insert into output_entry (jurisdiction, report, line, is_reversal, member, place, site, period, measure, amount, basis, share,
      census, activity_jurisdiction, activity, sample, at)
    select ${jurisdiction}, ${id}::uuid, line, ${isReversal}, member, place, site, ${period}, ${measure},
      row(minor)::statistical_amount, basis, share, census, activity_jurisdiction, activity, ${sample}, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (line integer, member text, place text, site text,
      minor bigint, basis text, share text, census uuid, activity_jurisdiction text, activity text)`.execute(db)
}

/** A report with its entries. @throws Refusal "settlement.unknown-report" */
export async function reportOn(
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<{ readonly report: KeptReport; readonly entries: readonly KeptEntry[] }> {
  const row = await firstRow(
    db,
    sql<ReportRow>`
      select r.jurisdiction, r.id, r.unit, r.period, r.measure, r.version, (r.amount).minor, r.is_census as "isCensus", r.body,
        r.sample, r.organisation, r.at, v.reason, v.at as "reversedAt"
      from output_report r left join output_reversal v on v.jurisdiction = r.jurisdiction and v.report = r.id
      where r.jurisdiction = ${jurisdiction} and r.id = ${id}::uuid`,
  )
  if (row === undefined) throw new Refusal("settlement.unknown-report", { jurisdiction, report: id })
  const { minor, body, reason, reversedAt, ...rest } = row
  const report = {
    ...rest,
    ...bodyFrom(body),
    amount: statistical(minor),
    reversal: reason === null || reversedAt === null ? null : { reason, at: reversedAt },
  }
  const entries = await entriesOn(db, sql`e.jurisdiction = ${jurisdiction} and e.report = ${id}::uuid`, 1_000)
  return { report, entries }
}

interface ReportRow
  extends Pick<
    KeptReport,
    "jurisdiction" | "id" | "unit" | "period" | "measure" | "version" | "isCensus" | "sample" | "organisation" | "at"
  > {
  readonly minor: bigint
  readonly body: unknown
  readonly reason: string | null
  readonly reversedAt: Instant | null
}

function bodyFrom(body: unknown) {
  const { sites, ...rest } = ReportBody.parse(body)
  return { ...rest, sites: sites.map((site) => ({ ...site, amount: statistical(BigInt(site.amount)) })) }
}

/** Ends a report: its entries are appended with the other sign. @throws Refusal "settlement.output-reversed" */
export async function saveReversal(
  db: Db,
  report: OutputReport,
  mirrored: readonly OutputEntry[],
  { reason, organisation, now }: { readonly reason: string; readonly organisation: string; readonly now: Instant },
): Promise<void> {
  const { jurisdiction, id } = report
  await sql`insert into output_reversal (jurisdiction, report, reason, organisation, at)
    values (${jurisdiction}, ${id}::uuid, ${reason}, ${organisation}, ${now})`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "output_reversal_pkey") throw error
      throw new Refusal("settlement.output-reversed", { report: id })
    })
  await saveEntries(db, report, mirrored, true, now)
}

/** Where a page of entries goes on: after this one, in the order of members, reports and lines. */
export interface EntryPosition {
  readonly member: string
  readonly jurisdiction: string
  readonly report: string
  readonly line: number
  /** 1 for the mirror that a reversal appends. */
  readonly isReversal: 0 | 1
}

export interface EntryFilter {
  readonly period: string
  readonly measure: OutputMeasure
  readonly member?: string | undefined
  readonly activity?: ActivityRef | undefined
}

/** Entries of the statistical ledger in the order of member, recorder, report and line; reversed ones with their mirror. */
export function entriesOf(
  db: Db,
  { period, measure, member, activity }: EntryFilter,
  limit: number,
  after?: EntryPosition,
): Promise<readonly KeptEntry[]> {
  const filters = [
    sql`e.period = ${period} and e.measure = ${measure}`,
    ...(member === undefined ? [] : [sql`e.member = ${member}`]),
    ...(activity === undefined
      ? []
      : [sql`e.activity_jurisdiction = ${activity.jurisdiction} and e.activity = ${activity.id}`]),
    ...(after === undefined
      ? []
      : [
          sql`(e.member, e.jurisdiction, e.report, e.line, e.is_reversal) >
            (${after.member}, ${after.jurisdiction}, ${after.report}::uuid, ${after.line}::int, ${after.isReversal === 1}::boolean)`,
        ]),
  ]
  return entriesOn(db, sql.join(filters, sql` and `), limit)
}

interface EntryRow extends Omit<KeptEntry, "amount" | "total" | "activity"> {
  readonly minor: bigint
  readonly whole: bigint
  readonly activityJurisdiction: string | null
  readonly activity: string | null
}

async function entriesOn(db: Db, where: ReturnType<typeof sql>, limit: number): Promise<readonly KeptEntry[]> {
  const found = await rows(
    db,
    sql<EntryRow>`
      select e.jurisdiction, e.report, e.line, e.is_reversal as "isReversal", e.member, e.place, e.site, (e.amount).minor, e.basis,
        e.share, e.census, e.activity_jurisdiction as "activityJurisdiction", e.activity, e.at, e.sample, r.unit,
        jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as "unitName", r.body->>'source' as source, (r.amount).minor as whole
      from output_entry e join output_report r on r.jurisdiction = e.jurisdiction and r.id = e.report
        join organisation o on o.id = r.unit
      where ${where}
      order by e.member, e.jurisdiction, e.report, e.line, e.is_reversal limit ${limit}`,
  )
  return found.map(({ minor, whole, activityJurisdiction, activity, ...entry }) => ({
    ...entry,
    amount: statistical(minor),
    total: statistical(entry.isReversal ? -whole : whole),
    activity:
      activity === null || activityJurisdiction === null ? null : { jurisdiction: activityJurisdiction, id: activity },
  }))
}

/** Sums of the statistical ledger for a period and measure, by member, activity and how entries came to their places. */
export async function outputSums(db: Db, period: string, measure: OutputMeasure) {
  const found = await rows(
    db,
    sql<{
      member: string
      activityJurisdiction: string | null
      activity: string | null
      basis: OutputEntry["basis"]
      minor: bigint
      units: number
      samples: boolean
    }>`
      select e.member, e.activity_jurisdiction as "activityJurisdiction", e.activity, e.basis, sum((e.amount).minor)::bigint as minor,
        count(distinct r.unit)::int as units, bool_or(e.sample) as samples
      from output_entry e join output_report r on r.jurisdiction = e.jurisdiction and r.id = e.report
      where e.period = ${period} and e.measure = ${measure} and ${notReversed} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
  return found.map(({ minor, activity, activityJurisdiction, ...sum }) => ({
    ...sum,
    amount: statistical(minor),
    activity:
      activity === null || activityJurisdiction === null ? null : { jurisdiction: activityJurisdiction, id: activity },
  }))
}

/** The periods and measures for which the statistical ledger has reports, newest first. */
export function recordedPeriods(
  db: Db,
): Promise<readonly { readonly period: string; readonly measure: OutputMeasure; readonly reports: number }[]> {
  return rows(
    db,
    sql<{ period: string; measure: OutputMeasure; reports: number }>`
      select r.period, r.measure, count(*)::int as reports from output_report r where ${notReversed}
      group by 1, 2 order by 1 desc, 2`,
  )
}

/** What the statistical ledger has of an activity. */
export async function outputOfActivity(
  db: Db,
  { jurisdiction, id }: ActivityRef,
  period: string,
  measure: OutputMeasure,
): Promise<StatisticalAmount> {
  const row = await firstRow(
    db,
    sql<{ minor: bigint }>`select coalesce(sum((amount).minor), 0)::bigint as minor from output_entry
      where activity_jurisdiction = ${jurisdiction} and activity = ${id} and period = ${period} and measure = ${measure}`,
  )
  return statistical(row?.minor ?? 0n)
}
