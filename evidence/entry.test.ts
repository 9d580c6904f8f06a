import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js"
import { describe, expect, it } from "vitest"
import { instant, Refusal } from "../base/index.ts"
import { commit, Entry, entryLeaf, entryText } from "./entry.ts"

const salt = new Uint8Array(32).fill(7)
const entry: Entry = {
  id: "0190f3c2-7d1e-7000-8000-000000000001",
  act: "booking.made",
  at: instant("2026-03-31T09:00:00+08:00"),
  jurisdiction: "CN-JS",
  actor: { kind: "person", commitment: commit(salt, "person-1") },
  organisation: "org-1",
  of: { kind: "booking", id: "booking-1" },
  facts: { price: "120000", hours: 4, vouchers: true },
  listVersion: "2026-01",
  entries: ["cost.fee"],
}

describe("entry", () => {
  it("is committed to in its canonical spelling, whatever the order of its fields", () => {
    const { id, act, ...rest } = entry
    expect(entryText({ ...rest, act, id })).toBe(entryText(entry))
    expect(entryText(entry)).toContain('"at":"2026-03-31T01:00:00.000Z"')
  })

  it("has another leaf hash once any fact differs", () => {
    expect(entryLeaf({ ...entry, facts: { ...entry.facts, hours: 5 } })).not.toEqual(entryLeaf(entry))
  })

  it.each([
    { ...entry, facts: { email: "someone@example.org" } },
    { ...entry, facts: { personName: "someone" } },
    { ...entry, of: { kind: "person", id: "person-1" } },
  ])("refuses to name a person %#", (slip) => {
    expect(() => entryText(slip)).toThrow(Refusal)
  })

  it("names a person as a commitment", () => {
    expect(entryText({ ...entry, of: { kind: "person", id: commit(salt, "person-1") } })).toContain("person")
  })

  it("takes no actor by name", () => {
    expect(Entry.safeParse({ ...entry, actor: { kind: "person", commitment: "someone" } }).success).toBe(false)
    expect(Entry.safeParse(entry).success).toBe(true)
  })
})

describe("commitment", () => {
  it("is SHA-256 of salt and value: FIPS 180-4's two-block message, split after 32 bytes", () => {
    const message = new TextEncoder().encode("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
    const value = new TextDecoder().decode(message.slice(32))
    expect(commit(message.slice(0, 32), value)).toBe("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  })

  it("differs with the salt, which has one length only", () => {
    expect(commit(hexToBytes(bytesToHex(salt)), "person-1")).toBe(commit(salt, "person-1"))
    expect(commit(new Uint8Array(32), "person-1")).not.toBe(commit(salt, "person-1"))
    expect(() => commit(new Uint8Array(31), "person-1")).toThrow(RangeError)
  })
})
