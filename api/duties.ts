import { type Day, Refusal } from "../base/index.ts"
import { type Duty, isInForce, parameterAt, stateOn } from "../rulebook/index.ts"
import { type OwedDuty, organisationNames, owedBy, owedCounts, owedOverdue, owedWithoutDay } from "../store/duties.ts"
import { type Context, type Handled, read } from "./act.ts"
import { duties } from "./contract/index.ts"
import { dutyOf } from "./duty-clocks.ts"
import { daysLeft } from "./region-facts.ts"
import { ownAccount } from "./resources.ts"
import { rulesOn } from "./rule-text.ts"
import type { Rules } from "./rules.ts"

/** How many a list shows at most. */
const mostShown = 500

/** Duties with their clocks: what there are, what one owes, what is overdue. */
export const dutiesRoutes: readonly Handled[] = [
  read(duties.readDuties, {
    run: async ({ query }, context) => {
      const { day, rules } = await rulesOn(context, query.on)
      const counts = await owedCounts(context.db, context.today)
      const total = (duty: string, of: "running" | "overdue") =>
        counts.filter((one) => one.duty === duty).reduce((sum, one) => sum + one[of], 0)
      return {
        on: day,
        version: rules.version === 0 ? null : rules.version,
        items: rules.responsibilities.duties
          .filter((duty) => isInForce(duty, day))
          .map((duty) => ({
            ...shownDuty(duty, rules, day),
            open: total(duty.id, "running"),
            overdue: total(duty.id, "overdue"),
          })),
      }
    },
  }),
  read(duties.readMyDuties, {
    about: (_, { actor }) => ownAccount(actor),
    run: async ({ query }, context) => {
      const { actor, db, rules, today } = context
      const own = actor.organisation
      if (own === null) return { on: today, items: [] }
      const bodies = rules.responsibilities.bodies.filter((body) => body.is === own.kind).map(({ id }) => id)
      const found = await owedBy(db, own, {
        bodies,
        anywhere: own.kind === "office",
        ended: query.ended === "true",
        limit: mostShown,
      })
      return { on: today, items: await shownAll(context, found) }
    },
  }),
  read(duties.readOverdueDuties, {
    run: async (_, context) => {
      const { db, today, region } = context
      const counts = await owedCounts(db, today)
      const total = (jurisdiction: string, of: "running" | "overdue" | "undated") =>
        counts.filter((one) => one.jurisdiction === jurisdiction).reduce((sum, one) => sum + one[of], 0)
      return {
        on: today,
        items: await shownAll(context, await owedOverdue(db, today, mostShown)),
        undated: await shownAll(context, await owedWithoutDay(db, mostShown)),
        byJurisdiction: region.jurisdictions.map(({ code }) => ({
          jurisdiction: code,
          overdue: total(code, "overdue"),
          undated: total(code, "undated"),
          running: total(code, "running"),
        })),
      }
    },
  }),
]

/** The words of the entry that a duty carries out. */
export function titleOf({ entry }: Duty, { lists }: Rules) {
  return lists.entries.get(entry)?.title ?? { zh: entry, en: entry }
}

function bodyName(body: string, { responsibilities }: Rules) {
  return responsibilities.bodies.find(({ id }) => id === body)?.name ?? { zh: body, en: body }
}

function shownDuty(duty: Duty, rules: Rules, day: Day) {
  const { openedBy, stages } = duty
  return {
    id: duty.id,
    entry: duty.entry,
    title: titleOf(duty, rules),
    openedBy: "acts" in openedBy ? { acts: [...openedBy.acts], state: openedBy.state } : openedBy,
    stages: stages.map(({ name, body, within, warn, endedBy, lapsesBy }) => ({
      name,
      body,
      bodyName: bodyName(body, rules),
      ...limitOf(within, rules, day),
      warn,
      endedBy: [...endedBy],
      lapsesBy,
    })),
    from: duty.from,
    until: duty.until,
    basis: duty.basis,
    assumed: duty.assumed,
  }
}

type Within = Duty["stages"][number]["within"]

function limitOf(within: Within, { parameters }: Rules, day: Day) {
  if ("workingDays" in within) return { parameter: null, limit: `${within.workingDays}`, unit: "working days" }
  try {
    const { value, unit } = parameterAt(parameters, within.parameter, day)
    return { parameter: within.parameter, limit: value, unit }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const unit = parameters.byId.get(within.parameter)?.unit ?? ""
    return { parameter: within.parameter, limit: null, unit }
  }
}

async function shownAll(context: Context, found: readonly OwedDuty[]) {
  const ids = found.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]))
  const names = await organisationNames(context.db, [...new Set(ids)])
  return Promise.all(found.map((owed) => shownOwed(context, owed, names)))
}

async function shownOwed(context: Context, owed: OwedDuty, names: Awaited<ReturnType<typeof organisationNames>>) {
  const { rules, today, db } = context
  const { regionFolder } = context.platform
  const duty = await dutyOf(db, context, owed)
  const stage = duty.stages[owed.stage]
  const { organisation: id, subjectKind, subject, version: _, ...rest } = owed
  return {
    ...rest,
    entry: duty.entry,
    title: titleOf(duty, rules),
    stageName: stage?.name ?? { zh: "", en: "" },
    bodyName: bodyName(owed.body, rules),
    organisation: id === null ? null : { id, name: names.get(id) ?? { zh: id, en: id } },
    subject: { kind: subjectKind, id: subject },
    state: stateOn(owed, today),
    workingDaysLeft: owed.ended !== null || owed.dueOn === null ? null : daysLeft(regionFolder, today, owed.dueOn),
    endedBy: [...(stage?.endedBy ?? [])],
    lapsesBy: stage?.lapsesBy ?? null,
  }
}
