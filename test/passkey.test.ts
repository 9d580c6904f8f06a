import { afterAll, beforeAll, expect, test } from "vitest"
import { softAuthenticator } from "./authenticator.ts"
import { type Browser, openSignIn, publicUrl, type SignInTest } from "./sign-in.ts"

let site: SignInTest
beforeAll(async () => {
  site = await openSignIn()
})
afterAll(() => site.close())

type Authenticator = ReturnType<typeof softAuthenticator>

async function register(browser: Browser, authenticator: Authenticator) {
  const { json } = await browser.get("/api/auth/passkey/generate-register-options")
  return browser.post("/api/auth/passkey/verify-registration", {
    response: authenticator.register(json),
    name: "Laptop",
  })
}

async function signIn(
  browser: Browser,
  authenticator: Authenticator,
  change: (options: object) => object = (same) => same,
) {
  const { json } = await browser.get("/api/auth/passkey/generate-authenticate-options")
  return browser.post("/api/auth/passkey/verify-authentication", {
    response: authenticator.authenticate({ ...json, ...change(json) }),
  })
}

async function withPasskey(
  email: string,
): Promise<{ owner: Browser; authenticator: Authenticator; registered: number }> {
  const owner = site.browser()
  const authenticator = softAuthenticator(publicUrl)
  await owner.signIn(email)
  const { status } = await register(owner, authenticator)
  return { owner, authenticator, registered: status }
}

test("a passkey that a person added signs that person in without a password", async () => {
  const { authenticator, registered } = await withPasskey("ada@example.org")
  const fresh = site.browser()
  const signed = await signIn(fresh, authenticator)
  const self = await fresh.get("/api/me")
  expect([registered, signed.status, self.json.person.id]).toEqual([200, 200, "ada"])
})

test("a passkey of another site's address is refused", async () => {
  const owner = site.browser()
  await owner.signIn("ren@example.org")
  const { status } = await register(owner, softAuthenticator("https://evil.example"))
  expect(status).toBeGreaterThanOrEqual(400)
  expect((await owner.get("/api/auth/passkey/list-user-passkeys")).json).toEqual([])
})

test("an answer to another challenge is refused, and signs nobody in", async () => {
  const { authenticator } = await withPasskey("nia@example.org")
  const fresh = site.browser()
  const refused = await signIn(fresh, authenticator, () => ({ challenge: Buffer.alloc(32).toString("base64url") }))
  expect([refused.status, refused.json.code]).toEqual([401, "identity.passkey-refused"])
  expect((await fresh.get("/api/me")).status).toBe(401)
})

test("a passkey that nobody registered is refused", async () => {
  const refused = await signIn(site.browser(), softAuthenticator(publicUrl))
  expect([refused.status, refused.json.code]).toEqual([401, "identity.passkey-refused"])
})

test("a passkey is added by the signed-in person only", async () => {
  const { status, json } = await site.browser().get("/api/auth/passkey/generate-register-options")
  expect([status, json.code]).toEqual([401, "api.sign-in-needed"])
})

test("a passkey that its owner removed signs nobody in", async () => {
  const { owner, authenticator } = await withPasskey("ren@example.org")
  const { json } = await owner.get("/api/auth/passkey/list-user-passkeys")
  await owner.post("/api/auth/passkey/delete-passkey", { id: json[0].id })
  expect((await signIn(site.browser(), authenticator)).status).toBe(401)
})
