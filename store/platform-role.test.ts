import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { databaseUrl, emptyDatabase, onServer, type TestDatabase } from "../test/database.ts"
import { openDatabase } from "./database.ts"
import { migrate, migrateDatabase } from "./migrate.ts"
import { platformRole } from "./platform-role.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await emptyDatabase()
  await migrate(database.pool)
}, 60_000)
afterAll(() => database.drop())

test("the platform works as a role that owns nothing, is no superuser and passes no row-level security", async () => {
  const opened = await database.again({ owner: false })
  const { rows } = await opened.pool.query(
    `select current_user as name, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user`,
  )
  const no = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false }
  expect(rows).toEqual([{ name: platformRole, ...no, owned: 0 }])
})

const appendOnly = [
  ...["posting", "journal", "bill", "list_version", "list_entry", "parameter_value", "rule_part", "log_leaf"],
  ...["batch", "batch_journal", "period", "bill_correction"],
  ...["log_node", "log_head", "motion_text", "motion_comment", "motion_attendance", "motion_ballot", "motion_opening"],
]
test.each(appendOnly)("the platform may neither update nor delete rows of %s", async (table) => {
  const { pool } = await database.again({ owner: false, connections: 1 })
  const { rows } = await database.pool.query<{ column: string }>(
    "select attname as column from pg_attribute where attrelid = $1::regclass and attnum = 1",
    [table],
  )
  const column = rows[0]?.column
  await expect(pool.query(`update ${table} set ${column} = ${column}`)).rejects.toThrow("permission denied")
  await expect(pool.query(`delete from ${table}`)).rejects.toThrow("permission denied")
  await expect(pool.query(`truncate ${table}`)).rejects.toThrow("permission denied")
  await pool.query(`select from ${table}`)
})

test.each([
  "update log_entry set body = ''",
  "update account set minimum = null",
  "update voucher set face = face + 1",
  "delete from log_entry",
  "delete from account",
  "delete from voucher",
  "delete from motion",
  "update migration set name = ''",
  "alter table posting disable trigger all",
  "alter table posting disable row level security",
  "drop policy books on posting",
  "drop trigger posting_balances on posting",
  "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
  "set session_replication_role = replica",
  "drop table posting",
  "create table mine (n integer)",
])("the platform may not: %s", async (statement) => {
  const { pool } = await database.again({ owner: false, connections: 1 })
  await expect(pool.query(statement)).rejects.toThrow(/permission denied|must be owner/)
})

test("tables of a later migration are granted too", async () => {
  const later = await emptyDatabase()
  try {
    await migrate(later.pool)
    await later.pool.query("create table later (n integer)")
    await later.pool.query(`revoke all on migration from ${platformRole}`) // as after a restore on another server
    await migrate(later.pool)
    const { pool } = await later.again({ owner: false })
    await pool.query("insert into later values (1)")
    expect((await pool.query("select n from later")).rows).toEqual([{ n: 1 }])
  } finally {
    await later.drop()
  }
}, 60_000)

describe("an ordinary database user", () => {
  const user = `plain_${process.pid}`
  let own: TestDatabase
  let url: string
  beforeAll(async () => {
    own = await emptyDatabase()
    const name = new URL(own.url.replace(/@[^/]*/, "@host")).pathname.slice(1)
    await onServer(own.url, `create role ${user} login`, `alter database ${name} owner to ${user}`)
    url = databaseUrl(own.url, name).replace(/\/\/[^@]*@/, `//${user}@`)
  })
  afterAll(async () => {
    await onServer(own.url, `reassign owned by ${user} to current_user`, `drop owned by ${user}`)
    await onServer(own.url, `revoke ${platformRole} from ${user}`, `drop role ${user}`)
    await own.drop()
  })

  test("who may not take the role is told what an administrator has to run", async () => {
    await expect(migrateDatabase(url)).rejects.toMatchObject({
      code: "store.role-needed",
      facts: { role: platformRole, user },
    })
    await expect(openDatabase(url)).rejects.toMatchObject({ code: "store.role-needed", facts: { user } })
  })

  test("after that the platform migrates and works", async () => {
    await onServer(own.url, `grant ${platformRole} to ${user}`)
    await migrateDatabase(url)
    const opened = await openDatabase(url)
    const { rows } = await opened.pool.query("select current_user as name, session_user as login").finally(opened.close)
    expect(rows).toEqual([{ name: platformRole, login: user }])
  })
})
