import { ApiProblem, reach } from "./api.ts"
import { language } from "./i18n.ts"
import { sessionChanged } from "./session.ts"

/** One signed-in browser of the person, as the sign-in service tells it. */
export interface Session {
  readonly id: string
  readonly token: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly ipAddress?: string | null
  readonly userAgent?: string | null
}

/** A passkey of the person. */
export interface Passkey {
  readonly id: string
  readonly name?: string | null
  readonly createdAt: string | null
  readonly backedUp: boolean
}

/**
 * Asks the sign-in service, which lives beside the contract's routes and refuses in the same form.
 * @throws ApiProblem, Unreachable
 */
async function ask<Expected>(path: string, body?: unknown): Promise<Expected> {
  const reply = await reach(`/api/auth${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json", "Accept-Language": language() },
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (reply.ok) return reply.json()
  throw new ApiProblem(reply.status, await reply.json().catch(() => undefined))
}

/** Signs in with address and password. */
export async function signInByPassword(email: string, password: string): Promise<void> {
  await ask("/sign-in/email", { email, password })
  await sessionChanged()
}

/** Makes an account and signs in. */
export async function signUp(name: string, email: string, password: string): Promise<void> {
  await ask("/sign-up/email", { name, email, password })
  await sessionChanged()
}

/** Leaves for the provider's page; it sends the person back to `back`. */
export async function signInByProvider(provider: string, back: string): Promise<void> {
  const { url } = await ask<{ readonly url: string }>("/sign-in/social", {
    provider,
    callbackURL: back,
    errorCallbackURL: `/sign-in?back=${encodeURIComponent(back)}`,
  })
  window.location.assign(url)
}

/** Ends this session at the server; drafts on this device stay. */
export async function signOut(): Promise<void> {
  await ask("/sign-out", {})
  await sessionChanged()
}

/** True where this browser can use passkeys in the way of the standard (WebAuthn level 3, JSON forms). */
export function passkeysWork(): boolean {
  return "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential
}

/** Signs in with a passkey; the browser asks which. */
export async function signInByPasskey(): Promise<void> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>("/passkey/generate-authenticate-options")
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  })
  if (!(credential instanceof PublicKeyCredential)) return
  await ask("/passkey/verify-authentication", { response: credential.toJSON() })
  await sessionChanged()
}

/** Makes a passkey on this device. */
export async function addPasskey(name: string): Promise<void> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>(
    `/passkey/generate-register-options?name=${encodeURIComponent(name)}`,
  )
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  })
  if (!(credential instanceof PublicKeyCredential)) return
  await ask("/passkey/verify-registration", { response: credential.toJSON(), name })
}

/** The person's passkeys. */
export function listPasskeys(): Promise<readonly Passkey[]> {
  return ask("/passkey/list-user-passkeys")
}

/** Takes a passkey away; who holds it can no longer sign in with it. */
export async function removePasskey(id: string): Promise<void> {
  await ask("/passkey/delete-passkey", { id })
}

/** All open sessions of the person. */
export function listSessions(): Promise<readonly Session[]> {
  return ask("/list-sessions")
}

/** The session of this browser. */
export async function thisSession(): Promise<string | undefined> {
  const found = await ask<{ readonly session: Session } | null>("/get-session")
  return found?.session.token
}

/** Ends one session at once. */
export async function revokeSession(token: string): Promise<void> {
  await ask("/revoke-session", { token })
}

/** Ends all sessions but this one. */
export async function revokeOtherSessions(): Promise<void> {
  await ask("/revoke-other-sessions", {})
}
