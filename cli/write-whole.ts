import { randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdtemp, rename, rm } from "node:fs/promises"
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
export async function writeWhole(content: AsyncIterable<Uint8Array | string>, file: string | undefined): Promise<void> {
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
