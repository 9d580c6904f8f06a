import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import { type ActivityRef, OutputActivity } from "../settlement/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

const columns = sql.raw("jurisdiction, id, kind, name, place, partners, since, sample")

/** Registers an activity. @throws Refusal "settlement.activity-taken" */
export async function saveActivity(db: Db, activity: OutputActivity, at: Instant): Promise<void> {
  const { jurisdiction, id, kind, name, place, partners, since, sample } = activity
  await sql`insert into output_activity (jurisdiction, id, kind, name, place, partners, since, sample, at)
    values (${jurisdiction}, ${id}, ${kind}, ${JSON.stringify(name)}::jsonb, ${place}, ${[...partners]}::text[], ${since}, ${sample}, ${at})`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "output_activity_pkey") throw error
      throw new Refusal("settlement.activity-taken", { activity: `${jurisdiction}/${id}` })
    })
}

/** All activities, in order of member and id. */
export async function activitiesOf(db: Db): Promise<readonly OutputActivity[]> {
  const found = await rows(db, sql<unknown>`select ${columns} from output_activity order by jurisdiction, id`)
  return found.map((row) => OutputActivity.parse(row))
}

/** An activity. @throws Refusal "settlement.unknown-activity" */
export async function activityOn(db: Db, { jurisdiction, id }: ActivityRef): Promise<OutputActivity> {
  const row = await firstRow(
    db,
    sql`select ${columns} from output_activity where jurisdiction = ${jurisdiction} and id = ${id}`,
  )
  if (row === undefined) throw new Refusal("settlement.unknown-activity", { activity: `${jurisdiction}/${id}` })
  return OutputActivity.parse(row)
}
