import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loadRegion } from "../store/region-loader.ts"
import { cloneFilled, type TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { observatory } from "./contract/index.ts"

let database: TestDatabase
let site: TestPlatform
const folder = join(import.meta.dirname, "../data/regions/yangtze")
beforeAll(async () => {
  database = await cloneFilled("region without samples", async (db) => {
    await loadRegion(db, { folder, sample: false })
  })
  site = await testPlatform(database, { now: "2026-11-24T09:00:00+08:00" })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test("targets come with definition, yearly values and where they stand today", async () => {
  const { status, reply } = await site.nobody.call(observatory.readTargets)
  expect([status, reply.on, reply.items.length, reply.problems]).toEqual([200, "2026-11-24", 43, []])
  expect(reply.items.find(({ id }) => id === "sti-pct-2025")).toMatchObject({
    definition: "pct-applications",
    actuals: [{ year: 2018 }, { year: 2022 }, { year: 2023, value: 18997 }],
    standing: { state: "off", distance: 11003, isOver: true },
  })
})

test("on an earlier day only years that had ended then count", async () => {
  const { reply } = await site.nobody.call(observatory.readTargets, { query: { on: "2023-06-30" } })
  const standing = reply.items.find(({ id }) => id === "sti-pct-2025")?.standing
  expect(standing).toMatchObject({ on: "2023-06-30", actual: { year: 2022 }, isOver: false })
})

test("index values come with definitions that changed and with what texts claim of them", async () => {
  const { reply } = await site.nobody.call(observatory.readSeries)
  expect(reply.definitions.map(({ id }) => id)).toEqual(["cooperation-2020", "cooperation-2023"])
  const named = new Set(reply.definitions.map(({ index, id }) => `${index} ${id}`))
  const used = reply.items.flatMap(({ index, definition }) => (definition === null ? [] : [`${index} ${definition}`]))
  expect(new Set(used)).toEqual(named)
  expect(reply.claims.map(({ change, written, reading }) => [change, written, reading])).toEqual([
    [8.2, "percent", "points"],
    [6.4, "percent", "points"],
    [4.4, null, "points"],
  ])
})
