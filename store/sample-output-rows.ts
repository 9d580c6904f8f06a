import type { Instant } from "../base/index.ts"
import { stateOf } from "../settlement/index.ts"
import { saveAppraisal, startTerm } from "./appraisals.ts"
import type { Db } from "./database.ts"
import { keepDivision, periodsOfActivity } from "./negotiated.ts"
import { saveReports } from "./output.ts"
import { saveActivity } from "./output-activities.ts"
import type { SampleOutput } from "./sample-output.ts"
import type { Chance } from "./sample-random.ts"

/** Saves sample output, and what the agreed agreements make of it, as the acts of officials and delegates would have. */
export async function saveSampleOutput(
  db: Db,
  { activities, reports, agreements }: SampleOutput,
  chance: Chance,
  now: Instant,
): Promise<void> {
  for (const activity of activities) await saveActivity(db, activity, now)
  const bodies = new Map(reports.map(({ report, organisation }) => [report.jurisdiction, organisation]))
  await saveReports(db, reports, now)
  for (const agreement of agreements) {
    await saveAppraisal(db, agreement, bodies.get(agreement.jurisdiction) ?? "")
    if (stateOf(agreement) !== "agreed") continue
    await startTerm(db, agreement)
    const { activity } = agreement.terms
    const cause = { kind: "agreement" as const, jurisdiction: agreement.jurisdiction, id: agreement.id }
    for (const { period, measure } of await periodsOfActivity(db, activity))
      await keepDivision(db, { activity, period, measure }, cause, { now, newId: () => chance.uuid(), sample: true })
  }
}
