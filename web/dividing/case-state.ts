import * as z from "zod"
import type { Reply } from "../api.ts"

/** A rule pack as the API shows it. */
export type Pack = Reply<"listRulePacks">["items"][number]
export type PackVersion = Pack["versions"][number]

const Written = z.union([z.string(), z.number()])

const UnitState = z.looseObject({
  id: z.string(),
  place: z.string().optional(),
  role: z.string().optional(),
  flags: z.array(z.string()).default([]),
  factors: z.record(z.string(), z.union([Written, z.array(Written)])).default({}),
})
export type UnitState = z.infer<typeof UnitState>

/** A case as `delta apportion` reads it; what the page does not know is kept. */
export const CaseFile = z.looseObject({
  pack: z.string(),
  day: z.string(),
  currency: z.string(),
  amount: Written.optional(),
  units: z.array(UnitState),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  totals: z.record(z.string(), Written).optional(),
  agreement: z.object({ reference: z.string(), shares: z.record(z.string(), Written) }).optional(),
})
export type CaseFile = z.infer<typeof CaseFile>

/** What the page works on: a case, weights that are tried, and packs to compare, each with what stands in for its factors. */
export const CaseState = z.object({
  case: CaseFile,
  weights: z.record(z.string(), z.string()).default({}),
  compare: z.array(z.object({ pack: z.string(), as: z.record(z.string(), z.string()).default({}) })).default([]),
})
export type CaseState = z.infer<typeof CaseState>

/** Fields of a unit beside place and factors, as a pack may ask for them. */
export const unitFields = ["parent", "opened", "closed", "rate", "multiplier", "floor", "cap"] as const
export type UnitField = (typeof unitFields)[number]

/** The version of a pack in force on a day. */
export function versionOn({ versions }: Pack, day: string): PackVersion | undefined {
  return versions.findLast(({ from, until }) => from <= day && (until === null || day < until))
}

/** The case without fields that were left empty: what is asked of the server, and the file that is kept. */
export function asked({ amount = "", facts, units, totals = {}, agreement, ...rest }: CaseFile): CaseFile {
  const whole = filled(totals)
  return {
    ...rest,
    ...(Object.keys(whole).length === 0 ? {} : { totals: whole }),
    ...(agreement === undefined ? {} : { agreement: { ...agreement, shares: filled(agreement.shares) } }),
    ...(amount === "" ? {} : { amount }),
    facts: filled(facts),
    units: units.map((unit) => ({
      ...filled(unit),
      id: unit.id,
      flags: unit.flags,
      factors: filled(unit.factors),
    })),
  }
}

function filled<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined))
}

/** The case with other units: what was agreed for a unit follows it when it is renamed, and goes with it. */
export function withUnits(given: CaseFile, units: UnitState[]): CaseFile {
  if (given.agreement === undefined) return { ...given, units }
  const { reference, shares } = given.agreement
  const renamed = new Map(
    units.length === given.units.length ? units.map(({ id }, at) => [given.units[at]?.id ?? id, id]) : [],
  )
  const ids = new Set(units.map(({ id }) => id))
  const kept = Object.entries(shares)
    .map(([id, share]) => [renamed.get(id) ?? id, share] as const)
    .filter(([id]) => ids.has(id))
  return { ...given, units, agreement: { reference, shares: Object.fromEntries(kept) } }
}

/** Factors of packs that measure much the same. What is taken for what is shown, and may be chosen otherwise. */
const kin: readonly (readonly string[])[] = [
  ["revenue", "sales"],
  ["payroll", "salaries", "wages"],
  ["assets", "property"],
]

/** Which factor of a case stands in for a factor of another pack; undefined for none. */
export function standIn(factor: string, own: readonly string[]): string | undefined {
  if (own.includes(factor)) return factor
  return kin.find((names) => names.includes(factor))?.find((name) => own.includes(name))
}

/** A case put under another pack: names, places and figures stay, what the other pack does not know is left out. */
export function underPack(state: CaseFile, from: Pack, to: Pack, as: Readonly<Record<string, string>> = {}): CaseFile {
  const own = from.factors.map(({ id }) => id)
  const version = versionOn(to, state.day)
  const flags = to.flags.map(({ id }) => id)
  const roles = to.roles.map(({ id }) => id)
  const facts = to.facts.map(({ id }) => id)
  const { totals: _, agreement: __, ...rest } = state
  return {
    ...rest,
    pack: to.id,
    currency: to.currency ?? state.currency,
    facts: Object.fromEntries(Object.entries(state.facts).filter(([fact]) => facts.includes(fact))),
    units: state.units.map((unit) => ({
      id: unit.id,
      ...(unit.place === undefined ? {} : { place: unit.place }),
      ...(unit.role !== undefined && roles.includes(unit.role) ? { role: unit.role } : {}),
      flags: unit.flags.filter((flag) => flags.includes(flag)),
      ...Object.fromEntries((version?.unitFields ?? []).flatMap((name) => (name in unit ? [[name, unit[name]]] : []))),
      factors: Object.fromEntries(
        to.factors.flatMap(({ id }) => {
          const source = as[id] ?? standIn(id, own)
          const value = source === undefined ? undefined : unit.factors[source]
          return value === undefined ? [] : [[id, value]]
        }),
      ),
    })),
  }
}

/** A figure of a table's field: several values are parted by semicolons. */
export function figureText(value: UnitState["factors"][string] | undefined): string {
  return value === undefined ? "" : Array.isArray(value) ? value.join("; ") : `${value}`
}

export function figureOf(text: string): UnitState["factors"][string] {
  return text.includes(";")
    ? text
        .split(";")
        .map((one) => one.trim())
        .filter((one) => one !== "")
    : text.trim()
}

/**
 * Units out of the rows of a CSV file: columns `id`, `place`, `role`, `flags` (parted by spaces), fields of units, and one
 * for each factor.
 * @throws Error with the name of a column that no unit of the pack has, or "id"
 */
export function unitsOf(rows: readonly Readonly<Record<string, string>>[], pack: Pack): UnitState[] {
  const factors = pack.factors.map(({ id }) => id)
  const known = ["id", "place", "role", "flags", ...unitFields, ...factors]
  const stranger = Object.keys(rows[0] ?? {}).find((name) => !known.includes(name))
  if (stranger !== undefined) throw new Error(stranger)
  return rows.map((row) => {
    const { id = "", place = "", role = "", flags = "" } = row
    if (id === "") throw new Error("id")
    return {
      id,
      ...(place === "" ? {} : { place }),
      ...(role === "" ? {} : { role }),
      flags: flags.split(/[\s|]+/).filter((flag) => flag !== ""),
      ...Object.fromEntries(unitFields.flatMap((name) => (row[name] ? [[name, row[name]]] : []))),
      factors: Object.fromEntries(factors.flatMap((name) => (row[name] ? [[name, figureOf(row[name])]] : []))),
    }
  })
}
