import { createPublicKey, sign as ed25519Sign, verify as ed25519Verify, generateKeyPairSync } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instantOf } from "../base/index.ts"
import { formatCheckpoint } from "./checkpoint.ts"
import { type Entry, entryLeaf, entryText } from "./entry.ts"
import { checkpointLine, entryLine, headerLine } from "./export-lines.ts"
import { findingTexts, tell } from "./finding.ts"
import { type Signer, signNote, type VerifySignature } from "./note.ts"
import { appendLeaves, emptyFrontier, rootOf } from "./tree.ts"
import { Algorithm, formatVerifierKey } from "./verifier-key.ts"
import { type ExportCheckOptions, verifyExport } from "./verify-export.ts"

const origin = "log.example/region"

function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const bytes = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url")
  const sign = (message: Uint8Array) => ed25519Sign(null, message, privateKey)
  return { name: origin, algorithm: Algorithm.log, publicKey: bytes, sign }
}
const signer = newSigner()

const verify: VerifySignature = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString("base64url")
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
  return ed25519Verify(null, message, key, signature)
}

function entryAt(index: number): Entry {
  return {
    id: `0190f3c2-7d1e-7000-8000-${index.toString(16).padStart(12, "0")}`,
    act: "booking.made",
    at: instantOf(1_760_000_000_000 + index * 1000),
    jurisdiction: index % 2 === 0 ? "CN-SH" : "CN-JS",
    actor: { kind: "organisation", id: `org-${index % 3}` },
    organisation: null,
    of: { kind: "booking", id: `b${index}` },
    facts: { price: String(index * 100), room: "洁净室" },
    listVersion: null,
    entries: ["cost.fee"],
  }
}

function headOf(entries: readonly Entry[], by = signer): string {
  const { frontier } = appendLeaves(
    emptyFrontier,
    entries.map((entry) => entryLeaf(entry)),
  )
  return signNote(formatCheckpoint({ origin, size: entries.length, root: rootOf(frontier) }), by)
}

function exportOf(entries: readonly Entry[], sizes: readonly number[], by = signer): readonly string[] {
  return [
    headerLine({ origin, key: formatVerifierKey(by) }),
    ...entries.map((entry, index) => entryLine(index, entryText(entry), entryLeaf(entry))),
    ...sizes.map((size) => checkpointLine(headOf(entries.slice(0, size), by))),
    "",
  ]
}

const entries = Array.from({ length: 40 }, (_, index) => entryAt(index))
const lines = exportOf(entries, [1, 17, 32, 40])

function kinds(changed: readonly string[], options: Partial<ExportCheckOptions> = {}) {
  return verifyExport(changed, { verify, ...options }).findings.map(({ kind, index }) =>
    index === undefined ? kind : `${kind} ${index}`,
  )
}

/** The lines with some of them replaced, or removed where undefined is given. Line 0 is the header. */
function withLines(changes: Readonly<Record<number, string | undefined>>): readonly string[] {
  return lines.flatMap((line, at) => (at in changes ? (changes[at] ?? []) : line))
}
const lineOf = (index: number) => lines[index + 1] ?? ""

describe("an honest export", () => {
  it("has no findings, with the key and a head that the reader kept", () => {
    const report = verifyExport(lines, { verify, key: formatVerifierKey(signer), kept: headOf(entries.slice(0, 17)) })
    expect(report).toMatchObject({ origin, entries: 40, checkpoints: 4, findings: [] })
    expect(report.furthestBack).toBeUndefined()
  })

  it("may be empty, with a head that says so", () => {
    expect(kinds(exportOf([], [0]))).toEqual([])
  })

  it("tells which entry is dated furthest back, without judging", () => {
    const mixed = entries.map((entry, index) => (index === 9 ? { ...entry, at: entryAt(4).at } : entry))
    const report = verifyExport(exportOf(mixed, [40]), { verify })
    expect([report.findings, report.furthestBack]).toEqual([[], { index: 9, milliseconds: 4000 }])
  })
})

describe("any flipped byte", () => {
  const whole = Buffer.from(lines.join("\n"))

  function findingsOf(bytes: Uint8Array): number {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
      return verifyExport(text.split("\n"), { verify }).findings.length
    } catch {
      return 1 // not UTF-8: no reader takes it for an export
    }
  }

  it("is detected, in a sample of all places and bits", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(whole)
        changed[at] = (whole[at] ?? 0) ^ flip
        expect(findingsOf(changed), `byte ${at} xor ${flip}`).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it("is detected at every place of a short export", () => {
    const short = Buffer.from(exportOf(entries.slice(0, 2), [1, 2]).join("\n"))
    const missed = [...short.keys()].filter((at) => {
      const changed = Buffer.from(short)
      changed[at] = (short[at] ?? 0) ^ 1
      return findingsOf(changed) === 0
    })
    expect(missed).toEqual([])
  })

  it("is detected as a missing end, wherever the file is cut", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(findingsOf(whole.subarray(0, length))).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe("a changed export", () => {
  const changed = { ...entryAt(7), facts: { price: "1" } }

  it("names an altered entry, and nothing else", () => {
    const line = lineOf(7).replace('"price":"700"', '"price":"701"')
    expect(kinds(withLines({ 8: line }))).toEqual(["entry-altered 7"])
  })

  it("names the stretch in which an entry was altered together with its leaf hash", () => {
    const line = entryLine(7, entryText(changed), entryLeaf(changed))
    const report = verifyExport(withLines({ 8: line }), { verify })
    expect(report.findings).toMatchObject([{ kind: "checkpoint-root", index: 1, facts: { from: "1", until: "16" } }])
  })

  it("names the first missing entry", () => {
    expect(kinds(withLines({ 8: undefined }))).toEqual(["entry-missing 7"])
    expect(verifyExport(withLines({ 8: undefined }), { verify }).entries).toBe(39)
  })

  it("names an entry that comes twice", () => {
    expect(kinds(withLines({ 8: `${lineOf(7)}\n${lineOf(7)}` }).flatMap((line) => line.split("\n")))).toEqual([
      "entry-duplicate 7",
      "entry-out-of-order 7",
    ])
  })

  it("names an id that is used twice, though the tree is sound", () => {
    const repeated = entries.map((entry, index) => (index === 9 ? entryAt(7) : entry))
    expect(kinds(exportOf(repeated, [40]))).toEqual(["entry-duplicate 9"])
  })

  it("names entries that changed places", () => {
    expect(kinds(withLines({ 8: lineOf(8), 9: lineOf(7) }))).toEqual(["entry-missing 7", "entry-out-of-order 7"])
  })

  it("names a log cut short, before and after its last head", () => {
    expect(kinds([...lines.slice(0, 40), ...lines.slice(41)])).toEqual(["checkpoint-beyond"])
    expect(kinds(withLines({ 44: undefined }))).toEqual(["entry-uncovered 32"])
    expect(kinds([...lines.slice(0, 41), ""])).toEqual(["checkpoint-missing"])
  })

  it("names a fork and heads out of order", () => {
    const other = checkpointLine(headOf([...entries.slice(0, 31), changed]))
    expect(kinds(withLines({ 43: `${lines[43]}\n${other}` }).flatMap((line) => line.split("\n")))).toEqual([
      "checkpoint-fork",
    ])
    expect(kinds(withLines({ 42: lines[43] ?? "", 43: lines[42] ?? "" }))).toEqual(["checkpoint-order"])
  })

  it("names heads that another key signed", () => {
    expect(kinds(withLines({ 44: checkpointLine(headOf(entries, newSigner())) }))).toEqual([
      "checkpoint-foreign-signature",
      "checkpoint-unsigned",
    ])
  })

  it("names a line that is nothing of the kind", () => {
    expect(kinds([...lines.slice(0, 5), '{"note":1}', ...lines.slice(5)])).toEqual(["line-unknown"])
    expect(kinds([...lines.slice(0, 5), "", ...lines.slice(5)])).toEqual(["line-unreadable"])
    expect(kinds([])).toContain("header-unreadable")
  })
})

describe("a log rewritten with its own key", () => {
  const rewritten = exportOf(
    entries.map((entry, index) => (index === 3 ? { ...entry, facts: {} } : entry)),
    [1, 17, 32, 40],
  )

  it("looks sound by itself and is named by the head that a reader kept", () => {
    expect(kinds(rewritten)).toEqual([])
    expect(kinds(rewritten, { kept: headOf(entries.slice(0, 17)) })).toEqual(["head-root"])
  })

  it("is named when it was cut below the kept head", () => {
    expect(kinds(exportOf(entries.slice(0, 17), [17]), { kept: headOf(entries) })).toEqual(["head-beyond"])
  })

  it("is named when the whole log was signed anew", () => {
    const anew = exportOf(entries, [40], newSigner())
    expect(kinds(anew)).toEqual([])
    expect(kinds(anew, { key: formatVerifierKey(signer) })).toEqual(["key-unexpected"])
    expect(kinds(anew, { kept: headOf(entries) })).toEqual(["head-unsigned"])
  })
})

it("tells every finding in both languages with all its facts", () => {
  const facts = { key: "k", id: "i", size: "1", count: "2", from: "3", until: "4", name: "n", origin: "o" }
  const all = { ...facts, expected: "5", found: "6", previous: "7" }
  for (const kind of Object.keys(findingTexts) as (keyof typeof findingTexts)[]) {
    const { zh, en } = tell({ kind, facts: all })
    expect(`${zh}${en}`).not.toMatch(/[{}]/)
  }
})
