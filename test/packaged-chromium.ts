import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
const manifest = join(root, "node_modules/@sparticuz/chromium/package.json")
const unpack = `import packaged from "@sparticuz/chromium"; await packaged.executablePath()`

/**
 * The Chromium that comes as an npm package, unpacked once for each user and version. The package itself unpacks into the
 * one folder for temporary files: a second user could not run it, and a second worker would run it half written.
 * @returns path of the program
 */
export function packagedChromium(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, "utf8"))
  const folder = join(tmpdir(), `delta-chromium-${version}-${userInfo().username}`)
  if (!existsSync(folder)) {
    const unpacked = mkdtempSync(`${folder}-`)
    const words = ["--input-type=module", "--eval", unpack]
    execFileSync(process.execPath, words, { cwd: root, env: { ...process.env, TMPDIR: unpacked } })
    try {
      renameSync(unpacked, folder)
    } catch {
      rmSync(unpacked, { recursive: true }) // another worker was first
    }
  }
  return join(folder, "chromium")
}
