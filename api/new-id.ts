import { randomFillSync } from "node:crypto"

/** Random bytes are fetched for many ids at once: asking for sixteen costs nearly as much as asking for thousands. */
const pool = Buffer.alloc(4096)
let used = pool.length

function randomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return Buffer.from(pool.subarray(used - 16, used))
}

/**
 * A new UUID version 7 (RFC 9562): the first 48 bits are the milliseconds of `at`, so that rows made together stand
 * together in an index; the rest is random.
 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes()
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
