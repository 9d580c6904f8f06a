import { join } from "node:path"
import { Refusal } from "../base/index.ts"
import { type MatterClass, readMatterClasses } from "../governance/index.ts"
import { readYaml } from "./region-files.ts"

const file = "matter-classes.yaml"

/**
 * How matters are decided, from `matter-classes.yaml` in a folder.
 * @throws Refusal "store.lists-broken" naming each problem
 */
export function matterClassesIn(folder: string): readonly MatterClass[] {
  const read = readMatterClasses(readYaml(folder, file))
  if (!("problems" in read)) return read
  throw new Refusal("store.lists-broken", {
    problems: read.problems.map((cause) => `${join(folder, file)}: ${cause}`).join("; "),
  })
}
