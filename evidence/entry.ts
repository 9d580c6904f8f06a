import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import * as z from "zod"
import { Instant, Refusal } from "../base/index.ts"
import { canonicalJson } from "./canonical-json.ts"
import { type Hash, leafHash, plainHash } from "./hash.ts"

/** SHA-256 over a secret salt and a value, 64 hexadecimal digits: names a person without telling who it is. */
export const Commitment = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "a commitment is 64 hexadecimal digits")
  .brand<"Commitment">()
  .meta({ id: "Commitment", description: "SHA-256 of a secret salt and a value, in hexadecimal" })
export type Commitment = z.infer<typeof Commitment>

/** Who acted. A person appears as a commitment only; erasing the salt leaves a number that tells nothing. */
export const Actor = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("person"), commitment: Commitment }),
    z.strictObject({ kind: z.literal("organisation"), id: z.string().min(1) }),
    z.strictObject({ kind: z.literal("platform") }),
  ])
  .meta({ id: "LogActor" })
export type Actor = z.infer<typeof Actor>

/** What can be said of an act: texts, whole numbers that are exact, truth values. Amounts are texts in minor units. */
const Fact = z.union([z.string(), z.int(), z.boolean(), z.null()])

/** One act as the log keeps it, for ever. */
export const Entry = z
  .strictObject({
    id: z.guid().meta({ description: "Names the entry, once in the whole log" }),
    act: z.string().regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/, "an act is named like booking.made"),
    at: Instant,
    jurisdiction: z.string().min(1),
    actor: Actor,
    organisation: z.string().min(1).nullable(),
    of: z.strictObject({ kind: z.string().min(1), id: z.string().min(1) }),
    facts: z.record(z.string(), Fact),
    listVersion: z.string().min(1).nullable().meta({ description: "Version of the lists that decided" }),
    entries: z.array(z.string().min(1)).readonly().meta({ description: "Ids of the list entries that decided" }),
  })
  .readonly()
  .meta({ id: "LogEntry", description: "One act as the log keeps it; never holds personal data" })
export type Entry = z.infer<typeof Entry>

/** Names of facts that could only hold personal data. A net for slips, not the rule itself. */
const personalFacts = /^(person|persons?Name|personId|userName|userId|e?mail|phone|mobile|identityNumber|passport)$/i

/**
 * The bytes of an entry that the log commits to: canonical JSON in UTF-8.
 * @throws Refusal "evidence.personal-data" when a person is named other than by a commitment
 */
export function entryBytes(entry: Entry): Uint8Array {
  return utf8ToBytes(entryText(entry))
}

/** The same as text, as it is stored. @throws Refusal "evidence.personal-data" */
export function entryText(entry: Entry): string {
  const slip = Object.keys(entry.facts).find((name) => personalFacts.test(name))
  if (slip !== undefined) throw new Refusal("evidence.personal-data", { act: entry.act, fact: slip })
  if (entry.of.kind === "person" && !Commitment.safeParse(entry.of.id).success)
    throw new Refusal("evidence.personal-data", { act: entry.act, fact: "of.id" })
  return canonicalJson(entry)
}

/** The entry's leaf hash, 32 bytes. @throws Refusal "evidence.personal-data" */
export function entryLeaf(entry: Entry, hash: Hash = plainHash): Uint8Array {
  return leafHash(entryBytes(entry), hash)
}

/** Bytes of a salt. One length for all, so that salt and value cannot be shifted against each other. */
export const saltLength = 32

/**
 * Commits to a value without telling it: SHA-256(salt ‖ value).
 * @param salt 32 secret random bytes, kept beside the person's record; erased with it, the commitment tells nothing
 * @param value the person's id
 * @throws RangeError when the salt is not 32 bytes
 * @example commit(salt, "0190f3c2-…") // "5f0c…", 64 hexadecimal digits
 */
export function commit(salt: Uint8Array, value: string, hash: Hash = plainHash): Commitment {
  if (salt.length !== saltLength) throw new RangeError(`a salt has ${saltLength} bytes`)
  return Commitment.parse(bytesToHex(hash(concatBytes(salt, utf8ToBytes(value)))))
}
