import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { base64, fromBase64 } from "./base64.ts"
import { type Hash, plainHash, sameBytes } from "./hash.ts"
import { Algorithm, isKeyName, keyHash, type VerifierKey } from "./verifier-key.ts"

/** Checks one Ed25519 signature. One implementation is fixed for all members, since libraries differ on crafted ones. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** A key that can sign: the engine never sees its secret half. */
export interface Signer extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** One line under a note. */
export interface NoteSignature {
  readonly name: string
  /** First four bytes of the key's hash. */
  readonly keyHash: Uint8Array
  /** What follows it: 64 bytes of a log's signature; 8 bytes of time and 64 of a witness's. */
  readonly signature: Uint8Array
}

/** A text with the signatures under it. The text ends with a newline. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Writes a note: text, empty line, signature lines. Source: c2sp.org/signed-note */
export function formatNote(note: Note): string {
  const line = ({ name, keyHash, signature }: NoteSignature) => `— ${name} ${base64(concatBytes(keyHash, signature))}\n`
  return `${note.text}\n${note.signatures.map(line).join("")}`
}

/** Reads a note without checking its signatures. Undefined when it is not spelled as the format asks. */
export function parseNote(written: string): Note | undefined {
  const split = written.lastIndexOf("\n\n")
  // Control characters other than the newline are forbidden, so that what is shown is what is signed.
  if (split < 0 || !written.endsWith("\n") || !written.isWellFormed() || /[^\P{Cc}\n]/u.test(written)) return undefined
  const signatures: NoteSignature[] = []
  for (const line of written.slice(split + 2, -1).split("\n")) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = encoded === undefined ? undefined : fromBase64(encoded)
    if (name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
    signatures.push({ name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) })
  }
  return { text: written.slice(0, split + 1), signatures }
}

/** Signs a text as a log does. @param text ends with a newline @throws RangeError when the text cannot be a note's */
export function signNote(text: string, signer: Signer, hash: Hash = plainHash): string {
  const signature = signer.sign(utf8ToBytes(text))
  const note = formatNote({ text, signatures: [{ name: signer.name, keyHash: keyHash(signer, hash), signature }] })
  if (parseNote(note)?.text !== text) throw new RangeError("the text or the signer's name cannot be part of a note")
  return note
}

/**
 * Signs a text as a witness does: the signed bytes carry the second at which the witness saw it.
 * @param time seconds since 1970
 * Source: c2sp.org/tlog-cosignature, cosignature/v1
 */
export function cosign(text: string, time: number, signer: Signer, hash: Hash = plainHash): NoteSignature {
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  const signature = concatBytes(stamp, signer.sign(cosignedBytes(text, BigInt(time))))
  return { name: signer.name, keyHash: keyHash(signer, hash), signature }
}

function cosignedBytes(text: string, time: bigint): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`)
}

/** What a signature line claims, ready for any Ed25519 verifier, the browser's too. */
export interface SignatureClaim {
  readonly by: VerifierKey
  readonly message: Uint8Array
  readonly signature: Uint8Array
  /** Seconds since 1970 that a witness vouches for; absent on a log's own signature. */
  readonly time?: number
}

/**
 * The claims of a note's lines under known keys.
 * @returns undefined for a line whose key is not known or whose length does not fit its key, in the order of the lines
 */
export function claimsOf(
  note: Note,
  keys: readonly VerifierKey[],
  hash: Hash = plainHash,
): readonly (SignatureClaim | undefined)[] {
  return note.signatures.map((line) => {
    const by = keys.find((key) => key.name === line.name && sameBytes(keyHash(key, hash), line.keyHash))
    if (by === undefined) return undefined
    const { signature } = line
    if (by.algorithm === Algorithm.log)
      return signature.length === 64 ? { by, message: utf8ToBytes(note.text), signature } : undefined
    if (signature.length !== 72) return undefined
    const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
    return { by, message: cosignedBytes(note.text, time), signature: signature.slice(8), time: Number(time) }
  })
}

/** Whether a claim holds. */
export function holds(claim: SignatureClaim, verify: VerifySignature): boolean {
  return verify(claim.by.publicKey, claim.message, claim.signature)
}
