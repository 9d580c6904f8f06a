import type { Day } from "../../base/index.ts"
import { arrivalOf, lineThrough } from "./arrival.ts"
import type { Actual, Target, TargetStanding } from "./target.ts"

type Reason = NonNullable<TargetStanding["reason"]>
type Judged = Pick<TargetStanding, "state" | "reason">

/**
 * Where a target stands on a day, by the values of years that had ended by then: distance, trend, pace and the year of
 * arrival at that pace, and its state. What is not known stays unknown: without a number in the plan, without a figure of the plan's own
 * definition, or, where the target is not met yet, with a single figure, that shows no pace.
 *
 * | state | when |
 * | --- | --- |
 * | definition-disputed | figures are published by other definitions than the plan's |
 * | met | the newest figure fulfils it |
 * | off | its year's figure does not; or at the present pace it arrives after its year, or never |
 * | on-the-way | at the present pace it arrives by the end of its year |
 *
 * @example standingOf(target, day("2026-11-24")).state // "off"
 */
export function standingOf(target: Target, on: Day): TargetStanding {
  const ended = Number(on.slice(0, 4)) - (on.endsWith("-12-31") ? 0 : 1)
  const known = target.actuals.filter(({ year }) => year <= ended)
  const actual = known.at(-1) ?? null
  const isOver = target.year !== null && target.year <= ended
  const line = lineThrough(known)
  const pace = line?.slope ?? null
  const arrival = line === undefined || target.value === null ? null : (arrivalOf(line, target.value) ?? null)
  const measured = actual === null || target.value === null ? null : { actual, value: target.value }
  const judged = judge(target, { known, isOver, pace, arrival })
  return {
    ...{ id: target.id, on, ...judged, isOver, actual, pace, trend: pace === null ? null : trendOf(target, pace) },
    distance: measured && rounded(upwards(target) * (measured.value - measured.actual.value)),
    reached: measured && reachedOf(target, measured.actual.value, measured.value),
    needed: measured && neededOf(target, measured.actual, measured.value),
    // A target that is met has arrived; one that the pace leads away from never does.
    arrival: judged.state === "met" || arrival === null || !leads(target, pace) ? null : arrival,
    metIn: known.find(({ value }) => fulfils(target, value))?.year ?? null,
  }
}

interface Ground {
  readonly known: readonly Actual[]
  readonly isOver: boolean
  readonly pace: number | null
  readonly arrival: { readonly year: number } | null
}

function judge(target: Target, { known, isOver, pace, arrival }: Ground): Judged {
  const unknown = (reason: Reason): Judged => ({ state: "unknown", reason })
  const off = (reason: Reason): Judged => ({ state: "off", reason })
  const actual = known.at(-1)
  if (target.isQualitative) return unknown("qualitative")
  if (target.value === null) return unknown("no-number")
  if (target.otherDefinitions.length > 0) return { state: "definition-disputed", reason: null }
  if (actual === undefined) return unknown("no-actual")
  if (fulfils(target, actual.value)) return { state: "met", reason: null }
  if (target.year === null) return off("below")
  if (isOver && actual.year >= target.year) return off("year-over")
  if (pace === null) return unknown("one-actual")
  if (!leads(target, pace)) return off("away")
  return arrival !== null && arrival.year <= target.year + 1e-9
    ? { state: "on-the-way", reason: null }
    : off("too-slow")
}

function upwards({ direction }: Target): 1 | -1 {
  return direction === "up" ? 1 : -1
}

/** Whether a value fulfils a target. An approximate target is fulfilled from its number on, in its direction. */
function fulfils(target: Target, actual: number): boolean {
  const { operator, value } = target
  if (value === null) return false
  switch (operator) {
    case ">=":
      return actual >= value
    case ">":
      return actual > value
    case "<=":
      return actual <= value
    case "<":
      return actual < value
    case "=":
      return actual === value
    case "~":
      return upwards(target) * (actual - value) >= 0
  }
}

function leads(target: Target, pace: number | null): boolean {
  return pace !== null && upwards(target) * pace > 0
}

function trendOf(target: Target, pace: number): TargetStanding["trend"] {
  if (pace === 0) return "level"
  return leads(target, pace) ? "towards" : "away"
}

function reachedOf({ direction }: Target, actual: number, value: number): number | null {
  const share = direction === "up" ? actual / value : value / actual
  return Number.isFinite(share) ? share : null
}

function neededOf(target: Target, { year, value: actual }: Actual, value: number): number | null {
  if (target.year === null || target.year <= year || fulfils(target, actual)) return null
  return (value - actual) / (target.year - year)
}

/** Differences of decimals carry the errors of binary numbers: 3.0 − 2.69 is 0.31. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
