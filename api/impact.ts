import { addDays, type Day, daysBetween, instantAt, Refusal } from "../base/index.ts"
import { apply } from "../governance/index.ts"
import { type Parameter, type ParameterUse, parameterAt, startOf } from "../rulebook/index.ts"
import { bookingsMade, type PastPeriod, pastUses } from "../store/past-uses.ts"
import { type Context, type Handled, read } from "./act.ts"
import { impact } from "./contract/index.ts"
import { methodOf } from "./impact-method.ts"
import { bothRuns } from "./impact-runs.ts"
import { statementOf } from "./impact-statement.ts"
import { effectOf } from "./impact-words.ts"

/** A year and a day: more is tried in parts. */
const mostDays = 366
/** What one request runs again at most. */
const mostActs = 15_000
const mostLeft = 200

/** What a draft would have done with the acts of a past period. Reads only. */
export const impactRoutes: readonly Handled[] = [
  read(impact.previewImpact, { run: ({ query }, context) => inTurn(() => preview(query, context)) }),
]

let last: Promise<unknown> = Promise.resolve()

/** One statement at a time: running a year again takes a processor for a second or two, and others need it too. */
function inTurn<Reply>(work: () => Promise<Reply>): Promise<Reply> {
  const next = last.then(work)
  last = next.catch(() => undefined)
  return next
}

interface Asked {
  readonly parameter: string
  readonly unit: string
  readonly value: string
  readonly from?: Day | undefined
  readonly start: Day
  readonly end: Day
}

async function preview(asked: Asked, context: Context) {
  const { db, region } = context
  const { start, end, from = null } = asked
  const parameter = draftedParameter(asked, context)
  const period = periodOf(asked, context)
  const { effect, note } = effectOf(parameter.id)
  const about = {
    parameter: {
      id: parameter.id,
      description: parameter.description,
      unit: parameter.unit,
      inForce: inForce(parameter, period, context),
      draft: asked.value,
    },
    from,
    period: { start, end },
    currency: region.currency.code,
    effect,
    note,
  }
  if (effect === "none") return { ...about, ...nothing }
  const acts = await bookingsMade(db, period)
  if (acts > mostActs) throw new Refusal("governance.too-many-acts", { acts: `${acts}`, most: `${mostActs}` })
  const runs = await bothRuns(await pastUses(db, period), { parameter, value: asked.value, period }, context)
  const { open, left, before } = runs
  const counted = { start, end, value: asked.value, open, cases: before.length, left: left.length }
  return {
    ...about,
    ...statementOf(runs, effect, region),
    open,
    left: left.slice(0, mostLeft),
    method: methodOf(counted),
  }
}

const nothing = { cases: 0, open: 0, left: [], views: [], outcomes: [], flips: [], flipped: 0, core: [], method: [] }

/** The parameter that the draft changes. @throws Refusal for all that a motion would be refused for, but its day */
function draftedParameter({ parameter, unit, value, from, start }: Asked, { rules, region }: Context): Parameter {
  const parameters = [...rules.parameters.byId.values()]
  const ground = {
    version: {
      number: rules.version,
      zone: region.timeZone,
      entriesFrom: startOf(start, region.timeZone),
      entries: [],
      parameters,
    },
    drafted: [],
  }
  const day = from ?? start
  apply({ kind: "parameter", parameter, unit, value, from: day }, ground, startOf(day, region.timeZone), "draft")
  const found = rules.parameters.byId.get(parameter)
  if (found === undefined) throw new Error(`a draft of the unknown parameter ${parameter} was not refused`)
  return found
}

function periodOf({ start, end }: Asked, { today, region }: Context): PastPeriod {
  if (end < start || end > today || daysBetween(start, end) >= mostDays)
    throw new Refusal("governance.bad-period", { start, end, today, most: `${mostDays}` })
  return { from: instantAt(start, 0, region.timeZone), until: instantAt(addDays(end, 1), 0, region.timeZone) }
}

/** The values by which acts of the period were decided, in order of time. */
function inForce(
  parameter: Parameter,
  { from, until }: PastPeriod,
  { rules, region }: Context,
): readonly ParameterUse[] {
  const starts = parameter.values
    .filter(({ value }) => value !== null)
    .map((value) => startOf(value.from, region.timeZone))
    .filter((at) => at < until)
  const first = starts.findLast((at) => at <= from)
  return starts.filter((at) => at > from || at === first).map((at) => parameterAt(rules.parameters, parameter.id, at))
}
