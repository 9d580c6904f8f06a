import { utf8ToBytes } from "@noble/hashes/utils.js"
import type * as z from "zod"
import { fromBase64 } from "./base64.ts"
import type { ExportedEntry } from "./export-lines.ts"
import type { Report } from "./finding.ts"
import { type Hash, leafHash, sameBytes } from "./hash.ts"
import { type LeafPile, leafPile } from "./leaf-pile.ts"

/** The entry dated furthest before an earlier one. */
export interface FurthestBack {
  readonly index: number
  readonly milliseconds: number
}

/** The entries of an export under check. */
export interface EntryCheck {
  /** @param body the entry's canonical JSON as the line holds it, before any reading could put it right */
  readonly read: (line: z.infer<typeof ExportedEntry>, body: string, number: number) => void
  /** Leaf hashes of the entries as far as they follow each other without a gap. */
  readonly leaves: LeafPile
  /** All entries that were read, also those after a gap. */
  readonly count: () => number
  /** False once an entry was missing: what comes after stands at unknown places, so that no root can be told. */
  readonly whole: () => boolean
  readonly furthestBack: () => FurthestBack | undefined
}

/** Checks entries one by one: place, leaf hash, id. */
export function entryCheck(hash: Hash, report: Report): EntryCheck {
  const leaves = leafPile()
  const ids = new Set<string>()
  let count = 0
  let expected = 0
  let latest = Number.NEGATIVE_INFINITY
  let back: FurthestBack | undefined
  const noteTime = (index: number, at: number): void => {
    if (latest - at > (back?.milliseconds ?? 0)) back = { index, milliseconds: latest - at }
    latest = Math.max(latest, at)
  }
  return {
    leaves,
    count: () => count,
    whole: () => expected === leaves.count(),
    furthestBack: () => back,
    read: ({ entry, index, leaf: written }, body, line) => {
      count += 1
      const facts = { expected: String(expected), found: String(index) }
      const leaf = leafHash(utf8ToBytes(body), hash)
      const committed = fromBase64(written)
      if (committed === undefined || !sameBytes(committed, leaf))
        report({ kind: "entry-altered", line, index, facts: {} })
      if (ids.has(entry.id)) report({ kind: "entry-duplicate", line, index, facts: { id: entry.id } })
      ids.add(entry.id)
      noteTime(index, Date.parse(entry.at))
      if (index < expected) {
        report({ kind: "entry-out-of-order", line, index, facts })
        return
      }
      if (index > expected) report({ kind: "entry-missing", line, index: expected, facts })
      // The hash that the log committed to goes on, so that one altered entry is one finding and not a broken tree.
      else if (expected === leaves.count()) leaves.push(committed?.length === 32 ? committed : leaf)
      expected = index + 1
    },
  }
}
