import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { rows } from "../store/database.ts"
import { type Browser, openSignIn, type SignInTest } from "../test/sign-in.ts"

let site: SignInTest
let ada: Browser
let ren: Browser
beforeAll(async () => {
  site = await openSignIn()
  ada = site.browser()
  ren = site.browser()
  await ada.signIn("ada@example.org")
  await ren.signIn("ren@example.org")
})
afterAll(() => site.close())

const program = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })

async function keyFor(browser: Browser, scopes: readonly string[], organisation: string, days = 30) {
  const { json } = await browser.post("/api/me/keys", { name: "instrument log", organisation, scopes, days })
  return json
}

test("a person of two organisations acts for the one that the header names", async () => {
  const first = await ada.get("/api/me")
  const second = await ada.get("/api/me", { headers: { "x-organisation": "institute" } })
  expect([first.json.acting, second.json.acting]).toEqual(["firm", "institute"])
})

test("roles of one organisation give nothing in the other", async () => {
  const edit = (organisation: string) =>
    ada.send("PATCH", "/api/organisations/institute", {
      body: { name: { zh: "苏州检测研究所", en: "Suzhou Test Institute" } },
      headers: { "x-organisation": organisation, "if-match": '"1"' },
    })
  const asEngineer = await edit("firm")
  const asAdministrator = await edit("institute")
  expect([asEngineer.status, asEngineer.json.code, asEngineer.json.entries]).toEqual([
    403,
    "rulebook.refused",
    expect.arrayContaining(["NL-22"]),
  ])
  expect([asAdministrator.status, asAdministrator.json.version]).toEqual([200, 2])
})

test("acting for an organisation in which one has no role is refused", async () => {
  const { status, json } = await ada.get("/api/me", { headers: { "x-organisation": "registry" } })
  expect([status, json.code, json.facts.organisation]).toEqual([403, "identity.not-a-member", "registry"])
})

test("a key is shown once; the database has only its hash", async () => {
  const { secret, ...key } = await keyFor(ada, ["*"], "firm")
  const listed = await ada.get("/api/me/keys")
  const [row] = await rows(
    site.database.db,
    sql<{ text: string }>`select api_key::text as text from api_key where id = ${key.id}`,
  )
  expect(secret).toMatch(/^dc_[\w-]{43}$/)
  expect(listed.json.items).toContainEqual({ ...key, lastUsedAt: null })
  expect([row?.text.includes(secret), row?.text.includes(key.start)]).toEqual([false, true])
})

test("a repeated request gets the same key without its secret, which no row of replies holds", async () => {
  const headers = { "idempotency-key": "make one key only" }
  const body = { name: "once", organisation: "firm", scopes: ["*"], days: 1 }
  const first = await ada.post("/api/me/keys", body, { headers })
  const second = await ada.post("/api/me/keys", body, { headers })
  const [row] = await rows(
    site.database.db,
    sql<{ reply: string }>`select reply from act_reply where key = 'make one key only'`,
  )
  expect(second.json).toEqual({ ...first.json, secret: "" })
  expect(row?.reply).not.toContain(first.json.secret)
})

test("a program acts with its key in either header, and its last use is noted", async () => {
  const { secret, id } = await keyFor(ada, ["identity.read-self"], "institute")
  const bearer = await site.browser().get("/api/me", program(secret))
  const plain = await site.browser().get("/api/me", { headers: { "x-api-key": secret } })
  const { json } = await ada.get("/api/me/keys")
  expect([bearer.json.acting, plain.json.acting]).toEqual(["institute", "institute"])
  expect(json.items.find((key: { id: string }) => key.id === id).lastUsedAt).not.toBeNull()
})

test("a key is bound to its organisation, whatever the header asks for", async () => {
  const { secret } = await keyFor(ada, ["identity.read-self"], "institute")
  const { json } = await site
    .browser()
    .get("/api/me", { headers: { authorization: `Bearer ${secret}`, "x-organisation": "firm" } })
  expect(json.acting).toBe("institute")
})

test("an act outside a key's scopes is refused by the entry on scopes", async () => {
  const { secret } = await keyFor(ada, ["facilities.import"], "institute")
  const { status, json } = await site.browser().get("/api/me", program(secret))
  expect([status, json.code, json.entries]).toEqual([403, "rulebook.refused", expect.arrayContaining(["NL-06"])])
})

test("not even a key for all acts makes a key", async () => {
  const { secret } = await keyFor(ada, ["*"], "firm")
  const made = await site
    .browser()
    .post("/api/me/keys", { name: "more", organisation: "institute", scopes: ["*"], days: 1 }, program(secret))
  expect([made.status, made.json.entries]).toEqual([403, expect.arrayContaining(["NL-07"])])
})

test("a revoked key is refused at the very next request", async () => {
  const { secret, id } = await keyFor(ada, ["*"], "firm")
  const before = await site.browser().get("/api/me", program(secret))
  const revoked = await ada.send("DELETE", `/api/me/keys/${id}`)
  const after = await site.browser().get("/api/me", program(secret))
  expect([before.status, revoked.status, after.status, after.json.code]).toEqual([
    200,
    200,
    401,
    "identity.key-refused",
  ])
})

test("nobody revokes another's key", async () => {
  const { id, secret } = await keyFor(ada, ["*"], "firm")
  const tried = await ren.send("DELETE", `/api/me/keys/${id}`)
  expect([tried.status, tried.json.code]).toEqual([404, "identity.unknown-key"])
  expect((await site.browser().get("/api/me", program(secret))).status).toBe(200)
})

test("a key expires after its days", async () => {
  const { secret } = await keyFor(ada, ["*"], "firm", 2)
  site.later(2.1)
  const { status } = await site.browser().get("/api/me", program(secret))
  site.later(-2.1)
  expect(status).toBe(401)
})

test.each([
  ["a scope that is no act", { scopes: ["facilities.fly"], organisation: "firm" }, 422, "identity.unknown-scope"],
  ["an organisation of others", { scopes: ["*"], organisation: "registry" }, 403, "identity.not-a-member"],
])("no key is made for %s", async (_, given, status, code) => {
  const refused = await ada.post("/api/me/keys", { name: "k", days: 1, ...given })
  expect([refused.status, refused.json.code]).toEqual([status, code])
})

test("a key stops working with the membership that it was made under", async () => {
  const nia = site.browser()
  await nia.signIn("nia@example.org")
  const joined = await ren.post("/api/organisations/institute/memberships", {
    email: "nia@example.org",
    role: "engineer",
  })
  const { secret } = await keyFor(nia, ["*"], "institute")
  const before = await site.browser().get("/api/me", program(secret))
  const ended = await ren.send("DELETE", "/api/organisations/institute/memberships/nia/engineer")
  const after = await site.browser().get("/api/me", program(secret))
  expect([joined.status, before.status, ended.status, after.status, after.json.code]).toEqual([
    200,
    200,
    200,
    403,
    "identity.not-a-member",
  ])
})

// 0000-0002-1825-0097 is ORCID's own example, Josiah Carberry.
test("an ORCID iD is recorded in its usual form", async () => {
  const { json } = await ada.post("/api/me/orcid", { orcid: "https://orcid.org/0000-0002-1825-0097" })
  const self = await ada.get("/api/me")
  expect([json.orcid, self.json.person.orcid]).toEqual(["0000-0002-1825-0097", "0000-0002-1825-0097"])
})

test("an ORCID iD that another person claimed is refused", async () => {
  const { status, json } = await ren.post("/api/me/orcid", { orcid: "0000-0002-1825-0097" })
  expect([status, json.code]).toEqual([409, "region.orcid-taken"])
})

test("an ORCID iD with a wrong check digit is refused, and the right digit told", async () => {
  const { status, json } = await ren.post("/api/me/orcid", { orcid: "0000-0002-1825-0098" })
  expect([status, json.code, json.facts.expected]).toEqual([422, "region.orcid-check", "7"])
})

test("the log names no person: no id, name, address or iD is in an entry", async () => {
  const entries = await rows(site.database.db, sql<{ body: string }>`select body from log_entry`)
  const all = entries.map(({ body }) => body).join("\n")
  expect(entries.length).toBeGreaterThan(5)
  expect(all).not.toMatch(/"(ada|ren|nia)"|example\.org|1825-0097|dc_/)
})
