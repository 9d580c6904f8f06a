import { createReadStream, createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { Refusal } from "../base/index.ts"

/**
 * Writes a long file as fast as the database gives it, then sends it: whoever reads slowly holds no connection and no
 * snapshot. One file after the other: they are public, and must leave the connections to acts.
 * @param open opens what the text is read from, and keeps it open while `write` takes the text
 * @returns a stream of the file, which is gone once it is read, or no longer asked for
 * @throws Refusal "api.busy"
 */
export async function fileInTurn(
  open: (write: (text: AsyncIterable<string>) => Promise<void>) => Promise<void>,
): Promise<Readable> {
  return inTurn(() => written((path) => open((text) => pipeline(Readable.from(text), createWriteStream(path)))))
}

const mostWaiting = 20
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (waiting >= mostWaiting) throw new Refusal("api.busy")
  waiting += 1
  const own = last.then(run)
  last = own.catch(() => undefined)
  return own.finally(() => {
    waiting -= 1
  })
}

async function written(write: (path: string) => Promise<void>): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), "delta-export-"))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, "file")
    await write(path)
    return createReadStream(path).once("close", () => void remove())
  } catch (error) {
    await remove()
    throw error
  }
}
