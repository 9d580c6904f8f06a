import { sql } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import { day, instant } from "../base/index.ts"
import type { TestDatabase } from "../test/database.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { rows } from "./database.ts"
import { firstRegistrar } from "./first-registrar.ts"
import { selfOn } from "./identity.ts"
import { verifyPassword } from "./password.ts"
import { sampleAccounts, samplePassword, signInForSample } from "./sample-sign-in.ts"

const now = instant("2026-03-31T09:00:00+08:00")
const start = { now, zone: "Asia/Shanghai" }

let database: TestDatabase
beforeEach(async () => {
  database = await cloneSmallRegion()
})
afterEach(() => database.drop())

const noRegistrar = () => sql`delete from membership where role = 'registrar'`.execute(database.db)
const hashOf = async (email: string) =>
  (
    await rows(
      database.db,
      sql<{
        password: string
      }>`select a.password from sign_in_account a join person p on p.id = a.person where p.email = ${email}`,
    )
  )[0]?.password ?? ""

test("a region without a registrar gets one, registrar in every member, with a password that is told once", async () => {
  await noRegistrar()
  const first = await firstRegistrar(database.db, { ...start, email: "Operator@Example.org" })
  const [person] = await rows(
    database.db,
    sql<{ id: string }>`select id from person where email = 'operator@example.org'`,
  )
  const logged = await rows(
    database.db,
    sql<{
      jurisdiction: string
    }>`select jurisdiction from log_entry where act = 'region.appoint-first-registrar' order by 1`,
  )
  expect(logged.map(({ jurisdiction }) => jurisdiction)).toEqual(["CN-AH", "CN-JS", "CN-SH"])
  const self = await selfOn(database.db, person?.id ?? "", day("2026-03-31"))
  expect(self?.memberships.map(({ jurisdiction, roles, kind }) => [jurisdiction, roles, kind])).toEqual(
    ["CN-AH", "CN-JS", "CN-SH"].map((code) => [code, ["registrar"], "government"]),
  )
  expect(await verifyPassword({ hash: await hashOf("operator@example.org"), password: first?.password ?? "" })).toBe(
    true,
  )
})

test("a second start makes no second one, and two starts at once make one", async () => {
  await noRegistrar()
  const together = await Promise.all([firstRegistrar(database.db, start), firstRegistrar(database.db, start)])
  expect(together.filter((one) => one !== null)).toHaveLength(1)
  expect(await firstRegistrar(database.db, start)).toBeNull()
})

test("a region that has a registrar is left as it is", async () => {
  expect(await firstRegistrar(database.db, start)).toBeNull()
  expect(await rows(database.db, sql`select 1 from sign_in_account`)).toEqual([])
})

test("five hundred sample people get their password with one hash", async () => {
  await sql`insert into person (id, name, email, sample) select 's' || n, '样', 's' || n || '@example.org', true from generate_series(1, 500) n`.execute(
    database.db,
  )
  const ids = Array.from({ length: 500 }, (_, at) => `s${at + 1}`)
  await signInForSample(database.db, ids)
  await signInForSample(database.db, ids)
  const [counted] = await rows(
    database.db,
    sql`select count(*)::int as accounts, count(distinct password)::int as hashes from sign_in_account`,
  )
  expect(counted).toEqual({ accounts: 500, hashes: 1 })
  expect(await verifyPassword({ hash: await hashOf("s77@example.org"), password: samplePassword })).toBe(true)
})

test("few sample accounts show every role and every member", async () => {
  await sql`update organisation set sample = true`.execute(database.db)
  await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, sample, made_at)
    values ('ah', 'CN-AH', '341300', 'firm', '宿州', 'Suzhou AH', 'ah', true, now())`.execute(database.db)
  const roles = [
    "engineer",
    "facility-manager",
    "organisation-admin",
    "voucher-officer",
    "finance-officer",
    "registrar",
    "coordinator",
  ]
  await sql`insert into person (id, name, email, sample) select 't' || n, '样', 't' || n || '@example.org', true from generate_series(1, 60) n`.execute(
    database.db,
  )
  await sql`insert into membership (organisation, person, role, from_day)
    select (array['firm', 'institute', 'registry', 'ah'])[n % 4 + 1], 't' || n, (${roles}::text[])[n % 7 + 1], '2026-01-01' from generate_series(1, 60) n`.execute(
    database.db,
  )
  const accounts = await sampleAccounts(database.db, day("2026-03-31"))
  expect(new Set(accounts.flatMap((one) => one.roles))).toEqual(new Set(roles))
  expect(new Set(accounts.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(["CN-SH", "CN-JS", "CN-AH"]))
  expect(accounts.length).toBeLessThanOrEqual(13)
})
