import { sha256 } from "@noble/hashes/sha2.js"

/** SHA-256 of some bytes, 32 bytes. The server passes its platform's; engines and browsers use the default. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Bytes of a hash. */
export const hashLength = 32

/** The default: SHA-256 in plain JavaScript, alike on every platform. */
export const plainHash: Hash = sha256

/** Hash of an entry as a leaf: SHA-256(0x00 ‖ bytes). Source: RFC 6962 §2.1. */
export function leafHash(bytes: Uint8Array, hash: Hash = plainHash): Uint8Array {
  const prefixed = new Uint8Array(bytes.length + 1)
  prefixed.set(bytes, 1)
  return hash(prefixed)
}

/** Hash of two neighbouring subtrees: SHA-256(0x01 ‖ left ‖ right). Source: RFC 6962 §2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash = plainHash): Uint8Array {
  return joinAndHash(new Uint8Array(1 + left.length + right.length), left, right, hash)
}

/** `nodeHash` for many nodes of a tree: the joined bytes are written into one place again and again. */
export function nodeHasher(hash: Hash): (left: Uint8Array, right: Uint8Array) => Uint8Array {
  const joined = new Uint8Array(1 + 2 * hashLength)
  return (left, right) => {
    if (left.length !== hashLength || right.length !== hashLength) throw new RangeError("a node is 32 bytes")
    return joinAndHash(joined, left, right, hash)
  }
}

function joinAndHash(joined: Uint8Array, left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  joined[0] = 1
  joined.set(left, 1)
  joined.set(right, 1 + left.length)
  return hash(joined)
}

/** Whether two hashes are the same bytes. Hashes are public, so time taken tells nothing. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
