import * as z from "zod"
import { Day, Text } from "../../base/index.ts"

/** Amounts are decimals of the currency as text, shares exact fractions. */
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Share = z.string()

export const ClauseAnswer = z
  .object({
    layer: z.enum(["contract", "programme", "local", "national", "assumed"]),
    instrument: z.string(),
    title: Text,
    version: z.object({ from: Day, name: Text }).nullable(),
    place: Text.nullable().describe("article, paragraph, item, or the clause's number"),
    text: Text.describe("restated in our words"),
    source: z.string(),
    assumed: z.array(z.string()).describe("what in this version has no source"),
  })
  .meta({ id: "OwnershipClause" })
export type ClauseAnswer = z.infer<typeof ClauseAnswer>

const Conflict = z
  .object({
    about: z.enum(["owners", "act", "reward", "team", "use-right"]),
    of: z.string().nullable(),
    sides: z.array(z.object({ clause: ClauseAnswer, says: Text })),
    outcome: Text,
    needsChoice: z.boolean(),
  })
  .meta({ id: "OwnershipConflict" })
const told = z.array(z.object({ party: z.string(), text: Text, clause: ClauseAnswer }))

const Verdict = z
  .object({
    act: z.string(),
    by: z.string(),
    answer: z.enum(["permitted", "with-duties", "needs", "vetoed", "forbidden", "not-owner", "not-told"]),
    duties: z.array(z.object({ kind: z.string(), days: z.int().nullable(), text: Text, clause: ClauseAnswer })),
    needs: z.array(z.string()).describe("whose consent is asked"),
    missing: z.array(z.string()).describe("who has not answered"),
    vetoedBy: z.array(z.string()),
    decidedBy: z.array(ClauseAnswer),
    overridden: z.array(ClauseAnswer),
    conflicts: z.array(Conflict),
  })
  .meta({ id: "OwnershipVerdict" })

const Proposal = z
  .object({
    unit: z.string(),
    agreed: z.boolean(),
    members: z.array(
      z.object({
        maker: z.string(),
        terms: z.array(z.object({ role: z.string(), weight: Share, degree: Share })),
        points: Share,
        share: Share,
        agreed: z.boolean(),
      }),
    ),
  })
  .meta({ id: "CreditProposal" })

const IncomeAnswer = z
  .object({
    mode: z.string(),
    currency: z.string(),
    gross: Decimal,
    costs: Decimal,
    net: Decimal,
    statements: z
      .array(
        z.object({
          party: z.string(),
          amount: Decimal,
          lines: z.array(
            z.object({
              kind: z.enum(["part", "passed-on", "maker"]),
              amount: Decimal,
              text: Text.describe("its arithmetic"),
              clause: ClauseAnswer,
              also: z.array(ClauseAnswer),
            }),
          ),
        }),
      )
      .describe("their amounts sum to the net income"),
    rewards: z.array(
      z.object({
        unit: z.string(),
        share: Share,
        clause: ClauseAnswer,
        floor: z.object({ share: Share, clause: ClauseAnswer }).nullable(),
        may: z.array(z.object({ share: Share, clause: ClauseAnswer })),
        overridden: z.array(ClauseAnswer),
      }),
    ),
    owed: z
      .array(z.object({ unit: z.string(), amount: Decimal, clause: ClauseAnswer }))
      .describe("rewards owed to makers whom the case does not name"),
    netIs: z.array(z.object({ text: Text, clause: ClauseAnswer })),
    legs: z
      .array(z.object({ jurisdiction: z.string(), account: z.string(), party: z.string(), amount: Decimal }))
      .describe("what a ledger posts when it is paid out; they sum to zero"),
  })
  .meta({ id: "ResultIncome" })

/** What is answered of a case, as it crosses the wire and as the command prints it. */
export const OwnershipAnswer = z
  .object({
    kind: z.string(),
    day: Day,
    owners: z.object({
      state: z.enum(["decided", "open", "none"]),
      how: z.enum(["sole", "joint", "each", "each-own"]).nullable(),
      owners: z.array(z.object({ party: z.string(), share: Share.nullable(), clause: ClauseAnswer })),
      also: z.array(ClauseAnswer),
      overridden: z.array(z.object({ clause: ClauseAnswer, owners: z.array(z.string()) })),
      rights: told,
      duties: told,
    }),
    gaps: z.array(z.object({ jurisdiction: z.string(), day: Day, text: Text })),
    verdicts: z.array(Verdict).describe("the act that was asked for first"),
    income: IncomeAnswer.nullable(),
    award: z
      .object({
        unit: z.string(),
        currency: z.string(),
        amount: Decimal,
        due: Day.nullable(),
        clause: ClauseAnswer,
        overridden: z.array(ClauseAnswer),
        parts: z.array(z.object({ party: z.string(), amount: Decimal, clause: ClauseAnswer })),
      })
      .nullable(),
    proposal: Proposal.nullable(),
    conflicts: z.array(Conflict),
    assumed: z.array(ClauseAnswer),
  })
  .meta({ id: "OwnershipAnswer" })
export type OwnershipAnswer = z.infer<typeof OwnershipAnswer>
