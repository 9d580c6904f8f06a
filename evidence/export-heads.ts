import { base64 } from "./base64.ts"
import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts"
import type { EntryCheck } from "./export-entries.ts"
import type { Finding, FindingKind, Report } from "./finding.ts"
import { type Hash, sameBytes } from "./hash.ts"
import { claimsOf, holds, parseNote, type VerifySignature } from "./note.ts"
import { emptyFrontier, type Frontier, rootOf } from "./tree.ts"
import type { VerifierKey } from "./verifier-key.ts"

/** The log that an export says it is. */
export interface KnownLog {
  readonly origin: string
  readonly key: VerifierKey
}

type Facts = Finding["facts"]

/** A head of an export and the line it came from. */
interface Head extends Checkpoint {
  readonly line: number
}

/** The heads of an export under check. */
export interface HeadCheck {
  readonly read: (written: string, line: number, log: KnownLog | undefined) => void
  readonly count: () => number
  /** Compares every head with the entries; returns the root over all entries in base64. */
  readonly compare: (entries: EntryCheck) => string
  /** Compares a head that the reader kept from earlier. */
  readonly compareKept: (written: string, entries: EntryCheck, log: KnownLog | undefined) => void
}

/** Checks heads: format, origin, signature, order; then their roots against the entries. */
export function headCheck(verify: VerifySignature, hash: Hash, report: Report): HeadCheck {
  const heads: Head[] = []
  let count = 0
  return {
    count: () => count,
    read: (written, line, log) => {
      count += 1
      const head = readHead(written, log, verify, hash, (kind, facts) => report({ kind, line, facts }))
      const fault = head === undefined ? undefined : misplaced(head, heads.at(-1))
      if (fault !== undefined) report({ ...fault, line })
      else if (head !== undefined) heads.push({ ...head, line })
    },
    compare: (entries) => {
      if (count === 0) report({ kind: "checkpoint-missing", facts: {} })
      return base64(compareRoots(heads, entries, hash, report))
    },
    compareKept: (written, entries, log) => {
      const found = keptFinding(written, entries, log, verify, hash)
      if (found !== undefined) report(found)
    },
  }
}

function misplaced(head: Checkpoint, previous: Checkpoint | undefined): Finding | undefined {
  if (previous === undefined || head.size > previous.size) return undefined
  const facts = { size: String(head.size), previous: String(previous.size) }
  const fork = head.size === previous.size && !sameBytes(head.root, previous.root)
  return { kind: fork ? "checkpoint-fork" : "checkpoint-order", facts }
}

function readHead(
  written: string,
  log: KnownLog | undefined,
  verify: VerifySignature,
  hash: Hash,
  report: (kind: FindingKind, facts: Facts) => void,
): Checkpoint | undefined {
  const note = parseNote(written)
  const head = note === undefined ? undefined : parseCheckpoint(note.text)
  if (note === undefined || head === undefined) {
    report("checkpoint-unreadable", {})
    return undefined
  }
  // Without a readable header there is no key to check under; the header's finding says so once.
  if (log === undefined) return head
  const size = String(head.size)
  if (head.origin !== log.origin) report("checkpoint-origin", { origin: head.origin })
  const claims = claimsOf(note, [log.key], hash)
  note.signatures.forEach(({ name }, at) => {
    if (claims[at] === undefined) report("checkpoint-foreign-signature", { size, name })
  })
  const known = claims.filter((claim) => claim !== undefined)
  if (known.length === 0 || !known.every((claim) => holds(claim, verify))) report("checkpoint-unsigned", { size })
  return head
}

function compareRoots(heads: readonly Head[], entries: EntryCheck, hash: Hash, report: Report): Uint8Array {
  const count = entries.leaves.count()
  let frontier: Frontier = emptyFrontier
  let proven = 0
  for (const { size, root, line } of heads) {
    const facts = { size: String(size), count: String(count), from: String(proven), until: String(size - 1) }
    if (size > count) {
      if (entries.whole()) report({ kind: "checkpoint-beyond", line, facts })
      continue
    }
    frontier = entries.leaves.grow(frontier, size, hash)
    if (!sameBytes(rootOf(frontier, hash), root)) {
      // Later heads cover the same entries: they would all differ for the one reason that is named here.
      report({ kind: "checkpoint-root", line, index: proven, facts })
      break
    }
    proven = size
  }
  const last = heads.at(-1)?.size ?? 0
  if (heads.length > 0 && count > last)
    report({ kind: "entry-uncovered", index: last, facts: { from: String(last), count: String(count - last) } })
  return rootOf(entries.leaves.grow(frontier, count, hash), hash)
}

function keptFinding(
  written: string,
  entries: EntryCheck,
  log: KnownLog | undefined,
  verify: VerifySignature,
  hash: Hash,
): Finding | undefined {
  let signed = true
  const head = readHead(written, log, verify, hash, (kind) => {
    // A kept head may carry witnesses' lines beside the log's own.
    if (kind !== "checkpoint-foreign-signature") signed = false
  })
  if (head === undefined || !signed) return { kind: "head-unsigned", facts: {} }
  const facts = { size: String(head.size), count: String(entries.leaves.count()) }
  if (head.size > entries.leaves.count()) return { kind: "head-beyond", facts }
  const root = rootOf(entries.leaves.grow(emptyFrontier, head.size, hash), hash)
  return sameBytes(root, head.root) ? undefined : { kind: "head-root", facts }
}
