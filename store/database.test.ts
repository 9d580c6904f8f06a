import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { emptyDatabase, type TestDatabase } from "../test/database.ts"
import { firstRow, openDatabase, rows } from "./database.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
})
afterAll(() => database.drop())

test("an int8 beyond the safe integers of JavaScript arrives unchanged", async () => {
  const row = await firstRow(database.db, sql<{ fen: bigint }>`select 9007199254740993::int8 as fen`)
  expect(row).toEqual({ fen: 9007199254740993n })
})

test("numerics arrive as the digits that were stored, alone and in lists", async () => {
  const row = await firstRow(database.db, sql`select 0.10::numeric as one, array[0.10, null]::numeric[] as list`)
  expect(row).toEqual({ one: "0.10", list: ["0.10", null] })
})

test("a moment arrives in UTC with milliseconds, whatever offset it was written with", async () => {
  const row = await firstRow(
    database.db,
    sql`select '2026-04-01T00:00:00.5+08:00'::timestamptz as at, array['2026-04-01T00:00+08:00']::timestamptz[] as list,
          'infinity'::timestamptz as open`,
  )
  expect(row).toEqual({ at: "2026-03-31T16:00:00.500Z", list: ["2026-03-31T16:00:00.000Z"], open: "infinity" })
})

test("a day arrives as a day", async () => {
  const row = await firstRow(database.db, sql`select '2026-03-31'::date as on, array['2026-03-31']::date[] as list`)
  expect(row).toEqual({ on: "2026-03-31", list: ["2026-03-31"] })
})

test("a range stays text", async () => {
  const row = await firstRow(database.db, sql`select tstzrange('2026-03-31T16:00Z', null) as slot`)
  expect(row).toEqual({ slot: '["2026-03-31 16:00:00+00",)' })
})

test("a text in Chinese survives the way to the database and back", async () => {
  expect(await rows(database.db, sql`select ${"长三角：苏州—上海"}::text as name`)).toEqual([
    { name: "长三角：苏州—上海" },
  ])
})

test("letters of Chinese words count for similarity, which search stands on", async () => {
  await database.pool.query("create extension if not exists pg_trgm")
  const row = await firstRow(
    database.db,
    sql<{ alike: boolean }>`select similarity('透射电子显微镜', '电子显微镜') > 0.3 as alike`,
  )
  expect(row).toEqual({ alike: true })
})

test("a server that does not answer is named in the refusal, without its password", async () => {
  const opening = openDatabase("postgres://someone:secret@127.0.0.1:1/nothing")
  await expect(opening).rejects.toMatchObject({
    code: "store.server-unreachable",
    facts: { server: "postgres://someone@127.0.0.1:1/nothing", cause: expect.stringContaining("ECONNREFUSED") },
  })
})
