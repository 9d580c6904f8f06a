import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import {
  type ActivityRef,
  divideActivity,
  type NegotiatedAmount,
  type NegotiatedChange,
  negotiated,
  negotiatedChanges,
  type OutputMeasure,
} from "../settlement/index.ts"
import { type AppraisalKeyOf, appraisalInForce, holdActivity } from "./appraisals.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { outputOfActivity } from "./output-entries.ts"

/** What gave rise to entries of the negotiated ledger. */
export interface AppraisalCause {
  readonly kind: "report" | "reversal" | "agreement"
  readonly jurisdiction: string
  readonly id: string
}

interface Divided {
  readonly activity: ActivityRef
  readonly period: string
  readonly measure: OutputMeasure
}

/**
 * Brings the negotiated ledger to what the agreement in force says of an activity's output: appends the differences. The
 * statistical ledger is only read.
 * @returns changes appended, by member
 */
export async function keepDivision(
  db: Db,
  divided: Divided,
  cause: AppraisalCause,
  { now, newId, sample }: { readonly now: Instant; readonly newId: () => string; readonly sample: boolean },
): Promise<readonly NegotiatedChange[]> {
  const { activity, period, measure } = divided
  await holdActivity(db, activity)
  const agreement = await appraisalInForce(db, activity, period, measure)
  const posted = await postedParts(db, divided)
  const output = await outputOfActivity(db, activity, period, measure)
  const parts = agreement === undefined ? [] : divideActivity(output, agreement.terms)
  const changes = negotiatedChanges(parts, posted)
  const under = agreement ?? (await lastPosted(db, divided))
  if (changes.length === 0 || under === undefined) return []
  const given = changes.map(({ member, amount }) => ({ member, id: newId(), minor: `${amount.minor}` }))
  await sql`
    insert into negotiated_entry (jurisdiction, id, activity_jurisdiction, activity, period, measure, amount, proposer, agreement,
      cause, cause_jurisdiction, cause_id, sample, at)
    select member, id, ${activity.jurisdiction}, ${activity.id}, ${period}, ${measure}, row(minor)::negotiated_amount,
      ${under.jurisdiction}, ${under.id}::uuid, ${cause.kind}, ${cause.jurisdiction}, ${cause.id}::uuid, ${sample}, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (member text, id uuid, minor bigint)`.execute(db)
  return changes
}

async function postedParts(
  db: Db,
  { activity, period, measure }: Divided,
): Promise<ReadonlyMap<string, NegotiatedAmount>> {
  const found = await rows(
    db,
    sql<{ member: string; minor: bigint }>`
      select jurisdiction as member, sum((amount).minor)::bigint as minor from negotiated_entry
      where activity_jurisdiction = ${activity.jurisdiction} and activity = ${activity.id} and period = ${period} and measure = ${measure}
      group by 1 order by 1`,
  )
  return new Map(found.map(({ member, minor }) => [member, negotiated(minor)]))
}

/** The agreement under which the last entries were made: what takes them back names it. */
async function lastPosted(db: Db, { activity, period, measure }: Divided): Promise<AppraisalKeyOf | undefined> {
  return firstRow(
    db,
    sql<AppraisalKeyOf>`select proposer as jurisdiction, agreement as id from negotiated_entry
      where activity_jurisdiction = ${activity.jurisdiction} and activity = ${activity.id} and period = ${period} and measure = ${measure}
      order by at desc limit 1`,
  )
}

/** Periods and measures in which an activity has output or negotiated parts. */
export function periodsOfActivity(
  db: Db,
  { jurisdiction, id }: ActivityRef,
): Promise<readonly { readonly period: string; readonly measure: OutputMeasure }[]> {
  return rows(
    db,
    sql<{ period: string; measure: OutputMeasure }>`
      select period, measure from output_entry where activity_jurisdiction = ${jurisdiction} and activity = ${id}
      union select period, measure from negotiated_entry where activity_jurisdiction = ${jurisdiction} and activity = ${id}
      order by 1, 2`,
  )
}

/** An entry of the negotiated ledger. */
export interface KeptNegotiated {
  readonly member: string
  readonly activity: ActivityRef
  readonly amount: NegotiatedAmount
  readonly agreement: AppraisalKeyOf
  readonly cause: AppraisalCause
  readonly at: Instant
  readonly sample: boolean
}

interface NegotiatedRow {
  readonly member: string
  readonly activityJurisdiction: string
  readonly activity: string
  readonly minor: bigint
  readonly proposer: string
  readonly agreement: string
  readonly cause: AppraisalCause["kind"]
  readonly causeJurisdiction: string
  readonly causeId: string
  readonly at: Instant
  readonly sample: boolean
}

/** Every entry of the negotiated ledger for a period and measure, by activity in order of time. */
export async function negotiatedOf(db: Db, period: string, measure: OutputMeasure): Promise<readonly KeptNegotiated[]> {
  const found = await rows(
    db,
    sql<NegotiatedRow>`
      select jurisdiction as member, activity_jurisdiction as "activityJurisdiction", activity, (amount).minor, proposer, agreement, cause,
        cause_jurisdiction as "causeJurisdiction", cause_id as "causeId", at, sample
      from negotiated_entry where period = ${period} and measure = ${measure}
      order by activity_jurisdiction, activity, at, jurisdiction, id`,
  )
  return found.map((row) => ({
    member: row.member,
    activity: { jurisdiction: row.activityJurisdiction, id: row.activity },
    amount: negotiated(row.minor),
    agreement: { jurisdiction: row.proposer, id: row.agreement },
    cause: { kind: row.cause, jurisdiction: row.causeJurisdiction, id: row.causeId },
    at: row.at,
    sample: row.sample,
  }))
}
