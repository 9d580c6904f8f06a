import { readFileSync } from "node:fs"
import { hexToBytes } from "@noble/hashes/utils.js"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromBase64 } from "./base64.ts"
import { leafHash, nodeHash, plainHash } from "./hash.ts"
import { makeProof, planConsistency, planInclusion, verifyConsistency, verifyInclusion } from "./proof.ts"
import { appendLeaves, emptyFrontier, type Place, rootOf } from "./tree.ts"

interface ProofCase {
  readonly file: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}
type Count = number | string
interface Vectors {
  readonly inclusion: readonly (ProofCase & { leafIdx: Count; treeSize: Count; root: string; leafHash: string })[]
  readonly consistency: readonly (ProofCase & { size1: Count; size2: Count; root1: string; root2: string })[]
}

function read<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`../test/vectors/${name}`, import.meta.url), "utf8"))
}

/** A missing hash of a vector is an empty one: it must lead to a refusal and not to a fault. */
const bytes = (text: string) => fromBase64(text) ?? new Uint8Array(0)

const vectors = read<Vectors>("merkle-proofs.json")
const tree = read<{
  leafInputsHex: string[]
  leafHashesHex: string[]
  rootsBySizeHex: string[]
  singles: { what: string; hex: string }[]
}>("rfc6962-tree.json")

function treeOf(leaves: readonly Uint8Array[]) {
  const { frontier, nodes } = appendLeaves(emptyFrontier, leaves)
  const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]))
  return { root: rootOf(frontier), stored, read: ({ level, index }: Place) => stored.get(`${level}/${index}`) }
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, at) => leafHash(Uint8Array.of(at, at >> 8)))

describe("published vectors", () => {
  it("holds as many cases as the source has", () => {
    expect([vectors.inclusion.length, vectors.consistency.length]).toEqual([98, 98])
  })

  it.each(vectors.inclusion)("$file", (given) => {
    const claim = { index: Number(given.leafIdx), size: Number(given.treeSize) }
    const proven = verifyInclusion(
      { ...claim, leaf: bytes(given.leafHash), root: bytes(given.root) },
      (given.proof ?? []).map(bytes),
    )
    expect(proven).toBe(!given.wantErr)
  })

  it.each(vectors.consistency)("$file", (given) => {
    const claim = { from: Number(given.size1), to: Number(given.size2) }
    const proven = verifyConsistency(
      { ...claim, fromRoot: bytes(given.root1), toRoot: bytes(given.root2) },
      (given.proof ?? []).map(bytes),
    )
    expect(proven).toBe(!given.wantErr)
  })

  it.each(
    tree.rootsBySizeHex.map((root, size) => ({ root, size })),
  )("gives the RFC's root of $size leaves", (given) => {
    const leaves = tree.leafInputsHex.slice(0, given.size).map((hex) => leafHash(hexToBytes(hex)))
    expect(treeOf(leaves).root).toEqual(hexToBytes(given.root))
  })

  it("gives the RFC's hashes of single leaves and nodes", () => {
    const text = (word: string) => new TextEncoder().encode(word)
    expect(tree.leafInputsHex.map((hex) => leafHash(hexToBytes(hex)))).toEqual(tree.leafHashesHex.map(hexToBytes))
    expect([
      leafHash(text("L123456")),
      nodeHash(text("N123"), text("N456")),
      rootOf(emptyFrontier),
      leafHash(text("")),
    ]).toEqual(tree.singles.map(({ hex }) => hexToBytes(hex)))
  })
})

describe("laws", () => {
  const size = fc.integer({ min: 1, max: 300 })

  it("proves any leaf of any tree, and no other leaf at its place", () => {
    fc.assert(
      fc.property(size, fc.nat(), (size, pick) => {
        const leaves = leavesOf(size)
        const { root, read } = treeOf(leaves)
        const index = pick % size
        const proof = makeProof(planInclusion(index, size), read)
        const leaf = leaves[index] ?? new Uint8Array(0)
        expect(verifyInclusion({ index, size, leaf, root }, proof)).toBe(true)
        expect(verifyInclusion({ index, size, leaf: plainHash(leaf), root }, proof)).toBe(false)
        if (index > 0) expect(verifyInclusion({ index: index - 1, size, leaf, root }, proof)).toBe(false)
      }),
    )
  })

  it("proves any beginning consistent from the later tree's stored nodes alone", () => {
    fc.assert(
      fc.property(size, fc.nat(), (to, pick) => {
        const from = 1 + (pick % to)
        const leaves = leavesOf(to)
        const { root: toRoot, read } = treeOf(leaves)
        const { root: fromRoot } = treeOf(leaves.slice(0, from))
        const proof = makeProof(planConsistency(from, to), read)
        expect(verifyConsistency({ from, to, fromRoot, toRoot }, proof)).toBe(true)
        const other = plainHash(fromRoot)
        expect(verifyConsistency({ from, to, fromRoot: other, toRoot }, proof)).toBe(false)
      }),
    )
  })

  it("grows alike leaf by leaf and in batches, completing each subtree once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (batches) => {
        const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0))
        const whole = appendLeaves(emptyFrontier, leaves)
        let frontier = emptyFrontier
        const nodes = batches.flatMap((batch) => {
          const step = appendLeaves(frontier, leaves.slice(frontier.size, frontier.size + batch))
          frontier = step.frontier
          return step.nodes
        })
        expect({ frontier, nodes }).toEqual(whole)
      }),
    )
  })
})

describe("odd sizes", () => {
  const hash = leafHash(new Uint8Array(0))

  it.each([2 ** 53, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d, never rounds it", (odd) => {
    expect(verifyInclusion({ index: 0, size: odd, leaf: hash, root: hash }, [])).toBe(false)
    expect(verifyConsistency({ from: 1, to: odd, fromRoot: hash, toRoot: hash }, [])).toBe(false)
    expect(() => planInclusion(0, odd)).toThrow("evidence.unknown-entry")
    expect(() => planConsistency(1, odd)).toThrow("evidence.unknown-size")
  })

  it("refuses consistency from nothing, also to nothing", () => {
    expect(verifyConsistency({ from: 0, to: 0, fromRoot: hash, toRoot: hash }, [])).toBe(false)
    expect(() => planConsistency(0, 0)).toThrow("evidence.unknown-size")
  })

  it("plans proofs beyond 32 bits", () => {
    const size = 2 ** 40 + 5
    expect(planInclusion(2 ** 40 + 4, size)).toEqual([[{ level: 2, index: 2 ** 38 }], [{ level: 40, index: 0 }]])
    expect(planInclusion(3, size)).toHaveLength(41)
  })
})
