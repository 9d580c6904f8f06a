import * as z from "zod"
import { Amount, Day, Instant } from "../../base/index.ts"
import { AgreementExecution } from "../agreement/execution.ts"
import { AgreementTerms } from "../agreement/terms.ts"

/** A parameter as a bill or a decision names it: the value that began at `from`. Its source stands in `parameters`. */
export const UsedValue = z.object({ id: z.string(), value: z.string(), from: z.string() })
export type UsedValue = z.infer<typeof UsedValue>

/** A version of an agreement by which something was divided, with its terms as they were signed. */
export const ExportedAgreement = z.object({
  agreement: z.string(),
  proposer: z.string(),
  version: z.int(),
  terms: AgreementTerms,
  digest: z.string().describe("SHA-256 of the terms in canonical JSON (RFC 8785), base64; the log names it too"),
  signatures: z.array(z.object({ member: z.string(), day: Day, digest: z.string() })),
})
export type ExportedAgreement = z.infer<typeof ExportedAgreement>

/**
 * An execution of an agreement: what was reported, and what each party kept and was given. Those before the period are
 * there too, since caps over the term count them. The steps in words follow from terms and trigger.
 */
export const ExportedExecution = AgreementExecution.omit({ steps: true }).extend({
  agreement: z.string(),
  version: z.int(),
  at: Instant,
  transaction: z.string(),
  listVersion: z.int(),
  reversed: z.object({ at: Instant, transaction: z.string() }).nullable(),
})
export type ExportedExecution = z.infer<typeof ExportedExecution>

/** A subsidy that was paid; those before the period are there too, since caps count them. */
export const ExportedSubsidy = z.object({
  jurisdiction: z.string().describe("whose purse paid"),
  claim: z.string(),
  organisation: z.string(),
  group: z.string(),
  year: z.int().describe("of the invoice's day; caps count by it"),
  content: z.string().describe("hash of the invoice's content: equal for the same invoice, whatever its number"),
  invoiced: Amount,
  claimedAt: Instant.describe("the parameters of this moment hold"),
  parameters: z.array(UsedValue).describe("share and cap in force"),
  at: Instant,
  transaction: z.string(),
  amount: Amount,
  reversedAt: Instant.nullable(),
})
export type ExportedSubsidy = z.infer<typeof ExportedSubsidy>

/** Entries of one member that were sealed together. */
export const ExportedBatch = z.object({
  jurisdiction: z.string(),
  number: z.int(),
  at: Instant,
  journals: z.int().describe("how many entries it holds"),
  root: z.string().describe("root of the tree (RFC 6962) over its entries in canonical JSON, by id; hexadecimal"),
  entry: z.string().describe("id of the entry of the log that names this root"),
  index: z.int().nullable().describe("number of that entry in the log; null while it waits for its place"),
})
export type ExportedBatch = z.infer<typeof ExportedBatch>
