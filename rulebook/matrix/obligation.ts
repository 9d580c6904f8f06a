import { addDays, type Day, Refusal } from "../../base/index.ts"
import { addWorkingDays, type WorkingDays } from "../../region/index.ts"
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
  /** Day from which the body is warned. */
  readonly warnOn: Day
  /** Last day on which it is in time. */
  readonly dueOn: Day
  /** The parameter that set the limit; null where law fixes it. */
  readonly limit: ParameterUse | null
  readonly ended: { readonly on: Day; readonly by: string; readonly how: "done" | "lapsed" } | null
}

/**
 * `open`: there is time; `warned`: the last days run; `overdue`: it should have been done; `done`; `lapsed`: silence took
 * its effect.
 */
export type ObligationState = "open" | "warned" | "overdue" | "done" | "lapsed"

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

/**
 * Opens a stage of a duty. The limit is that of the day on which it opens: a later value leaves a running clock alone.
 * @param stage number of the stage, from 0
 * @throws Refusal as `dueOn`; RangeError for a stage that the duty does not have
 */
export function openDuty(
  duty: Duty,
  about: { readonly subject: string; readonly jurisdiction: string; readonly on: Day; readonly stage?: number },
  by: ClockBy,
): Obligation {
  const { subject, jurisdiction, on, stage = 0 } = about
  const found = duty.stages[stage]
  if (found === undefined) throw new RangeError(`${duty.id} has no stage ${stage}`)
  const { day, limit } = dueOn(found.within, on, by)
  const warnOn = addWorkingDays(day, -found.warn, by.calendar)
  return {
    duty: duty.id,
    stage,
    body: found.body,
    jurisdiction,
    subject,
    openedOn: on,
    warnOn: warnOn < on ? on : warnOn,
    dueOn: day,
    limit,
    ended: null,
  }
}

/** Where an obligation stands on a day; what happened after that day is not yet known. @example stateOn(obligation, obligation.dueOn) // "warned" */
export function stateOn({ ended, warnOn, dueOn: due }: Obligation, day: Day): ObligationState {
  if (ended !== null && ended.on <= day) return ended.how
  if (day > due) return "overdue"
  return day >= warnOn ? "warned" : "open"
}

/**
 * What an act does to an open obligation: ends it, and opens the next stage of its duty if there is one.
 * @param act an act about the obligation's subject; silence takes effect only after the last day
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
  if (!isDone && !(stage.lapsesBy === act && on > obligation.dueOn)) return [obligation]
  const ended: Obligation = { ...obligation, ended: { on, by: act, how: isDone ? "done" : "lapsed" } }
  if (!isDone || duty.stages[obligation.stage + 1] === undefined) return [ended]
  const { subject, jurisdiction } = obligation
  return [ended, openDuty(duty, { subject, jurisdiction, on, stage: obligation.stage + 1 }, by)]
}
