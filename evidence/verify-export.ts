import { parseCanonicalJson } from "./canonical-json.ts"
import { entryCheck, type FurthestBack } from "./export-entries.ts"
import { headCheck, type KnownLog } from "./export-heads.ts"
import { bodyOf, ExportedCheckpoint, ExportedEntry, ExportHeader } from "./export-lines.ts"
import type { Finding } from "./finding.ts"
import { type Hash, plainHash } from "./hash.ts"
import type { VerifySignature } from "./note.ts"
import { parseVerifierKey } from "./verifier-key.ts"

/** What a check is given beside the export. */
export interface ExportCheckOptions {
  readonly verify: VerifySignature
  readonly hash?: Hash
  /** The log's key as the reader knows it from elsewhere. Without it the export's own key is taken and reported. */
  readonly key?: string
  /** A head kept from earlier: shows that nothing was cut off or rewritten since. */
  readonly kept?: string
}

/** What a check found. Without findings the export proves itself as far as its last checkpoint. */
export interface ExportReport {
  readonly origin: string
  /** The verifier key under which the heads were checked; compare it with the one the operator publishes. */
  readonly key: string
  readonly entries: number
  readonly checkpoints: number
  /** Root over the entries up to the first gap, base64. */
  readonly root: string
  /** The entry dated furthest before an earlier one: late integration, or back-dating; absent when times only rise. */
  readonly furthestBack?: FurthestBack
  readonly findings: readonly Finding[]
}

/** A check in progress: lines go in one by one, so that an export of any length can be read as a stream. */
export interface ExportCheck {
  readonly line: (text: string) => void
  readonly close: () => ExportReport
}

/**
 * Checks an export with nothing but itself: every line in its one spelling, every entry against its leaf hash, indexes
 * without gap or repeat, every head signed and equal to the root of the entries before it (hence consistent with each
 * other), nothing beyond the last head.
 * @param lines what stands between the file's newlines; a whole file ends with a newline, so the last piece is empty
 * @returns a report; each finding with its line, the entry's index and the cause
 * @example verifyExport(text.split("\n"), { verify }).findings // [] when all is well
 */
export function verifyExport(lines: Iterable<string>, options: ExportCheckOptions): ExportReport {
  const check = openExportCheck(options)
  for (const text of lines) check.line(text)
  return check.close()
}

/** Opens a check for an export that is read as a stream; see `verifyExport`. */
export function openExportCheck(options: ExportCheckOptions): ExportCheck {
  const findings: Finding[] = []
  const report = (finding: Finding): void => {
    findings.push(finding)
  }
  const hash = options.hash ?? plainHash
  const entries = entryCheck(hash, report)
  const heads = headCheck(options.verify, hash, report)
  let log: (KnownLog & { readonly text: string }) | undefined
  let line = 0
  let ended = false
  const readHeader = (text: string): void => {
    const header = ExportHeader.safeParse(parseCanonicalJson(text))
    const key = header.success ? parseVerifierKey(header.data.key, hash) : undefined
    if (!header.success || key === undefined) report({ kind: "header-unreadable", line: 1, facts: {} })
    else log = { origin: header.data.origin, key, text: header.data.key }
  }
  const readBody = (text: string): void => {
    const value = parseCanonicalJson(text)
    const entry = ExportedEntry.safeParse(value)
    const head = ExportedCheckpoint.safeParse(value)
    if (entry.success && heads.count() === 0) entries.read(entry.data, bodyOf(text), line)
    else if (head.success) heads.read(head.data.checkpoint, line, log)
    else report({ kind: value === undefined ? "line-unreadable" : "line-unknown", line, facts: {} })
  }
  return {
    line: (text) => {
      if (ended) report({ kind: "line-unreadable", line, facts: {} })
      line += 1
      ended = text === ""
      if (line === 1) readHeader(text)
      else if (!ended) readBody(text)
    },
    close: () => {
      if (line === 0) report({ kind: "header-unreadable", facts: {} })
      if (!ended) report({ kind: "end-missing", line, facts: {} })
      if (options.key !== undefined && log !== undefined && options.key !== log.text)
        report({ kind: "key-unexpected", line: 1, facts: { key: log.text } })
      const root = heads.compare(entries)
      if (options.kept !== undefined) heads.compareKept(options.kept, entries, log)
      const back = entries.furthestBack()
      return {
        origin: log?.origin ?? "",
        key: log?.text ?? "",
        entries: entries.count(),
        checkpoints: heads.count(),
        root,
        ...(back === undefined ? {} : { furthestBack: back }),
        findings,
      }
    },
  }
}
