import { existsSync } from "node:fs"
import { join } from "node:path"
import { type Instant, instantAt, Refusal } from "../base/index.ts"
import { listFilesIn, readLists } from "./cedar.ts"
import type { Db } from "./database.ts"
import { readMemberParameters } from "./parameters.ts"
import { saveListVersion } from "./rules.ts"

/**
 * Makes the first list version of a region from its data folder: the lists, and the values of the members' parameters.
 * Later versions come by a vote alone.
 * @throws Refusal "store.lists-broken" naming each problem by file, line and cause; nothing is saved then
 */
export async function foundLists(
  db: Db,
  { folder, zone, now }: { readonly folder: string; readonly zone: string; readonly now: Instant },
): Promise<void> {
  const listFolder = join(folder, "lists")
  const [lists, members] = await Promise.all([
    listFilesIn(existsSync(listFolder) ? listFolder : join(folder, "..", "..", "founding-lists")).then(readLists),
    readMemberParameters(join(folder, "parameters.yaml"), zone),
  ])
  const problems = [...lists.problems, ...members.problems]
  if (problems.length > 0)
    throw new Refusal("store.lists-broken", {
      problems: problems.map(({ file, line, cause }) => `${file}:${line}: ${cause}`).join("; "),
    })
  const first = lists.entries.map(({ from }) => from).sort()[0]
  await saveListVersion(
    db,
    {
      number: 1,
      effectiveAt: first === undefined ? now : instantAt(first, 0, zone),
      enactedAt: now,
      source: "the region's founding lists",
    },
    { entries: lists.entries, parameters: members.parameters, zone },
  )
}
