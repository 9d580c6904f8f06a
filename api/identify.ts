import { createHmac, timingSafeEqual } from "node:crypto"
import type { FastifyRequest } from "fastify"
import { type Instant, Refusal } from "../base/index.ts"
import type { Database } from "../store/database.ts"
import { holderOfKey, personOfSession } from "../store/identity.ts"
import type { Identify } from "./actor.ts"
import { hashOfSecret, keyPrefix } from "./api-key.ts"

interface Identifying {
  readonly database: Database
  readonly secret: string
  readonly publicUrl: string
  readonly clock: () => Instant
}

/** Begins the name of every cookie of ours. */
export const cookiePrefix = "delta"

/**
 * Tells who sends a request: by key if there is one, else by session cookie.
 * One query each time and no cache, so that a session or key revoked is refused at the very next request. The cookie's
 * signature is checked first: who reads the table of sessions still cannot make a cookie.
 * The returned function throws Refusal "identity.key-refused" for a key that is unknown, expired or revoked.
 */
export function identifier({ database, secret, publicUrl, clock }: Identifying): Identify {
  const cookie = `${publicUrl.startsWith("https:") ? "__Secure-" : ""}${cookiePrefix}.session_token`
  return async (request) => {
    const key = keyIn(request)
    if (key !== undefined) {
      const holder = await holderOfKey(database.db, hashOfSecret(key), clock())
      if (holder === undefined) throw new Refusal("identity.key-refused")
      return { person: holder.person, channel: "key", scopes: holder.scopes, organisation: holder.organisation }
    }
    const token = signedToken(cookieIn(request, cookie), secret)
    if (token === undefined) return null
    const person = await personOfSession(database.db, token, clock())
    return person === undefined ? null : { person, channel: "session", scopes: [] }
  }
}

function keyIn({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1]
  if (bearer?.startsWith(keyPrefix)) return bearer
  const given = headers["x-api-key"]
  return typeof given === "string" && given !== "" ? given : undefined
}

function cookieIn({ headers }: FastifyRequest, name: string): string {
  for (const pair of (headers.cookie ?? "").split(";")) {
    const at = pair.indexOf("=")
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return ""
}

/** The token of a cookie `token.signature` as the sign-in library writes it, or undefined when the signature is not ours. */
function signedToken(cookie: string, secret: string): string | undefined {
  let text: string
  try {
    text = decodeURIComponent(cookie)
  } catch {
    return undefined
  }
  const at = text.lastIndexOf(".")
  if (at < 1) return undefined
  const token = text.slice(0, at)
  const expected = createHmac("sha256", secret).update(token).digest()
  const given = Buffer.from(text.slice(at + 1), "base64")
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}
