import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { instant } from "../base/index.ts"
import { parseVerifierKey } from "../evidence/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { openLogKey } from "./log-key.ts"

const now = instant("2026-04-01T00:00:00Z")
const origin = "log.example/region"
let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await cloneDatabase()
  folder = mkdtempSync(join(tmpdir(), "log-key-"))
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const open = (changes: { folder?: string; given?: string; origin?: string } = {}) =>
  openLogKey(database.db, { folder, origin, now, ...changes })

describe("the log's key", () => {
  it("is made once, for its owner alone, and read again", async () => {
    const made = await open()
    expect(await open()).toMatchObject({ verifier: made.verifier })
    expect(parseVerifierKey(made.verifier)?.publicKey).toEqual(new Uint8Array(made.publicKey))
    expect(readdirSync(folder)).toEqual(["log-key.pem"])
    expect(statSync(join(folder, "log-key.pem")).mode & 0o777).toBe(0o600)
  })

  it("comes from the environment as PEM, also with written line ends, or as base64", async () => {
    const { verifier } = await open()
    const pem = readFileSync(join(folder, "log-key.pem"), "utf8")
    rmSync(join(folder, "log-key.pem"))
    const base64 = pem.replaceAll(/-----.*?-----|\s/g, "")
    for (const given of [pem, pem.replaceAll("\n", "\\n"), base64])
      expect(await open({ given })).toMatchObject({ verifier })
    expect(readdirSync(folder)).toEqual([])
  })

  it("is one for all servers of a database: another, or none, is refused and none is made", async () => {
    await open()
    const elsewhere = mkdtempSync(join(tmpdir(), "log-key-"))
    const { privateKey } = generateKeyPairSync("ed25519")
    const given = privateKey.export({ format: "pem", type: "pkcs8" }).toString()
    await expect(open({ given })).rejects.toThrow("evidence.other-key")
    await expect(open({ origin: "other.example" })).rejects.toThrow("evidence.other-key")
    await expect(open({ folder: elsewhere })).rejects.toThrow("evidence.other-key")
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it("is made by one of two servers that start at once", async () => {
    const opened = await Promise.all([open(), open(), open()])
    expect(new Set(opened.map(({ verifier }) => verifier)).size).toBe(1)
  })

  it.each([
    "",
    "no key",
    generateKeyPairSync("x25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  ])("refuses what is no Ed25519 key %#", async (text) => {
    writeFileSync(join(folder, "log-key.pem"), text)
    await expect(open()).rejects.toThrow("evidence.key-unreadable")
  })
})
