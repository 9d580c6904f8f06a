import { setTimeout } from "node:timers/promises"
import type { FastifyInstance } from "fastify"
import { type Instant, Refusal } from "../base/index.ts"
import type { Database } from "../store/database.ts"
import type { Identify } from "./actor.ts"
import type { AuthLibrary } from "./auth-library.ts"
import { registerAuth } from "./auth-routes.ts"
import { identifier } from "./identify.ts"

/** An OpenID Connect provider at which people may sign in. */
export interface OpenIdProvider {
  readonly id: string
  readonly name: string
  /** Its address, below which `/.well-known/openid-configuration` stands. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface AuthOptions {
  readonly database: Database
  /** Signs session cookies; at least 32 characters, the same on all servers of one database. */
  readonly secret: string
  /** Where people reach the server, without a slash at the end; passkeys are bound to its host. */
  readonly publicUrl: string
  readonly openId: OpenIdProvider | null
  readonly clock: () => Instant
  /** Ids of people, sessions and what else the library makes. */
  readonly newId: () => string
  /** Limits attempts to sign in by address; off where tests sign in by the hundred. */
  readonly limitAttempts: boolean
  readonly log?: (level: string, message: string) => void
}

/** Sign-in of one server. */
export interface Auth {
  readonly publicUrl: string
  readonly database: Database
  readonly identify: Identify
  /** Providers at which people may sign in. */
  readonly signIn: { readonly openId: readonly { readonly id: string; readonly name: string }[] }
  /** The library for one of its addresses. @throws Refusal "identity.provider-unreachable" */
  libraryFor(path: string): Promise<AuthLibrary>
  /** Puts sign-in under `/api/auth/*`, before the server listens. */
  register(app: FastifyInstance): Promise<void>
  /** Loads the library ahead of the first use, once the first pages are out. What fails is only logged: it is tried again. */
  warmUp(): Promise<void>
}

/**
 * Sets up sign-in. Nothing is loaded or asked yet, so that it costs a start nothing: the library is loaded by `warmUp`
 * or first use, and a provider that does not answer is asked again by the next person who wants to sign in there.
 */
export function makeAuth(options: AuthOptions): Auth {
  const { openId, publicUrl } = options
  const plain = once(async () => (await import("./auth-library.ts")).libraryOf(options, null))
  const withProvider = once(async () => {
    const { libraryOf, discoveryOf } = await import("./auth-library.ts")
    if (openId !== null) await askProvider(openId, discoveryOf(openId.issuer))
    return libraryOf(options, openId)
  })
  const auth: Auth = {
    publicUrl,
    database: options.database,
    identify: identifier(options),
    signIn: { openId: openId === null ? [] : [{ id: openId.id, name: openId.name }] },
    libraryFor: (path) => (openId !== null && atProvider.test(path) ? withProvider() : plain()),
    register: (app) => registerAuth(app, auth),
    warmUp: async () => {
      await setTimeout(calm, undefined, { ref: false })
      const warn = (error: Error) => options.log?.("warn", error.message)
      await plain().catch(warn)
      if (openId !== null) await withProvider().catch(warn)
    },
  }
  return auth
}

/** Milliseconds after the start until the library is loaded, so that it does not hold up the first page. */
const calm = 1_500

/** Addresses of the library that lead to a provider or come back from it. */
const atProvider = /^\/(sign-in\/social|callback|link-social)\b/

/** The provider that the environment names, or null. @throws Error when it is named in part */
export function providerFrom(environment: Readonly<Record<string, string | undefined>>): OpenIdProvider | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = environment
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret)
    throw new Error("OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three")
  return { id: "openid", name: name || new URL(issuer).hostname, issuer, clientId, clientSecret }
}

/** Remembers a result; a failure is forgotten, so that the next call tries again. */
function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

/** Milliseconds that a provider has to describe itself. */
const patience = 3_000

/** The library would leave out a provider that does not answer, without a word: so we ask first. */
async function askProvider({ name }: OpenIdProvider, discovery: string): Promise<void> {
  const answer = await fetch(discovery, { signal: AbortSignal.timeout(patience) }).catch(() => undefined)
  if (answer?.ok !== true) throw new Refusal("identity.provider-unreachable", { provider: name })
}
