import * as z from "zod"
import { Day, Instant } from "../../base/index.ts"
import { AgreementTerms } from "./terms.ts"

const Signature = z.object({
  member: z.string(),
  at: Instant,
  day: Day.describe("day of signing in the region's zone"),
  digest: z.string().describe("SHA-256 of the signed terms, as the log has it"),
})
export type Signature = z.infer<typeof Signature>

/** One version of an agreement; its terms never change. */
export const AgreementVersion = z.object({
  number: z.int().positive(),
  terms: AgreementTerms,
  digest: z.string(),
  madeBy: z.string().describe("member that wrote it"),
  madeAt: Instant,
  proposedAt: Instant.nullable(),
  signatures: z.array(Signature).readonly(),
  withdrawn: z.object({ member: z.string(), at: Instant, reason: z.string() }).nullable(),
})
export type AgreementVersion = z.infer<typeof AgreementVersion>

/** An agreement with all its versions, and the notices by which parties leave it. */
export const Agreement = z
  .object({
    id: z.string(),
    proposer: z.string(),
    versions: z.array(AgreementVersion).readonly(),
    exits: z
      .array(
        z.object({
          version: z.int(),
          member: z.string(),
          at: Instant,
          last: Day.describe("last day of the agreement, when the notice has run"),
          reason: z.string(),
        }),
      )
      .readonly(),
    caps: z
      .array(z.object({ place: z.string(), paid: z.string().regex(/^\d+$/) }))
      .readonly()
      .describe("minor units shared so far with each place, in executed periods"),
  })
  .meta({ id: "Agreement" })
export type Agreement = z.infer<typeof Agreement>

/** Where an agreement stands on a day. */
export const agreementStates = ["draft", "proposed", "signed", "in-force", "leaving", "ended", "withdrawn"] as const
export type AgreementState = (typeof agreementStates)[number]

/** What an act leaves: the agreement after it, and what the log tells of it. */
export interface AgreementStep {
  readonly agreement: Agreement
  readonly facts: Readonly<Record<string, string>>
}
