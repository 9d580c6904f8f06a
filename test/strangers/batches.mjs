// The root of each sealed batch again, from its entries: canonical JSON (RFC 8785), tree of RFC 6962.
import { createHash } from "node:crypto"

/** JSON with names in order and nothing between; the texts and whole numbers here need no more of RFC 8785. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`
}

const hash = (...parts) => {
  const made = createHash("sha256")
  for (const part of parts) made.update(part)
  return made.digest()
}

/** RFC 6962 section 2.1: the left half of a tree is the largest power of two below its size. */
function rootOf(leaves) {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return hash(Buffer.of(0), leaves[0])
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hash(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

export function checkBatches({ batches, journals, from, to }, { same }) {
  const held = Map.groupBy(journals, ({ jurisdiction, batch }) => `${jurisdiction}/${batch}`)
  for (const { jurisdiction, number, journals: count, root } of batches) {
    const of = `batch ${jurisdiction}/${number}`
    const entries = held.get(`${jurisdiction}/${number}`) ?? []
    // At the ends of a period a batch may be there in part.
    if (entries.length !== count && (from ?? to) !== null) continue
    same(`${of}, entries`, `${entries.length}`, `${count}`)
    const sealed = entries.map(({ batch: _, ...entry }) => entry).sort((a, b) => (a.id < b.id ? -1 : 1))
    same(`${of}, root`, root, rootOf(sealed.map((entry) => Buffer.from(canonical(entry)))).toString("hex"))
  }
}
