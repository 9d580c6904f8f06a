import { Refusal } from "../base/index.ts"
import { type Hash, hashLength, nodeHash, plainHash, sameBytes } from "./hash.ts"
import { fold, isCount, type Place, placesOf } from "./tree.ts"

/**
 * What to read for a proof: one item for each hash of the proof, each with the stored complete subtrees that are
 * folded into it. About log2(size) places in all.
 */
export type ProofPlan = readonly (readonly Place[])[]

/** Largest power of two below `size` (two or more): where a tree is cut into its left and right part. */
function cut(size: number): number {
  let width = 1
  while (width * 2 < size) width *= 2
  return width
}

/**
 * Plans the proof that the leaf at `index` is in the tree of `size` leaves.
 * @throws Refusal "evidence.unknown-entry" when there is no such leaf
 * @example planInclusion(0, 3) // [[{ level: 0, index: 1 }], [{ level: 0, index: 2 }]]
 * Source: RFC 6962 §2.1.1
 */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new Refusal("evidence.unknown-entry", { index: String(index), size: String(size) })
  const ranges: (readonly Place[])[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + cut(end - start)
    if (index < middle) {
      ranges.push(placesOf(middle, end))
      end = middle
    } else {
      ranges.push(placesOf(start, middle))
      start = middle
    }
  }
  return ranges.reverse()
}

/**
 * Plans the proof that the tree of `to` leaves begins with the tree of `from` leaves. Equal sizes need no hash.
 * @throws Refusal "evidence.unknown-size" when `from` is 0 (a promise about nothing) or above `to`
 * Source: RFC 6962 §2.1.2
 */
export function planConsistency(from: number, to: number): ProofPlan {
  if (!isCount(from) || !isCount(to) || from < 1 || from > to)
    throw new Refusal("evidence.unknown-size", { from: String(from), to: String(to) })
  const ranges: (readonly Place[])[] = []
  let start = 0
  let end = to
  while (from < end) {
    const middle = start + cut(end - start)
    if (from <= middle) {
      ranges.push(placesOf(middle, end))
      end = middle
    } else {
      ranges.push(placesOf(start, middle))
      start = middle
    }
  }
  // The verifier knows the old root: when it is itself a subtree, it is left out.
  if (start > 0) ranges.push(placesOf(start, end))
  return ranges.reverse()
}

/**
 * Makes a proof from its plan.
 * @param read the stored hash at a place
 * @throws RangeError when a place of the plan is not stored
 */
export function makeProof(
  plan: ProofPlan,
  read: (place: Place) => Uint8Array | undefined,
  hash: Hash = plainHash,
): readonly Uint8Array[] {
  const found = (place: Place): Uint8Array => {
    const stored = read(place)
    if (stored === undefined) throw new RangeError(`subtree ${place.level}/${place.index} is not stored`)
    return stored
  }
  return plan.map((places) => fold(places.map(found), hash))
}

/** What is claimed: this leaf hash stands at this index of the tree with this size and root. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
}

/**
 * Whether a proof shows that a leaf is in a tree. Never throws: odd input is a false claim.
 * @example verifyInclusion({ index: 0, size: 1, leaf, root: leaf }, []) // true
 * Source: RFC 9162 §2.1.3.2
 */
export function verifyInclusion(claim: Inclusion, proof: readonly Uint8Array[], hash: Hash = plainHash): boolean {
  if (!isCount(claim.index) || !isCount(claim.size) || claim.index >= claim.size) return false
  // A leaf that is not a hash (an empty one, too) could equal a root that is none.
  if (claim.leaf.length !== hashLength) return false
  let at = claim.index
  let last = claim.size - 1
  let result = claim.leaf
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      result = nodeHash(step, result, hash)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else result = nodeHash(result, step, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(result, claim.root)
}

/** What is claimed: the tree of size `to` begins with the tree of size `from`. */
export interface Consistency {
  readonly from: number
  readonly to: number
  readonly fromRoot: Uint8Array
  readonly toRoot: Uint8Array
}

/**
 * Whether a proof shows that a tree only grew. From size 0 it shows nothing and is refused, also from 0 to 0.
 * Never throws: odd input is a false claim.
 * Source: RFC 9162 §2.1.4.2
 */
export function verifyConsistency(claim: Consistency, proof: readonly Uint8Array[], hash: Hash = plainHash): boolean {
  const { from, to, fromRoot, toRoot } = claim
  if (!isCount(from) || !isCount(to) || from < 1 || from > to) return false
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot)
  let at = from - 1
  let last = to - 1
  while (at % 2 === 1) {
    at = half(at)
    last = half(last)
  }
  const [first, ...steps] = at === 0 ? [fromRoot, ...proof] : proof
  if (first === undefined) return false
  let older = first
  let newer = first
  for (const step of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(step, older, hash)
      newer = nodeHash(step, newer, hash)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else newer = nodeHash(newer, step, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(older, fromRoot) && sameBytes(newer, toRoot)
}

/** Halves by division: bit shifts would cut a size at 32 bits. */
function half(value: number): number {
  return Math.floor(value / 2)
}
