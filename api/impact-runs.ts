import { setImmediate as turn } from "node:timers/promises"
import type { Instant } from "../base/index.ts"
import { type Parameter, type Parameters, type ParameterUse, parameterAt, startOf } from "../rulebook/index.ts"
import { type ParametersAt, type Past, type Replayed, replay } from "../settlement/index.ts"
import type { PastPeriod } from "../store/past-uses.ts"
import type { Context } from "./act.ts"

/** The same past acts by the rules then in force, and by a draft. */
export interface Runs {
  readonly before: readonly Replayed[]
  readonly after: readonly Replayed[]
  /** Bookings that have not ended: in neither run. */
  readonly open: number
  /** Ended bookings whose real bill the first run did not give, as jurisdiction/id: left out of both runs. */
  readonly left: readonly string[]
}

/** A value tried for a parameter over a period. */
export interface Tried {
  readonly parameter: Parameter
  readonly value: string
  readonly period: PastPeriod
}

/** Runs the past twice. The draft holds for moments of the period, so that its bookings go by it and no earlier one does. */
export async function bothRuns(
  past: Past,
  { parameter, value, period }: Tried,
  { rules, region }: Pick<Context, "rules" | "region">,
): Promise<Runs> {
  const { id, unit } = parameter
  const inForce = parametersAt(rules.parameters)
  const draft: ParameterUse = { id, value, unit, from: period.from, source: "draft", assumed: false }
  const drafted: ParametersAt = (asked, at) =>
    asked === id && at >= period.from && at < period.until ? draft : inForce(asked, at)
  const ground = { zone: region.timeZone, currency: region.currency }
  const before = replay(past, { ...ground, parameters: inForce })
  // Other requests have their turn between two pieces of work that take long.
  await turn()
  const after = replay(past, { ...ground, parameters: drafted })
  await turn()
  const left = new Set(before.filter(({ likePosted }) => !likePosted).map(keyOf))
  const kept = (run: readonly Replayed[]) => run.filter((one) => !left.has(keyOf(one)))
  return {
    before: kept(before),
    after: kept(after),
    open: past.bookings.filter(({ ending }) => ending === null).length,
    left: [...left],
  }
}

/** A booking as a statement names it. */
export function keyOf({ past: { booking } }: Replayed): string {
  return `${booking.jurisdiction}/${booking.id}`
}

/** Values by moment, each parameter read once: a run asks for some of them ten thousand times. */
function parametersAt(parameters: Parameters): ParametersAt {
  const known = new Map<string, readonly { readonly starts: Instant; readonly use: ParameterUse | null }[]>()
  const valuesOf = (id: string) => {
    const values = parameters.byId.get(id)?.values ?? []
    return values.map(({ from, value }) => {
      const starts = startOf(from, parameters.zone)
      return { starts, use: value === null ? null : parameterAt(parameters, id, starts) }
    })
  }
  return (id, at) => {
    const values = known.get(id) ?? valuesOf(id)
    known.set(id, values)
    // What is not in force then is refused in the words of the rule book.
    return values.findLast(({ starts }) => starts <= at)?.use ?? parameterAt(parameters, id, at)
  }
}
