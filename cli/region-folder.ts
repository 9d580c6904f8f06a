import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { UsageError } from "./command.ts"

const root = join(import.meta.dirname, "..")

/**
 * The data folder of a region: by its name in `data/regions`, by the path of its folder, or this installation's own.
 * @throws UsageError when there is no region
 */
export function regionFolder(named: string | undefined): string {
  const name = named ?? usualRegion()
  const known = join(root, "data", "regions", name)
  const folder = /^[a-z][a-z0-9-]*$/.test(name) && existsSync(known) ? known : name
  if (!existsSync(join(folder, "region.yaml"))) throw new UsageError(`${name}: region.yaml?`)
  return folder
}

/** The region of this installation is configuration, so that no region is named in code. */
function usualRegion(): string {
  const { config }: { config: { region: string } } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  return config.region
}
