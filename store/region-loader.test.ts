import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { regionOn } from "./region.ts"
import { type Loaded, loadRegion } from "./region-loader.ts"
import { queryTerms } from "./search-terms.ts"

const regions = join(import.meta.dirname, "..", "data", "regions")
const now = instant("2026-11-24T02:00:00Z")
const first = { folder: join(regions, "yangtze"), sample: true, now }

let database: TestDatabase
let loaded: readonly Loaded[]
beforeAll(async () => {
  database = await cloneDatabase()
  const other = await database.again()
  // Two servers that start at once on an empty database.
  loaded = await Promise.all([loadRegion(database.db, first), loadRegion(other.db, first)])
})
afterAll(() => database.drop())

async function count(db: Db, what: ReturnType<typeof sql>): Promise<number> {
  return Number((await firstRow(db, sql<{ count: bigint }>`select count(*) from ${what}`))?.count)
}

test("of two servers that start at once one loads the region and the other finds it", () => {
  expect(loaded.map((one) => one.loaded).sort()).toEqual([false, true])
})

test("a later start finds the region as it is", async () => {
  expect(await loadRegion(database.db, { ...first, sample: false })).toEqual({
    region: "yangtze",
    sample: true,
    loaded: false,
  })
})

test("another region on the same database is refused", async () => {
  await expect(loadRegion(database.db, { ...first, folder: join(regions, "harbour") })).rejects.toThrow(
    "store.other-region",
  )
})

test("the region's facts are there: 4 members, 41 cities, 25 large facilities, 15 classes", async () => {
  const counts = [sql`jurisdiction`, sql`city`, sql`facility where kind = 'large-facility'`, sql`instrument_class`]
  expect(await Promise.all(counts.map((what) => count(database.db, what)))).toEqual([4, 41, 25, 15])
})

test("every large facility keeps its source and how sure it is", async () => {
  const without = sql`facility where kind = 'large-facility' and (coalesce(body->>'source', '') = '' or coalesce(body->>'confidence', '') = '')`
  expect(await count(database.db, without)).toBe(0)
})

test("instruments, organisations, people are there and all marked as samples", async () => {
  expect(await count(database.db, sql`facility where kind = 'instrument' and sample`)).toBe(320)
  expect(await count(database.db, sql`facility where kind = 'instrument' and not sample`)).toBe(0)
  expect(await count(database.db, sql`organisation where sample`)).toBeGreaterThanOrEqual(60)
  expect(await count(database.db, sql`person where not sample`)).toBe(0)
})

test("the books balance: each purse has what was funded less what was issued", async () => {
  const purses = await rows(
    (await database.asOwner()).db,
    sql<{ left: bigint; expected: bigint }>`
      select a.balance as left, 200000000 - coalesce((select sum(face) from voucher v where v.jurisdiction = a.jurisdiction), 0)::bigint as expected
      from account a where a.id = 'purse'`,
  )
  expect(purses).toHaveLength(4)
  for (const { left, expected } of purses) expect(left).toBe(expected)
})

test("a sample instrument is found by its Chinese name, its acronym and its pinyin alike", async () => {
  const foundBy = async (typed: string) =>
    rows(database.db, sql`select id from facility where search @@ ${await queryTerms(typed)}::tsquery order by id`)
  const [byName, byAcronym, byPinyin] = [
    await foundBy("透射电镜"),
    await foundBy("TEM"),
    await foundBy("toushe dianjing"),
  ]
  expect(byName.length).toBeGreaterThan(2)
  expect(byAcronym).toEqual(byName)
  expect(byPinyin).toEqual(byName)
})

test("the log begins with an entry that says what was loaded", async () => {
  const entry = await firstRow(
    database.db,
    sql<{ act: string; subject_id: string }>`select act, subject_id from log_entry`,
  )
  expect(entry).toEqual({ act: "region.load", subject_id: "yangtze" })
})

test("without samples a region has its facts and nobody in it", async () => {
  const empty = await cloneDatabase()
  try {
    await loadRegion(empty.db, { ...first, sample: false })
    expect(await count(empty.db, sql`city`)).toBe(41)
    expect(await count(empty.db, sql`organisation`)).toBe(0)
    expect(await count(empty.db, sql`facility where sample`)).toBe(0)
  } finally {
    await empty.drop()
  }
})

test("a misshapen folder leaves nothing behind", async () => {
  const empty = await cloneDatabase()
  try {
    await expect(loadRegion(empty.db, { ...first, folder: join(regions, "none") })).rejects.toThrow("region.yaml")
    expect(await count(empty.db, sql`region`)).toBe(0)
  } finally {
    await empty.drop()
  }
})

test("an invented region with another currency, language and clock loads on the same build", async () => {
  const other = await cloneDatabase()
  const data = mkdtempSync(join(tmpdir(), "delta-region-"))
  try {
    // It has no lists of its own: those of the first region stand in.
    cpSync(join(regions, "harbour"), join(data, "harbour"), { recursive: true })
    cpSync(join(regions, "yangtze", "lists"), join(data, "harbour", "lists"), { recursive: true })
    const samplesFolder = join(regions, "..", "samples")
    await loadRegion(other.db, { folder: join(data, "harbour"), sample: true, instruments: 80, samplesFolder, now })
    const region = await regionOn(other.db)
    expect([region.currency.decimals, region.timeZone, region.jurisdictions.length]).toEqual([3, "Europe/Lisbon", 3])
    expect(await count(other.db, sql`facility where kind = 'instrument'`)).toBe(80)
    expect(await count(other.db, sql`organisation where credit_code !~ '^HB-9[0-9]{5}$'`)).toBe(0)
    expect(await count(other.db, sql`city where facts->>'name_native' is null`)).toBe(0)
  } finally {
    rmSync(data, { recursive: true, force: true })
    await other.drop()
  }
})
