import { addDays, type Day, Refusal } from "../../base/index.ts"
import { addWorkingDays, type WorkingDays } from "../../region/index.ts"
import { isInForce } from "../decide.ts"
import { type Parameters, parameterAt } from "../parameter.ts"
import type { ParameterUse } from "../parameter-use.ts"
import type { Duty } from "./responsibility.ts"

/** One stage of a duty that someone owes, with its clock. A row that ends is never opened again. */
export interface Obligation {
  readonly duty: string
  /** Number of the stage, from 0. */
  readonly stage: number
  /** Body that owes it, of the member in which it arose. */
  readonly body: string
  readonly jurisdiction: string
  /** What it is about, such as a booking. */
  readonly subject: string
  readonly openedOn: Day
  /** Day from which the body is warned; null with `dueOn`. */
  readonly warnOn: Day | null
  /** Last day on which it is in time; null while it cannot be told. */
  readonly dueOn: Day | null
  /** Year whose working days must be published before the last day can be told; null once it is. */
  readonly awaitsYear: number | null
  /** The parameter that set the limit; null where law fixes it. */
  readonly limit: ParameterUse | null
  readonly ended: { readonly on: Day; readonly by: string; readonly how: "done" | "lapsed" } | null
}

/**
 * `open`: there is time; `warned`: the last days run; `overdue`: it should have been done; `undated`: its last day falls
 * into a year without published working days, so that it is owed and never late; `done`; `lapsed`: silence took its effect.
 */
export type ObligationState = "open" | "warned" | "overdue" | "undated" | "done" | "lapsed"

/** What a clock is reckoned by. */
export interface ClockBy {
  readonly parameters: Parameters
  readonly calendar: WorkingDays
}

/**
 * The last day of a limit that begins with an event: the day of the event is not counted.
 * @throws Refusal "region.year-not-published" when the limit runs into a year without published days, "rulebook.parameter-missing",
 * "rulebook.parameter-unit" for a limit that is no time
 * @example dueOn({ workingDays: 3 }, day("2026-09-30"), by).day // 2026-10-10: 8, 9 and the make-up Saturday
 */
export function dueOn(
  within: Duty["stages"][number]["within"],
  opened: Day,
  { parameters, calendar }: ClockBy,
): { readonly day: Day; readonly limit: ParameterUse | null } {
  if ("workingDays" in within) return { day: addWorkingDays(opened, within.workingDays, calendar), limit: null }
  const limit = parameterAt(parameters, within.parameter, opened)
  if (limit.unit === "working days") return { day: addWorkingDays(opened, Number(limit.value), calendar), limit }
  if (limit.unit === "days") return { day: addDays(opened, Number(limit.value)), limit }
  throw new Refusal("rulebook.parameter-unit", { parameter: limit.id, unit: limit.unit, asked: "working days" })
}

type Clock = Pick<Obligation, "warnOn" | "dueOn" | "awaitsYear" | "limit">

/** The clock of a stage that opens on a day: its dates, or the year that they wait for. @throws Refusal as `dueOn` otherwise */
function clockOf({ within, warn }: Duty["stages"][number], on: Day, by: ClockBy): Clock {
  try {
    const { day, limit } = dueOn(within, on, by)
    return { dueOn: day, warnOn: warnFrom(day, warn, on, by), awaitsYear: null, limit }
  } catch (error) {
    // What is owed is owed, though nobody can say yet until when: the act that opens it goes on.
    const year = unpublishedYear(error)
    if (year === null) throw error
    const limit = "parameter" in within ? parameterAt(by.parameters, within.parameter, on) : null
    return { dueOn: null, warnOn: null, awaitsYear: year, limit }
  }
}

/** Warning days lie between first and last day; where they are not published, the warning comes at once. */
function warnFrom(due: Day, warn: number, on: Day, { calendar }: ClockBy): Day {
  try {
    const day = addWorkingDays(due, -warn, calendar)
    return day < on ? on : day
  } catch (error) {
    if (unpublishedYear(error) === null) throw error
    return on
  }
}

function unpublishedYear(error: unknown): number | null {
  return error instanceof Refusal && error.code === "region.year-not-published" ? Number(error.facts.year) : null
}

/**
 * Opens a stage of a duty. The limit is that of the day on which it opens: a later value leaves a running clock alone.
 * Where the limit runs into a year without published working days, the obligation opens without a last day.
 * @param stage number of the stage, from 0
 * @throws Refusal "rulebook.parameter-missing", "rulebook.parameter-unit"; RangeError for a stage that the duty does not have
 */
export function openDuty(
  duty: Duty,
  about: { readonly subject: string; readonly jurisdiction: string; readonly on: Day; readonly stage?: number },
  by: ClockBy,
): Obligation {
  const { subject, jurisdiction, on, stage = 0 } = about
  const found = stageOf(duty, stage)
  return {
    duty: duty.id,
    stage,
    body: found.body,
    jurisdiction,
    subject,
    openedOn: on,
    ...clockOf(found, on, by),
    ended: null,
  }
}

/**
 * Gives an obligation its last day once the year that it waits for is published; the limit stays the one it opened with.
 * @returns the obligation as it stands now, unchanged while the year is not published
 */
export function dateDuty(obligation: Obligation, duty: Duty, by: ClockBy): Obligation {
  if (obligation.dueOn !== null) return obligation
  return {
    ...obligation,
    ...clockOf(stageOf(duty, obligation.stage), obligation.openedOn, by),
    limit: obligation.limit,
  }
}

function stageOf({ id, stages }: Duty, stage: number): Duty["stages"][number] {
  const found = stages[stage]
  if (found === undefined) throw new RangeError(`${id} has no stage ${stage}`)
  return found
}

/** Where an obligation stands on a day; what happened after that day is not yet known. @example stateOn(obligation, obligation.dueOn) // "warned" */
export function stateOn({ ended, warnOn, dueOn: due }: Obligation, day: Day): ObligationState {
  if (ended !== null && ended.on <= day) return ended.how
  if (warnOn === null || due === null) return "undated"
  if (day > due) return "overdue"
  return day >= warnOn ? "warned" : "open"
}

/**
 * What an act does to an open obligation: ends it, and opens the next stage of its duty if there is one.
 * @param act an act about the obligation's subject. When silence takes effect is for the timed act to know: what it is
 * about may itself begin before the last day
 * @returns the obligations as they stand now: unchanged alone when the act does not touch it
 */
export function afterAct(
  obligation: Obligation,
  { act, on }: { readonly act: string; readonly on: Day },
  duty: Duty,
  by: ClockBy,
): readonly Obligation[] {
  const stage = duty.stages[obligation.stage]
  if (obligation.ended !== null || stage === undefined) return [obligation]
  const isDone = stage.endedBy.includes(act)
  if (!isDone && stage.lapsesBy !== act) return [obligation]
  const ended: Obligation = { ...obligation, ended: { on, by: act, how: isDone ? "done" : "lapsed" } }
  if (!isDone || duty.stages[obligation.stage + 1] === undefined) return [ended]
  const { subject, jurisdiction } = obligation
  return [ended, openDuty(duty, { subject, jurisdiction, on, stage: obligation.stage + 1 }, by)]
}

/** Whether an act, which left its subject in a state, opens a duty that holds on that day. */
export function opens(
  { openedBy, from, until }: Duty,
  { act, state, on }: { readonly act: string; readonly state: string | undefined; readonly on: Day },
): boolean {
  if (!("acts" in openedBy) || !openedBy.acts.includes(act)) return false
  return isInForce({ from, until }, on) && (openedBy.state === null || openedBy.state === state)
}

/**
 * Acts after which a duty may open or end: no other act has to look for any. A duty that only an event outside opens has
 * none.
 */
export function actsWithDuties(duties: readonly Duty[]): {
  readonly opening: ReadonlySet<string>
  readonly ending: ReadonlySet<string>
} {
  const own = duties.flatMap(({ openedBy, stages }) => ("acts" in openedBy ? [{ acts: openedBy.acts, stages }] : []))
  const ending = own.flatMap(({ stages }) =>
    stages.flatMap(({ endedBy, lapsesBy }) => [...endedBy, ...(lapsesBy === null ? [] : [lapsesBy])]),
  )
  return { opening: new Set(own.flatMap(({ acts }) => acts)), ending: new Set(ending) }
}
