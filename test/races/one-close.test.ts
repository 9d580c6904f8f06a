import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { instant } from "../../base/index.ts"
import { fundPurse, monthOf } from "../../settlement/index.ts"
import { rows } from "../../store/database.ts"
import { post } from "../../store/ledger.ts"
import { lockPeriods, monthFound, savePeriod } from "../../store/periods.ts"
import { transaction } from "../../store/transaction.ts"
import { cloneDatabase, type TestDatabase } from "../database.ts"
import { makeRegion, nextId, occasion } from "../settlement-region.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase({ connections: 12 })
  await makeRegion(database.db)
})
afterAll(() => database.drop())

const zone = "Asia/Shanghai"

test("what is posted while a month is closed is either counted in it or refused, never slipped in after", async () => {
  for (let round = 0; round < 10; round++) {
    const month = `2026-${`${round + 1}`.padStart(2, "0")}`
    const period = monthOf(month, zone)
    const at = instant(period.from)
    const posting = async () => {
      const entry = { ...occasion("XA", "purse", "XA"), at }
      await transaction(database.db, (db) => post(db, [{ ...fundPurse(entry, "XA", 1n), id: nextId() }]))
    }
    const closing = transaction(database.db, async (db) => {
      await lockPeriods(db, "XA")
      const { entries, net } = await monthFound(db, "XA", period, zone)
      await savePeriod(db, { jurisdiction: "XA", month, ...period, closedAt: period.until, entries, net })
    })
    const outcomes = await Promise.allSettled([...Array.from({ length: 8 }, posting), closing])
    const posted = outcomes.slice(0, 8).filter(({ status }) => status === "fulfilled").length
    const codes = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []))
    expect(codes).toEqual(Array(8 - posted).fill("settlement.period-closed"))
    const [kept] = await rows(
      (await database.asOwner()).db,
      sql<{ counted: bigint; held: bigint }>`select entries as counted, (select count(*) from journal j
        where j.jurisdiction = p.jurisdiction and j.at >= p.from_at and j.at < p.until_at) as held
        from period p where jurisdiction = 'XA' and month = ${month}`,
    )
    expect([kept?.counted, kept?.held]).toEqual([BigInt(posted), BigInt(posted)])
  }
})

test("a closed month is neither changed nor removed", async () => {
  await expect(sql`update period set net = 1`.execute(database.db)).rejects.toThrow("permission denied")
  await expect(sql`delete from period`.execute(database.db)).rejects.toThrow("permission denied")
})
