import * as z from "zod"
import { Amount, Day, Text } from "../../base/index.ts"
import { ParameterUse } from "../../rulebook/index.ts"
import { readRoute } from "./route.ts"

/** Amounts in minor units by the rules then in force, by the draft, and their difference. */
const compared = { before: Amount, after: Amount, difference: Amount }

/** Money of one kind, member by member. Who gains is `winners`, most first; who loses `losers`, most first. */
export const ImpactView = z
  .object({
    of: z
      .enum(["budget", "users", "owners", "platform"])
      .describe(
        "budget: shares of fees that the member's public purse receives, less vouchers that it pays; users: what its organisations pay, below zero; owners: what its facility owners receive; platform: what running the platform receives there",
      ),
    name: Text,
    explanation: Text,
    members: z.array(
      z.object({
        member: z.string(),
        ...compared,
        cases: z.int().describe("past acts that touch this money of the member in either run"),
      }),
    ),
    totals: z.object(compared),
    winners: z.array(z.string()),
    losers: z.array(z.string()),
  })
  .meta({ id: "ImpactView" })

/** How a past act ends. */
export const ImpactOutcome = z.object({ id: z.string(), name: Text })

/** A group of members that would have more by serving only itself, and what it would give up for that. */
export const ImpactBlocking = z
  .object({
    members: z.array(z.string()),
    alone: Amount.describe("what the group has from acts among its own members"),
    together: Amount.describe("what the group has from all acts"),
    gain: Amount.describe("alone less together: above zero"),
    uses: z.int().describe("uses with the other members that the group would give up"),
    fees: Amount.describe("fees of those uses"),
  })
  .meta({ id: "ImpactBlocking" })

export const ImpactCore = z
  .object({
    measure: z.enum(["budget", "whole"]).describe("what counts as having more: public money, or all that a use brings"),
    name: Text,
    explanation: Text.describe("what is counted, and what is not"),
    before: z.object({ blocking: ImpactBlocking.nullable(), text: Text }),
    after: z.object({ blocking: ImpactBlocking.nullable(), text: Text }),
  })
  .meta({ id: "ImpactCore" })

export const Impact = z
  .object({
    parameter: z.object({
      id: z.string(),
      description: Text,
      unit: z.string(),
      inForce: z.array(ParameterUse).describe("values by which acts of the period were decided, in order of time"),
      draft: z.string(),
    }),
    from: Day.nullable().describe("day from which the draft would hold; the figures do not depend on it"),
    period: z.object({ start: Day, end: Day }),
    currency: z.string(),
    effect: z
      .enum(["amounts", "outcomes", "none"])
      .describe(
        "amounts: the parameter moves money; outcomes: it only decides how acts end; none: no past act shows it",
      ),
    note: Text.describe("what the parameter does to past acts, or why no past act shows an effect"),
    cases: z.int().describe("bookings made in the period that have ended: billed, cancelled or declined"),
    open: z.int().describe("bookings made in the period that have not ended: not in the figures"),
    left: z
      .array(z.string())
      .describe(
        "ended bookings left out because the replay of the rules in force does not give their real bill: jurisdiction/id, at most 200; the method says how many in all",
      ),
    views: z.array(ImpactView).describe("in the order in which they are shown; empty when the effect is none"),
    outcomes: z
      .array(ImpactOutcome.extend({ before: z.int(), after: z.int() }))
      .describe("how many acts end which way"),
    flips: z
      .array(
        z.object({
          jurisdiction: z.string().describe("of the host"),
          booking: z.uuid(),
          member: z.string().describe("home of the user"),
          before: ImpactOutcome,
          after: ImpactOutcome,
        }),
      )
      .describe("acts that end otherwise, at most 200"),
    flipped: z.int().describe("how many acts end otherwise in all"),
    core: z
      .array(ImpactCore)
      .describe("whether a group of members would do better alone; empty when the effect is none"),
    method: z.array(Text).describe("how the figures were made, sentence by sentence"),
  })
  .meta({ id: "Impact" })
export type Impact = z.infer<typeof Impact>

export const previewImpact = readRoute({
  name: "governance.read",
  path: "/api/impact",
  summary: "What a parameter's draft value would have done with the real acts of a past period; nothing is written",
  query: z.object({
    parameter: z.string().min(1).max(100),
    unit: z.string().min(1).max(40),
    value: z.string().min(1).max(40),
    from: Day.optional(),
    start: Day.describe("first day of the period"),
    end: Day.describe("last day of the period, today at the latest; at most 366 days in all"),
  }),
  reply: Impact,
  refusals: [
    "governance.unknown-parameter",
    "governance.set-by-law",
    "governance.unit-mismatch",
    "governance.value-unfit",
    "governance.bad-period",
    "governance.too-many-acts",
    "settlement.shares-over-whole",
  ],
})
