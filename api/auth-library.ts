import { passkey } from "@better-auth/passkey"
import { betterAuth } from "better-auth"
import { genericOAuth } from "better-auth/plugins"
import { hashPassword, verifyPassword } from "../store/password.ts"
import type { AuthOptions, OpenIdProvider } from "./auth.ts"
import { momentsAsDates } from "./auth-dates.ts"
import { clientAddress } from "./auth-routes.ts"
import { cookiePrefix } from "./identify.ts"
import { shortestPassword } from "./identity-refusals.ts"

/** The sign-in library, set up on our tables. Loading this module takes longer than starting the server. */
export interface AuthLibrary {
  handler(request: Request): Promise<Response>
}

const day = 86_400

/** The library with or without an OpenID provider, which it asks for its endpoints when it is set up. */
export async function libraryOf(options: AuthOptions, openId: OpenIdProvider | null): Promise<AuthLibrary> {
  const library = betterAuth({
    appName: "Delta Commons",
    baseURL: options.publicUrl,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: [...originsOf(options.publicUrl)],
    telemetry: { enabled: false },
    logger: { level: "warn", log: (level, message) => options.log?.(level, message) },
    database: { db: options.database.db.withPlugin(momentsAsDates), type: "postgres", transaction: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    ...tables,
    plugins: [passkeysFor(options.publicUrl), ...(openId === null ? [] : [providerPlugin(openId)])],
    // A provider's token is of no use to us after the sign-in, so nobody gets it from here.
    disabledPaths: ["/get-access-token", "/refresh-token", "/account-info", "/update-session"],
    onAPIError: { errorURL: `${options.publicUrl}/sign-in` },
    rateLimit: {
      enabled: options.limitAttempts,
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/*": { window: 60, max: 20 },
        "/sign-up/*": { window: 60, max: 10 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix,
      // Said although it is the default, which an environment variable of tests would turn round.
      disableOriginCheck: false,
      useSecureCookies: options.publicUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [clientAddress] },
      database: { generateId: () => options.newId() },
    },
  })
  await library.$context
  return library
}

/** Origins that are this very server: its public address, and for localhost its other names. */
export function originsOf(publicUrl: string): readonly string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl)
  if (hostname !== "localhost") return [origin]
  const suffix = port === "" ? "" : `:${port}`
  return [origin, `${protocol}//127.0.0.1${suffix}`, `${protocol}//[::1]${suffix}`]
}

const created = { createdAt: "created_at", updatedAt: "updated_at" }
const expires = { expiresAt: "expires_at" }

/** Our tables and columns under the library's names. */
const tables = {
  user: { modelName: "person", fields: { emailVerified: "email_verified", ...created } },
  session: {
    modelName: "session",
    expiresIn: 7 * day,
    // A session ends seven days after the sign-in, used or not; adding a passkey asks for one of today.
    disableSessionRefresh: true,
    freshAge: day,
    fields: { userId: "person", ipAddress: "ip_address", userAgent: "user_agent", ...expires, ...created },
  },
  account: {
    modelName: "sign_in_account",
    encryptOAuthTokens: true,
    // Signing up needs no proof of the address: whoever comes from a provider with the same address links by hand.
    accountLinking: { enabled: true, disableImplicitLinking: true },
    fields: {
      userId: "person",
      providerId: "provider",
      accountId: "account",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      ...created,
    },
  },
  verification: { modelName: "verification", fields: { ...expires, ...created } },
}

function passkeysFor(publicUrl: string) {
  return passkey({
    rpID: new URL(publicUrl).hostname,
    rpName: "Delta Commons",
    origin: new URL(publicUrl).origin,
    schema: {
      passkey: {
        modelName: "passkey",
        fields: {
          userId: "person",
          publicKey: "public_key",
          credentialID: "credential",
          deviceType: "device_type",
          backedUp: "backed_up",
          createdAt: "created_at",
        },
      },
    },
  })
}

function providerPlugin({ id, name, issuer, clientId, clientSecret }: OpenIdProvider) {
  return genericOAuth({
    config: [
      {
        providerId: id,
        name,
        discoveryUrl: discoveryOf(issuer),
        clientId,
        clientSecret,
        scopes: ["openid", "profile", "email"],
        pkce: true,
        requireIdTokenVerification: true,
        mapProfileToUser: (profile) => ({
          name: String(profile.name ?? profile.preferred_username ?? profile.email ?? ""),
        }),
      },
    ],
  })
}

/** Where a provider describes itself. Source: OpenID Connect Discovery 1.0, section 4. */
export function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`
}
