import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "../base/index.ts"
import { isSample } from "../store/sample-sign-in.ts"
import type { Auth } from "./auth.ts"

const base = "/api/auth"
const longestBody = 100_000

/** The header in which the server tells the library the caller's address; one that a caller sends is written over. */
export const clientAddress = "x-delta-client-address"

/** Puts the sign-in library under `/api/auth/*`; what it refuses is told like every other refusal. */
export async function registerAuth(app: FastifyInstance, auth: Auth): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The library reads bodies itself.
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: longestBody }, (_, body, done) => done(null, body))
    scope.route({
      method: ["GET", "POST"],
      url: `${base}/*`,
      handler: async (request, reply) => {
        if (changesAccount.test(request.url)) await refuseSample(request, auth)
        const library = await auth.libraryFor(request.url.slice(base.length))
        const response = await library.handler(webRequest(request, auth.publicUrl))
        if (response.status >= 400) throw refusalOf(response, await response.text(), request.url)
        return answer(response, reply)
      },
    })
  })
}

/** What would shut others out of a shared account, or rename it. */
const changesAccount =
  /^\/api\/auth\/(change-password|update-user|link-social|unlink-account|passkey\/(verify-registration|delete-passkey|update-passkey))\b/

async function refuseSample(request: FastifyRequest, { identify, database }: Auth): Promise<void> {
  const who = await identify(request)
  if (who !== null && (await isSample(database.db, who.person))) throw new Refusal("identity.sample-account")
}

function webRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value)
  }
  headers.set(clientAddress, request.ip)
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null
  return new Request(publicUrl + request.url, { method: request.method, headers, body })
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status)
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header("set-cookie", cookies)
  reply.header("cache-control", "no-store")
  return reply.send(await response.text())
}

/** Our words for what the library refuses. */
const refusals: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "identity.wrong-password",
  INVALID_PASSWORD: "identity.wrong-password",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "identity.wrong-password",
  INVALID_EMAIL: "identity.bad-address",
  PASSWORD_TOO_SHORT: "identity.password-too-short",
  PASSWORD_TOO_LONG: "identity.password-too-long",
  USER_ALREADY_EXISTS: "identity.address-taken",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "identity.address-taken",
  SESSION_NOT_FRESH: "identity.session-too-old",
  SESSION_EXPIRED: "api.sign-in-needed",
  SESSION_REQUIRED: "api.sign-in-needed",
  UNAUTHORIZED: "api.sign-in-needed",
  INVALID_ORIGIN: "identity.foreign-origin",
  MISSING_OR_NULL_ORIGIN: "identity.foreign-origin",
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: "identity.foreign-origin",
  AUTHENTICATION_FAILED: "identity.passkey-refused",
  PASSKEY_NOT_FOUND: "identity.passkey-refused",
  FAILED_TO_VERIFY_REGISTRATION: "identity.passkey-refused",
  CHALLENGE_NOT_FOUND: "identity.passkey-refused",
}

function refusalOf(response: Response, text: string, url: string): Refusal | Error {
  const { code = "", message = "" } = bodyOf(text)
  if (response.status === 429)
    return new Refusal("api.too-many-requests", { seconds: response.headers.get("x-retry-after") ?? "60" })
  if (response.status >= 500) return new Error(`sign-in library: ${response.status} ${code} ${message}`)
  const known = refusals[code]
  if (known !== undefined) return new Refusal(known)
  if (code === "VALIDATION_ERROR")
    return /body\.email\b/.test(message)
      ? new Refusal("identity.bad-address")
      : new Refusal("api.bad-request", { fields: message })
  if (response.status === 401) return new Refusal("api.sign-in-needed")
  if (response.status === 404) return new Refusal("api.not-found", { path: url.split("?")[0] ?? "" })
  return new Refusal("identity.sign-in-failed", { cause: message || code || String(response.status) })
}

function bodyOf(text: string): { code?: string; message?: string } {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === "object" && body !== null ? (body as { code?: string; message?: string }) : {}
  } catch {
    return {}
  }
}
