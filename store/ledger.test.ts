import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { day } from "../base/index.ts"
import { clearingAccount, organisationAccount, purseAccount } from "../settlement/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { fund, issue, makeRegion, nextId, occasion } from "../test/settlement-region.ts"
import { rows } from "./database.ts"
import { balanceOf, journalsOn, type NewJournal, post } from "./ledger.ts"
import { expireVouchers, purseOn } from "./purses.ts"
import { transaction } from "./transaction.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await makeRegion(database.db)
})
afterAll(() => database.drop())

function journal(jurisdiction: string, ...legs: readonly [string, bigint][]): NewJournal {
  const postings = legs.map(([organisation, amount]) => ({
    account: organisationAccount(organisation),
    part: "fee" as const,
    amount,
  }))
  return { ...occasion(jurisdiction, "purse", "test"), id: nextId(), jurisdiction, postings }
}
const posted = async () => rows((await database.asOwner()).db, sql<{ count: bigint }>`select count(*) from posting`)

test("a balanced entry moves the balances", async () => {
  await post(database.db, [journal("XA", ["firm-XA", -700n], ["lab-XA", 700n])])
  const of = (id: string) => balanceOf(database.db, "XA", `organisation:${id}`)
  expect([await of("firm-XA"), await of("lab-XA")]).toEqual([-700n, 700n])
})

test("the database refuses an unbalanced entry, and nothing of its batch stays", async () => {
  const before = await posted()
  const batch = [journal("XA", ["firm-XA", -1n], ["lab-XA", 1n]), journal("XA", ["firm-XA", -5n], ["lab-XA", 4n])]
  await expect(transaction(database.db, (db) => post(db, batch))).rejects.toThrow("unbalanced by -1")
  expect(await posted()).toEqual(before)
})

test("an entry must balance inside its jurisdiction: another member's does not make up for it", async () => {
  const batch = [journal("XA", ["firm-XA", -5n]), journal("XB", ["firm-XB", 5n])]
  await expect(transaction(database.db, (db) => post(db, batch))).rejects.toThrow("unbalanced")
})

test.each([
  "update posting set amount = amount + 1",
  "delete from posting",
  "update journal set at = now()",
  "delete from journal",
])("the database refuses: %s", async (statement) => {
  await post(database.db, [journal("XA", ["firm-XA", -2n], ["lab-XA", 2n])])
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow("permission denied")
  const owner = (await database.asOwner()).db
  await expect(sql.raw(statement).execute(owner)).rejects.toThrow("never changed or removed")
})

test("a purse cannot pay more than it holds", async () => {
  await fund(database.db, "XB", 999n)
  const asked = { jurisdiction: "XB", organisation: "firm-XB", group: "group-XB", face: 1_000n }
  await expect(issue(database.db, asked)).rejects.toThrow("settlement.purse-empty")
  expect(await balanceOf(database.db, "XB", purseAccount.id)).toBe(999n)
})

test.each([
  1_000_000_000_000_001n,
  9_300_000_000_000_000_000n,
])("an amount of %s, beyond what any sum can carry, is refused", async (huge) => {
  const most = 1_000_000_000_000_000n
  await post(database.db, [journal("XD", ["firm-XD", -most], ["lab-XD", most])])
  const more = journal("XD", ["firm-XD", -huge], ["lab-XD", huge])
  await expect(transaction(database.db, (db) => post(db, [more]))).rejects.toThrow("settlement.amount-too-large")
})

// By hand: 1000 in; 600 issued, of which 100 are held by nobody's booking and nothing is drawn: 600 come back.
test("what is left on a voucher past its day returns to the purse, once", async () => {
  await fund(database.db, "XD", 1_000n)
  await issue(database.db, {
    jurisdiction: "XD",
    organisation: "firm-XD",
    group: "group-XD",
    face: 600n,
    validUntil: "2026-03-31",
  })
  expect(await expireVouchers(database.db, day("2026-03-31"))).toEqual([])
  const [expired] = await expireVouchers(database.db, day("2026-04-01"))
  expect(expired?.left).toBe(600n)
  expect(await purseOn(database.db, "XD")).toEqual({
    funded: 1_000n,
    issued: 600n,
    reserved: 0n,
    redeemed: 0n,
    returned: 0n,
    left: 400n,
  })
})

test("entries are read in pages, newest first, none twice and none left out", async () => {
  for (let number = 0; number < 7; number++) await post(database.db, [journal("XA", ["firm-XA", -3n], ["lab-XA", 3n])])
  const all = await journalsOn(database.db, { jurisdiction: "XA" }, 1_000)
  const paged: string[] = []
  for (let page = await journalsOn(database.db, { jurisdiction: "XA" }, 3); page.length > 0; ) {
    paged.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    page = last === undefined ? [] : await journalsOn(database.db, { jurisdiction: "XA" }, 3, last)
  }
  expect(paged).toEqual(all.map(({ id }) => id))
})

test("entries of one organisation are those that touch its account, in whatever member's books", async () => {
  await post(database.db, [journal("XC", ["firm-XC", -4n], ["lab-XC", 4n])])
  const found = await journalsOn(database.db, { organisation: "firm-XC" }, 10)
  expect(found.map(({ postings }) => postings[0]?.account)).toEqual(["organisation:firm-XC"])
})

test("a clearing account is named by the other member", async () => {
  const postings = [
    { account: organisationAccount("firm-XA"), part: "fee" as const, amount: -9n },
    { account: clearingAccount("XB"), part: "fee" as const, amount: 9n },
  ]
  await post(database.db, [{ ...occasion("XA", "purse", "named"), id: nextId(), jurisdiction: "XA", postings }])
  const [found] = await journalsOn(database.db, { subject: "named" }, 1)
  expect(found?.postings.map(({ of }) => of?.en)).toEqual(["firm-XA", "XB"])
})

test("eight connections posting crosswise over the same accounts neither stop each other nor lose anything", async () => {
  const names = ["branch-XA", "branch-XB", "branch-XC", "branch-XD"]
  const pair = (number: number) => [names[number % 4] ?? "", names[(number * 3 + 1) % 4] ?? ""] as const
  const one = async (number: number) => {
    const [from, to] = pair(number)
    await transaction(database.db, (db) => post(db, [journal("XA", [from, -1n], [to, 1n])]))
  }
  const moves = Array.from({ length: 200 }, (_, number) => number).filter(
    (number) => pair(number)[0] !== pair(number)[1],
  )
  for (let start = 0; start < moves.length; start += 8) await Promise.all(moves.slice(start, start + 8).map(one))
  const expected = names.map((name) =>
    moves.reduce(
      (sum, number) => sum + (pair(number)[1] === name ? 1n : 0n) - (pair(number)[0] === name ? 1n : 0n),
      0n,
    ),
  )
  const found = await Promise.all(names.map((name) => balanceOf(database.db, "XA", `organisation:${name}`)))
  expect(found).toEqual(expected)
  const wrong = await rows(
    (await database.asOwner()).db,
    sql`select a.id from account_balance a left join posting p on p.jurisdiction = a.jurisdiction and p.account = a.id
      group by a.jurisdiction, a.id, a.balance having a.balance <> coalesce(sum(p.amount), 0)`,
  )
  expect(wrong).toEqual([])
})
