import { randomBytes } from "node:crypto"
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const shortest = 32

/**
 * The secret that signs session cookies. `DELTA_AUTH_SECRET` when set (servers of one database share it), else the file
 * `sign-in-secret` of the platform's own folder, made at the first start and readable by its owner only.
 * @throws Error when `DELTA_AUTH_SECRET` has fewer than 32 characters
 */
export function signInSecret(folder: string, given: string | undefined = process.env.DELTA_AUTH_SECRET): string {
  if (given !== undefined && given !== "") {
    if (given.length < shortest) throw new Error(`DELTA_AUTH_SECRET needs at least ${shortest} characters`)
    return given
  }
  const file = join(folder, "sign-in-secret")
  try {
    const kept = readFileSync(file, "utf8").trim()
    if (kept.length < shortest) throw new Error(`${file} is damaged: remove it, and everyone signs in anew`)
    chmodSync(file, 0o600)
    return kept
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error
  }
  const made = randomBytes(48).toString("base64url")
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: "wx" })
  return made
}
