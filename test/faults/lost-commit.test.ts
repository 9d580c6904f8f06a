import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { facilities } from "../../api/contract/index.ts"
import { firstRow, openDatabase } from "../../store/database.ts"
import { type BookingRegion, openBookingRegion } from "../booking-region.ts"
import { type TestPlatform, testPlatform } from "../platform.ts"
import { type CutProxy, openCutProxy } from "./cut-proxy.ts"

/** The message of a COMMIT: `Q`, four bytes of length, the text. */
const commit = /^Q[\s\S]{4}commit\0/i
const now = "2026-03-02T09:00:00+08:00"

let region: BookingRegion
let proxy: CutProxy
/** The platform as it reaches its database through the proxy. */
let platform: TestPlatform
let day = 3

beforeAll(async () => {
  region = await openBookingRegion(now)
  const url = new URL(region.database.url.replace(/@%2F[^/]*/, "@localhost"))
  const folder = /@(%2F[^/]*)/.exec(region.database.url)?.[1]
  proxy = await openCutProxy(
    folder === undefined
      ? { host: url.hostname, port: Number(url.port || 5432) }
      : { path: `${decodeURIComponent(folder)}/.s.PGSQL.5432` },
  )
  url.hostname = "127.0.0.1"
  url.port = `${proxy.port}`
  // The first platform signed nothing: the second one, with a key of its own, may take its place.
  await sql`delete from log_key`.execute(region.database.db)
  platform = await testPlatform(await openDatabase(url.href, { connections: 3 }), { now })
})
beforeEach(() => {
  day++
})
afterAll(async () => {
  await platform?.close()
  await platform?.platform.database.close()
  await proxy?.close()
  await region?.close()
})

function book(key: string) {
  return platform.as("user-CN-SH").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-JS", facility: "tem" },
    body: {
      from: `2026-03-0${day}T09:00:00+08:00`,
      until: `2026-03-0${day}T11:00:00+08:00`,
      voucher: null,
      purpose: "examine a sample",
      acceptTerms: true,
    },
    key,
  })
}

async function countsOfDay() {
  return firstRow(
    region.database.db,
    sql<Record<"bookings" | "holds", bigint>>`select
      (select count(*) from booking where lower(during)::date = ${`2026-03-0${day}`}::date) as bookings,
      (select count(*) from occupancy where lower(during)::date = ${`2026-03-0${day}`}::date) as holds`,
  )
}

test("a commit whose answer is lost is answered as unknown; the same key finds the one booking that stands", async () => {
  proxy.cutNext("after", commit)
  const lost = await book("lost after the commit")
  expect([lost.status, lost.problem.code]).toEqual([503, "api.commit-unknown"])
  expect(await countsOfDay()).toEqual({ bookings: 1n, holds: 1n })
  const again = await book("lost after the commit")
  expect(again.status).toBe(200)
  expect(await countsOfDay()).toEqual({ bookings: 1n, holds: 1n })
  expect((await book("lost after the commit")).reply.id).toBe(again.reply.id)
})

test("a commit that never arrived is answered as unknown and leaves nothing; the same key books once", async () => {
  proxy.cutNext("before", commit)
  const lost = await book("lost before the commit")
  expect([lost.status, lost.problem.code]).toEqual([503, "api.commit-unknown"])
  expect(await countsOfDay()).toEqual({ bookings: 0n, holds: 0n })
  expect((await book("lost before the commit")).status).toBe(200)
  expect(await countsOfDay()).toEqual({ bookings: 1n, holds: 1n })
})

test("a connection lost between the reads and the writes of a booking leaves nothing; the same key books once", async () => {
  proxy.cutNext("before", /insert into booking /)
  const lost = await book("cut in the middle")
  expect([lost.status, lost.problem.code]).toEqual([503, "api.database-away"])
  expect(await countsOfDay()).toEqual({ bookings: 0n, holds: 0n })
  expect((await book("cut in the middle")).status).toBe(200)
  expect(await countsOfDay()).toEqual({ bookings: 1n, holds: 1n })
})
