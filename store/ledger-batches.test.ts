import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { batchRoot, organisationAccount } from "../settlement/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { fund, makeRegion, nextId, now, occasion } from "../test/settlement-region.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { appendEntry } from "./evidence.ts"
import { balanceOf, journalsOn, type NewJournal, post } from "./ledger.ts"
import { type ClosedBatch, closeBatches } from "./ledger-batches.ts"
import { transaction } from "./transaction.ts"

let database: TestDatabase
let owner: Db
beforeAll(async () => {
  database = await cloneDatabase()
  owner = (await database.asOwner()).db
  await makeRegion(database.db)
})
afterAll(() => database.drop())
beforeEach(async () => {
  await close()
})

function move(jurisdiction: string, amount: bigint): NewJournal {
  const leg = (id: string, of: bigint) => ({ account: organisationAccount(id), part: "fee" as const, amount: of })
  const postings = [leg(`firm-${jurisdiction}`, -amount), leg(`lab-${jurisdiction}`, amount)]
  return { ...occasion(jurisdiction, "purse", jurisdiction), id: nextId(), jurisdiction, postings }
}

/** Closes as the timed act does: each batch with its entry of the log. */
async function close(on: Db = database.db, limit = 5_000): Promise<readonly ClosedBatch[]> {
  return transaction(on, async (db) => {
    const batches = await closeBatches(db, { now, newId: nextId, limit })
    for (const { jurisdiction, number, root, entry } of batches)
      await appendEntry(db, {
        ...{ id: entry, act: "settlement.close-batch", at: now, jurisdiction, actor: { kind: "platform" } },
        ...{ organisation: null, of: { kind: "batch", id: `${jurisdiction}/${number}` } },
        ...{ facts: { root }, listVersion: "1", entries: [] },
      })
    return batches
  })
}

const stored = async (jurisdiction: string) => {
  const id = `organisation:lab-${jurisdiction}`
  const row = await firstRow(
    owner,
    sql<{ balance: bigint }>`select balance from account where jurisdiction = ${jurisdiction} and id = ${id}`,
  )
  return row?.balance ?? 0n
}
const waiting = async () => (await firstRow(owner, sql<{ count: bigint }>`select count(*) from journal_waiting`))?.count
/** Accounts whose balance is not the sum of their postings, with what waits and without. */
const wrong = () =>
  rows(
    owner,
    sql`select a.jurisdiction, a.id from account_balance a
      join account s on s.jurisdiction = a.jurisdiction and s.id = a.id
      where a.balance <> (select coalesce(sum(amount), 0) from posting p where p.jurisdiction = a.jurisdiction and p.account = a.id)
        or (s.minimum is null and s.balance <> (select coalesce(sum(p.amount), 0) from posting p
          join batch_journal b on b.jurisdiction = p.jurisdiction and b.journal = p.journal
          where p.jurisdiction = s.jurisdiction and p.account = s.id))`,
  )

test("a balance holds an entry from its commit on, though the account is written with the batch only", async () => {
  const before = await stored("XA")
  const was = await balanceOf(database.db, "XA", "organisation:lab-XA")
  await post(database.db, [move("XA", 7n)])
  const waits = [await stored("XA"), await balanceOf(database.db, "XA", "organisation:lab-XA")]
  await close()
  expect([waits, await stored("XA")]).toEqual([[before, was + 7n], was + 7n])
  expect(await wrong()).toEqual([])
})

test("each member gets a batch of its own, numbered without gap, with the root of its entries", async () => {
  const [last] = await journalsOn(database.db, { jurisdiction: "XB" }, 1)
  await post(database.db, [move("XB", 1n), move("XC", 2n), move("XB", 3n)])
  const batches = await close()
  const ofB = (await journalsOn(database.db, { jurisdiction: "XB" }, 2)).map((journal) => ({
    ...journal,
    postings: journal.postings.map(({ account, part, amount }) => ({ account, part, amount: `${amount}` })),
  }))
  const [b, c] = batches
  expect(batches.map(({ jurisdiction, journals }) => [jurisdiction, journals])).toEqual([
    ["XB", 2],
    ["XC", 1],
  ])
  expect(b?.root).toBe(batchRoot(ofB))
  expect(b?.number).toBe((last?.batch?.number ?? 0) + 1)
  expect(ofB.map(({ batch }) => batch)).toEqual(Array(2).fill({ number: b?.number, root: b?.root, entry: b?.entry }))
  expect(c?.entry).not.toBe(b?.entry)
})

test("with nothing to take there is no batch", async () => {
  expect(await close()).toEqual([])
})

test("a batch that breaks off counts nothing, and the next one counts all of it once", async () => {
  await post(database.db, [move("XA", 11n)])
  const was = await stored("XA")
  const broken = transaction(database.db, async (db) => {
    expect(await closeBatches(db, { now, newId: nextId })).toHaveLength(1)
    throw new Error("the server went away")
  })
  await expect(broken).rejects.toThrow("the server went away")
  expect([await stored("XA"), await waiting()]).toEqual([was, 1n])
  const [one] = await close()
  expect([one?.journals, await close(), await stored("XA")]).toEqual([1, [], was + 11n])
  expect(await wrong()).toEqual([])
})

test("a batch without its entry in the log is refused by the database", async () => {
  await post(database.db, [move("XA", 1n)])
  await expect(transaction(database.db, (db) => closeBatches(db, { now, newId: nextId }))).rejects.toThrow(
    "batch_jurisdiction_entry_fkey",
  )
})

test("of servers that close at once one works and the others do nothing; who posts meanwhile is not held up", async () => {
  await post(database.db, [move("XD", 1n)])
  const other = await database.again()
  await transaction(database.db, async (db) => {
    const batches = await closeBatches(db, { now, newId: nextId })
    expect(batches).toHaveLength(1)
    await sql`set local lock_timeout = '2s'`.execute(db)
    await transaction(other.db, async (db) => {
      await sql`set local lock_timeout = '2s'`.execute(db)
      expect(await closeBatches(db, { now, newId: nextId })).toEqual([])
      await post(db, [move("XD", 4n)])
    })
    throw new Error("undone")
  }).catch((error: Error) => expect(error.message).toBe("undone"))
  const all = await Promise.all([close(), close(other.db), close()])
  expect(all.flat().map(({ journals }) => journals)).toEqual([2])
  expect(await wrong()).toEqual([])
})

test("two who post to one busy account do not wait for each other", async () => {
  const other = await database.again()
  await transaction(database.db, async (db) => {
    await post(db, [move("XA", 1n)])
    await transaction(other.db, async (db) => {
      await sql`set local lock_timeout = '2s'`.execute(db)
      await post(db, [move("XA", 2n)])
    })
  })
  expect(await waiting()).toBe(2n)
})

test("purses and vouchers, which have a minimum, are counted at once and not again", async () => {
  await fund(database.db, "XC", 100n)
  const at = await balanceOf(database.db, "XC", "purse")
  await close()
  expect([at, await balanceOf(database.db, "XC", "purse"), await balanceOf(database.db, "XC", "funding")]).toEqual([
    100n,
    100n,
    -100n,
  ])
})

test("more than one call may take is left for the next", async () => {
  await post(database.db, [move("XA", 1n), move("XA", 1n), move("XB", 1n)])
  const taken = [await close(database.db, 2), await close(database.db, 2)]
  expect(taken.map((each) => each.map(({ jurisdiction, journals }) => [jurisdiction, journals]))).toEqual([
    [["XA", 2]],
    [["XB", 1]],
  ])
})
