import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { evidence } from "./contract/index.ts"

let database: TestDatabase
let platform: TestPlatform
beforeAll(async () => {
  database = await cloneSmallRegion()
  platform = await testPlatform(database, { now: "2026-11-24T10:00:00+08:00" })
})
afterAll(async () => {
  await platform.close()
  await database.drop()
})

test("the log's export is read under the same rules as the log: without the entry that opens it, it is refused", async () => {
  const whole = () => platform.app.inject({ url: "/api/log/export" })
  expect([(await whole()).statusCode, (await whole()).body.slice(0, 7)]).toEqual([200, '{"key":'])
  // From noon a second version holds that lacks the entry by which public information is open.
  const noon = "2026-11-24T12:00:00+08:00"
  await sql`insert into list_version (number, effective_at, enacted_at, source, digest)
    select 2, ${noon}, ${noon}, 'a vote in this test', digest from list_version`.execute(database.db)
  await sql`insert into list_entry (version, id, position, body)
    select 2, id, position, body from list_entry where id <> 'NL-01'`.execute(database.db)
  expect((await whole()).statusCode).toBe(200)
  platform.at(noon)
  const refused = await platform.nobody.call(evidence.readHead)
  const { statusCode, body } = await whole()
  expect([statusCode, JSON.parse(body).code]).toEqual([refused.status, refused.problem.code])
  expect(statusCode).toBe(401)
})
