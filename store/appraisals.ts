import { sql } from "kysely"
import { type Day, Refusal } from "../base/index.ts"
import {
  type ActivityRef,
  AppraisalAgreement,
  type AppraisalAnswer,
  type OutputMeasure,
  periodDays,
} from "../settlement/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** An agreement by its key. */
export interface AppraisalKeyOf {
  readonly jurisdiction: string
  readonly id: string
}

/** Keeps a proposal with its proposer's own agreement. */
export async function saveAppraisal(db: Db, agreement: AppraisalAgreement, organisation: string): Promise<void> {
  const { jurisdiction, id, version, replaces, terms, digest, answers, proposedAt, sample } = agreement
  await sql`insert into appraisal_agreement (jurisdiction, id, version, activity_jurisdiction, activity, replaces_jurisdiction, replaces,
      terms, digest, sample, proposed_at)
    values (${jurisdiction}, ${id}::uuid, ${version}, ${terms.activity.jurisdiction}, ${terms.activity.id},
      ${replaces?.jurisdiction ?? null}, ${replaces?.id ?? null}::uuid, ${JSON.stringify(terms)}::jsonb, ${digest}, ${sample}, ${proposedAt})`.execute(
    db,
  )
  for (const answer of answers) await saveAnswer(db, agreement, answer, organisation)
}

/** Keeps a party's answer. @throws Refusal "settlement.appraisal-answered" */
export async function saveAnswer(
  db: Db,
  { jurisdiction: proposer, id, digest }: Pick<AppraisalAgreement, "jurisdiction" | "id" | "digest">,
  { jurisdiction, agreed, at }: AppraisalAnswer,
  organisation: string,
): Promise<void> {
  await sql`insert into appraisal_answer (jurisdiction, proposer, agreement, agreed, digest, organisation, at)
    values (${jurisdiction}, ${proposer}, ${id}::uuid, ${agreed}, ${digest}, ${organisation}, ${at})`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "appraisal_answer_pkey") throw error
      throw new Refusal("settlement.appraisal-answered", { member: jurisdiction, agreement: id })
    })
}

const columns = sql`a.jurisdiction, a.id, a.version, a.terms, a.digest, a.sample, a.proposed_at as "proposedAt",
  case when a.replaces is null then null else jsonb_build_object('jurisdiction', a.replaces_jurisdiction, 'id', a.replaces) end as replaces,
  (select coalesce(jsonb_agg(jsonb_build_object('jurisdiction', w.jurisdiction, 'agreed', w.agreed,
      'at', to_char(w.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by w.at, w.jurisdiction), '[]')
    from appraisal_answer w where w.proposer = a.jurisdiction and w.agreement = a.id) as answers`

/** All agreements of an activity, or of all, oldest first. */
export async function appraisalsOf(db: Db, activity?: ActivityRef): Promise<readonly AppraisalAgreement[]> {
  const found = await rows(
    db,
    sql`select ${columns} from appraisal_agreement a
      where ${activity === undefined ? sql`true` : sql`a.activity_jurisdiction = ${activity.jurisdiction} and a.activity = ${activity.id}`}
      order by a.proposed_at, a.version, a.jurisdiction, a.id`,
  )
  return found.map((row) => AppraisalAgreement.parse(row))
}

/** An agreement. @throws Refusal "settlement.unknown-appraisal" */
export async function appraisalOn(db: Db, { jurisdiction, id }: AppraisalKeyOf): Promise<AppraisalAgreement> {
  const row = await firstRow(
    db,
    sql`select ${columns} from appraisal_agreement a where a.jurisdiction = ${jurisdiction} and a.id = ${id}::uuid`,
  )
  if (row === undefined) throw new Refusal("settlement.unknown-appraisal", { jurisdiction, agreement: id })
  return AppraisalAgreement.parse(row)
}

/** Keeps other acts from the output and agreements of an activity until the transaction ends. */
export async function holdActivity(db: Db, { jurisdiction, id }: ActivityRef): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`activity ${jurisdiction}/${id}`}, 0))`.execute(db)
}

/**
 * Puts an agreed agreement into force: the days of the one that it replaces end before its own begin.
 * @throws Refusal "settlement.appraisal-overlaps" when another agreement has days and a measure of it
 */
export async function startTerm(
  db: Db,
  { jurisdiction: proposer, id, replaces, terms }: AppraisalAgreement,
): Promise<void> {
  const { activity, measures, from, until } = terms
  if (replaces !== null)
    await sql`update appraisal_term set during = during * daterange(null, ${from}::date)
      where jurisdiction = ${activity.jurisdiction} and activity = ${activity.id}
        and proposer = ${replaces.jurisdiction} and agreement = ${replaces.id}::uuid`.execute(db)
  await sql`insert into appraisal_term (jurisdiction, activity, measure, proposer, agreement, during)
    select ${activity.jurisdiction}, ${activity.id}, measure, ${proposer}, ${id}::uuid, daterange(${from}::date, ${until}::date, '[]')
    from unnest(${[...measures]}::text[]) as given (measure)`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "appraisal_never_overlaps") throw error
      throw new Refusal("settlement.appraisal-overlaps", { agreement: "?", from, until: until ?? "…" })
    })
}

/** An agreement's days for one measure. */
export interface Term extends AppraisalKeyOf {
  readonly activity: ActivityRef
  readonly measure: OutputMeasure
  readonly from: Day
  readonly until: Day | null
}

/** Days on which agreements divide activities; days that were cut away altogether are left out. */
export async function termsOf(db: Db, activity?: ActivityRef): Promise<readonly Term[]> {
  const found = await rows(
    db,
    sql<Omit<Term, "activity"> & { activityJurisdiction: string; activity: string }>`
      select t.proposer as jurisdiction, t.agreement as id, t.jurisdiction as "activityJurisdiction", t.activity, t.measure,
        lower(t.during) as from, (upper(t.during) - 1) as until
      from appraisal_term t where not isempty(t.during)
        and ${activity === undefined ? sql`true` : sql`t.jurisdiction = ${activity.jurisdiction} and t.activity = ${activity.id}`}
      order by t.jurisdiction, t.activity, t.measure, lower(t.during)`,
  )
  return found.map(({ activityJurisdiction, activity: id, ...term }) => ({
    ...term,
    activity: { jurisdiction: activityJurisdiction, id },
  }))
}

/** The agreement whose days hold a whole period of an activity, or undefined. */
export async function appraisalInForce(
  db: Db,
  activity: ActivityRef,
  period: string,
  measure: OutputMeasure,
): Promise<AppraisalAgreement | undefined> {
  const { from, until } = periodDays(period)
  const term = await firstRow(
    db,
    sql<AppraisalKeyOf>`select proposer as jurisdiction, agreement as id from appraisal_term
      where jurisdiction = ${activity.jurisdiction} and activity = ${activity.id} and measure = ${measure}
        and during @> daterange(${from}::date, ${until}::date, '[]')`,
  )
  return term === undefined ? undefined : appraisalOn(db, term)
}
