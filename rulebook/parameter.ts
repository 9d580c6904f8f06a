import * as z from "zod"
import {
  Day,
  type Instant,
  Instant as InstantShape,
  instantAt,
  parseRational,
  type Rational,
  Refusal,
  Text,
} from "../base/index.ts"
import type { ParameterUse } from "./parameter-use.ts"

/** The units a parameter may have. Money is in minor units of the region's currency. */
export const Unit = z.enum(
  ["share of 1", "minor units", "minor units a year", "days", "working days", "hours", "times", "accept or decline"],
  "this unit is not known",
)
export type Unit = z.infer<typeof Unit>

/** A value from a moment on; null ends the parameter. `from` is a day of the region, or an instant. */
export const DatedParameterValue = z.object({
  from: z.union([Day, InstantShape]),
  value: z.string().nullable(),
  source: z.string().min(1),
  /** True when there is no source yet and `source` says why this value was taken. */
  assumed: z.boolean(),
})
export type DatedParameterValue = z.infer<typeof DatedParameterValue>

/** A dated parameter. `setBy`: members change it by a vote, law or method by a reviewed file. */
export const Parameter = z.object({
  id: z.string().regex(/^[a-z]+\.[a-z-]+$/, "an id is written like vouchers.ratio"),
  description: Text,
  unit: Unit,
  setBy: z.enum(["members", "law"]),
  /** In order of `from`. */
  values: z.array(DatedParameterValue).min(1),
})
export type Parameter = z.infer<typeof Parameter>

/** All parameters of a region. A day begins and ends in its time zone. */
export interface Parameters {
  readonly zone: string
  readonly byId: ReadonlyMap<string, Parameter>
}

/** Puts parameters together. @throws Refusal "rulebook.entry-twice" when two share an id: no rule lives in two places */
export function parametersOf(zone: string, parameters: readonly Parameter[]): Parameters {
  const byId = new Map<string, Parameter>()
  for (const parameter of parameters) {
    if (byId.has(parameter.id)) throw new Refusal("rulebook.entry-twice", { entry: parameter.id })
    byId.set(parameter.id, parameter)
  }
  return { zone, byId }
}

/** The instant at which a day begins in the zone; an instant is itself. */
export function startOf(from: Day | Instant, zone: string): Instant {
  const asDay = Day.safeParse(from)
  return asDay.success ? instantAt(asDay.data, 0, zone) : InstantShape.parse(from)
}

/**
 * The value of a parameter at a moment, as a decision carries it.
 * @param at an instant, or a day for its first moment in the region's time zone
 * @throws Refusal "rulebook.parameter-missing" when it is unknown, has not begun or has ended
 * @example parameterAt(parameters, "vouchers.ratio", day("2026-11-24")).value // "1/2"
 */
export function parameterAt(parameters: Parameters, id: string, at: Day | Instant): ParameterUse {
  const parameter = parameters.byId.get(id)
  const moment = startOf(at, parameters.zone)
  const found = parameter?.values.findLast(({ from }) => startOf(from, parameters.zone) <= moment)
  if (parameter === undefined || found === undefined || found.value === null)
    throw new Refusal("rulebook.parameter-missing", { parameter: id, at })
  return {
    id,
    value: found.value,
    unit: parameter.unit,
    from: found.from,
    source: found.source,
    assumed: found.assumed,
  }
}

function wrongUnit({ id, unit }: ParameterUse, asked: string): Refusal {
  return new Refusal("rulebook.parameter-unit", { parameter: id, unit, asked })
}

/** The value as an exact share. @throws Refusal "rulebook.parameter-unit" for any other unit @example shareOf(use) // 1/2 */
export function shareOf(use: ParameterUse): Rational {
  if (use.unit !== "share of 1") throw wrongUnit(use, "share of 1")
  return parseRational(use.value)
}

/** The value in minor units. @throws Refusal "rulebook.parameter-unit" when it is no money */
export function minorUnitsOf(use: ParameterUse): bigint {
  if (!use.unit.startsWith("minor units")) throw wrongUnit(use, "minor units")
  return BigInt(use.value)
}

/** The value as a whole count of days, working days, hours or times. @throws Refusal "rulebook.parameter-unit" otherwise */
export function countOf(use: ParameterUse, unit: "days" | "working days" | "hours" | "times"): number {
  if (use.unit !== unit) throw wrongUnit(use, unit)
  return Number(use.value)
}

/** What silence means. @throws Refusal "rulebook.parameter-unit" when the parameter is no such choice */
export function silenceOf(use: ParameterUse): "accept" | "decline" {
  if (use.value !== "accept" && use.value !== "decline") throw wrongUnit(use, "accept or decline")
  return use.value
}
