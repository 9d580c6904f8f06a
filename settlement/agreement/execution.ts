import * as z from "zod"
import { Amount, Day, type Inside, Text } from "../../base/index.ts"
import { AgreementTrigger } from "./trigger.ts"

const Step = z.object({ kind: z.string(), of: z.string().optional(), text: Text })
export type ExecutedStep = z.infer<typeof Step>

const Part = z.object({
  place: z.string(),
  member: z.string(),
  name: Text,
  share: z.string().describe("its share of what is divided, before limits, as a fraction"),
  kept: Amount.describe("base-year amount that stays with it"),
  shared: Amount,
  amount: Amount.describe("kept and shared together"),
})
export type ExecutedPart = Inside<z.infer<typeof Part>>

/** An agreement executed on one trigger: parts in minor units that make the counted amount, with every step. */
export const AgreementExecution = z
  .object({
    trigger: AgreementTrigger,
    counted: Amount.describe("what of the reported amounts counts, and is divided"),
    collector: z.object({ place: z.string(), member: z.string(), name: Text }),
    parts: z.array(Part),
    due: Day.describe("day by which the collector transfers"),
    steps: z.array(Step),
    appraisal: z
      .array(
        z.object({
          head: z.string(),
          title: Text,
          unit: Text,
          value: z.string(),
          parts: z.array(z.object({ place: z.string(), share: z.string(), value: z.string() })),
        }),
      )
      .describe("figures for appraisal, divided apart from the money; never official statistics"),
  })
  .meta({ id: "AgreementExecution" })
export type AgreementExecution = Inside<z.infer<typeof AgreementExecution>>
