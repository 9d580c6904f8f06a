import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import { chmodSync, linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import { Algorithm, formatVerifierKey, keyHash, type Signer, type VerifierKey } from "../evidence/index.ts"
import { type Db, firstRow } from "./database.ts"
import { transaction } from "./transaction.ts"

/** The key that signs the log's heads. */
export interface LogKey extends Signer {
  /** The public half as everyone may know it: `origin+hash+key`. */
  readonly verifier: string
}

export interface LogKeyOptions {
  /** The platform's own folder, where the key lies as `log-key.pem`. */
  readonly folder: string
  /** The log's name for ever, like a web address without its scheme; no spaces, no plus sign. */
  readonly origin: string
  readonly now: Instant
  /** DELTA_LOG_KEY: the key itself as PEM, or its PKCS#8 bytes in base64. Used instead of the file. */
  readonly given?: string | undefined
}

/** Names the lock under which servers agree on a key. */
const keyLock = 5_231_963

/**
 * The key that signs this database's log: from DELTA_LOG_KEY or from the folder. A database that knows no key yet
 * learns this one, and makes it when there is none; a database that knows another refuses.
 * @throws Refusal "evidence.other-key", "evidence.key-unreadable"
 */
export async function openLogKey(db: Db, options: LogKeyOptions): Promise<LogKey> {
  return transaction(db, async (db) => {
    await sql`select pg_advisory_xact_lock(${keyLock}::bigint)`.execute(db)
    const known = (
      await firstRow(db, sql<{ verifier: string }>`select verifier from log_key order by since desc, key_id limit 1`)
    )?.verifier
    const secret = secretOf(options) ?? (known === undefined ? makeSecret(options.folder) : undefined)
    const key = secret === undefined ? undefined : logKey(secret, options.origin)
    if (known !== undefined && key?.verifier !== known)
      throw new Refusal("evidence.other-key", { key: key?.verifier ?? "—", known })
    if (key === undefined) throw new Refusal("evidence.key-unreadable", { place: fileIn(options.folder) })
    if (known === undefined)
      await sql`
        insert into log_key (key_id, verifier, since)
        values (${Buffer.from(keyHash(key)).toString("hex")}, ${key.verifier}, ${options.now})`.execute(db)
    return key
  })
}

function fileIn(folder: string): string {
  return join(folder, "log-key.pem")
}

/** The secret half as given or as the folder holds it; undefined when there is none. */
function secretOf({ folder, given }: LogKeyOptions): KeyObject | undefined {
  if (given !== undefined && given.trim() !== "") return read(given.replaceAll("\\n", "\n"), "DELTA_LOG_KEY")
  const file = fileIn(folder)
  const text = textOf(file)
  if (text === undefined) return undefined
  chmodSync(file, 0o600)
  return read(text, file)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw error
  }
}

function read(text: string, place: string): KeyObject {
  let key: KeyObject | undefined
  try {
    key = text.includes("-----BEGIN")
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" })
  } catch {
    // Said below: no detail of a secret goes into a message.
  }
  if (key?.asymmetricKeyType !== "ed25519") throw new Refusal("evidence.key-unreadable", { place })
  return key
}

/** Makes a key in the folder, readable by its owner alone: whole or not at all, never over one that is there. */
function makeSecret(folder: string): KeyObject {
  const { privateKey } = generateKeyPairSync("ed25519")
  const draft = join(folder, `log-key.${process.pid}.draft`)
  writeFileSync(draft, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flush: true })
  try {
    linkSync(draft, fileIn(folder))
  } finally {
    unlinkSync(draft)
  }
  return privateKey
}

function logKey(secret: KeyObject, origin: string): LogKey {
  const publicKey = Buffer.from(createPublicKey(secret).export({ format: "jwk" }).x ?? "", "base64url")
  const key: VerifierKey = { name: origin, algorithm: Algorithm.log, publicKey }
  return { ...key, verifier: formatVerifierKey(key), sign: (message) => sign(null, message, secret) }
}
