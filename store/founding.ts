import { type Instant, instantAt, localTime, Refusal } from "../base/index.ts"
import type { Entry, Parameter } from "../rulebook/index.ts"
import { checkRules } from "./check-rules.ts"
import type { Db } from "./database.ts"
import { readRegionRules } from "./region-rules.ts"
import { type RuleTables, saveRuleTables } from "./rule-tables.ts"
import { saveListVersion } from "./rules.ts"

/** What a region starts with: its lists, what stands beside them, and the values of the members' parameters. */
export interface Founding extends RuleTables {
  readonly entries: readonly Entry[]
  readonly parameters: readonly Parameter[]
}

/**
 * Reads what a region starts with from its data folder, and checks it as a whole.
 * @throws Refusal "store.lists-broken" naming each problem by file, line and cause; "rulebook.unsound-rules" for rules that
 * can be read and cannot hold together, such as an act for which nobody is accountable
 */
export async function readFounding(folder: string, now: Instant): Promise<Founding> {
  const { region, entries, places, parameters, exceptions, responsibilities, problems } = await readRegionRules(folder)
  if (problems.length > 0)
    throw new Refusal("store.lists-broken", {
      problems: problems.map(({ file, line, cause }) => `${file}:${line}: ${cause}`).join("; "),
    })
  const jurisdictions = region.jurisdictions.map(({ code }) => code)
  const { day } = localTime(now, region.timeZone)
  checkRules({ entries, places, parameters, exceptions, responsibilities, jurisdictions, day })
  const ofMembers = [...parameters.byId.values()].filter(({ setBy }) => setBy === "members")
  return { entries, exceptions, responsibilities, parameters: ofMembers }
}

/** Enacts the first list version of a region; later versions come by a vote alone. */
export async function saveFounding(
  db: Db,
  { entries, parameters, ...tables }: Founding,
  { zone, now }: { readonly zone: string; readonly now: Instant },
): Promise<void> {
  const first = entries.map(({ from }) => from).sort()[0]
  const version = {
    number: 1,
    effectiveAt: first === undefined ? now : instantAt(first, 0, zone),
    enactedAt: now,
    source: "the region's founding lists",
  }
  await saveListVersion(db, version, { entries, parameters, zone })
  await saveRuleTables(db, version.number, tables)
}
