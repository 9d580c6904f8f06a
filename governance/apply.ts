import { type Day, type Instant, Refusal } from "../base/index.ts"
import { compile, type Entry, type Parameter, readParameter } from "../rulebook/index.ts"
import type { Change, ListChange, ParameterChange, ProposedEntry } from "./change.ts"
import { effectiveOf, type Ground, type RuleVersion } from "./rule-version.ts"

/** What a change is about, as classes of matters name it: `parameter vouchers.ratio`, `list negative`. */
export function mattersOf(change: Change, ground: Ground): readonly string[] {
  if (change.kind === "parameter") return [`parameter ${change.parameter}`]
  const lists = change.entries.flatMap((one) => {
    const now = ground.version.entries.find(({ id }) => id === one.entry)
    const next = one.action === "end" ? undefined : draftedEntry(one, change, ground)
    return [now, next].flatMap((entry) => (entry === undefined ? [] : [`list ${entry.list}`]))
  })
  return [...new Set(lists)].sort()
}

/**
 * The next version of the rules, if a change were enacted.
 * @param earliest moment before which it may not begin to hold
 * @param source what the parameter's new value names as its source
 * @throws Refusal "governance.effective-too-early"; for a parameter "governance.unknown-parameter", "governance.set-by-law",
 * "governance.unit-mismatch", "governance.value-unfit"; for entries "governance.unknown-entry", "governance.entry-exists",
 * "governance.entry-unread", "governance.entry-day", "governance.later-version", and what `compile` of the rule book refuses
 * @example apply(change, { version, drafted: [] }, now, "motion m1").number // version.number + 1
 */
export function apply(change: Change, ground: Ground, earliest: Instant, source: string): RuleVersion {
  if (effectiveOf(change, ground.version) < earliest)
    throw new Refusal("governance.effective-too-early", { from: change.from, earliest })
  return following(change, ground, change.from, source)
}

/**
 * The next version of the rules when a carried motion is counted. It holds from its day or, counted later than that, from
 * the count: nothing holds before it is counted, and no vote is undone for being counted late.
 * @throws Refusal all that `apply` refuses, but "governance.effective-too-early"
 * @example applyCounted(change, { version, drafted: [] }, counted, "motion m1").effective // counted, or later
 */
export function applyCounted(
  change: Change,
  ground: Ground,
  counted: Instant,
  source: string,
): { readonly version: RuleVersion; readonly effective: Instant } {
  const from = effectiveOf(change, ground.version) < counted ? counted : change.from
  return { version: following(change, ground, from, source), effective: effectiveOf({ from }, ground.version) }
}

/** @param from when the change begins to hold: its own day, or a later moment */
function following(change: Change, ground: Ground, from: Day | Instant, source: string): RuleVersion {
  const { version } = ground
  const number = version.number + 1
  if (change.kind === "parameter")
    return { ...version, number, parameters: nextParameters({ ...change, from }, version, source) }
  const entriesFrom = effectiveOf({ from }, version)
  return { ...version, number, entriesFrom, entries: nextEntries(change, ground, entriesFrom) }
}

function nextParameters(change: ParameterChange, version: RuleVersion, source: string): readonly Parameter[] {
  const old = version.parameters.find(({ id }) => id === change.parameter)
  if (old === undefined) {
    const known = version.parameters.filter(({ setBy }) => setBy === "members").map(({ id }) => id)
    throw new Refusal("governance.unknown-parameter", { parameter: change.parameter, known: known.join(", ") })
  }
  if (old.setBy === "law") throw new Refusal("governance.set-by-law", { parameter: old.id })
  if (old.unit !== change.unit)
    throw new Refusal("governance.unit-mismatch", { parameter: old.id, unit: old.unit, given: change.unit })
  const next = withValue(old, change, version, source)
  return version.parameters.map((parameter) => (parameter === old ? next : parameter))
}

/** A later value that is decided already stays; one for the same moment is replaced. */
function withValue(old: Parameter, change: ParameterChange, version: RuleVersion, source: string): Parameter {
  const starts = effectiveOf(change, version)
  const before = old.values.filter((value) => effectiveOf(value, version) < starts)
  const after = old.values.filter((value) => effectiveOf(value, version) > starts)
  const values = [...before, { from: change.from, value: change.value, source, assumed: false }, ...after]
  const written = values.map(({ from, value, source, assumed }) => [
    from,
    { value, ...(assumed ? { assumed: source } : { source }) },
  ])
  const { id, description, unit, setBy } = old
  const next = readParameter(id, { description, unit, values: Object.fromEntries(written) }, setBy, version.zone)
  if ("problems" in next)
    throw new Refusal("governance.value-unfit", {
      parameter: id,
      value: change.value ?? "–",
      unit,
      cause: next.problems.join("; "),
    })
  return next
}

function nextEntries(change: ListChange, ground: Ground, starts: Instant): readonly Entry[] {
  const { version } = ground
  if (starts < version.entriesFrom)
    throw new Refusal("governance.later-version", {
      from: change.from,
      number: `${version.number}`,
      earliest: version.entriesFrom,
    })
  const next = change.entries.reduce((entries, one) => entriesWith(one, change, entries, ground), version.entries)
  // Refuses what the rule book could not decide by.
  compile(version.number + 1, next)
  return next
}

function entriesWith(
  one: ProposedEntry,
  change: ListChange,
  entries: readonly Entry[],
  ground: Ground,
): readonly Entry[] {
  const isThere = entries.some(({ id }) => id === one.entry)
  if (one.action === "add" && isThere) throw new Refusal("governance.entry-exists", { entry: one.entry })
  if (one.action !== "add" && !isThere) throw new Refusal("governance.unknown-entry", { entry: one.entry })
  if (one.action === "end") return entries.filter(({ id }) => id !== one.entry)
  const next = draftedEntry(one, change, ground)
  return one.action === "add" ? [...entries, next] : entries.map((entry) => (entry.id === next.id ? next : entry))
}

function draftedEntry(one: Exclude<ProposedEntry, { action: "end" }>, change: ListChange, { drafted }: Ground): Entry {
  const entry = drafted.find(({ id, cedar }) => id === one.entry && cedar.trim() === one.cedar.trim())
  if (entry === undefined) throw new Refusal("governance.entry-unread", { entry: one.entry })
  if (entry.from !== change.from)
    throw new Refusal("governance.entry-day", { entry: one.entry, written: entry.from, from: change.from })
  return entry
}
