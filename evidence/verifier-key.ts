import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { base64, fromBase64 } from "./base64.ts"
import { type Hash, plainHash } from "./hash.ts"

/** How a key signs: a log signs the text itself (0x01), a witness a dated form of it (0x04). Both Ed25519. */
export const Algorithm = { log: 0x01, witness: 0x04 } as const

/** A public key with the name it signs under. */
export interface VerifierKey {
  readonly name: string
  /** First byte of the key's encoding; see `Algorithm`. */
  readonly algorithm: number
  /** 32 bytes of an Ed25519 public key. */
  readonly publicKey: Uint8Array
}

/** Whether a text can be a key's name: not empty, no spaces, no plus sign, no control characters. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !/[\s+\p{Cc}\p{Z}]/u.test(name)
}

/** The first four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key). Source: c2sp.org/signed-note */
export function keyHash(key: VerifierKey, hash: Hash = plainHash): Uint8Array {
  return hash(concatBytes(utf8ToBytes(`${key.name}\n`), Uint8Array.of(key.algorithm), key.publicKey)).slice(0, 4)
}

/** Writes a key as `name+hash+base64`. @example formatVerifierKey(key) // "example.com/log+33d7b496+AeHTu4Q3h…" */
export function formatVerifierKey(key: VerifierKey, hash: Hash = plainHash): string {
  const encoded = base64(concatBytes(Uint8Array.of(key.algorithm), key.publicKey))
  return `${key.name}+${bytesToHex(keyHash(key, hash))}+${encoded}`
}

/** Reads a key and checks its hash. Undefined when the text is no Ed25519 verifier key of a known algorithm. */
export function parseVerifierKey(text: string, hash: Hash = plainHash): VerifierKey | undefined {
  const [, name, , encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  const algorithm = bytes?.[0]
  if (name === undefined || bytes === undefined || !isKeyName(name) || bytes.length !== 33) return undefined
  if (algorithm !== Algorithm.log && algorithm !== Algorithm.witness) return undefined
  const key: VerifierKey = { name, algorithm, publicKey: bytes.slice(1) }
  return formatVerifierKey(key, hash) === text ? key : undefined
}
