import * as z from "zod"
import { type Day, Day as DayShape, Refusal, Text } from "../../base/index.ts"

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)
const word = z.string().trim().min(1).max(80)

/** Words of one meaning in both languages; `of` takes in other groups, and names: @own, @neighbour, @region. */
const Group = z.strictObject({
  of: z.array(z.string()).optional(),
  zh: z.array(word).optional(),
  en: z.array(word).optional(),
})

const Rule = z.strictObject({
  id,
  gives: z.array(id).min(1),
  all: z.array(z.string()).min(1),
  none: z.array(z.string()).optional(),
})

/** What one file holds from a day on; what it leaves out stays with the files before it. */
const TermValue = z.strictObject({
  source: z.string().min(1).optional(),
  assumed: z.string().min(1).optional(),
  areas: z.array(z.strictObject({ id, name: Text, asks: Text })).optional(),
  themes: z.array(z.strictObject({ id, name: Text })).optional(),
  groups: z.record(id, Group).optional(),
  rules: z.array(Rule).optional(),
  signs: z.string().optional(),
  periods: z
    .array(z.strictObject({ zh: word, en: word, from: z.int(), until: z.int() }))
    .optional()
    .describe("names of planning periods with their years"),
})

/** A file of terms: values by the day from which they hold, each with a source or marked as assumed. */
export const TermFile = z.strictObject({
  description: Text.optional(),
  values: z.record(DayShape, TermValue),
  reviewed: DayShape.optional(),
})
export type TermFile = z.infer<typeof TermFile>
export type TermGroup = z.infer<typeof Group>
export type TermRule = z.infer<typeof Rule>

/** An area or theme that plans are looked through for. */
export interface PlanTopic {
  readonly id: string
  readonly kind: "area" | "theme"
  readonly name: Text
}

/** The terms that hold on one day. */
export interface TermBase {
  readonly day: Day
  readonly topics: readonly PlanTopic[]
  readonly groups: Readonly<Record<string, TermGroup>>
  readonly rules: readonly TermRule[]
  readonly signs: string
  readonly periods: readonly {
    readonly zh: string
    readonly en: string
    readonly from: number
    readonly until: number
  }[]
  /** Which file holds from which day, and on what ground. */
  readonly grounds: readonly {
    readonly file: string
    readonly from: Day
    readonly source: string
    readonly assumed: boolean
  }[]
}

/** Groups that stand for names instead of words. */
export const nameGroups = ["@own", "@neighbour", "@region"] as const

/**
 * The terms of a day out of files, later ones over earlier: a group or rule of the same name takes the place of the one before.
 * @param files by name, each as YAML or JSON gives it
 * @throws Refusal "observatory.plan-terms-misshapen" (file, place), "observatory.plan-terms-without-ground",
 * "observatory.plan-terms-not-yet" when a file holds nothing on the day, "observatory.plan-terms-unknown-group",
 * "observatory.plan-terms-unknown-topic"
 */
export function termBaseOn(files: Readonly<Record<string, unknown>>, on: Day): TermBase {
  const topics = new Map<string, PlanTopic>()
  const groups = new Map<string, TermGroup>()
  const rules = new Map<string, TermRule>()
  const grounds: TermBase["grounds"][number][] = []
  let signs = ""
  let periods: TermBase["periods"] = []
  for (const [file, given] of Object.entries(files)) {
    const { from, value } = valueOn(file, given, on)
    grounds.push({ file, from, ...groundOf(file, value) })
    for (const { id, name } of value.areas ?? []) topics.set(id, { id, kind: "area", name })
    for (const { id, name } of value.themes ?? []) topics.set(id, { id, kind: "theme", name })
    for (const [name, group] of Object.entries(value.groups ?? {})) groups.set(name, group)
    for (const rule of value.rules ?? []) rules.set(rule.id, rule)
    if (value.signs !== undefined) signs = value.signs.replaceAll(/\s/g, "")
    if (value.periods !== undefined) periods = value.periods
  }
  const base: TermBase = {
    day: on,
    topics: [...topics.values()],
    groups: Object.fromEntries(groups),
    rules: [...rules.values()],
    signs,
    periods,
    grounds,
  }
  check(base)
  return base
}

function valueOn(file: string, given: unknown, on: Day): { from: Day; value: z.infer<typeof TermValue> } {
  const read = TermFile.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue?.path.join(".") ?? ""
    throw new Refusal("observatory.plan-terms-misshapen", { file, place, cause: issue?.message ?? "" })
  }
  const days = Object.keys(read.data.values).map((text) => DayShape.parse(text))
  const from = days
    .filter((one) => one <= on)
    .sort()
    .at(-1)
  const value = from === undefined ? undefined : read.data.values[from]
  if (from === undefined || value === undefined)
    throw new Refusal("observatory.plan-terms-not-yet", { file, day: on, first: days.sort()[0] ?? "–" })
  return { from, value }
}

function groundOf(file: string, { source, assumed }: z.infer<typeof TermValue>): { source: string; assumed: boolean } {
  if (source !== undefined) return { source, assumed: false }
  if (assumed === undefined) throw new Refusal("observatory.plan-terms-without-ground", { file })
  return { source: assumed, assumed: true }
}

function check({ topics, groups, rules }: TermBase): void {
  const known = new Set<string>([...Object.keys(groups), ...nameGroups])
  const unknown = (used: readonly string[]) => used.find((name) => !known.has(name))
  for (const [name, group] of Object.entries(groups)) {
    const missing = unknown(group.of ?? [])
    if (missing !== undefined) throw new Refusal("observatory.plan-terms-unknown-group", { group: missing, by: name })
  }
  for (const rule of rules) {
    const missing = unknown([...rule.all, ...(rule.none ?? [])])
    if (missing !== undefined)
      throw new Refusal("observatory.plan-terms-unknown-group", { group: missing, by: rule.id })
    const topic = rule.gives.find((given) => !topics.some(({ id }) => id === given))
    if (topic !== undefined) throw new Refusal("observatory.plan-terms-unknown-topic", { topic, rule: rule.id })
  }
}

/** Plain groups that a group stands for, with those it takes in; names stay as they are. */
export function plainGroups(base: TermBase, name: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  const group = base.groups[name]
  if (group === undefined || seen.has(name)) return group === undefined ? [name] : []
  const deeper = new Set([...seen, name])
  return [name, ...(group.of ?? []).flatMap((one) => plainGroups(base, one, deeper))]
}
