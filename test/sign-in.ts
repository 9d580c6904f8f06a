import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { type Auth, makeAuth, type OpenIdProvider } from "../api/auth.ts"
import { registerAuth } from "../api/auth-routes.ts"
import { newId } from "../api/new-id.ts"
import { type Instant, instantOf, millisecondsOf } from "../base/index.ts"
import { hashPassword } from "../store/password.ts"
import { signInForSample } from "../store/sample-sign-in.ts"
import { cloneFilled, type TestDatabase } from "./database.ts"
import { type TestPlatform, testPlatform } from "./platform.ts"
import { loadSmallRegion } from "./small-region.ts"

export const publicUrl = "http://localhost:8080"
export const password = "rain on the old bridge"

interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Received {
  readonly status: number
  // The shape of a reply is what a test expects of it.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails where it is not
  readonly json: any
  readonly location: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser: keeps cookies, sends its origin. */
export interface Browser {
  readonly cookies: Map<string, string>
  get(url: string, sent?: Sent): Promise<Received>
  post(url: string, body?: unknown, sent?: Sent): Promise<Received>
  send(method: "PATCH" | "DELETE", url: string, sent?: Sent): Promise<Received>
  signIn(email: string, password?: string): Promise<Received>
}

/** The API with its real sign-in on a database of its own with the small region; people have one password. */
export interface SignInTest {
  readonly database: TestDatabase
  readonly platform: TestPlatform
  readonly auth: Auth
  browser(address?: string): Browser
  /** Moves the clock of the API; the sign-in library goes by the machine's. */
  later(days: number): void
  close(): Promise<void>
}

export async function openSignIn({
  openId = null,
  limitAttempts = false,
}: {
  readonly openId?: OpenIdProvider | null
  readonly limitAttempts?: boolean
} = {}): Promise<SignInTest> {
  const database = await cloneFilled("small region with passwords", async (db) => {
    await loadSmallRegion(db)
    await signInForSample(db, ["ada", "ren", "nia"], password)
    // Each sign-in of a test checks this hash: a dear one makes tests slow and shows nothing more.
    await sql`update sign_in_account set password = ${await hashPassword(password, { N: 2 ** 10, r: 8, p: 1 })}`.execute(
      db,
    )
  })
  let now: Instant = instantOf(Date.now())
  const auth = makeAuth({
    database,
    secret: "a secret for tests that has more than 32 characters",
    publicUrl,
    openId,
    clock: () => now,
    newId: () => newId(),
    limitAttempts,
  })
  const platform = await testPlatform(database, { now, identify: auth.identify })
  await registerAuth(platform.app, auth)
  return {
    database,
    platform,
    auth,
    browser: (address) => browserOn(platform, address),
    later: (days) => {
      now = instantOf(millisecondsOf(now) + days * 86_400_000)
      platform.at(now)
    },
    close: async () => {
      await platform.close()
      await database.drop()
    },
  }
}

function browserOn({ app }: TestPlatform, address = "127.0.0.1"): Browser {
  const cookies = new Map<string, string>()
  const send = async (
    method: "GET" | "POST" | "PATCH" | "DELETE",
    url: string,
    { body, headers = {} }: Sent = {},
  ): Promise<Received> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const text = typeof body === "string" ? body : JSON.stringify(body ?? {})
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        origin: publicUrl,
        ...(cookie === "" ? {} : { cookie }),
        ...(method === "GET" ? {} : { "content-type": "application/json", "idempotency-key": randomUUID() }),
        ...headers,
      },
      ...(method === "GET" ? {} : { payload: text }),
    })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === "") cookies.delete(name)
      else cookies.set(name, encodeURIComponent(value))
    }
    return {
      status: answer.statusCode,
      json: answer.body !== "" && /json/.test(String(answer.headers["content-type"])) ? answer.json() : answer.body,
      location: answer.headers.location,
      headers: answer.headers,
    }
  }
  return {
    cookies,
    get: (url, sent) => send("GET", url, sent),
    post: (url, body, sent) => send("POST", url, { ...sent, body }),
    send,
    signIn: (email, secret = password) =>
      send("POST", "/api/auth/sign-in/email", { body: { email, password: secret } }),
  }
}
