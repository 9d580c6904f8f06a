import { createHash, randomBytes } from "node:crypto"

/** By which a key is known for one of ours, in a header and by those who search code for lost secrets. */
export const keyPrefix = "dc_"

/** A new secret of 256 random bits. */
export function newSecret(): string {
  return keyPrefix + randomBytes(32).toString("base64url")
}

/** What is kept of a secret. It is random, so a plain hash tells nothing about it. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url")
}

/** Enough of a secret to tell keys apart, too little to guess by. */
export function shownStart(secret: string): string {
  return secret.slice(0, keyPrefix.length + 5)
}
