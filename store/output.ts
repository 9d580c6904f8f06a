import { sql } from "kysely"
import * as z from "zod"
import { Amount, Day, type Instant, Refusal } from "../base/index.ts"
import {
  ActivityRef,
  type CensusShares,
  type OutputEntry,
  type OutputMeasure,
  type OutputReport,
  statistical,
} from "../settlement/index.ts"
import { type Db, firstRow } from "./database.ts"
import { entriesOn, type KeptEntry, notReversed } from "./output-entries.ts"
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

/** A report to keep, with its entries and the body that records it. */
export interface RecordedReport {
  readonly report: OutputReport
  readonly entries: readonly OutputEntry[]
  readonly organisation: string
}

/**
 * Keeps reports with their entries, in two statements.
 * @throws Refusal "settlement.output-recorded" when another was first
 */
export async function saveReports(db: Db, recorded: readonly RecordedReport[], now: Instant): Promise<void> {
  const given = recorded.map(({ report, organisation }) => {
    const { jurisdiction, id, unit, period, measure, isCensus, sample, amount } = report
    const { mainPlace, moved, sites, activity, source } = report
    const body = {
      mainPlace,
      moved,
      sites: sites.map((site) => ({ ...site, amount: `${site.amount.minor}` })),
      activity,
      source,
    }
    return { jurisdiction, id, unit, period, measure, isCensus, sample, minor: `${amount.minor}`, body, organisation }
  })
  await sql`
    insert into output_report (jurisdiction, id, unit, period, measure, version, amount, is_census, body, sample, organisation, at)
    select g.jurisdiction, g.id, g.unit, g.period, g.measure, 1 + (select coalesce(max(r.version), 0) from output_report r
        where r.jurisdiction = g.jurisdiction and r.unit = g.unit and r.period = g.period and r.measure = g.measure),
      row(g.minor)::statistical_amount, g."isCensus", g.body, g.sample, g.organisation, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (jurisdiction text, id uuid, unit text, period text, measure text,
      minor bigint, "isCensus" boolean, body jsonb, sample boolean, organisation text)`
    .execute(db)
    .catch((error: unknown) => {
      const [first] = recorded
      if (brokenConstraint(error) === undefined || first === undefined) throw error
      const { period, id, jurisdiction } = first.report
      throw new Refusal("settlement.output-recorded", { period, report: id, member: jurisdiction })
    })
  await saveEntries(db, recorded, false, now)
}

async function saveEntries(
  db: Db,
  recorded: readonly Pick<RecordedReport, "report" | "entries">[],
  isReversal: boolean,
  now: Instant,
): Promise<void> {
  const given = recorded.flatMap(({ report: { jurisdiction, id: report, period, measure, sample }, entries }) =>
    entries.map(({ line, member, place, site, basis, share, census, amount, activity }) => ({
      ...{ jurisdiction, report, period, measure, sample, line, member, place, site, basis, share, census },
      minor: `${amount.minor}`,
      activity_jurisdiction: activity?.jurisdiction ?? null,
      activity: activity?.id ?? null,
    })),
  )
  await sql`
    insert into output_entry (jurisdiction, report, line, is_reversal, member, place, site, period, measure, amount, basis, share,
      census, activity_jurisdiction, activity, sample, at)
    select jurisdiction, report, line, ${isReversal}, member, place, site, period, measure, row(minor)::statistical_amount, basis, share,
      census, activity_jurisdiction, activity, sample, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (jurisdiction text, report uuid, period text, measure text,
      sample boolean, line integer, member text, place text, site text, minor bigint, basis text, share text, census uuid,
      activity_jurisdiction text, activity text)`.execute(db)
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
  await saveEntries(db, [{ report, entries: mirrored }], true, now)
}
