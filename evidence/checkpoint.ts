import { base64, fromBase64 } from "./base64.ts"
import { isCount } from "./tree.ts"
import { isKeyName } from "./verifier-key.ts"

/** A log's head: the whole log of this size is committed to by one hash. */
export interface Checkpoint {
  /** Names the log for ever, like a web address without its scheme. */
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

/**
 * Writes a head as the text of a signed note.
 * @throws RangeError when origin, size or root cannot be written
 * @example formatCheckpoint({ origin: "example.org/log", size: 15, root }) // "example.org/log\n15\nrKbD…\n"
 * Source: c2sp.org/tlog-checkpoint
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin) || !isCount(size) || root.length !== 32)
    throw new RangeError("a head needs an origin without spaces, a whole size and a root of 32 bytes")
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** Reads a note's text as a head; lines after the third are left to others. Undefined when it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, encoded, ...rest] = text.split("\n")
  const root = encoded === undefined ? undefined : fromBase64(encoded)
  if (!origin || size === undefined || !/^(0|[1-9]\d*)$/.test(size)) return undefined
  if (!isCount(Number(size)) || root?.length !== 32 || rest.pop() !== "" || rest.includes("")) return undefined
  return { origin, size: Number(size), root }
}
