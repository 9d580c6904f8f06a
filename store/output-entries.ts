import { sql } from "kysely"
import type { Instant, Text } from "../base/index.ts"
import {
  type ActivityRef,
  type OutputEntry,
  type OutputMeasure,
  type StatisticalAmount,
  statistical,
} from "../settlement/index.ts"
import { type Database, type Db, firstRow, rows } from "./database.ts"

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

/** Of reports `r`: those that count. */
export const notReversed = sql`not exists (select from output_reversal v where v.jurisdiction = r.jurisdiction and v.report = r.id)`

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

/**
 * All entries that a filter holds for, page by page, in the order of `entriesOf` and as of one moment. They are read with
 * `run`, before which nothing is kept in memory.
 */
export async function withEntries<Result>(
  { db }: Pick<Database, "db">,
  filter: EntryFilter,
  run: (pages: AsyncIterable<readonly KeptEntry[]>) => Promise<Result>,
  pageSize = 2_000,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((on) => run(entryPages(on, filter, pageSize)))
}

async function* entryPages(
  db: Db,
  filter: EntryFilter,
  pageSize: number,
): AsyncGenerator<readonly KeptEntry[], void, undefined> {
  for (let after: EntryPosition | undefined; ; ) {
    const found = await entriesOf(db, filter, pageSize, after)
    if (found.length > 0) yield found
    const last = found.at(-1)
    if (last === undefined || found.length < pageSize) return
    const { member, jurisdiction, report, line, isReversal } = last
    after = { member, jurisdiction, report, line, isReversal: isReversal ? 1 : 0 }
  }
}

interface EntryRow extends Omit<KeptEntry, "amount" | "total" | "activity"> {
  readonly minor: bigint
  readonly whole: bigint
  readonly activityJurisdiction: string | null
  readonly activity: string | null
}

/** Entries that a condition on `e` and `r` holds for. */
export async function entriesOn(db: Db, where: ReturnType<typeof sql>, limit: number): Promise<readonly KeptEntry[]> {
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
      samples: boolean
    }>`
      select e.member, e.activity_jurisdiction as "activityJurisdiction", e.activity, e.basis, sum((e.amount).minor)::bigint as minor,
        bool_or(e.sample) as samples
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

/** How many units have output in each member; one with places in two members counts in both. */
export async function unitsByMember(
  db: Db,
  period: string,
  measure: OutputMeasure,
): Promise<ReadonlyMap<string, number>> {
  const found = await rows(
    db,
    sql<{ member: string; units: number }>`
      select e.member, count(distinct r.unit)::int as units
      from output_entry e join output_report r on r.jurisdiction = e.jurisdiction and r.id = e.report
      where e.period = ${period} and e.measure = ${measure} and ${notReversed} group by 1`,
  )
  return new Map(found.map(({ member, units }) => [member, units]))
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
