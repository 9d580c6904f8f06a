import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { versionsOn } from "../store/actors.ts"
import { firstRow } from "../store/database.ts"
import { listVersion, memberParameters, newestVersion, saveListVersion } from "../store/rules.ts"
import type { TestDatabase } from "../test/database.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { openRuleBook } from "./rules.ts"

const zone = "Asia/Shanghai"
const may = instant("2026-05-01T00:00:00+08:00")
let database: TestDatabase
beforeAll(async () => {
  database = await cloneSmallRegion()
})
afterAll(() => database.drop())

/** Enacts the next version: the same entries from a moment, and the voucher ratio with one more value. */
async function enact(value: string, at: string, effective: string): Promise<void> {
  const { db } = database
  const newest = await newestVersion(db)
  const before = await listVersion(db, newest)
  const parameters = (await memberParameters(db)).map(({ versions: _, ...parameter }) => {
    if (parameter.id !== "vouchers.ratio") return parameter
    const from = instant(at)
    const kept = parameter.values.filter((one) => one.from !== from)
    const values = [...kept, { from, value, source: `motion M-${newest}`, assumed: false }]
    return { ...parameter, values: values.sort((a, b) => (a.from < b.from ? -1 : 1)) }
  })
  await saveListVersion(
    db,
    {
      number: newest + 1,
      effectiveAt: instant(effective),
      enactedAt: instant(effective),
      source: `motion M-${newest}`,
    },
    { entries: before?.entries ?? [], parameters, zone },
  )
}

const ratioIn = async (version?: number) => {
  const found = (await memberParameters(database.db, version)).find(({ id }) => id === "vouchers.ratio")
  return found?.values.map(({ value }, index) => [value, found.versions[index]])
}

test("of two values for one moment that of the later version holds, and each version still has its own", async () => {
  await enact("3/5", "2026-04-01T00:00:00+08:00", "2026-01-01T00:00:00+08:00")
  await enact("2/3", "2026-04-01T00:00:00+08:00", "2026-01-01T00:00:00+08:00")
  const founding = ["1/2", 1]
  expect(await ratioIn()).toEqual([founding, ["2/3", 3]])
  expect(await ratioIn(2)).toEqual([founding, ["3/5", 2]])
  expect(await ratioIn(1)).toEqual([founding])
  // What a version does not change is not written again.
  const { db } = database
  expect(await firstRow(db, sql`select count(*) from parameter_value where version > 1`)).toEqual({ count: 2n })
})

test("a version that is still to come leaves its entries for later, and its values count at once", async () => {
  await enact("3/4", "2026-03-01T00:00:00+08:00", "2026-05-01T00:00:00+08:00")
  const { db } = database
  const [before, from] = [await versionsOn(db, instant("2026-04-30T15:59:59Z")), await versionsOn(db, may)]
  expect([before, from]).toEqual([
    { version: 3, newest: 4 },
    { version: 4, newest: 4 },
  ])
  const book = openRuleBook(zone, [])
  const rules = await book.at(db, before.version, before.newest)
  expect(rules.version).toBe(3)
  expect(rules.parameters.byId.get("vouchers.ratio")?.values.map(({ value }) => value)).toEqual(["1/2", "3/4", "2/3"])
  // A rule book that has been asked before learns of the next version with the next question.
  await enact("4/5", "2026-06-01T00:00:00+08:00", "2026-05-01T00:00:00+08:00")
  const after = await versionsOn(db, instant("2026-04-30T15:59:59Z"))
  const later = await book.at(db, after.version, after.newest)
  expect(later.parameters.byId.get("vouchers.ratio")?.values.at(-1)?.value).toBe("4/5")
})

test("what a transaction enacts and does not keep is remembered by no rule book", async () => {
  const { db } = database
  const book = openRuleBook(zone, [])
  const running = await db.startTransaction().execute()
  await sql`insert into list_version (number, effective_at, enacted_at, source, digest) values (6, ${may}, ${may}, 'x', 'x')`.execute(
    running,
  )
  expect((await book.newest(running)).written).toEqual([])
  await running.rollback().execute()
  await enact("5/6", "2026-07-01T00:00:00+08:00", "2026-05-01T00:00:00+08:00")
  expect((await book.at(db, 6)).written.length).toBeGreaterThan(40)
})
