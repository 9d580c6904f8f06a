import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { facilities, identity, region } from "./contract/index.ts"

let database: TestDatabase
let site: TestPlatform
beforeAll(async () => {
  database = await cloneSmallRegion()
  site = await testPlatform(database, { now: "2026-03-31T09:00:00+08:00" })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString("base64url")

test("a character that cannot be kept is refused wherever it stands: address, query, cursor, body", async () => {
  const { nobody } = site
  const named = { city: "320500", kind: "firm", creditCode: null, controllingGroup: null, ror: null }
  const ren = site.as("ren", "registry")
  const answers = [
    await nobody.call(region.readOrganisation, { params: { organisation: "\0" } }),
    await nobody.call(region.listOrganisations, { query: { q: "a\0b" } }),
    await nobody.call(facilities.searchFacilities, { query: { city: "\0" } }),
    await nobody.call(region.listOrganisations, { query: { cursor: cursor({ name: "\0", id: "\0" }) } }),
    await ren.call(region.registerOrganisation, { body: { ...named, name: { zh: "甲\0", en: "A" } } }),
    await ren.call(region.registerOrganisation, { body: { ...named, name: { zh: "甲\ud800", en: "A" } } }),
  ]
  expect(answers.map(({ problem }) => problem.code)).toEqual([
    "api.bad-request",
    "api.bad-request",
    "api.bad-request",
    "api.bad-cursor",
    "api.bad-request",
    "api.bad-request",
  ])
})

test("a moment outside the years that calendars and database agree on is refused as a moment", async () => {
  for (const freeFrom of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"]) {
    const { problem } = await site.nobody.call(facilities.searchFacilities, { query: { freeHours: "1", freeFrom } })
    expect([freeFrom, problem.code]).toEqual([freeFrom, "api.bad-request"])
  }
})

test("an act that asks for nothing takes no body", async () => {
  const { statusCode, body } = await site.app.inject({
    method: "DELETE",
    url: "/api/me/keys/none",
    headers: { "x-test-person": "ada", "idempotency-key": "no-body-at-all" },
  })
  expect([statusCode, JSON.parse(body).code]).toEqual([404, "identity.unknown-key"])
})

test("a scheduler's token of the right length but not of ASCII is refused, not a fault", async () => {
  const token = "é".repeat(site.platform.schedulerToken.length)
  const { statusCode, body } = await site.app.inject({ url: "/api/me", headers: { "x-scheduler-token": token } })
  expect([statusCode, JSON.parse(body).code]).toEqual([401, "api.sign-in-needed"])
})

test("one key serves one organisation: the same request for another is told so", async () => {
  const ask = (organisation: string) =>
    site
      .as("ada", organisation)
      .call(identity.setOrcid, { key: "one-key-two-organisations", body: { orcid: "0000-0002-1825-0097" } })
  await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
    values ('twin', 'CN-SH', '310000', 'firm', '双', 'Twin', 'twin', now())`.execute(database.db)
  await sql`insert into membership (organisation, person, role, from_day) values ('twin', 'ada', 'engineer', '2026-03-01')`.execute(
    database.db,
  )
  const [first, second] = [await ask("firm"), await ask("twin")]
  expect([first.status, second.problem.code]).toEqual([200, "api.key-used-otherwise"])
})

test("a name that stands twice in one object of a body is refused, in whatever spelling, and no other body is", async () => {
  const ask = async (payload: string) => {
    const headers = { "content-type": "application/json" }
    const { statusCode, body } = await site.app.inject({ method: "POST", url: "/api/claims", payload, headers })
    return [statusCode, JSON.parse(body).code, JSON.parse(body).facts?.name]
  }
  expect(await ask('{"estate":"5","claims":{"a":"3","\\u0061":"10"}}')).toEqual([400, "api.name-twice", "a"])
  expect(await ask('{"estate":"5","estate":"6","claims":{"a":"3","b":"10"}}')).toEqual([
    400,
    "api.name-twice",
    "estate",
  ])
  expect((await ask('{"estate":"5","claims":{"a":"3","b":"10"}}'))[0]).toBe(200)
  expect((await ask('{"estate":"5","claims":{"a":"3","estate":"10"}}'))[0]).toBe(200)
  expect(await ask('{"estate":"5","claims":{"a":"3"')).toEqual([400, "api.bad-request", undefined])
})
