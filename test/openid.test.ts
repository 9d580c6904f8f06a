import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { sql } from "kysely"
import Provider from "oidc-provider"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { OpenIdProvider } from "../api/auth.ts"
import { rows } from "../store/database.ts"
import { type Browser, openSignIn, publicUrl, type SignInTest } from "./sign-in.ts"

interface Stranger {
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

/** People of the provider, by their id there. */
const people = new Map<string, Stranger>([
  ["p-1", { email: "mei@uni.example", email_verified: true, name: "梅 Mei" }],
  ["p-2", { email: "ada@example.org", email_verified: true, name: "Someone else" }],
])

let provider: { server: Server; issuer: string; asked: URL[] }
let openId: OpenIdProvider
let site: SignInTest
beforeAll(async () => {
  provider = await startProvider()
  openId = {
    id: "openid",
    name: "Test University",
    issuer: provider.issuer,
    clientId: "delta",
    clientSecret: "a secret of client and provider",
  }
  site = await openSignIn({ openId })
})
afterAll(async () => {
  await site.close()
  provider.server.close()
})

/** A real provider that lets in whoever it is told by the hint, without asking. */
async function startProvider(): Promise<{ server: Server; issuer: string; asked: URL[] }> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const asked: URL[] = []
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "delta",
        client_secret: "a secret of client and provider",
        redirect_uris: [`${publicUrl}/api/auth/callback/openid`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["keys of a test"] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) }),
    // Consent is given beforehand.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId ?? "",
        accountId: session?.accountId ?? "",
      })
      grant.addOIDCScope("openid email profile")
      await grant.save()
      return grant
    },
  })
  server.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer)
    asked.push(url)
    if (!url.pathname.startsWith("/interaction/")) return oidc.callback()(request, response)
    const accountId = /person=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1] ?? ""
    return oidc.interactionFinished(request, response, { login: { accountId } })
  })
  return { server, issuer, asked }
}

/** Follows the provider's pages as a browser would, signed in there as `person`, up to our own address. */
async function throughProvider(start: string, person: string): Promise<string> {
  const cookies = new Map([["person", person]])
  for (let url = start, hops = 0; hops < 10; hops++) {
    if (url.startsWith(publicUrl)) return url
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get("location")
    if (next === null) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    url = new URL(next, url).href
  }
  throw new Error("the provider leads round in circles")
}

async function signInAt(browser: Browser, person: string) {
  const started = await browser.post("/api/auth/sign-in/social", {
    provider: "openid",
    callbackURL: "/",
    errorCallbackURL: "/sign-in",
  })
  const back = await throughProvider(started.json.url, person)
  return { authorization: new URL(started.json.url), back, returned: await browser.get(back.slice(publicUrl.length)) }
}

test("a person of the provider signs in by the code flow and is known here", async () => {
  const browser = site.browser()
  const { returned } = await signInAt(browser, "p-1")
  const self = await browser.get("/api/me")
  expect([returned.status, returned.location]).toEqual([302, "/"])
  expect([self.json.person.email, self.json.person.name.zh, self.json.memberships]).toEqual([
    "mei@uni.example",
    "梅 Mei",
    [],
  ])
})

test("the code is bound to this browser by PKCE, state and nonce", async () => {
  const { authorization } = await signInAt(site.browser(), "p-1")
  const asked = authorization.searchParams
  expect([asked.get("response_type"), asked.get("code_challenge_method"), asked.get("code_challenge")?.length]).toEqual(
    ["code", "S256", 43],
  )
  expect([asked.get("state"), asked.get("nonce")]).toEqual([
    expect.stringMatching(/.{20,}/),
    expect.stringMatching(/.{20,}/),
  ])
})

test("the same person signs in a second time as the same person", async () => {
  const [first, second] = [site.browser(), site.browser()]
  await signInAt(first, "p-1")
  await signInAt(second, "p-1")
  expect((await first.get("/api/me")).json.person.id).toBe((await second.get("/api/me")).json.person.id)
})

test("a code that another browser brings signs nobody in", async () => {
  const [victim, thief] = [site.browser(), site.browser()]
  const started = await victim.post("/api/auth/sign-in/social", { provider: "openid", callbackURL: "/" })
  const back = await throughProvider(started.json.url, "p-1")
  await thief.get(back.slice(publicUrl.length))
  expect((await thief.get("/api/me")).status).toBe(401)
})

test("a provider's person with the address of someone here does not become that someone", async () => {
  const browser = site.browser()
  const { returned } = await signInAt(browser, "p-2")
  expect(returned.location).toMatch(/\/sign-in\?.*error=account_not_linked/)
  expect((await browser.get("/api/me")).status).toBe(401)
})

test("tokens of the provider are not kept readable", async () => {
  await signInAt(site.browser(), "p-1")
  const [row] = await rows(
    site.database.db,
    sql<{ token: string }>`select access_token as token from sign_in_account where provider = 'openid'`,
  )
  const open = await fetch(`${provider.issuer}/me`, { headers: { authorization: `Bearer ${row?.token}` } })
  expect([row?.token.length, open.status]).toEqual([expect.any(Number), 401])
})

test("the region names the provider that people may sign in at", () => {
  expect(site.auth.signIn.openId).toEqual([{ id: "openid", name: "Test University" }])
})

test("a provider that is away is told as such, and works without a restart once it is back", async () => {
  let away = true
  const door = createServer((request, response) => {
    if (away) return response.writeHead(503).end()
    response.setHeader("content-type", "application/json")
    return fetch(`${provider.issuer}${request.url}`).then(async (answer) => response.end(await answer.text()))
  })
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done))
  const issuer = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const late = await openSignIn({ openId: { ...openId, issuer } })
  const start = () => late.browser().post("/api/auth/sign-in/social", { provider: "openid", callbackURL: "/" })
  const refused = await start()
  const byPassword = await late.browser().signIn("ada@example.org")
  away = false
  const accepted = await start()
  await late.close()
  door.close()
  expect([refused.status, refused.json.code, byPassword.status, accepted.status]).toEqual([
    503,
    "identity.provider-unreachable",
    200,
    200,
  ])
})
