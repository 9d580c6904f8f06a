import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { rows } from "../store/database.ts"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { identity, region } from "./contract/index.ts"

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

const registrar = () => site.as("ren", "registry")
const administrator = () => site.as("ada", "institute")
const firm = {
  kind: "firm",
  controllingGroup: null,
  ror: null,
  name: { zh: "金鸡湖仪器", en: "Jinji Lake Instruments" },
} as const

test("anyone reads what the region is; without sample people none are offered", async () => {
  const { status, reply } = await site.nobody.call(region.readRegion)
  expect(status).toBe(200)
  expect([reply.timeZone, reply.jurisdictions.map(({ code }) => code), reply.sampleAccounts]).toEqual([
    "Asia/Shanghai",
    ["CN-SH", "CN-JS", "CN-AH"],
    [],
  ])
})

test("the map has one drawn unit for each city with its outline", async () => {
  const { reply } = await site.nobody.call(region.readMap)
  expect(reply.units.length).toBeGreaterThan(40)
  expect(reply.units.find(({ city }) => city === "320500")?.rings[0]?.length).toBeGreaterThan(10)
})

test("today is the region's, and whether it is worked comes from the published notice", async () => {
  site.at("2026-10-09T23:30:00Z")
  const makeUp = await site.nobody.call(identity.readDay)
  site.at("2031-05-05T12:00:00Z")
  const unpublished = await site.nobody.call(identity.readDay)
  site.at("2026-03-31T09:00:00+08:00")
  expect([makeUp.reply, unpublished.reply]).toEqual([
    { today: "2026-10-10", workingDay: true },
    { today: "2031-05-05", workingDay: null },
  ])
})

test("the first page counts by member and by pair of home and host", async () => {
  const { reply } = await site.nobody.call(region.readHome)
  expect(reply.jurisdictions.map(({ code, organisations }) => [code, organisations])).toEqual([
    ["CN-SH", 1],
    ["CN-JS", 2],
    ["CN-AH", 0],
  ])
  expect(reply.flows).toEqual([])
})

// A made-up code: 91310000717854505W passes the check of GB 32100-2015; the next test changes its last character.
test("a registrar registers an organisation of the own jurisdiction; its code is read and its group is its own", async () => {
  const { status, reply, etag } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "320500", creditCode: "91310000717854505w" },
  })
  expect([status, reply.jurisdiction, reply.creditCode, reply.controllingGroup, etag]).toEqual([
    200,
    "CN-JS",
    "91310000717854505W",
    "91310000717854505W",
    '"1"',
  ])
})

test("a credit code with a wrong check character is refused and the right one told", async () => {
  const { status, problem } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "320500", creditCode: "91310000717854505A" },
  })
  expect([status, problem.code, problem.facts.expected]).toEqual([422, "region.credit-code-check", "W"])
})

test("a registration code is checked before it is used: how it is written, and whose it is", async () => {
  const check = (code: string) => site.nobody.call(region.checkRegistrationCode, { query: { code } })
  const [known, free, wrong] = [
    await check(" 91110000600037341l "),
    await check("91350100M000100Y43"),
    await check("91310000717854505A"),
  ]
  expect(known.reply).toEqual({ code: "91110000600037341L", organisation: "firm" })
  expect(free.reply).toEqual({ code: "91350100M000100Y43", organisation: null })
  expect([wrong.status, wrong.problem.code, wrong.problem.facts.expected]).toEqual([
    422,
    "region.credit-code-check",
    "W",
  ])
})

test("a credit code that is registered already is refused", async () => {
  const { status, problem } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "320500", creditCode: "91110000600037341L" },
  })
  expect([status, problem.code, problem.facts.code]).toEqual([409, "region.credit-code-taken", "91110000600037341L"])
})

test("a city that two members have by that name is refused with the codes to choose from", async () => {
  const { status, problem } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "Suzhou", creditCode: null },
  })
  expect([status, problem.code]).toEqual([422, "region.ambiguous-city"])
  expect(problem.facts.candidates).toMatch(/320500.*341300/)
})

test("a registrar cannot register in another jurisdiction", async () => {
  const { status, problem } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "341300", creditCode: null },
  })
  expect([status, problem.code]).toEqual([403, "rulebook.refused"])
})

test("a firm under a controller joins its group", async () => {
  const { reply } = await registrar().call(region.registerOrganisation, {
    body: { ...firm, city: "320100", creditCode: null, controllingGroup: "91110000600037341L" },
  })
  const { reply: seen } = await site.nobody.call(region.readOrganisation, { params: { organisation: reply.id } })
  expect([reply.controllingGroup, seen.group.map(({ id }) => id)]).toEqual(["91110000600037341L", ["firm"]])
})

test("an edit over a version that has changed is refused and changes nothing", async () => {
  const edit = (version: number, en: string) =>
    administrator().call(region.editOrganisation, {
      params: { organisation: "institute" },
      body: { name: { zh: "苏州检测所", en } },
      headers: { "if-match": `"${version}"` },
    })
  const first = await edit(1, "First")
  const second = await edit(1, "Second")
  const { reply } = await site.nobody.call(region.readOrganisation, { params: { organisation: "institute" } })
  expect([first.status, first.etag, second.status, second.problem.code]).toEqual([
    200,
    '"2"',
    412,
    "api.version-changed",
  ])
  expect([reply.organisation.name.en, reply.organisation.version]).toEqual(["First", 2])
})

test("an administrator cannot leave the controlling group, by which caps are counted; a registrar can move it", async () => {
  const move = (by: ReturnType<typeof administrator>, version: string) =>
    by.call(region.editOrganisation, {
      params: { organisation: "institute" },
      body: { controllingGroup: "firm" },
      headers: { "if-match": version },
    })
  const refused = await move(administrator(), '"2"')
  const moved = await move(registrar(), '"2"')
  expect([refused.status, refused.problem.code]).toEqual([403, "region.group-by-registrar"])
  expect([moved.status, moved.reply.controllingGroup]).toEqual([200, "91110000600037341L"])
})

test("an organisation does not move to another jurisdiction by an edit", async () => {
  const { status, problem } = await administrator().call(region.editOrganisation, {
    params: { organisation: "institute" },
    body: { city: "310000" },
    headers: { "if-match": '"3"' },
  })
  expect([status, problem.code]).toEqual([422, "region.city-elsewhere"])
})

test("people of an organisation are shown to its own members only", async () => {
  const seen = async (who: ReturnType<typeof administrator>) =>
    (await who.call(region.readOrganisation, { params: { organisation: "institute" } })).reply
  const [own, other] = [await seen(administrator()), await seen(site.as("ada", "firm"))]
  expect(own.members.map(({ person, role }) => [person, role])).toEqual([["ada", "organisation-admin"]])
  expect([own.may, other.members, other.may]).toEqual([
    ["region.edit-organisation", "region.add-membership", "region.end-membership"],
    [],
    [],
  ])
})

test("a role ended today is gone at once, and given again the same day it is back", async () => {
  const params = { organisation: "institute" }
  const body = { email: "Nia@Example.org", role: "engineer" } as const
  const end = () =>
    administrator().call(region.endMembership, { params: { ...params, person: "nia", role: "engineer" } })
  const acting = async () => (await site.as("nia").call(identity.readSelf)).reply.acting
  await administrator().call(region.addMembership, { params, body })
  const during = await acting()
  await end()
  const after = await acting()
  await administrator().call(region.addMembership, { params, body })
  const again = await acting()
  await end()
  const twice = await end()
  expect([during, after, again]).toEqual(["institute", null, "institute"])
  expect([twice.status, twice.problem.code]).toEqual([404, "region.unknown-membership"])
})

test("an administrator of a firm or institute gives no public office, nor the scheduler's role", async () => {
  const give = (role: "registrar" | "finance-officer" | "coordinator" | "scheduler") =>
    administrator().call(region.addMembership, {
      params: { organisation: "institute" },
      body: { email: "ada@example.org", role },
    })
  const codes = []
  for (const role of ["registrar", "finance-officer", "coordinator", "scheduler"] as const)
    codes.push((await give(role)).problem.code)
  expect(new Set(codes)).toEqual(new Set(["region.role-elsewhere"]))
})

test("a registrar's role that a firm's member got elsewhere opens no other organisation", async () => {
  await rows(
    database.db,
    sql`insert into membership (organisation, person, role, from_day) values ('institute', 'nia', 'registrar', '2026-01-01')`,
  )
  const { problem } = await site.as("nia", "institute").call(region.addMembership, {
    params: { organisation: "registry" },
    body: { email: "nia@example.org", role: "registrar" },
  })
  await rows(database.db, sql`delete from membership where person = 'nia' and role = 'registrar'`)
  expect(problem.entries).toContain("NL-22")
})

test("someone who never signed up cannot be given a role", async () => {
  const { status, problem } = await administrator().call(region.addMembership, {
    params: { organisation: "institute" },
    body: { email: "who@example.org", role: "engineer" },
  })
  expect([status, problem.code]).toEqual([404, "region.unknown-person"])
})

const header = "name_zh,name_en,kind,credit_code,city,controlled_by"

test("an import takes the good rows and names each broken one by row, column and cause", async () => {
  const file = [
    header,
    '太湖传感,"Taihu Sensors, Ltd",firm,91320583793302388X,320500,',
    "太湖光学,Taihu Optics,firm,91320583793302388A,320500,",
    ",No Name,firm,91330000142916567N,320500,",
    "",
    "宿州仪器,Suzhou Instruments,firm,913400001489491171,341300,",
  ].join("\r\n")
  const { status, reply } = await registrar().call(region.importOrganisations, { body: `\uFEFF${file}` })
  expect([status, reply.accepted]).toEqual([200, 1])
  expect(reply.rejected.map(({ row, column }) => [row, column])).toEqual([
    [3, "credit_code"],
    [4, "name_zh"],
    [6, "city"],
  ])
  expect(reply.rejected.map(({ cause }) => cause.en)).toEqual([
    expect.stringContaining("check character"),
    expect.stringContaining("empty"),
    expect.stringContaining("CN-AH"),
  ])
})

test("a file in GB18030, as Chinese spreadsheets write it, is read", async () => {
  // 名 称 in GB18030; the rest of this row is ASCII.
  const bytes = Buffer.concat([
    Buffer.from(`${header}\n`),
    Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]),
    Buffer.from(",Named in GB18030,firm,91330000142916567N,320500,\n"),
  ])
  const answer = await site.app.inject({
    method: "POST",
    url: "/api/organisations/import",
    headers: { "x-test-person": "ren", "content-type": "text/csv", "idempotency-key": "a file in gb18030" },
    payload: bytes,
  })
  const found = await rows(database.db, sql`select name_zh from organisation where name_en = 'Named in GB18030'`)
  expect([answer.json().accepted, found]).toEqual([1, [{ name_zh: "名称" }]])
})

test.each([
  ["quotes that do not close", `${header}\n"太湖,Taihu,firm`, "api.bad-csv"],
  ["bytes that are no text", "\u0000\u0001", "api.bad-csv"],
  ["columns missing", "name_zh,name_en\n甲,A", "region.column-missing"],
])("a file with %s is refused as a whole", async (_, body, code) => {
  const { status, problem } = await registrar().call(region.importOrganisations, { body })
  expect([status, problem.code]).toEqual([422, code])
})

test("pages of the list meet without gap or repetition, also while a word is searched", async () => {
  const whole = await site.nobody.call(region.listOrganisations, { query: { limit: "200" } })
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { reply } = await site.nobody.call(region.listOrganisations, {
      query: { limit: "2", ...(cursor === undefined ? {} : { cursor }) },
    })
    ids.push(...reply.items.map(({ id }) => id))
    if (reply.next === null) break
    cursor = reply.next
  }
  expect(ids).toEqual(whole.reply.items.map(({ id }) => id))
  expect(ids.length).toBeGreaterThan(4)
})

test.each([
  ["浦江", ["firm"]],
  ["pujiang mat", ["firm"]],
  ["600037341L", ["firm"]],
  ["100%", []],
])("a search for %s finds by name in both languages and by code", async (q, ids) => {
  const { reply } = await site.nobody.call(region.listOrganisations, { query: { q } })
  expect(reply.items.map(({ id }) => id)).toEqual(ids)
})

test("a cursor that is none of ours is refused", async () => {
  const { status, problem } = await site.nobody.call(region.listOrganisations, { query: { cursor: "bm9uc2Vuc2U" } })
  expect([status, problem.code]).toEqual([400, "api.bad-cursor"])
})
