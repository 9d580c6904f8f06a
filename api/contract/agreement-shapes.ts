import * as z from "zod"
import { Amount, Text } from "../../base/index.ts"
import { AgreementExecution, AgreementTerms, agreementParts } from "../../settlement/index.ts"

/** A template: what is filled in, and what law or knowledge says of each part. No ratio is filled in that no text names. */
export const AgreementTemplate = z
  .object({
    id: z.string(),
    pack: z.string().describe("rule pack that it is built from"),
    title: Text,
    summary: Text,
    terms: AgreementTerms,
    notes: z.array(z.object({ part: z.enum(agreementParts), text: Text, basis: z.string() })),
  })
  .meta({ id: "AgreementTemplate" })

/** Amounts in minor units as things are, by the draft, and their difference. */
const compared = { before: Amount, after: Amount, difference: Amount }

export const AgreementSimulation = z
  .object({
    cases: z.enum(["uploaded", "uses", "executed"]).describe("what was run: see the method"),
    present: z
      .int()
      .nullable()
      .describe("version in force that the draft is held against; null: the collector keeps all"),
    currency: z.string(),
    executions: z.array(AgreementExecution),
    members: z.array(z.object({ member: z.string(), ...compared })),
    totals: z.object(compared),
    winners: z.array(z.string()),
    losers: z.array(z.string()),
    stability: z.object({
      blocking: z
        .object({ members: z.array(z.string()), alone: Amount, together: Amount, gain: Amount })
        .nullable()
        .describe("a group of the parties' members that would have more without the others"),
      text: Text,
    }),
    method: z.array(Text).describe("how the figures were made, sentence by sentence"),
  })
  .meta({ id: "AgreementSimulation" })
