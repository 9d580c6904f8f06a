import type { Instant, Text } from "../base/index.ts"
import {
  appendLeaves,
  canonicalJson,
  emptyFrontier,
  type Hash,
  leafHash,
  plainHash,
  rootOf,
} from "../evidence/index.ts"

/** A posted entry as its batch seals it. Amounts are minor units as text; postings stand in the order of their lines. */
export interface SealedJournal {
  readonly jurisdiction: string
  readonly id: string
  readonly transaction: string
  readonly at: Instant
  readonly act: string
  readonly subject: { readonly kind: string; readonly jurisdiction: string; readonly id: string }
  readonly text: Text
  readonly listVersion: number
  readonly reverses: string | null
  readonly postings: readonly { readonly account: string; readonly part: string; readonly amount: string }[]
}

/** The text of an entry that its batch seals: canonical JSON (RFC 8785), the same from every export. */
export function sealedText(journal: SealedJournal): string {
  const { jurisdiction, id, transaction, at, act, subject, text, listVersion, reverses, postings } = journal
  return canonicalJson({
    ...{ jurisdiction, id, transaction, at, act, listVersion, reverses },
    subject: { kind: subject.kind, jurisdiction: subject.jurisdiction, id: subject.id },
    text: { zh: text.zh, en: text.en },
    postings: postings.map(({ account, part, amount }) => ({ account, part, amount })),
  })
}

const encoder = new TextEncoder()

/**
 * Seals entries of one jurisdiction as a batch: the root of the Merkle tree (RFC 6962) over their canonical texts in
 * order of id. Whoever holds the entries of a batch recomputes it; whoever holds one entry proves it by the hashes of
 * the others, without seeing them.
 * @param hash SHA-256; that of the engines when left out
 * @returns 32 bytes, in hexadecimal
 * @example batchRoot([]) // "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", as RFC 6962 has it for no leaf
 * Source: RFC 6962 section 2.1; RFC 8785
 */
export function batchRoot(journals: readonly SealedJournal[], hash: Hash = plainHash): string {
  const ordered = [...journals].sort((a, b) => (a.id < b.id ? -1 : 1))
  const leaves = ordered.map((journal) => leafHash(encoder.encode(sealedText(journal)), hash))
  const root = rootOf(appendLeaves(emptyFrontier, leaves, hash).frontier, hash)
  return [...root].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
