import * as z from "zod"
import { Day, parseRational, Text } from "../base/index.ts"
import { type DatedParameterValue, Parameter, startOf, Unit } from "./parameter.ts"

/** What a value looks like in each unit. */
const units = {
  "share of 1": /^(0|1|0\.\d{1,9}|\d{1,9}\/\d{1,9})$/,
  "minor units": /^\d{1,15}$/,
  "minor units a year": /^\d{1,15}$/,
  days: /^\d{1,4}$/,
  "working days": /^\d{1,4}$/,
  hours: /^\d{1,5}$/,
  times: /^\d{1,4}$/,
  "accept or decline": /^(accept|decline)$/,
} as const

/** A parameter as a file holds it: under each moment its value, with a source or the reason for assuming it. */
const Written = z.strictObject({
  description: Text,
  unit: Unit,
  values: z
    .record(
      z.string(),
      z.strictObject({
        value: z.union([z.string(), z.number(), z.null()]),
        source: z.string().min(1).optional(),
        assumed: z.string().min(1).optional(),
      }),
    )
    .refine((values) => Object.keys(values).length > 0, "a parameter needs a value"),
  reviewed: Day.optional(),
})

/**
 * Reads a parameter as the files hold it.
 * @param raw what the YAML file holds: description, unit, values by moment
 * @returns the parameter, or what is wrong with it: shape, unit, a value that does not fit the unit, order, source
 */
export function readParameter(
  id: string,
  raw: unknown,
  setBy: Parameter["setBy"],
  zone: string,
): Parameter | { readonly problems: readonly string[] } {
  const written = Written.safeParse(raw)
  if (written.data === undefined)
    return { problems: written.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }
  const { description, unit, values } = written.data
  const rows = Object.entries(values).map(([from, { value, source, assumed }]) => ({
    from,
    value: value === null ? null : `${value}`,
    source: source ?? assumed ?? "",
    assumed: source === undefined,
    both: source !== undefined && assumed !== undefined,
  }))
  const unfounded = rows.filter(({ source, both }) => source === "" || both)
  if (unfounded.length > 0)
    return { problems: unfounded.map(({ from }) => `${from}: a source or an assumption is needed, one of the two`) }
  const parsed = Parameter.safeParse({ id, description, unit, setBy, values: rows })
  if (parsed.data === undefined)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }
  const problems = [
    ...rows
      .filter(({ value }) => value !== null && !fits(value, unit))
      .map(({ from, value }) => `${from}: ${value} is no value in the unit "${unit}"`),
    ...disorder(parsed.data.values, zone),
  ]
  return problems.length > 0 ? { problems } : parsed.data
}

function fits(value: string, unit: Unit): boolean {
  if (!units[unit].test(value) || /\/0+$/.test(value)) return false
  if (unit !== "share of 1") return true
  const { numerator, denominator } = parseRational(value)
  return numerator <= denominator
}

function disorder(values: readonly DatedParameterValue[], zone: string): readonly string[] {
  return values.flatMap(({ from }, index) => {
    const before = values[index - 1]
    if (before === undefined || startOf(before.from, zone) < startOf(from, zone)) return []
    return [`${from}: it stands after ${before.from}; values stand in order of time`]
  })
}
