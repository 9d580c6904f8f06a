import { type Instant, localTime, Refusal } from "../base/index.ts"
import {
  apply,
  type Change,
  type Delegation,
  type Enactment,
  effectiveOf,
  type Ground,
  type ProposedEntry,
  type RuleVersion,
} from "../governance/index.ts"
import { type Entry, parametersOf } from "../rulebook/index.ts"
import { CedarEnded, readLists } from "../store/cedar.ts"
import { checkRules, findingsIn, type ProposedRules } from "../store/check-rules.ts"
import type { Context } from "./act.ts"
import type { Rules } from "./rules.ts"

/** What a motion is judged by: the newest rules as the act's own transaction sees them. */
export interface GroundRules {
  readonly rules: Rules
  readonly version: RuleVersion
}

/** The newest rules, read anew, so that nothing of a transaction that fails is remembered. */
export async function groundOn({ db, platform, region }: Context): Promise<GroundRules> {
  const rules = await platform.rules.newest(db)
  const { version: number, effective, written, parameters } = rules
  if (effective === null) throw new Error("a motion was permitted by no list version")
  return {
    rules,
    version: {
      number,
      zone: region.timeZone,
      entriesFrom: effective,
      entries: written,
      parameters: [...parameters.byId.values()],
    },
  }
}

/** Every member has one delegation. No blocs have been agreed on. */
export function delegationsIn({ region }: Pick<Context, "region">): readonly Delegation[] {
  return region.jurisdictions.map(({ code }) => ({ member: code, bloc: null }))
}

/**
 * Reads the entries that a change brings, by Cedar's own parser and strict validator.
 * @throws Refusal "governance.entry-broken" naming each problem by entry, line in its text, and cause
 */
export async function readDrafted(change: Change, { version }: Pick<Ground, "version">): Promise<readonly Entry[]> {
  if (change.kind === "parameter") return []
  const files = change.entries.flatMap((one) =>
    one.action === "end" ? [] : [{ name: `${one.entry}/${listOf(one, version)}.cedar`, text: one.cedar }],
  )
  const read = await readLists(files).catch((error: unknown) => {
    // The engine ends its own process on a text that is nested too deeply; of ours nothing is lost.
    if (!(error instanceof CedarEnded)) throw error
    throw broken([
      `${change.entries.map(({ entry }) => entry).join(", ")}: the Cedar engine gave up on a text; it may be nested too deeply`,
    ])
  })
  if (read.problems.length > 0)
    throw broken(read.problems.map(({ file, line, cause }) => `${file.split("/")[0]}, line ${line}: ${cause}`))
  return read.entries
}

function broken(problems: readonly string[]): Refusal {
  return new Refusal("governance.entry-broken", { count: `${problems.length}`, problems: problems.join("; ") })
}

/** The list that a text says it belongs to; each list has a file of its own. */
function listOf({ entry, cedar }: Extract<ProposedEntry, { cedar: string }>, version: RuleVersion): string {
  const said = /@list\(\s*"([a-z]+)"\s*\)/.exec(cedar)?.[1]
  return said ?? version.entries.find(({ id }) => id === entry)?.list ?? "negative"
}

/**
 * That the rules would be sound as a whole with a change: contradictions, dead references, gaps in the matrix and stricter
 * local rules without exception are refused, unless they stand already.
 * @throws Refusal "rulebook.unsound-rules", and all that `apply` refuses
 */
export function requireSound(change: Change, ground: Ground & GroundRules, at: Instant, context: Context): void {
  const version = apply(change, ground, at, "a motion")
  requireSoundVersion({ version, effective: effectiveOf(change, ground.version) }, ground, context)
}

/** The same for the version that a carried motion leads to. @throws Refusal "rulebook.unsound-rules" */
export function requireSoundVersion(
  { version: next, effective }: Enactment,
  { rules, version }: GroundRules,
  { region }: Context,
): void {
  const proposed = (one: RuleVersion): ProposedRules => ({
    entries: one.entries,
    parameters: parametersOf(one.zone, one.parameters),
    exceptions: rules.exceptions,
    responsibilities: rules.responsibilities,
    jurisdictions: region.jurisdictions.map(({ code }) => code),
    day: localTime(effective, one.zone).day,
  })
  try {
    checkRules(proposed(next))
  } catch (refusal) {
    const known = new Set(findingsIn(proposed(version)).map((finding) => JSON.stringify(finding)))
    // What is amiss already does not keep the members from changing something else, or from mending it bit by bit.
    if (!(refusal instanceof Refusal) || findingsIn(proposed(next)).some((one) => !known.has(JSON.stringify(one))))
      throw refusal
  }
}
