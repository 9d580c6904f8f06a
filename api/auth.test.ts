import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { rows } from "../store/database.ts"
import { openSignIn, password, type SignInTest } from "../test/sign-in.ts"

let site: SignInTest
beforeAll(async () => {
  site = await openSignIn()
})
afterAll(() => site.close())

test("a person signs in with a password and is known", async () => {
  const browser = site.browser()
  const signed = await browser.signIn("ada@example.org")
  const self = await browser.get("/api/me")
  expect(signed.status).toBe(200)
  expect(self.json).toEqual({
    person: { id: "ada", name: { zh: "安达", en: "Ada" }, email: "ada@example.org", orcid: null },
    memberships: [
      {
        organisation: "firm",
        name: { zh: "浦江材料", en: "Pujiang Materials" },
        jurisdiction: "CN-SH",
        kind: "firm",
        roles: ["engineer"],
      },
      {
        organisation: "institute",
        name: { zh: "苏州检测所", en: "Suzhou Test Institute" },
        jurisdiction: "CN-JS",
        kind: "institute",
        roles: ["organisation-admin"],
      },
    ],
    acting: "firm",
  })
})

test("the session cookie is closed to scripts and other sites", async () => {
  const { headers } = await site.browser().signIn("ada@example.org")
  expect(String(headers["set-cookie"])).toMatch(
    /^delta\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax/,
  )
})

test.each([
  ["a wrong password", "ada@example.org"],
  ["an unknown address", "nobody@example.org"],
])("%s is refused in the same words, as a problem", async (_, email) => {
  const { status, json } = await site.browser().signIn(email, "not the password")
  expect({ status, code: json.code, detail: json.detail }).toEqual({
    status: 401,
    code: "identity.wrong-password",
    detail: "The e-mail address or the password is wrong.",
  })
})

test("refusals of sign-in are told in Chinese to who asks for it", async () => {
  const { json } = await site
    .browser()
    .post(
      "/api/auth/sign-in/email",
      { email: "ada@example.org", password: "not the password" },
      { headers: { "accept-language": "zh-CN" } },
    )
  expect(json.detail).toBe("邮箱或密码不正确。")
})

test("without sign-in the own account is refused with the code that asks for sign-in", async () => {
  const { status, json } = await site.browser().get("/api/me")
  expect([status, json.code]).toEqual([401, "api.sign-in-needed"])
})

test("a session that its owner revokes from another device is refused at the very next request", async () => {
  const [laptop, phone] = [site.browser(), site.browser()]
  await laptop.signIn("ren@example.org")
  await phone.signIn("ren@example.org")
  const before = await phone.get("/api/me")
  const revoked = await laptop.post("/api/auth/revoke-other-sessions")
  const after = await phone.get("/api/me")
  expect([before.status, revoked.status, after.status, after.json.code]).toEqual([200, 200, 401, "api.sign-in-needed"])
  expect((await laptop.get("/api/me")).status).toBe(200)
})

test("after signing out, even the old cookie is refused", async () => {
  const browser = site.browser()
  await browser.signIn("ada@example.org")
  const kept = new Map(browser.cookies)
  await browser.post("/api/auth/sign-out")
  for (const [name, value] of kept) browser.cookies.set(name, value)
  expect((await browser.get("/api/me")).status).toBe(401)
})

test("a cookie whose token is right and whose signature is not ours is refused", async () => {
  const browser = site.browser()
  await browser.signIn("ada@example.org")
  const [row] = await rows(
    site.database.db,
    sql<{ token: string }>`select token from session where person = 'ada' order by created_at desc limit 1`,
  )
  browser.cookies.set("delta.session_token", encodeURIComponent(`${row?.token}.${Buffer.alloc(32).toString("base64")}`))
  expect((await browser.get("/api/me")).status).toBe(401)
})

test("the library itself takes an expired session for none", async () => {
  const browser = site.browser()
  await browser.signIn("nia@example.org")
  await sql`update session set expires_at = now() - interval '1 second' where person = 'nia'`.execute(site.database.db)
  expect((await browser.get("/api/auth/get-session")).json).toBeNull()
})

test("whoever signs up can read and belongs nowhere", async () => {
  const browser = site.browser()
  const made = await browser.post("/api/auth/sign-up/email", { name: "新人", email: "New@Example.org", password })
  const self = await browser.get("/api/me")
  expect([made.status, self.json.person.email, self.json.memberships, self.json.acting]).toEqual([
    200,
    "new@example.org",
    [],
    null,
  ])
  expect((await browser.get("/api/organisations")).status).toBe(200)
})

test("an ordinary act of a person without membership is refused by the entry that says so", async () => {
  const browser = site.browser()
  await browser.signIn("nia@example.org")
  const { status, json } = await browser.post("/api/organisations", {
    city: "320500",
    kind: "firm",
    name: { zh: "甲", en: "A" },
    creditCode: null,
    controllingGroup: null,
    ror: null,
  })
  expect([status, json.code, json.entries]).toEqual([403, "rulebook.refused", expect.arrayContaining(["NL-04"])])
})

test.each([
  ["a short password", { email: "short@example.org", password: "nine char" }, 422, "identity.password-too-short"],
  ["an address that is taken", { email: "ada@example.org", password }, 409, "identity.address-taken"],
  ["a text that is no address", { email: "ada at home", password }, 422, "identity.bad-address"],
])("%s is refused at sign-up", async (_, given, status, code) => {
  const refused = await site.browser().post("/api/auth/sign-up/email", { name: "A", ...given })
  expect([refused.status, refused.json.code]).toEqual([status, code])
})

test("a sign-in sent from another site is refused", async () => {
  const { status, json } = await site
    .browser()
    .post(
      "/api/auth/sign-in/email",
      { email: "ada@example.org", password },
      { headers: { origin: "https://evil.example", cookie: "delta.x=1" } },
    )
  expect([status, json.code]).toEqual([403, "identity.foreign-origin"])
})

test("what sign-up does not ask for cannot be set with it", async () => {
  const browser = site.browser()
  const made = await browser.post("/api/auth/sign-up/email", {
    name: "Eve",
    email: "eve@example.org",
    password,
    emailVerified: true,
    status: "suspended",
    orcid: "0000-0002-1825-0097",
    sample: true,
  })
  const found = await rows(
    site.database.db,
    sql`select email_verified, status, orcid, sample from person where email = 'eve@example.org'`,
  )
  expect(made.status === 200 ? found : [made.status]).toEqual([
    { email_verified: false, status: "active", orcid: null, sample: false },
  ])
})

test.each([
  ["password", "/api/auth/change-password", { currentPassword: password, newPassword: "another long password" }],
  ["name", "/api/auth/update-user", { name: "Someone" }],
  ["passkeys", "/api/auth/passkey/verify-registration", { response: {} }],
])("the %s of a sample account, which everyone shares, cannot be changed", async (_, url, body) => {
  await sql`update person set sample = true where id = 'nia'`.execute(site.database.db)
  const browser = site.browser()
  await browser.signIn("nia@example.org")
  const { status, json } = await browser.post(url, body)
  await sql`update person set sample = false where id = 'nia'`.execute(site.database.db)
  expect([status, json.code]).toEqual([403, "identity.sample-account"])
})

test("a changed password works and the old one does not", async () => {
  const browser = site.browser()
  await browser.post("/api/auth/sign-up/email", { name: "C", email: "change@example.org", password })
  const changed = await browser.post("/api/auth/change-password", {
    currentPassword: password,
    newPassword: "snow on the new bridge",
  })
  const [old, fresh] = [
    await site.browser().signIn("change@example.org"),
    await site.browser().signIn("change@example.org", "snow on the new bridge"),
  ]
  expect([changed.status, old.status, fresh.status]).toEqual([200, 401, 200])
})

test("an address of the library that does not exist is told like every other", async () => {
  const { status, json } = await site.browser().get("/api/auth/nothing-here")
  expect([status, json.code]).toEqual([404, "api.not-found"])
})

test("attempts to sign in are limited by address, whatever the caller claims its address to be", async () => {
  const limited = await openSignIn({ limitAttempts: true })
  const attempt = (address: string, claimed: string) =>
    limited
      .browser(address)
      .post(
        "/api/auth/sign-in/email",
        { email: "no address", password },
        { headers: { "x-delta-client-address": claimed } },
      )
  const attempts = await Promise.all(Array.from({ length: 21 }, (_, at) => attempt("203.0.113.7", `198.51.100.${at}`)))
  const elsewhere = await attempt("203.0.113.8", "203.0.113.7")
  await limited.close()
  expect(attempts.filter(({ status }) => status === 429).map(({ json }) => json.code)).toEqual([
    "api.too-many-requests",
  ])
  expect(elsewhere.json.code).toBe("identity.bad-address")
})

test("a session expires seven days after the sign-in", async () => {
  const browser = site.browser()
  await browser.signIn("ada@example.org")
  site.later(6.9)
  const before = await browser.get("/api/me")
  site.later(0.2)
  const after = await browser.get("/api/me")
  site.later(-7.1)
  expect([before.status, after.status, after.json.code]).toEqual([200, 401, "api.sign-in-needed"])
})
