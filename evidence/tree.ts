import { type Hash, nodeHash, nodeHasher, plainHash } from "./hash.ts"

/** Where a complete subtree stands: it covers the leaves from index·2^level on, 2^level of them. Level 0 is a leaf. */
export interface Place {
  readonly level: number
  readonly index: number
}

/** A complete subtree's hash in its place. Once complete it never changes, so it is stored once. */
export interface TreeNode extends Place {
  readonly hash: Uint8Array
}

/** All that is needed to go on with a tree: its size and its complete subtrees from left (largest) to right. */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

/** The tree without leaves. */
export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** Whether a number can be a size or an index: a safe integer, zero or more. Others are refused, never rounded. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/**
 * Adds leaves at the right end of a tree.
 * @param frontier the tree so far
 * @param leaves leaf hashes in order
 * @returns the grown frontier, and every subtree that became complete (leaves included, level 0) in order of completion
 * @throws RangeError when the size would leave the safe integers
 * @example appendLeaves(emptyFrontier, [a, b]).nodes // [0/0 a, 0/1 b, 1/0 nodeHash(a, b)]
 * Source: RFC 6962 §2.1; laws and vectors in tree.test.ts
 */
export function appendLeaves(
  frontier: Frontier,
  leaves: readonly Uint8Array[],
  hash: Hash = plainHash,
): { readonly frontier: Frontier; readonly nodes: readonly TreeNode[] } {
  if (!isCount(frontier.size + leaves.length)) throw new RangeError("a log holds at most 2^53 - 1 entries")
  const stack = [...frontier.hashes]
  const nodes: TreeNode[] = []
  const join = nodeHasher(hash)
  let size = frontier.size
  for (const leaf of leaves) {
    let node: TreeNode = { level: 0, index: size, hash: leaf }
    nodes.push(node)
    // An odd place is a right child: its left sibling is the last complete subtree on the stack.
    while (node.index % 2 === 1) {
      const left = stack.pop()
      if (left === undefined) throw new RangeError(`a frontier of size ${frontier.size} lacks hashes`)
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: join(left, node.hash) }
      nodes.push(node)
    }
    stack.push(node.hash)
    size += 1
  }
  return { frontier: { size, hashes: stack }, nodes }
}

/** The root of a tree: its complete subtrees folded from the right. The root of no leaves is the hash of no bytes. */
export function rootOf(frontier: Frontier, hash: Hash = plainHash): Uint8Array {
  return fold(frontier.hashes, hash)
}

/** Folds neighbouring subtrees from right to left into the hash of the range they cover. */
export function fold(hashes: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = hashes.at(-1)
  if (last === undefined) return hash(new Uint8Array(0))
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last)
}

/**
 * The complete subtrees that together cover the leaves from `start` to before `end`, from left to right.
 * `start` must be a multiple of the largest of them, as it is in every range of a tree's proofs.
 * @example placesOf(0, 6) // [{ level: 2, index: 0 }, { level: 1, index: 2 }]
 */
export function placesOf(start: number, end: number): readonly Place[] {
  const places: Place[] = []
  for (let at = start; at < end; ) {
    let level = 0
    let width = 1
    while (width * 2 <= end - at) {
      width *= 2
      level += 1
    }
    places.push({ level, index: at / width })
    at += width
  }
  return places
}
