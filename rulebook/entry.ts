import * as z from "zod"
import { Day, isPlain, plainOnly, Text } from "../base/index.ts"
import { type ActGroup, acts, isAct } from "./acts.ts"
import { CompileError, compilePolicy, type Json, member } from "./cedar/index.ts"
import { actsOf } from "./lists.ts"

/** What a negative list may be about; never access to a market, which only the nation may restrict. */
export const NegativeKind = z.enum(["shared-data", "use-of-funds", "official-conduct", "access-to-facilities"])

/** The ten customary kinds of administrative power. */
export const PowerKind = z.enum([
  "licence",
  "penalty",
  "compulsion",
  "levy",
  "benefit",
  "inspection",
  "confirmation",
  "reward",
  "adjudication",
  "other",
])

const common = {
  id: z.string().regex(/^[A-Z]{2}-\d{2,4}$/, "an id is written like NL-03"),
  title: Text,
  text: Text,
  /** Kind of body that is accountable. */
  body: z.string().min(1),
  /** Parameter that sets the time in which the duty is due. */
  clock: z.string().nullable(),
  from: Day,
  /** Last day on which it holds; null: no end. */
  until: Day.nullable(),
  source: z.string().min(1),
  assumed: z.boolean(),
  /** Codes of the jurisdictions of which it is a local rule; none: a common rule of all members. */
  scope: z.array(z.string().min(1)).default([]),
  /** The exception that lets a local rule be stricter than the common one. */
  exception: z
    .string()
    .regex(/^EX-\d{2,4}$/, "an exception is written like EX-01")
    .nullable()
    .default(null),
  /** Ids of the entries that it replaces. */
  supersedes: z.array(z.string()).default([]),
  /** The policy in Cedar's JSON form. */
  policy: z.json(),
  /** The policy as it was written. */
  cedar: z.string().min(1),
}
const basis = z.string().regex(/^[^|]+ \| [^|]+ \| [^|]+$/, "a basis is written: instrument | article | version")

/**
 * One entry of the lists. A power rests on a legal basis; a ban has a kind. A demand says which data a body asks others
 * to share: it is shown with the lists and decides nothing, since only a power or the negative list grants.
 */
export const Entry = z.discriminatedUnion("list", [
  z.object({ ...common, list: z.literal("negative"), kind: NegativeKind, basis: basis.nullable() }),
  z.object({ ...common, list: z.literal("power"), kind: PowerKind, basis }),
  z.object({ ...common, list: z.literal("responsibility"), kind: z.null(), basis: basis.nullable() }),
  z.object({ ...common, list: z.literal("demand"), kind: z.literal("shared-data"), basis: basis.nullable() }),
])
export type Entry = z.infer<typeof Entry>

/** One policy of a list's file, as Cedar's parser gives it. */
export interface PolicySource {
  readonly file: string
  readonly line: number
  readonly cedar: string
  readonly policy: Json
}

/** What is wrong with an entry, and where. */
export interface EntryProblem {
  readonly file: string
  readonly line: number
  readonly entry: string
  readonly cause: string
}

const annotationNames = new Set(
  "id list kind title_zh title_en text_zh text_en body basis clock from until source assumed scope exception supersedes".split(
    " ",
  ),
)

/**
 * Reads an entry from a policy and its annotations.
 * @returns the entry, or what is wrong: a missing or unknown annotation, a ban without one of the four kinds, a power
 * without legal basis or that forbids, a permission beyond its list, an exception without scope, a policy that cannot be compiled
 */
export function readEntry({ file, line, cedar, policy }: PolicySource): Entry | readonly EntryProblem[] {
  const written = member(policy, "annotations") ?? {}
  const note = (name: string): string | null => {
    const value = member(written, name)
    return typeof value === "string" ? value : null
  }
  const parsed = Entry.safeParse({
    id: note("id"),
    list: note("list"),
    kind: note("kind"),
    title: { zh: note("title_zh"), en: note("title_en") },
    text: { zh: note("text_zh"), en: note("text_en") },
    body: note("body"),
    basis: note("basis"),
    clock: note("clock"),
    from: note("from"),
    until: note("until"),
    source: note("source") ?? note("assumed"),
    assumed: note("source") === null,
    scope: namesIn(note("scope")),
    exception: note("exception"),
    supersedes: namesIn(note("supersedes")),
    policy,
    cedar,
  })
  const causes = [
    ...(parsed.error?.issues.map(({ path, message }) => `@${path.join("_")}: ${message}`) ?? []),
    ...Object.keys(Object(written))
      .filter((name) => !annotationNames.has(name))
      .map((name) => `@${name} is no annotation of an entry`),
    ...(note("source") !== null && note("assumed") !== null ? ["an entry has a source or is assumed, not both"] : []),
    ...unshowable(policy),
    ...(parsed.data === undefined ? [] : problemsOf(parsed.data)),
  ]
  if (parsed.data !== undefined && causes.length === 0) return parsed.data
  return causes.map((cause) => ({ file, line, entry: note("id") ?? "", cause }))
}

/** Cedar's escapes put characters into texts that the source does not show: what they stand for is looked at. */
function unshowable(policy: Json): readonly string[] {
  const texts: string[] = []
  JSON.stringify(policy, (key, value: Json) => {
    texts.push(key, ...(typeof value === "string" ? [value] : []))
    return value
  })
  return texts.every(isPlain) ? [] : [plainOnly]
}

/** The names of an annotation that holds several: "NL-03, NL-04". */
function namesIn(note: string | null): readonly string[] {
  return note === null ? [] : note.split(",").map((name) => name.trim())
}

/** What a permission on each list may reach; a demand decides nothing. */
const grantable: Readonly<Record<Entry["list"], readonly ActGroup[] | null>> = {
  negative: ["public", "personal", "ordinary"],
  power: ["public", "personal", "ordinary", "power"],
  responsibility: ["public", "personal", "ordinary", "timed"],
  demand: null,
}

/** Powers need the power list with its basis, timed acts the responsibility list: else a lighter vote would grant them. */
function beyondList(entry: Entry): readonly string[] {
  const within = grantable[entry.list]
  const beyond = actsOf(entry).filter((act) => within !== null && isAct(act) && !within.includes(acts[act]))
  const [first, ...more] = beyond
  if (first === undefined) return []
  const named = more.length === 0 ? first : `${first} and ${more.length} more`
  return [
    `an entry of the ${entry.list} list may not permit ${named}: powers belong on the power list, with a legal basis, and timed acts on the responsibility list`,
  ]
}

function problemsOf(entry: Entry): readonly string[] {
  const { id, list, policy, from, until, scope, exception } = entry
  const causes: string[] = []
  if (until !== null && until < from) causes.push(`it ends on ${until}, before it begins on ${from}`)
  if (exception !== null && scope.length === 0) causes.push("an exception is for a local rule; this one has no @scope")
  try {
    const { effect } = compilePolicy(id, policy)
    if (list !== "negative" && effect === "forbid")
      causes.push("a power, a duty or a demand permits what it is about; a ban belongs on the negative list")
    if (effect === "permit") causes.push(...beyondList(entry))
  } catch (error) {
    if (!(error instanceof CompileError)) throw error
    causes.push(error.message)
  }
  return causes
}
