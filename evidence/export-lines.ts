import * as z from "zod"
import { base64 } from "./base64.ts"
import { canonicalJson } from "./canonical-json.ts"
import { Entry } from "./entry.ts"

/** First line: which log this is and the key that signs its heads, as a signed-note verifier key. */
export const ExportHeader = z.strictObject({ origin: z.string().min(1), key: z.string().min(1) })
export type ExportHeader = z.infer<typeof ExportHeader>

/** One line for each entry, in order of index; `leaf` is its leaf hash in base64. */
export const ExportedEntry = z.strictObject({ entry: Entry, index: z.int().nonnegative(), leaf: z.string() })

/** After the entries one line for each head, smallest first: a signed note. */
export const ExportedCheckpoint = z.strictObject({ checkpoint: z.string() })

/** The header's line, without its newline. */
export function headerLine(header: ExportHeader): string {
  return canonicalJson(header)
}

/** An entry's line. @param body the entry's canonical JSON as stored; put in as it is, so that the reader sees a change */
export function entryLine(index: number, body: string, leaf: Uint8Array): string {
  return `{"entry":${body},"index":${index},"leaf":"${base64(leaf)}"}`
}

/** The entry's canonical JSON within an entry's line, as it stands there. */
export function bodyOf(line: string): string {
  // A quotation mark inside a text is escaped, so that this key appears in its place only.
  return line.slice('{"entry":'.length, line.lastIndexOf(',"index":'))
}

/** A head's line. @param checkpoint the signed note */
export function checkpointLine(checkpoint: string): string {
  return canonicalJson({ checkpoint })
}
