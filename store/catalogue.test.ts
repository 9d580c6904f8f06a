import { join } from "node:path"
import * as fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addMinutes, type Instant, instant, instantAt, localTime } from "../base/index.ts"
import { type Facility, firstStart, freeBetween, openBetween, readWish, type SlotPolicy } from "../facilities/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { type CatalogueWish, searchCatalogue } from "./catalogue.ts"
import { heldBetween } from "./closures.ts"
import { insertFacilities } from "./facilities.ts"
import { loadRegion } from "./region-loader.ts"

const now = instant("2026-11-24T02:00:00Z")
const zone = "Asia/Shanghai"
const policy: SlotPolicy = {
  opening: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, until: 1020 })),
  slotMinutes: 30,
  minimumMinutes: 30,
  maximumMinutes: 480,
  noticeHours: 24,
  horizonDays: 60,
  acceptance: "automatic",
  qualification: null,
  charge: "booked",
  residency: [],
}

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  const folder = join(import.meta.dirname, "..", "data", "regions", "yangtze")
  // 2,000 instruments of the generator stand around the few that a test plants.
  await loadRegion(database.db, { folder, sample: true, now, instruments: 2_000 })
})
afterAll(() => database.drop())

function planted(id: string, changes: Partial<Facility>): Facility {
  return {
    jurisdiction: "CN-JS",
    id,
    kind: "instrument",
    name: { zh: "某仪器", en: "Some instrument" },
    acronym: null,
    organisation: { id: null, name: { zh: "某所", en: "Some institute" } },
    city: { code: "320500", name: { zh: "苏州市", en: "Suzhou" } },
    instrumentClass: null,
    field: null,
    tier: null,
    status: "operating",
    yearOpened: null,
    description: null,
    techniques: [],
    specifications: [],
    accessories: [],
    costs: { setUp: 0n, perHour: [{ part: { zh: "机时", en: "Time" }, amount: 50_000n }] },
    policy,
    note: null,
    source: "test",
    confidence: "test",
    sample: true,
    version: 1,
    ...changes,
  }
}

async function found(wish: Partial<CatalogueWish>, limit = 200): Promise<readonly string[]> {
  const page = { sort: "relevance", language: "zh", after: undefined, limit, zone } as const
  const { hits } = await searchCatalogue(database.db, { specifications: [], ...wish }, page)
  return hits.map(({ jurisdiction, id }) => `${jurisdiction}/${id}`)
}

test("one true hit among near misses is found by Chinese name, acronym and pinyin, with its voltage, holder and gap", async () => {
  const volts = (high: number) => [
    { quantity: "test-voltage", label: { zh: "测试电压", en: "Test voltage" }, low: 20, high, unit: "kV" },
  ]
  const holder = [{ zh: "氦低温冷阱样品台", en: "Helium cryo-trap holder" }]
  const name = { zh: "球差校正透射电镜甲型", en: "Aberration-corrected TEM type A" }
  await insertFacilities(
    database.db,
    [
      planted("true-hit", { name, acronym: "TEM", specifications: volts(200), accessories: holder }),
      planted("low-voltage", { name, acronym: "TEM", specifications: volts(120), accessories: holder }),
      planted("no-holder", { name, acronym: "TEM", specifications: volts(300) }),
      planted("scanning", {
        name: { zh: "扫描电镜甲型", en: "SEM type A" },
        acronym: "SEM",
        specifications: volts(300),
        accessories: holder,
      }),
      planted("never-free", { name, acronym: "TEM", specifications: volts(200), accessories: holder }),
    ],
    now,
  )
  await sql`insert into occupancy (jurisdiction, facility, id, kind, during)
    values ('CN-JS', 'never-free', gen_random_uuid(), 'closure', tstzrange(${now}, ${addMinutes(now, 30 * 1440)}))`.execute(
    database.db,
  )
  const rest = {
    specifications: [readWish("test-voltage:200..:kV")],
    accessory: "cryo-trap",
    free: { minutes: 240, from: now, until: addMinutes(now, 7 * 1440), now },
  }
  for (const words of ["透射电镜", "透射 电镜", "TEM", "toushe dianjing", "TEM 球差"])
    expect(await found({ ...rest, words }), words).toEqual(["CN-JS/true-hit"])
})

test("specifications compare across units", async () => {
  await insertFacilities(
    database.db,
    [
      planted("cold", {
        specifications: [
          { quantity: "stage-temperature", label: { zh: "温度", en: "Temperature" }, low: 4, high: 300, unit: "K" },
        ],
      }),
    ],
    now,
  )
  expect(await found({ specifications: [readWish("stage-temperature:..-260:°C")] })).toContain("CN-JS/cold")
  expect(await found({ specifications: [readWish("stage-temperature:..-270:°C")] })).not.toContain("CN-JS/cold")
})

test("pages follow each other without gap or repetition, by every order", async () => {
  for (const sort of ["relevance", "price", "name"] as const) {
    const seen: string[] = []
    let after: Parameters<typeof searchCatalogue>[2]["after"]
    for (;;) {
      const { hits, counts } = await searchCatalogue(
        database.db,
        { specifications: [], words: "显微镜" },
        { sort, language: "en", after, limit: 37, zone },
      )
      seen.push(...hits.map(({ jurisdiction, id }) => `${jurisdiction}/${id}`))
      after = hits.at(-1)
      if (hits.length < 37) {
        expect(seen.length, sort).toBe(counts.reduce((sum, { count }) => sum + count, 0))
        break
      }
    }
    expect(new Set(seen).size, sort).toBe(seen.length)
  }
})

test("words that cannot be looked for find nothing rather than everything", async () => {
  expect(await found({ words: "!!" })).toEqual([])
})

test("the catalogue's gaps are those that the engine finds for each facility", async () => {
  const monday = instantAt(localTime(instant("2026-11-30T00:00:00Z"), zone).day, 0, zone)
  const hours = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 7 }),
  })
  const holds = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 167 * 4 }), quarters: fc.integer({ min: 1, max: 30 }) }),
    { maxLength: 8 },
  )
  let number = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(hours, { minLength: 1, maxLength: 8 }),
      holds,
      fc.integer({ min: 1, max: 16 }),
      async (opening, held, halves) => {
        number += 1
        const facility = planted(`gap-${number}`, {
          policy: {
            ...policy,
            opening: opening.map(({ weekday, from, length }) => ({
              weekday,
              from: from * 30,
              until: Math.min(1440, (from + length) * 30),
            })),
          },
        })
        await insertFacilities(database.db, [facility], now)
        await sql`insert into occupancy (jurisdiction, facility, id, kind, during)
        select ${facility.jurisdiction}, ${facility.id}, gen_random_uuid(), 'closure', piece
        from (select range_agg(tstzrange(from_at, until_at)) as all from jsonb_to_recordset(${JSON.stringify(
          held.map(({ start, quarters }) => ({
            from_at: addMinutes(monday, start * 15),
            until_at: addMinutes(monday, (start + quarters) * 15),
          })),
        )}::jsonb) as given (from_at timestamptz, until_at timestamptz)) joined, unnest(joined.all) piece`.execute(
          database.db,
        )
        const period = { from: monday, until: addMinutes(monday, 7 * 1440) }
        const { hits, counts } = await searchCatalogue(
          database.db,
          { specifications: [], kind: "instrument", words: undefined, free: { minutes: halves * 30, ...period, now } },
          { sort: "relevance", language: "zh", after: undefined, limit: 10_000, zone },
        )
        const inCatalogue = hits.find(({ id }) => id === facility.id)?.freeFrom ?? null
        expect(inCatalogue).toBe(await firstGap(facility, period, halves * 30))
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(hits.length)
      },
    ),
    { numRuns: 40 },
  )
})

/** What the engine says: the first start on the grid of a gap that is long enough. */
async function firstGap(
  facility: Facility,
  period: { readonly from: Instant; readonly until: Instant },
  minutes: number,
): Promise<Instant | null> {
  const { jurisdiction, id } = facility
  const held = await heldBetween(database.db, { jurisdiction, facility: id, ...period })
  const free = freeBetween(openBetween(facility.policy ?? policy, period, zone), held)
  return firstStart(free, { minutes, slotMinutes: policy.slotMinutes, zone })
}
