import { readdirSync } from "node:fs"
import { join } from "node:path"
import type { Day } from "../base/index.ts"
import { MeasureDefinitions } from "../observatory/index.ts"
import { readYaml } from "./region-files.ts"

/**
 * The definitions by which the platform measures on a day: those of the newest file whose first day has come.
 * @throws Error naming the file that is misshapen or whose name is not its first day
 */
export function measureDefinitionsOn(
  on: Day,
  folder = join(import.meta.dirname, "..", "data", "measures"),
): MeasureDefinitions {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"))
  const days = names.map((name) => name.slice(0, -".yaml".length)).sort()
  // Before the first file nothing was measured: what is asked about such a day is told by the first definitions.
  const name = `${days.findLast((one) => one <= on) ?? days[0]}.yaml`
  const read = MeasureDefinitions.safeParse(readYaml(folder, name))
  if (!read.success) throw new Error(`${name}: ${read.error.message}`)
  if (`${read.data.from}.yaml` !== name) throw new Error(`${name}: from is ${read.data.from}`)
  return read.data
}
