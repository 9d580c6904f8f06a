import { join } from "node:path"
import { type Instant, instantAt, Refusal } from "../base/index.ts"
import type { Entry, Parameter } from "../rulebook/index.ts"
import { listFilesIn, readLists } from "./cedar.ts"
import type { Db } from "./database.ts"
import { readMemberParameters } from "./parameters.ts"
import { saveListVersion } from "./rules.ts"

/** What a region starts with: its lists, and the values of the members' parameters. */
export interface Founding {
  readonly entries: readonly Entry[]
  readonly parameters: readonly Parameter[]
}

/**
 * Reads what a region starts with from its data folder.
 * @throws Refusal "store.lists-broken" naming each problem by file, line and cause
 */
export async function readFounding(folder: string, zone: string): Promise<Founding> {
  const [lists, members] = await Promise.all([
    listFilesIn(join(folder, "lists")).then(readLists),
    readMemberParameters(join(folder, "parameters.yaml"), zone),
  ])
  const problems = [...lists.problems, ...members.problems]
  if (problems.length > 0)
    throw new Refusal("store.lists-broken", {
      problems: problems.map(({ file, line, cause }) => `${file}:${line}: ${cause}`).join("; "),
    })
  return { entries: lists.entries, parameters: members.parameters }
}

/** Enacts the first list version of a region; later versions come by a vote alone. */
export async function saveFounding(
  db: Db,
  { entries, parameters }: Founding,
  { zone, now }: { readonly zone: string; readonly now: Instant },
): Promise<void> {
  const first = entries.map(({ from }) => from).sort()[0]
  await saveListVersion(
    db,
    {
      number: 1,
      effectiveAt: first === undefined ? now : instantAt(first, 0, zone),
      enactedAt: now,
      source: "the region's founding lists",
    },
    { entries, parameters, zone },
  )
}
