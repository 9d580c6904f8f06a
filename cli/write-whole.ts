import { randomUUID } from "node:crypto"
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs"
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { brokenBy } from "./ask-platform.ts"
import { UsageError } from "./command.ts"

/**
 * Writes what arrives to a file, or to standard output when none is named: whole or not at all. A file that is there stays
 * as it is until the new one is complete.
 * @throws UsageError in one line when what arrives breaks off, or the file cannot be written
 */
export async function writeWhole(
  content: AsyncIterable<Uint8Array | string> | Iterable<string>,
  file: string | undefined,
): Promise<void> {
  const folder = file === undefined ? await mkdtemp(join(tmpdir(), "delta-")) : dirname(file)
  const part = join(folder, `.${randomUUID()}.part`)
  try {
    await pipeline(Readable.from(content), createWriteStream(part))
    if (file === undefined) await pipeline(createReadStream(part), process.stdout, { end: false })
    else await rename(part, file)
  } catch (error) {
    if (error instanceof UsageError || (error instanceof Error && "code" in error && error.code === "EPIPE"))
      throw error
    throw new UsageError(`${file ?? "-"}: ${brokenBy(error)}`)
  } finally {
    await rm(file === undefined ? folder : part, { recursive: true, force: true })
  }
}

/**
 * Writes files into a folder, which is made where there is none: all of them or none. What stands there stays as it is
 * until the last new file is complete. A file given as undefined is one that there is not, and an older one goes.
 * @throws UsageError in one line when the folder cannot be written
 */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, Iterable<string> | undefined>>,
): Promise<void> {
  let made: string | undefined
  const parts = new Map<string, string>()
  try {
    made = await makeFolder(folder)
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) continue
      const part = join(folder, `.${randomUUID()}.part`)
      parts.set(name, part)
      await pipeline(Readable.from(content), createWriteStream(part))
    }
    for (const [name, part] of parts) await rename(part, join(folder, name))
    for (const [name, content] of Object.entries(files))
      if (content === undefined) await rm(join(folder, name), { force: true })
  } catch (error) {
    for (const part of parts.values()) await rm(part, { force: true }).catch(() => undefined)
    // What was made for the files goes with them.
    if (made !== undefined) await rm(made, { recursive: true, force: true }).catch(() => undefined)
    throw new UsageError(`${folder}: ${brokenBy(error)}`)
  }
}

/**
 * Makes a folder and those above it that there are not. Node's own way to do so never ends where a file system, such as
 * /proc, says of each new folder that the one above is missing.
 * @returns the uppermost that was made; undefined where it was there
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  if (existsSync(folder) && statSync(folder).isDirectory()) return undefined
  const above = dirname(folder)
  const first = above === folder ? undefined : await makeFolder(above)
  await mkdir(folder).catch((error: unknown) => {
    // Another program may have been quicker.
    if (!(existsSync(folder) && statSync(folder).isDirectory())) throw error
  })
  return first ?? folder
}
