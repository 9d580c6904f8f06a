import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto"

/**
 * Cost of a guess: 32 MB and three passes. Source: OWASP Password Storage Cheat Sheet, scrypt, N = 2^15, r = 8, p = 3.
 * The numbers stand in each hash, so that they can rise without shutting anyone out.
 */
const usualCost = { N: 2 ** 15, r: 8, p: 3 }
const keyLength = 32

/** Hashes a password. @param cost of a guess; whoever checks a hash takes the cost that stands in it. @returns `scrypt$N$r$p$salt$key`, salt and key in base64url */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$")
}

/** Whether a password belongs to a hash of `hashPassword`. A text of another form belongs to none. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split("$")
  if (scheme !== "scrypt" || salt === undefined || key === undefined) return false
  const kept = Buffer.from(key, "base64url")
  const derived = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) })
  return kept.length === derived.length && timingSafeEqual(kept, derived)
}

function derive(password: string, salt: Buffer, { N = 0, r = 0, p = 0 }: ScryptOptions): Promise<Buffer> {
  return new Promise((done, fail) => {
    // Keyboards compose the same character differently: both ways give one password.
    scrypt(password.normalize("NFKC"), salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? done(key) : fail(error),
    )
  })
}
