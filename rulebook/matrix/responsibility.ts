import * as z from "zod"
import { Day, Text } from "../../base/index.ts"

/**
 * What a body is for an act. `accountable`: answers for it, one body alone; `lead`: does it; `support`: helps to do it;
 * `consulted`: is asked before; `informed`: is told after.
 */
export const Part = z.enum(["lead", "accountable", "support", "consulted", "informed"])
export type Part = z.infer<typeof Part>

const founded = {
  from: Day,
  /** Last day on which it holds; null: no end. */
  until: Day.nullable().default(null),
  /** Instrument, article and version. */
  basis: z
    .string()
    .regex(/^[^|]+ \| [^|]+ \| [^|]+$/, "a basis is written: instrument | article | version")
    .nullable()
    .default(null),
  /** Why this was taken, where no text says so. */
  assumed: z.string().min(1).nullable().default(null),
}
const isFounded = ({ basis, assumed }: { readonly basis: string | null; readonly assumed: string | null }): boolean =>
  basis !== null || assumed !== null
const unfounded = "a basis is needed, or the reason for assuming it"

/**
 * Whom a body stands for in a single case: the owner of what it is about, the organisation that it concerns, the member's
 * government bodies, the office of the region, or who runs the platform.
 */
export const Standing = z.enum(["owner", "organisation", "government", "office", "operator"])
export type Standing = z.infer<typeof Standing>

/** A kind of body that can have a part, such as a member's government or the owner of a facility. */
export const Body = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: Text,
  /** Null: its duties are on nobody's own list. */
  is: Standing.nullable().default(null),
})
export type Body = z.infer<typeof Body>

/** One dated row: the part of a body in some acts, with every member or with some. */
export const Responsibility = z
  .strictObject({
    id: z.string().regex(/^MX-\d{2,4}$/, "a row is written like MX-03"),
    /** Acts, or groups of acts. */
    acts: z.array(z.string().min(1)).min(1),
    body: z.string(),
    part: Part,
    /** Codes of the members in which it holds; null: all. */
    jurisdictions: z.array(z.string().min(1)).min(1).nullable().default(null),
    ...founded,
  })
  .refine(isFounded, unfounded)
export type Responsibility = z.infer<typeof Responsibility>

/** One stage of a duty: who does it within how long, and the acts that end it. */
export const Stage = z.strictObject({
  name: Text,
  body: z.string(),
  /** Parameter that holds the time limit, in working days or days; or the limit itself where law fixes it. */
  within: z.union([z.strictObject({ parameter: z.string() }), z.strictObject({ workingDays: z.int().min(1) })]),
  /** Working days before the last one from which the body is warned. */
  warn: z.int().min(0),
  /** Acts that fulfil it. */
  endedBy: z.array(z.string().min(1)).min(1),
  /** Timed act by which silence ends it; null: it stays overdue until it is done. */
  lapsesBy: z.string().nullable().default(null),
})
export type Stage = z.infer<typeof Stage>

/** A duty that something opens and that goes through its stages in order. */
export const Duty = z
  .strictObject({
    id: z.string().regex(/^DU-\d{2,4}$/, "a duty is written like DU-03"),
    /** Entry of the responsibility list that it carries out. */
    entry: z.string(),
    /**
     * What opens it: acts of the platform, if need be only when they leave their subject in a state; or what happens
     * outside and is reported.
     */
    openedBy: z.union([
      z.strictObject({ acts: z.array(z.string()).min(1), state: z.string().nullable().default(null) }),
      z.strictObject({ event: Text }),
    ]),
    stages: z.array(Stage).min(1),
    ...founded,
  })
  .refine(isFounded, unfounded)
export type Duty = z.infer<typeof Duty>

/** The responsibility matrix of a region, as data. */
export interface Responsibilities {
  readonly bodies: readonly Body[]
  readonly rows: readonly Responsibility[]
  readonly duties: readonly Duty[]
}

const File = z.strictObject({
  bodies: z.array(Body).min(1),
  rows: z.array(Responsibility),
  duties: z.array(Duty).default([]),
})

/**
 * Reads a region's matrix as its file holds it.
 * @param raw what the YAML file holds: bodies, rows, duties
 * @returns the matrix, or what is wrong with its shape, each with its place; whether it is complete, `checkMatrix` says
 */
export function readResponsibilities(raw: unknown): Responsibilities | { readonly problems: readonly string[] } {
  const parsed = File.safeParse(raw)
  if (parsed.data === undefined)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }
  const { bodies, rows, duties } = parsed.data
  const problems = [
    ...twice(bodies.map(({ id }) => id)),
    ...twice(rows.map(({ id }) => id)),
    ...twice(duties.map(({ id }) => id)),
  ].map((id) => `${id} stands twice`)
  for (const { id, from, until } of [...rows, ...duties])
    if (until !== null && until < from) problems.push(`${id} ends on ${until}, before it begins on ${from}`)
  return problems.length > 0 ? { problems } : parsed.data
}

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}
