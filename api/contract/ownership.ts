import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { OwnershipAnswer } from "../../settlement/index.ts"
import { askRoute, PdfFile, readRoute } from "./route.ts"

const Word = z.object({ id: z.string(), title: Text })

export const OwnershipRulesShown = z
  .object({
    kinds: z.array(
      Word.extend({
        roles: z.array(z.string()).describe("roles of such a result; makers and investors come to any"),
        facts: z.array(z.string()).describe("facts that such a case must tell"),
      }),
    ),
    roles: z.array(Word),
    anyKind: z.array(z.string()).describe("roles that a party of any kind of result may have"),
    facts: z.array(Word.extend({ choices: z.array(Word).describe("empty for yes or no") })),
    acts: z.array(Word),
    modes: z.array(Word).describe("ways of income"),
    partyKinds: z.array(Word),
    patents: z.array(Word),
    credit: z.object({ source: z.string(), assumed: z.string(), roles: z.array(Word) }),
    instruments: z.array(
      z.object({
        id: z.string(),
        title: Text,
        layer: z.enum(["national", "local", "programme"]),
        jurisdiction: z.string().nullable(),
        reviewed: Day,
        versions: z
          .array(
            z.object({
              from: Day,
              until: Day.nullable(),
              name: Text,
              source: z.string(),
              assumed: z.array(z.string()),
              provisions: z.array(z.object({ id: z.string(), place: Text.nullable(), text: Text })),
            }),
          )
          .describe("oldest first"),
      }),
    ),
  })
  .meta({ id: "OwnershipRules" })
export type OwnershipRulesShown = z.infer<typeof OwnershipRulesShown>

export const listOwnershipRules = readRoute({
  name: "settlement.divide",
  path: "/api/ownership/rules",
  summary:
    "What ownership and result income are decided by: statutes, local rules and programmes by version, and the words of cases",
  reply: OwnershipRulesShown,
})

export const listOwnershipCases = readRoute({
  name: "settlement.divide",
  path: "/api/ownership/cases",
  summary: "Cases of ownership, consent and income, each with the article that decides it",
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: Text,
        source: Text.describe("the article that decides it"),
        given: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
})

export const askOwnership = askRoute({
  name: "settlement.divide",
  path: "/api/ownership",
  summary:
    "Who owns a result, what each may do with it alone, and how its income is divided, each with its clause; writes nothing",
  body: z.object({
    case: z
      .looseObject({ kind: z.string(), day: z.string() })
      .describe("as `delta ownership` reads it: kind, day, facts, parties, contract, and ask, income, grant or team"),
  }),
  reply: OwnershipAnswer,
  refusals: [
    "settlement.wrong-shape",
    "settlement.not-a-day",
    "settlement.case-word",
    "settlement.case-fact",
    "settlement.case-party",
    "settlement.party-in-case-twice",
    "settlement.role-of-other-kind",
    "settlement.shares-not-whole",
    "settlement.share-above-whole",
    "settlement.clause-twice",
    "settlement.not-a-maker",
    "settlement.said-both",
    "settlement.before-made",
    "settlement.negative-value",
    "settlement.not-a-number",
    "settlement.unknown-currency",
    "settlement.too-many-decimals",
    "settlement.no-net-income",
    "settlement.no-year-of-use",
    "settlement.nobody-owns",
    "settlement.unknown-programme",
    "settlement.reserved-name",
    "settlement.number-too-long",
    "settlement.too-fine",
  ],
})

export const ownershipPaper = askRoute({
  name: "settlement.divide",
  path: "/api/ownership/paper",
  summary:
    "The same as a PDF in the reader's language, with the case inside and a code that `delta ownership` gives again",
  body: askOwnership.body,
  reply: PdfFile,
  file: "ownership.pdf",
  refusals: [...askOwnership.refusals, "api.too-many-papers", "api.no-papers"],
})
