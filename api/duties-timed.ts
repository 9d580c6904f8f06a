import { dateDuty, dutyMail } from "../rulebook/index.ts"
import { dateOwed, noteOwed, type OwedDuty, owedToTell, owedToWarn, owedUndated, peopleOwing } from "../store/duties.ts"
import { addMail } from "../store/outbox.ts"
import { act, type Context, type Handled } from "./act.ts"
import { duties } from "./contract/index.ts"
import { titleOf } from "./duties.ts"
import { clockBy, dutyOf } from "./duty-clocks.ts"

/** How many one call takes on; the next call comes soon. */
const mostAtOnce = 200

/** What the clock does to duties. */
export const dutiesTimedRoutes: readonly Handled[] = [
  act(duties.runClocks, {
    run: async (_, context) => {
      const { db, today, now } = context
      let dated = 0
      for (const owed of await owedUndated(db, mostAtOnce)) {
        const found = dateDuty(owed, await dutyOf(db, context, owed), clockBy(context.platform, context.rules))
        if (found.dueOn === null) continue
        await dateOwed(db, { ...owed, ...found })
        dated += 1
      }
      const toWarn = await owedToWarn(db, today, mostAtOnce)
      for (const owed of toWarn) {
        await mailAbout(context, owed, "warned")
        await noteOwed(db, owed, "warned", now)
      }
      const overdue = await owedToTell(db, today, mostAtOnce)
      for (const owed of overdue) {
        await tellOverdue(context, owed)
        await noteOwed(db, owed, "overdue", now)
      }
      return { dated, warned: toWarn.length, overdue: overdue.length }
    },
  }),
]

/** Tells who owes a duty and, by the log, everybody, that it is overdue; where silence ends it, that follows by itself. */
async function tellOverdue(context: Context, owed: OwedDuty): Promise<void> {
  const duty = await dutyOf(context.db, context, owed)
  if (duty.stages[owed.stage]?.lapsesBy !== null) return
  await mailAbout(context, owed, "overdue")
  await context.record({
    jurisdiction: owed.jurisdiction,
    subject: { kind: "duty", id: owed.id },
    facts: {
      duty: owed.duty,
      stage: `${owed.stage}`,
      entry: duty.entry,
      body: owed.body,
      about: `${owed.subjectKind}/${owed.subject}`,
      opened: owed.openedOn,
      due: owed.dueOn ?? "",
      // Acts about the same that end it: from then on the log shows it as done.
      endedBy: duty.stages[owed.stage]?.endedBy.join(" ") ?? "",
      state: "overdue",
    },
  })
}

async function mailAbout(context: Context, owed: OwedDuty, news: "warned" | "overdue"): Promise<void> {
  const { db, now, today, rules, platform, newId } = context
  const duty = await dutyOf(db, context, owed)
  const stage = duty.stages[owed.stage]?.name ?? { zh: owed.duty, en: owed.duty }
  const mail = dutyMail(owed, { news, title: titleOf(duty, rules), stage, url: `${platform.publicUrl}/duties` })
  const standing = rules.responsibilities.bodies.find(({ id }) => id === owed.body)?.is ?? null
  for (const { person, address } of await peopleOwing(db, owed, { standing, today }))
    await addMail(db, {
      jurisdiction: owed.jurisdiction,
      id: newId(),
      person,
      address,
      ...mail,
      calendar: null,
      madeAt: now,
    })
}
