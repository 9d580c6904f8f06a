import { createPublicKey, verify as ed25519Verify, generateKeyPairSync, randomUUID, sign } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { instant, instantOf, type Refusal } from "../base/index.ts"
import {
  Algorithm,
  type Entry,
  formatVerifierKey,
  type Signer,
  verifyConsistency,
  verifyExport,
  verifyInclusion,
} from "../evidence/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import {
  appendEntry,
  consistencyProof,
  entries,
  entriesOf,
  entryById,
  exportLog,
  head,
  inclusionProof,
  integrate,
  newestEntries,
  waitingEntries,
} from "./evidence.ts"
import { transaction } from "./transaction.ts"

const origin = "log.example/region"
const { privateKey, publicKey } = generateKeyPairSync("ed25519")
const signer: Signer = {
  name: origin,
  algorithm: Algorithm.log,
  publicKey: Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"),
  sign: (message) => sign(null, message, privateKey),
}
const now = instant("2026-04-01T00:00:00Z")

function verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(key).toString("base64url")
  return ed25519Verify(
    null,
    message,
    createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
    signature,
  )
}

function entry(number: number, changes: Partial<Entry> = {}): Entry {
  return {
    id: randomUUID(),
    act: "booking.made",
    at: instantOf(1_775_000_000_000 + number),
    jurisdiction: number % 2 === 0 ? "XA" : "XB",
    actor: { kind: "platform" },
    organisation: `org-${number % 3}`,
    of: { kind: "booking", id: `booking-${number}` },
    facts: { price: String(number), room: "洁净室" },
    listVersion: "1",
    entries: ["cost.fee"],
    ...changes,
  }
}

let database: TestDatabase

async function freshLog(): Promise<void> {
  await database?.drop()
  database = await cloneDatabase()
  await sql`insert into jurisdiction (code, name, colour, position) values ('XA', '{}', '#000', 1), ('XB', '{}', '#111', 2)`.execute(
    database.db,
  )
}

async function append(...numbers: readonly number[]): Promise<void> {
  await transaction(database.db, async (db) => {
    for (const number of numbers) await appendEntry(db, entry(number))
  })
}

async function exported(): Promise<string> {
  const lines: string[] = []
  for await (const line of exportLog(database.db, { origin, key: formatVerifierKey(signer) })) lines.push(line)
  return lines.join("")
}

const check = (text: string) => verifyExport(text.split("\n"), { verify })
const take = (limit?: number) => integrate(database.db, { now, signer, ...(limit === undefined ? {} : { limit }) })

beforeEach(freshLog)
afterAll(() => database.drop())

describe("integration", () => {
  it("signs a head over nothing first, and then none that adds nothing", async () => {
    expect(await take()).toEqual({ integrated: 0, size: 0, busy: false })
    expect((await head(database.db))?.checkpoint).toMatch(/^log\.example\/region\n0\n47DEQpj8HBSa/)
    await take()
    expect(check(await exported()).findings).toEqual([])
  })

  it("takes entries in by time, whatever the order in which they were written", async () => {
    await append(5, 3, 4)
    await take()
    await append(1)
    expect(await waitingEntries(database.db)).toBe(1)
    await take()
    expect((await entries(database.db, 0, 10)).map(({ index, of }) => `${index} ${of.id}`)).toEqual([
      "0 booking-3",
      "1 booking-4",
      "2 booking-5",
      "3 booking-1",
    ])
  })

  it("leaves nothing of an act that was undone", async () => {
    const undone = transaction(database.db, async (db) => {
      await appendEntry(db, entry(1))
      throw new Error("the act failed")
    })
    await expect(undone).rejects.toThrow("the act failed")
    expect(await waitingEntries(database.db)).toBe(0)
  })

  it("refuses an entry that would name a person, and one that no later reader would take for an entry", async () => {
    await expect(appendEntry(database.db, entry(1, { facts: { email: "a@b.cn" } }))).rejects.toThrow(
      "evidence.personal-data",
    )
    await expect(appendEntry(database.db, entry(1, { facts: { share: 0.5 } }))).rejects.toThrow()
  })

  it("gives each entry one index when eight writers and three servers work at once", async () => {
    const servers = await Promise.all([database.again(), database.again(), database.again()])
    let writing = true
    const written = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const { db } = await database.again({ connections: 1 })
        for (let number = 0; number < 40; number++)
          await transaction(db, (db) => appendEntry(db, entry(number * 8 + writer)))
      }),
    ).finally(() => {
      writing = false
    })
    const calls = servers.map(async ({ db }) => {
      let taken = 0
      while (writing || (await waitingEntries(db)) > 0)
        taken += (await integrate(db, { now, signer, limit: 23 })).integrated
      return taken
    })
    await written
    const taken = await Promise.all(calls)
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(320)
    const indexes = (await entries(database.db, 0, 1000)).map(({ index }) => index)
    expect(indexes).toEqual(Array.from({ length: 320 }, (_, index) => index))
    expect(check(await exported())).toMatchObject({ entries: 320, findings: [] })
  })

  it("answers busy while another server takes entries in", async () => {
    await append(1)
    const other = await database.again()
    await transaction(other.db, async (db) => {
      await integrate(db, { now, signer })
      expect(await take()).toMatchObject({ integrated: 0, busy: true })
    })
    expect(await take()).toEqual({ integrated: 0, size: 1, busy: false })
  })

  it("stops when the stored tree is not the signed one", async () => {
    await append(1, 2, 3)
    await take()
    const owner = (await database.asOwner()).db
    await sql`alter table log_node disable trigger all`.execute(owner)
    await sql`update log_node set hash = sha256(hash) where level = 1`.execute(owner)
    await append(4)
    await expect(take()).rejects.toThrow("evidence.tree-damaged")
    expect(await waitingEntries(database.db)).toBe(1)
  })
})

describe("proofs", () => {
  const sizes = [1, 7, 20]

  beforeEach(async () => {
    await append(...Array.from({ length: 20 }, (_, number) => number))
    for (const size of sizes) await take(size - ((await head(database.db))?.size ?? 0))
  })

  it("holds for every entry under every head that covers it", async () => {
    for (const size of sizes)
      for (let index = 0; index < size; index++) {
        const { leaf, root, path } = await inclusionProof(database.db, index, size)
        expect(verifyInclusion({ index, size, leaf, root }, path)).toBe(true)
      }
  })

  it("is under the newest head when no size is asked for", async () => {
    expect(await inclusionProof(database.db, 3)).toMatchObject({ index: 3, size: 20 })
  })

  it("shows each head to be the beginning of each later one", async () => {
    for (const from of sizes)
      for (const to of sizes.filter((size) => size >= from)) {
        const [older, newer] = [await head(database.db, from), await head(database.db, to)]
        const claim = { from, to, fromRoot: older?.root ?? signer.publicKey, toRoot: newer?.root ?? signer.publicKey }
        expect(verifyConsistency(claim, await consistencyProof(database.db, from, to))).toBe(true)
      }
  })

  it("refuses what the log does not hold", async () => {
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => "none",
        (error: Refusal) => error.code,
      )
    expect(await code(inclusionProof(database.db, 20))).toBe("evidence.unknown-entry")
    expect(await code(inclusionProof(database.db, 7, 7))).toBe("evidence.unknown-entry")
    expect(await code(inclusionProof(database.db, 1, 8))).toBe("evidence.unknown-size")
    expect(await code(consistencyProof(database.db, 0, 7))).toBe("evidence.unknown-size")
    expect(await code(consistencyProof(database.db, 7, 21))).toBe("evidence.unknown-size")
  })
})

describe("reading", () => {
  beforeEach(async () => {
    await append(...Array.from({ length: 9 }, (_, number) => number))
    await take(7)
  })

  it("pages through one organisation's entries, waiting ones first", async () => {
    const first = await entriesOf(database.db, { organisation: "org-1" }, 2)
    expect(first.map(({ index, of }) => `${index} ${of.id}`)).toEqual(["null booking-7", "4 booking-4"])
    expect((await entriesOf(database.db, { organisation: "org-1" }, 2, first[1])).map(({ index }) => index)).toEqual([
      1,
    ])
    expect(await entriesOf(database.db, { subject: "booking-3" }, 2)).toMatchObject([{ index: 3, act: "booking.made" }])
  })

  it("reads the newest entries down from an index", async () => {
    expect((await newestEntries(database.db, 2)).map(({ index }) => index)).toEqual([6, 5])
    expect((await newestEntries(database.db, 9, { before: 2, act: "booking.made" })).map(({ index }) => index)).toEqual(
      [1, 0],
    )
    expect(await newestEntries(database.db, 9, { act: "booking.moved" })).toEqual([])
  })

  it("finds an entry by its id", async () => {
    const [first] = await entries(database.db, 0, 1)
    expect(await entryById(database.db, first?.id ?? "")).toEqual(first)
    expect(await entryById(database.db, randomUUID())).toBeUndefined()
  })
})

describe("with all rights on the database", () => {
  beforeEach(async () => {
    await append(...Array.from({ length: 9 }, (_, number) => number))
    await take(4)
    await take()
    for (const table of ["log_entry", "log_leaf", "log_node", "log_head"])
      await sql`alter table ${sql.table(table)} disable trigger all`.execute((await database.asOwner()).db)
  })

  const price = sql`replace(body, '"price":"6"', '"price":"5"')`
  const changes = [
    {
      what: "an altered body",
      found: ["entry-altered"],
      statement: sql`update log_entry set body = ${price}`,
    },
    {
      what: "an altered body with a leaf hash to match",
      found: ["checkpoint-root"],
      statement: sql`update log_entry set body = ${price}, leaf_hash = sha256('\\x00'::bytea || convert_to(${price}, 'UTF8'))`,
    },
    {
      what: "a removed entry",
      found: ["entry-missing"],
      statement: sql`delete from log_entry where leaf_index = 2`,
    },
    {
      what: "two entries that changed places",
      found: ["checkpoint-root"],
      statement: sql`
        update log_entry entry set body = other.body, leaf_hash = other.leaf_hash
        from log_entry other where entry.leaf_index in (2, 3) and other.leaf_index = 5 - entry.leaf_index`,
    },
    {
      what: "an altered head",
      found: ["checkpoint-unsigned", "checkpoint-beyond"],
      statement: sql`update log_head set checkpoint = replace(checkpoint, ${"\n9\n"}, ${"\n10\n"})`,
    },
    {
      what: "a log cut short",
      found: ["checkpoint-beyond"],
      statement: sql`delete from log_leaf where index > 7`,
    },
  ]

  it.each(changes)("$what is found in the export", async ({ found, statement }) => {
    expect(check(await exported()).findings).toEqual([])
    await statement.execute((await database.asOwner()).db)
    expect(check(await exported()).findings.map(({ kind }) => kind)).toEqual(found)
  })
})
