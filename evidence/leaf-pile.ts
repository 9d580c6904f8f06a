import type { Hash } from "./hash.ts"
import { appendLeaves, type Frontier } from "./tree.ts"

const width = 32
const portion = 8192

/** Leaf hashes of a long log side by side in memory, 32 bytes each: ten million take 320 MB. */
export interface LeafPile {
  readonly count: () => number
  readonly push: (leaf: Uint8Array) => void
  /** The frontier grown by this pile's leaves from its size to `until`, portion by portion. */
  readonly grow: (frontier: Frontier, until: number, hash: Hash) => Frontier
}

/** An empty pile, which grows by doubling. */
export function leafPile(): LeafPile {
  let bytes = new Uint8Array(width * 1024)
  let count = 0
  return {
    count: () => count,
    push: (leaf) => {
      if ((count + 1) * width > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(leaf, count * width)
      count += 1
    },
    grow: (frontier, until, hash) => {
      let grown = frontier
      while (grown.size < until) {
        const from = grown.size
        const leaves = Array.from({ length: Math.min(portion, until - from) }, (_, at) =>
          bytes.slice((from + at) * width, (from + at + 1) * width),
        )
        grown = appendLeaves(grown, leaves, hash).frontier
      }
      return grown
    },
  }
}
