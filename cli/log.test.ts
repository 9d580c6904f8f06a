import { createPublicKey, generateKeyPairSync, sign } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { instantOf, type Language, type Text } from "../base/index.ts"
import {
  Algorithm,
  appendLeaves,
  checkpointLine,
  type Entry,
  emptyFrontier,
  entryLeaf,
  entryLine,
  entryText,
  formatCheckpoint,
  formatVerifierKey,
  headerLine,
  rootOf,
  type Signer,
  signNote,
} from "../evidence/index.ts"
import { readWords, UsageError } from "./command.ts"
import { command } from "./log.ts"

const origin = "log.example/region"
const { privateKey } = generateKeyPairSync("ed25519")
const signer: Signer = {
  name: origin,
  algorithm: Algorithm.log,
  publicKey: Buffer.from(createPublicKey(privateKey).export({ format: "jwk" }).x ?? "", "base64url"),
  sign: (message) => sign(null, message, privateKey),
}

const entries = Array.from(
  { length: 12 },
  (_, index): Entry => ({
    id: `0190f3c2-7d1e-7000-8000-${String(index).padStart(12, "0")}`,
    act: "booking.made",
    at: instantOf(1_775_000_000_000 + index),
    jurisdiction: "XA",
    actor: { kind: "platform" },
    organisation: null,
    of: { kind: "booking", id: `booking-${index}` },
    facts: { room: "洁净室" },
    listVersion: null,
    entries: [],
  }),
)

function headOf(size: number): string {
  const { frontier } = appendLeaves(
    emptyFrontier,
    entries.slice(0, size).map((entry) => entryLeaf(entry)),
  )
  return signNote(formatCheckpoint({ origin, size, root: rootOf(frontier) }), signer)
}

const sound = [
  headerLine({ origin, key: formatVerifierKey(signer) }),
  ...entries.map((entry, index) => entryLine(index, entryText(entry), entryLeaf(entry))),
  checkpointLine(headOf(5)),
  checkpointLine(headOf(12)),
  "",
].join("\n")

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "log-verify-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string | Uint8Array): string {
  const path = join(folder, `${Math.floor(performance.now() * 1e6)}.jsonl`)
  writeFileSync(path, content)
  return path
}

/** Runs the command; what it said as `event kind index`, and its texts. */
async function run(args: readonly string[], language: Language = "en") {
  const events: string[] = []
  const texts: string[] = []
  const hear = (event: string, facts: Readonly<Record<string, unknown>>, text: Text) => {
    events.push([event, facts.kind, facts.index].filter((part) => part !== undefined).join(" "))
    texts.push(text[language])
  }
  const code = await command.run(readWords(["verify", ...args], command.options), { language, say: hear, fail: hear })
  return { code, events, text: texts.join("\n") }
}

describe("delta log verify", () => {
  it("finds a sound export sound", async () => {
    expect(await run([file(sound)])).toMatchObject({ code: 0, events: ["sound"] })
  })

  it("names the altered entry and answers no", async () => {
    const altered = sound.replace("booking-7", "booking-8")
    const { code, events, text } = await run([file(altered)])
    expect({ code, events }).toEqual({ code: 1, events: ["finding entry-altered 7", "unsound"] })
    expect(text).toContain("line 9, entry 7: ")
    expect((await run([file(altered)], "zh")).text).toContain("第 9 行（条目 7）：条目内容")
  })

  it("finds a line that is not UTF-8, and a file that was cut", async () => {
    const bytes = Buffer.from(sound)
    const broken = Buffer.from(bytes)
    broken[bytes.indexOf("洁") + 1] = 0x22
    expect((await run([file(broken)])).events).toContain("finding line-unreadable")
    expect(await run([file(bytes.subarray(0, bytes.length - 40))])).toMatchObject({ code: 1 })
  })

  it("finds a line without end, without keeping it", async () => {
    expect((await run([file(`${sound}${" ".repeat(5_000_000)}`)])).events).toContain("finding line-unreadable")
  })

  it("checks against the key and the head that the reader kept", async () => {
    const head = file(headOf(5))
    expect(await run([file(sound), "--key", formatVerifierKey(signer), "--head", head])).toMatchObject({ code: 0 })
    const other = formatVerifierKey({ ...signer, name: "other.example" })
    expect((await run([file(sound), "--key", other])).events).toEqual(["finding key-unexpected", "unsound"])
    expect((await run([file(sound), "--head", file(headOf(5).replace("\n5\n", "\n4\n"))])).code).toBe(1)
  })

  it("answers that it cannot tell when there is no file or no export in it", async () => {
    expect(await run([join(folder, "none")])).toMatchObject({ code: 2, events: ["unreadable"] })
    expect(await run([folder])).toMatchObject({ code: 2 })
    expect(await run([file("hello\n")])).toMatchObject({ code: 2, events: ["no-export"] })
    expect(await run([file("")])).toMatchObject({ code: 2 })
  })

  it.each([[], ["a", "b"], ["a", "--key", "nonsense"]])("does not accept the words %j %j %j", async (...words) => {
    await expect(run(words.filter((word) => word !== undefined))).rejects.toThrow(UsageError)
  })
})
