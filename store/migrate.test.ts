import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { emptyDatabase, type TestDatabase } from "../test/database.ts"
import { migrate } from "./migrate.ts"

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await emptyDatabase({ connections: 4 })
  folder = mkdtempSync(join(tmpdir(), "delta-migrations-"))
  file("001-first.sql", "create table first (n integer); insert into first values (1);")
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
const numbers = async () =>
  (await database.pool.query("select number from migration order by 1")).rows.map((r) => r.number)

test("migrations are applied once, in order", async () => {
  file("002-second.sql", "insert into first values (2);")
  expect(await migrate(database.pool, folder)).toEqual(["001-first.sql", "002-second.sql"])
  expect(await migrate(database.pool, folder)).toEqual([])
  expect((await database.pool.query("select n from first order by n")).rows).toEqual([{ n: 1 }, { n: 2 }])
})

test("a failing migration is undone as a whole, those before it stay, and it is named", async () => {
  file("002-broken.sql", "insert into first values (2); select 1 / 0;")
  await expect(migrate(database.pool, folder)).rejects.toMatchObject({
    code: "store.migration-failed",
    facts: { file: "002-broken.sql", cause: "division by zero" },
  })
  expect(await numbers()).toEqual([1])
  expect((await database.pool.query("select n from first")).rows).toEqual([{ n: 1 }])
})

test("processes that start together apply each migration once", async () => {
  const other = await database.again()
  const applied = await Promise.all([database.pool, other.pool, database.pool].map((pool) => migrate(pool, folder)))
  expect(applied.flat()).toEqual(["001-first.sql"])
})

test("a migration edited after it was applied is refused", async () => {
  await migrate(database.pool, folder)
  file("001-first.sql", "create table first (n bigint);")
  await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: "store.migration-edited" })
})

test("a database newer than the program is refused", async () => {
  file("002-second.sql", "insert into first values (2);")
  await migrate(database.pool, folder)
  rmSync(join(folder, "002-second.sql"))
  await expect(migrate(database.pool, folder)).rejects.toMatchObject({
    code: "store.database-newer",
    facts: { database: "2", code: "1" },
  })
})

test("a file that arrives under a number already passed is refused", async () => {
  file("003-third.sql", "insert into first values (3);")
  await migrate(database.pool, folder)
  file("002-late.sql", "insert into first values (2);")
  await expect(migrate(database.pool, folder)).rejects.toMatchObject({
    code: "store.migration-misnumbered",
    facts: { file: "002-late.sql" },
  })
})

test("two files with one number are refused before anything is applied", async () => {
  file("001-second.sql", "select 1;")
  await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: "store.migration-misnumbered" })
  expect((await database.pool.query("select to_regclass('first') as first")).rows).toEqual([{ first: null }])
})
