import { createPrivateKey, createPublicKey, sign as ed25519Sign, verify as ed25519Verify } from "node:crypto"
import { readFileSync } from "node:fs"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { base64, fromBase64 } from "./base64.ts"
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts"
import { leafHash } from "./hash.ts"
import { claimsOf, cosign, formatNote, holds, parseNote, signNote, type VerifySignature } from "./note.ts"
import { appendLeaves, emptyFrontier, rootOf } from "./tree.ts"
import { Algorithm, formatVerifierKey, parseVerifierKey, type VerifierKey } from "./verifier-key.ts"

function read<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`../test/vectors/${name}`, import.meta.url), "utf8"))
}
const golden = read<{
  vkey: string
  checkpoints: Record<string, string>
  tiles: Record<string, string>
  entryBundles: Record<string, string>
}>("tlog-tiles-golden-log.json")
const notes = read<{
  signedNoteExample: { vkey: string; note: string }
  cosignaturesV1: {
    checkpointBody: string
    cosignatures: { name: string; timestamp: number; seedHex: string; vkey: string; line: string }[]
  }
}>("notes-and-cosignatures.json")

const verify: VerifySignature = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString("base64url")
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
  return ed25519Verify(null, message, key, signature)
}

function keyOf(text: string): VerifierKey {
  const key = parseVerifierKey(text)
  if (key === undefined) throw new Error(`no key: ${text}`)
  return key
}

function accepts(written: string, vkey: string): boolean {
  const note = parseNote(written)
  const claims = note === undefined ? [] : claimsOf(note, [keyOf(vkey)])
  return claims.length > 0 && claims.every((claim) => claim !== undefined && holds(claim, verify))
}

/** A signer from a published test seed. */
function signerOf(name: string, seedHex: string, algorithm: number) {
  const secret = createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(seedHex, "hex")]),
    format: "der",
    type: "pkcs8",
  })
  const publicKey = Buffer.from(createPublicKey(secret).export({ format: "jwk" }).x ?? "", "base64url")
  return { name, algorithm, publicKey, sign: (message: Uint8Array) => ed25519Sign(null, message, secret) }
}

describe("c2sp.org/signed-note", () => {
  it("accepts the specification's example", () => {
    expect(accepts(notes.signedNoteExample.note, notes.signedNoteExample.vkey)).toBe(true)
  })

  it("refuses the example once any byte of it is changed", () => {
    const { note, vkey } = notes.signedNoteExample
    const bytes = Buffer.from(note)
    for (let at = 0; at < bytes.length; at++)
      for (const flip of [1, 2, 32, 128]) {
        const changed = Buffer.from(bytes)
        changed[at] = (bytes[at] ?? 0) ^ flip
        expect(accepts(changed.toString("utf8"), vkey)).toBe(false)
      }
  })

  it("writes a verifier key as it was read", () => {
    expect(formatVerifierKey(keyOf(golden.vkey))).toBe(golden.vkey)
  })

  it.each([
    "",
    "a+b",
    "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  ])("refuses %j as a verifier key", (text) => {
    expect(parseVerifierKey(text)).toBeUndefined()
  })

  it("refuses to sign a text that would not be read back", () => {
    const signer = signerOf("log.example", "00".repeat(32), Algorithm.log)
    expect(() => signNote("no newline at the end", signer)).toThrow(RangeError)
    expect(() => signNote("a\tb\n", signer)).toThrow(RangeError)
  })
})

describe("c2sp.org/tlog-cosignature", () => {
  it.each(notes.cosignaturesV1.cosignatures)("signs and accepts as $name", (given) => {
    const text = notes.cosignaturesV1.checkpointBody
    const signature = cosign(text, given.timestamp, signerOf(given.name, given.seedHex, Algorithm.witness))
    const note = formatNote({ text, signatures: [signature] })
    expect(note).toBe(`${text}\n${given.line}`)
    expect(accepts(note, given.vkey)).toBe(true)
    expect(claimsOf({ text, signatures: [signature] }, [keyOf(given.vkey)])[0]?.time).toBe(given.timestamp)
  })
})

describe("a published log of the tiles format", () => {
  it.each(Object.entries(golden.checkpoints))("gives the signed root of %s entries", (size, checkpoint) => {
    expect(accepts(checkpoint, golden.vkey)).toBe(true)
    const head = parseCheckpoint(parseNote(checkpoint)?.text ?? "")
    const leaves = entriesOf(golden.entryBundles[`tile/entries/000.p/${size}`]).map((entry) => leafHash(entry))
    const { frontier } = appendLeaves(emptyFrontier, leaves)
    expect(head).toEqual({ origin: "example.com/log/testdata", size: Number(size), root: rootOf(frontier) })
    expect(base64(Buffer.concat(leaves))).toBe(golden.tiles[`tile/0/000.p/${size}`] ?? "")
  })
})

/** Entries of a bundle: each behind its length in two bytes. */
function entriesOf(bundle: string | undefined): readonly Uint8Array[] {
  const bytes = fromBase64(bundle ?? "") ?? new Uint8Array(0)
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    entries.push(bytes.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}

describe("heads", () => {
  it("reads back what it writes", () => {
    const head = { origin: "example.org/log", size: 2 ** 53 - 1, root: leafHash(new Uint8Array(0)) }
    expect(parseCheckpoint(formatCheckpoint(head))).toEqual(head)
  })

  const root = base64(leafHash(new Uint8Array(0)))
  it.each([
    `\n1\n${root}\n`,
    `o\n01\n${root}\n`,
    `o\n9007199254740992\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n1\n${root}`,
    `o\n1\n${root}\n\n`,
    "o\n1\nAAAA\n",
  ])("refuses %j", (text) => {
    expect(parseCheckpoint(text)).toBeUndefined()
  })
})

describe("base64", () => {
  it("agrees with the platform on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"))
        expect(fromBase64(base64(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(["A", "AA", "AB==", "AAB=", "A===", "====", "AA=A", "AA-_", " AAA"])("refuses %j", (text) => {
    expect(fromBase64(text)).toBeUndefined()
  })
})
