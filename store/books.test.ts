import * as fc from "fast-check"
import { type RawBuilder, sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { settleBooking } from "../api/settle.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import {
  fund,
  issue,
  makeBooking,
  makeRegion,
  members,
  nextId,
  now,
  settleContext,
  today,
} from "../test/settlement-region.ts"
import { type Books, inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { appendEntry } from "./evidence.ts"
import { closeBatches } from "./ledger-batches.ts"
import { transaction } from "./transaction.ts"
import { reserveVoucher } from "./vouchers.ts"

const tables = [
  ...(["account", "journal", "posting", "voucher", "voucher_use", "group_use", "bill"] as const),
  ...(["journal_waiting", "batch", "batch_journal"] as const),
]
let database: TestDatabase
let owner: Db

beforeAll(async () => {
  database = await cloneDatabase()
  owner = (await database.asOwner()).db
  await makeRegion(database.db)
  for (const [at, code] of members.entries()) await spendVoucher(code, members[(at + 1) % members.length] ?? code)
  await closeSome()
  for (const code of members) await fund(database.db, code, 5n)
})
afterAll(() => database.drop())

/** Every table of money gets rows of a member: a purse, vouchers, a booking with one of them, settled. */
async function spendVoucher(home: string, host: string): Promise<void> {
  const { db } = database
  await fund(db, home, 100_000n)
  const of = { jurisdiction: home, organisation: `firm-${home}`, group: `group-${home}` }
  const [voucher] = [await issue(db, { ...of, face: 9_000n }), await issue(db, { ...of, face: 77n })]
  const part = {
    jurisdiction: home,
    id: voucher.id,
    amount: 100n,
    limitedBy: "ratio" as const,
    clause: { zh: "试", en: "test" },
  }
  const booking = await makeBooking(db, { host, home, voucher: part })
  const terms = { amount: 100n, year: 2026, cap: 1_000_000n, today, now }
  await reserveVoucher(db, { voucher, booking }, terms)
  await transaction(db, (on) => settleBooking(settleContext(on), booking, { minutesUsed: 60, reason: "use" }))
}

async function closeSome(): Promise<void> {
  await transaction(database.db, async (db) => {
    for (const { jurisdiction, number, entry } of await closeBatches(db, { now, newId: nextId }))
      await appendEntry(db, {
        ...{ id: entry, act: "settlement.close-batch", at: now, jurisdiction, actor: { kind: "platform" } },
        ...{ organisation: null, of: { kind: "batch", id: `${jurisdiction}/${number}` } },
        ...{ facts: {}, listVersion: "1", entries: [] },
      })
  })
}

type Row = Readonly<Record<string, unknown>> & { readonly jurisdiction: string }
const all = (db: Db, table: string, rest: RawBuilder<unknown> = sql``) =>
  rows(db, sql<Row>`select t.* from ${sql.table(table)} t ${rest} order by t::text`)

describe.each(tables)("rows of %s", (table) => {
  test("are there for every member, and none of them is seen where no book is open", async () => {
    expect(new Set((await all(owner, table)).map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(members))
    expect(await all(database.db, table)).toEqual([])
    await transaction(database.db, async (db) => expect(await all(db, table)).toEqual([]))
  })

  test("are seen exactly as a filter by the open books would show them, whatever is asked for", async () => {
    const everything = await all(owner, table)
    const books = fc.oneof(fc.subarray<string>([...members, "CN-XX"]), fc.constant("all" as const))
    const asked = fc.subarray<string>([...members])
    await fc.assert(
      fc.asyncProperty(books, asked, fc.boolean(), async (open: Books, wanted, negated) => {
        const condition = sql`where ${negated ? sql`not` : sql``} jurisdiction = any(${wanted}::text[])`
        const seen = await inBooks(database.db, open, (db) => all(db, table, condition))
        const expected = everything.filter(
          ({ jurisdiction }) =>
            (open === "all" || open.includes(jurisdiction)) && wanted.includes(jurisdiction) !== negated,
        )
        expect(seen).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  test("cannot be added to a book that is not open, and the answer does not tell whether such a row exists", async () => {
    const [columns] = await all(owner, table)
    if (columns === undefined) throw new Error("there is no row")
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
    const copied = sql`insert into ${sql.table(table)} select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(
      columns,
      (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value),
    )}::jsonb)`
    const elsewhere = members.filter((code) => code !== columns.jurisdiction)
    await expect(inBooks(database.db, elsewhere, (db) => copied.execute(db))).rejects.toThrow("row-level security")
  })
})

// Random rows of random members, asked for by random conditions: what the database answers is what a filter here answers.
test("sums over random rows are those of the open books' rows", async () => {
  const row = fc.record({
    jurisdiction: fc.constantFrom<string>(...members),
    year: fc.integer({ min: 2020, max: 2030 }),
    reserved: fc.bigInt({ min: 0n, max: 1_000_000n }),
  })
  const given = fc.tuple(
    fc.uniqueArray(row, { maxLength: 20, selector: ({ jurisdiction, year }) => `${jurisdiction} ${year}` }),
    fc.subarray<string>([...members]),
    fc.record({ least: fc.bigInt({ min: 0n, max: 1_000_000n }), until: fc.integer({ min: 2020, max: 2030 }) }),
  )
  let run = 0
  await fc.assert(
    fc.asyncProperty(given, async ([made, open, { least, until }]) => {
      const group = `random-${run++}`
      for (const { jurisdiction, year, reserved } of made)
        await sql`insert into group_use (jurisdiction, controlling_group, year, reserved, cap)
          values (${jurisdiction}, ${group}, ${year}, ${reserved}, 1000000)`.execute(owner)
      const seen = await inBooks(database.db, open, (db) =>
        rows(
          db,
          sql<{ jurisdiction: string; sum: bigint }>`select jurisdiction, sum(reserved)::bigint as sum from group_use
            where controlling_group = ${group} and (reserved >= ${least} or year <= ${until}) group by jurisdiction order by 1`,
        ),
      )
      const expected = open.toSorted().flatMap((jurisdiction) => {
        const own = made.filter(
          (one) => one.jurisdiction === jurisdiction && (one.reserved >= least || one.year <= until),
        )
        return own.length === 0 ? [] : [{ jurisdiction, sum: own.reduce((sum, { reserved }) => sum + reserved, 0n) }]
      })
      expect(seen).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test("rows of books that are not open are neither updated nor locked", async () => {
  const changed = await inBooks(database.db, ["XA"], async (db) => {
    const accounts = await sql`update account set balance = balance + 1`.execute(db)
    const locked = await rows(db, sql<Row>`select jurisdiction from voucher for update`)
    throw Object.assign(new Error("undone"), { accounts: accounts.numAffectedRows, locked })
  }).catch((error: { accounts: bigint; locked: readonly Row[] }) => error)
  const own = await firstRow(owner, sql<{ count: bigint }>`select count(*) from account where jurisdiction = 'XA'`)
  expect(changed.accounts).toBe(own?.count)
  expect(new Set(changed.locked.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(["XA"]))
})

describe("opening books", () => {
  const seen = async (db: Db) => [...new Set((await all(db, "account")).map(({ jurisdiction }) => jurisdiction))]

  test("inside others opens those alone that were asked for, and closes them again", async () => {
    await inBooks(database.db, ["XA"], async (db) => {
      expect(await inBooks(db, ["XB", "XC"], seen)).toEqual(["XB", "XC"])
      expect(await seen(db)).toEqual(["XA"])
    })
  })

  test("inside books that hold them changes nothing", async () => {
    const found = await inBooks(database.db, ["XA", "XB"], (db) => inBooks(db, ["XB"], seen))
    expect(found).toEqual(["XA", "XB"])
  })

  test("closes them after a refusal that the caller goes on from", async () => {
    await transaction(database.db, async (db) => {
      const refused = inBooks(db, "all", () => Promise.reject(new Error("no")))
      await expect(refused).rejects.toThrow("no")
      expect(await seen(db)).toEqual([])
    })
  })

  test("of one transaction opens nothing for the next on the same connection", async () => {
    const one = await database.again({ connections: 1 })
    await inBooks(one.db, "all", seen)
    expect(await seen(one.db)).toEqual([])
  })

  test("takes a code for what it is: no text in it opens more", async () => {
    expect(await inBooks(database.db, ["XA,XB", "{XA}", 'XA","XB'], seen)).toEqual([])
  })
})

test("the owner of the tables is bound as well, unless a superuser: security is forced", async () => {
  const found = await rows(
    owner,
    sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity order by 1`,
  )
  expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining([...tables]))
})
