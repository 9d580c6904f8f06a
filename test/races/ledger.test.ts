import * as fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Refusal } from "../../base/index.ts"
import { journalsOf, organisationAccount, purseAccount, reverse, shareAccount } from "../../settlement/index.ts"
import { type Db, rows } from "../../store/database.ts"
import { appendEntry } from "../../store/evidence.ts"
import { type NewJournal, post } from "../../store/ledger.ts"
import { closeBatches } from "../../store/ledger-batches.ts"
import { transactionOf } from "../../store/reversals.ts"
import { transaction } from "../../store/transaction.ts"
import { cloneDatabase, type TestDatabase } from "../database.ts"
import { fund, makeRegion, members, nextId, now, occasion } from "../settlement-region.ts"

const connections = 8
let database: TestDatabase
let owner: Db
beforeAll(async () => {
  database = await cloneDatabase({ connections })
  owner = (await database.asOwner()).db
  await makeRegion(database.db)
  for (const code of members) await fund(database.db, code, 50n)
})
afterAll(() => database.drop())

type Member = (typeof members)[number]
/** What one connection does, step by step, while the others do theirs. */
type Step =
  | { readonly kind: "pay"; readonly from: Member; readonly to: Member; readonly host: Member; readonly amount: bigint }
  | { readonly kind: "spend"; readonly member: Member; readonly amount: bigint }
  | { readonly kind: "reverse"; readonly which: number }
  | { readonly kind: "break"; readonly member: Member; readonly amount: bigint }
  | { readonly kind: "close" }

const member = fc.constantFrom(...members)
const amount = fc.bigInt({ min: 1n, max: 40n })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pay"), from: member, to: member, host: member, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("spend"), member, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reverse"), which: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("break"), member, amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("close") }) },
)

const account = (code: Member) => organisationAccount(`firm-${code}`)

/** A payment between organisations of two members in the house of a third, through the clearing accounts of all. */
function payment({ from, to, host, amount }: Extract<Step, { kind: "pay" }>): readonly NewJournal[] {
  const legs = [
    { jurisdiction: from, account: account(from), part: "fee" as const, amount: -amount },
    { jurisdiction: to, account: organisationAccount(`lab-${to}`), part: "owner" as const, amount: amount - 1n },
    { jurisdiction: host, account: shareAccount, part: "host-jurisdiction" as const, amount: 1n },
  ]
  return journalsOf(occasion(host, "purse", host), host, legs).map((journal) => ({ ...journal, id: nextId() }))
}

/** From the purse, which has a minimum: refused by the database when it does not hold that much. */
function spending(code: Member, amount: bigint): readonly NewJournal[] {
  const postings = [
    { account: purseAccount, part: "voucher" as const, amount: -amount },
    { account: account(code), part: "voucher" as const, amount },
  ]
  return [{ ...occasion(code, "purse", code), id: nextId(), jurisdiction: code, postings }]
}

/** What was acknowledged: entries that must be there, and no others. */
class Acknowledged {
  readonly entries: NewJournal[] = []
  readonly reversed: string[] = []
}

async function close(on: Db): Promise<void> {
  await transaction(on, async (db) => {
    for (const { jurisdiction, number, entry } of await closeBatches(db, { now, newId: nextId, limit: 7 }))
      await appendEntry(db, {
        ...{ id: entry, act: "settlement.close-batch", at: now, jurisdiction, actor: { kind: "platform" } },
        ...{ organisation: null, of: { kind: "batch", id: `${jurisdiction}/${number}` } },
        ...{ facts: {}, listVersion: "1", entries: [] },
      })
  })
}

async function reversal(done: Acknowledged, which: number): Promise<void> {
  const asked = done.entries[which % Math.max(1, done.entries.length)]
  if (asked === undefined) return
  const mirrors = await transaction(database.db, async (db) => {
    const entries = await transactionOf(db, { jurisdiction: asked.jurisdiction, entry: asked.id })
    const posted = reverse(occasion(asked.jurisdiction, "purse", ""), entries).map((one) => ({ ...one, id: nextId() }))
    await post(db, posted)
    return posted
  })
  done.entries.push(...mirrors)
  done.reversed.push(...mirrors.map(({ reverses }) => reverses))
}

async function take(step: Step, done: Acknowledged): Promise<void> {
  const posted = async (journals: readonly NewJournal[]) => {
    await transaction(database.db, (db) => post(db, journals))
    done.entries.push(...journals)
  }
  if (step.kind === "pay") return posted(payment(step))
  if (step.kind === "spend") return posted(spending(step.member, step.amount))
  if (step.kind === "reverse") return reversal(done, step.which)
  if (step.kind === "close") return close(database.db)
  const broken = transaction(database.db, async (db) => {
    await post(db, spending(step.member, 1n))
    await post(db, payment({ ...step, kind: "pay", from: step.member, to: "XA", host: "XB" }))
    throw new Refusal("broken")
  })
  return broken.catch(expected)
}

/** What may refuse a step: an empty purse, a second reversal, the reversal of a reversal, our own break. */
function expected(error: unknown): void {
  const overdrawn = error instanceof Error && /account_not_overdrawn/.test(error.message)
  const codes = ["broken", "settlement.already-reversed", "settlement.is-reversal"]
  if (!overdrawn && !(error instanceof Refusal && codes.includes(error.code))) throw error
}

function sums(entries: readonly NewJournal[]): ReadonlyMap<string, bigint> {
  const found = new Map<string, bigint>()
  for (const { jurisdiction, postings } of entries)
    for (const { account, amount } of postings) {
      const key = `${jurisdiction} ${account.id}`
      found.set(key, (found.get(key) ?? 0n) + amount)
    }
  return found
}

const balances = async () => {
  const found = await rows(
    owner,
    sql<{ key: string; balance: bigint }>`select jurisdiction || ' ' || id as key, balance from account_balance`,
  )
  return new Map(found.map(({ key, balance }) => [key, balance]))
}

/** Entries and accounts that do not add up, and pairs of clearing accounts that do not mirror. */
const wrong = () =>
  rows(
    owner,
    sql`select 'entry' as what, journal::text from posting group by jurisdiction, journal having sum(amount) <> 0
      union all select 'sum', sum(balance)::text from account_balance having sum(balance) <> 0
      union all select 'balance', a.jurisdiction || a.id from account_balance a where balance <>
        (select coalesce(sum(amount), 0) from posting p where p.jurisdiction = a.jurisdiction and p.account = a.id)
      union all select 'clearing', a.jurisdiction || a.id from account_balance a left join account_balance b
        on b.jurisdiction = a.counterpart and b.counterpart = a.jurisdiction
        where a.counterpart is not null and a.balance + coalesce(b.balance, 0) <> 0
      union all select 'twice', id::text from journal j where 1 <
        (select count(*) from journal r where r.jurisdiction = j.jurisdiction and r.reverses = j.id)`,
  )

test("whatever eight connections do at once, the books sum to zero and hold what was acknowledged, once", async () => {
  const scripts = fc.array(fc.array(step, { minLength: 3, maxLength: 10 }), {
    minLength: connections,
    maxLength: connections,
  })
  await fc.assert(
    fc.asyncProperty(scripts, async (all) => {
      const before = await balances()
      const done = new Acknowledged()
      const run = async (steps: readonly Step[]) => {
        for (const one of steps) await take(one, done).catch(expected)
      }
      await Promise.all(all.map(run))
      expect(await wrong()).toEqual([])
      expect(new Set(done.reversed).size).toBe(done.reversed.length)
      const after = await balances()
      const moved = sums(done.entries)
      for (const key of new Set([...after.keys(), ...moved.keys()]))
        expect([key, (after.get(key) ?? 0n) - (before.get(key) ?? 0n)]).toEqual([key, moved.get(key) ?? 0n])
    }),
    { numRuns: 12 },
  )
}, 300_000)

test("once every entry is in a batch, what is stored on the accounts is all there is", async () => {
  for (let left = 1n; left > 0n; ) {
    await close(database.db)
    const [count] = await rows(owner, sql<{ left: bigint }>`select count(*) as "left" from journal_waiting`)
    left = count?.left ?? 0n
  }
  const odd = await rows(
    owner,
    sql`select a.jurisdiction, a.id from account a where balance <>
      (select coalesce(sum(amount), 0) from posting p where p.jurisdiction = a.jurisdiction and p.account = a.id)`,
  )
  const gaps = await rows(
    owner,
    sql`select jurisdiction from batch group by jurisdiction having max(number) <> count(*)
      or sum(journals) <> (select count(*) from journal j where j.jurisdiction = batch.jurisdiction)`,
  )
  expect([odd, gaps]).toEqual([[], []])
})
