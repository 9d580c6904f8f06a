import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { ApportionmentAnswer } from "../../settlement/index.ts"
import { amountRefusals, claimsRefusals, gameRefusals } from "./dividing-refusals.ts"
import { askRoute, PdfFile, readRoute } from "./route.ts"

const Named = z.object({ id: z.string(), title: Text })
const status = z
  .enum(["in-force", "proposal", "template"])
  .describe("a proposal was never law; a template is an agreement whose terms its parties set")

/** A weight of a formula, as the rule has it and as it was counted. */
const Weight = z.object({ factor: z.string(), weight: z.string().describe("exact: 0.35 or 1/3") })

export const RulePackVersion = z
  .object({
    from: Day,
    until: Day.nullable().describe("the day from which something else holds"),
    source: Text.nullable(),
    assumed: z.array(Text).describe("what has no source, with the reason and the day"),
    weights: z.array(Weight).describe("empty where shares are fixed by role"),
    unitFields: z
      .array(z.enum(["parent", "opened", "closed", "rate", "multiplier", "floor", "cap"]))
      .describe("what a unit may tell beside place and factors"),
    ratesFact: z.string().nullable().describe("rates of units count only where this fact of the case is true"),
    takesTotals: z.boolean(),
    takesAgreement: z.boolean(),
    workedOutAmount: z.boolean().describe("the amount is worked out from the units and may be left out"),
  })
  .meta({ id: "RulePackVersion" })

export const RulePackShown = z
  .object({
    id: z.string(),
    title: Text,
    summary: Text,
    status,
    places: z.enum(["known", "named"]).describe("known: codes of division registers; named: any names"),
    currency: z.string().nullable().describe("the only currency that the pack divides; null for any"),
    amount: Text.describe("what the amount of a case is"),
    factors: z.array(Named.extend({ optional: z.boolean() })),
    facts: z.array(
      Named.extend({
        kind: z.enum(["flag", "day", "amount", "share", "count", "place"]),
        required: z.boolean(),
        default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
        assumed: Text.nullable(),
      }),
    ),
    roles: z.array(Named),
    flags: z.array(Named),
    portions: z.array(Named),
    versions: z.array(RulePackVersion).describe("oldest first"),
    reviewed: Day,
  })
  .meta({ id: "RulePack" })
export type RulePackShown = z.infer<typeof RulePackShown>

export const WorkedExample = z
  .object({
    id: z.string(),
    of: z.enum(["apportionment", "shares", "claims"]),
    title: Text,
    source: Text.describe("where the figures were read, or that they were made by hand"),
    given: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "WorkedExample" })

const most = { cases: 1_000, players: 12, walked: 300, orders: 2_000 } as const

export const Divided = z
  .object({
    answer: ApportionmentAnswer,
    weights: z
      .array(Weight.extend({ byRule: z.string(), of: z.string().describe("its part of all weights") }))
      .describe("as counted; they differ from the rule's where others were tried"),
    tried: z.boolean().describe("weights were tried that are not the rule's: the result is no ruling under it"),
    sensitivity: z
      .array(
        z.object({
          factor: z.string(),
          step: z.string().describe("by so much its part of all weights was raised, the others lowered in proportion"),
          parts: z.array(z.object({ id: z.string(), difference: z.string().describe("amount of the currency") })),
        }),
      )
      .describe("what each unit gains or loses when one weight is raised; empty beyond 200 units"),
    members: z
      .array(z.object({ id: z.string(), name: Text.nullable(), member: z.string().nullable() }))
      .describe("of each unit: its place's name, and the region's member to which the place belongs"),
  })
  .meta({ id: "Divided" })
export type Divided = z.infer<typeof Divided>

const byPlayer = z.record(z.string(), z.string())
const floats = z.record(z.string(), z.number())
const Level = z
  .object({
    excess: z.string(),
    coalitions: z.array(z.object({ members: z.array(z.string()).readonly(), weight: z.string() })).readonly(),
    held: z
      .array(z.object({ player: z.string(), weight: z.string() }))
      .readonly()
      .describe("held at what they are worth alone"),
  })
  .meta({ id: "NucleolusLevel" })
const Blocking = z
  .object({ members: z.array(z.string()), worth: z.string(), given: z.string(), gain: z.string() })
  .meta({ id: "BlockingGroup" })

export const SharesByRule = z
  .object({
    rule: z.enum([
      "shapley",
      "weighted-shapley",
      "owen",
      "banzhaf",
      "banzhaf-normalised",
      "nucleolus",
      "prenucleolus",
      "tau",
    ]),
    result: z
      .object({
        guarantee: z
          .enum(["exact", "certified", "sampled"])
          .describe("certified: exact, with a certificate that was checked; sampled: averages with a bound"),
        shares: byPlayer.describe("exact fractions; for a sample its averages"),
        decimals: floats,
        raw: byPlayer.nullable().describe("Banzhaf before it is divided by 2^(n−1)"),
        levels: z
          .array(Level)
          .readonly()
          .nullable()
          .describe("the certificate of a nucleolus: coalitions by excess, with weights that balance at each level"),
        bounds: floats.nullable().describe("all hold at once with the confidence"),
        standardErrors: floats.nullable(),
        confidence: z.number().nullable(),
        orders: z.int().nullable(),
        seed: z.int().nullable(),
        inCore: z.boolean().nullable().describe("null where there are too many players to look at every group"),
        blocking: Blocking.nullable().describe("the group that would gain most alone"),
        undivided: z.string().nullable().describe("what the rule leaves of the worth of all, below zero when too much"),
      })
      .nullable(),
    refused: z.object({ code: z.string(), detail: Text, help: Text }).nullable().describe("why the rule gives nothing"),
  })
  .meta({ id: "SharesByRule" })

export const DividedGameShown = z
  .object({
    players: z.array(z.string()),
    worth: z.string().nullable().describe("of all together"),
    worths: z
      .array(z.string())
      .nullable()
      .describe("by bit mask, the first player the lowest bit; null beyond a table's size"),
    rules: z.array(SharesByRule),
    core: z.object({ isEmpty: z.boolean(), excess: z.string().nullable().describe("of the least core") }).nullable(),
  })
  .meta({ id: "DividedGame" })
export type DividedGameShown = z.infer<typeof DividedGameShown>

export const DividedClaims = z
  .object({
    claimants: z.array(z.string()),
    estate: z.string(),
    claimed: z.string(),
    rules: z.array(
      z.object({
        rule: z.enum([
          "proportional",
          "cea",
          "cel",
          "talmud",
          "adjusted-proportional",
          "random-arrival",
          "piniles",
          "constrained-egalitarian",
        ]),
        awards: byPlayer.nullable(),
        decimals: z.record(z.string(), z.number()).nullable(),
        refused: z.object({ code: z.string(), detail: Text, help: Text }).nullable(),
      }),
    ),
  })
  .meta({ id: "DividedClaims" })
export type DividedClaims = z.infer<typeof DividedClaims>

export const listRulePacks = readRoute({
  name: "settlement.divide",
  path: "/api/rule-packs",
  summary: "Rules that divide an amount between places: versions by day with sources, factors, facts, roles",
  reply: z.object({ items: z.array(RulePackShown) }),
})

export const readRulePack = readRoute({
  name: "settlement.divide",
  path: "/api/rule-packs/:pack",
  summary: "One rule pack",
  params: z.object({ pack: z.string().min(1).max(100) }),
  reply: RulePackShown,
  refusals: ["settlement.unknown-pack"],
})

export const listWorkedExamples = readRoute({
  name: "settlement.divide",
  path: "/api/worked-examples",
  summary: "Cases, games and claims to begin with, each with its source",
  reply: z.object({ items: z.array(WorkedExample) }),
})

const AskedDivision = z.object({
  case: z
    .looseObject({ pack: z.string(), day: z.string(), currency: z.string() })
    .describe(`as \`delta apportion\` reads it; at most ${most.cases} units`),
  weights: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe("weights to try in place of the rule's, by factor"),
})
export const divideAmount = askRoute({
  name: "settlement.divide",
  path: "/api/apportionments",
  summary: "Divides an amount under a rule pack, each step in words; writes nothing",
  body: AskedDivision,
  reply: Divided,
  refusals: amountRefusals,
})

const AskedGame = z.object({
  game: z
    .record(z.string(), z.unknown())
    .describe(
      `as \`delta shares\` reads it; at most ${most.players} players, ${most.walked} in a formula (Shapley only)`,
    ),
  sampling: z
    .object({ orders: z.int().min(2).max(most.orders), seed: z.int().min(-2_147_483_648).max(2_147_483_647) })
    .optional()
    .describe("for more players than a table holds, where no closed form is known"),
})
export const divideGame = askRoute({
  name: "settlement.divide",
  path: "/api/shares",
  summary: "Divides a game by every rule of contribution, each with its guarantee; writes nothing",
  body: AskedGame,
  reply: DividedGameShown,
  refusals: gameRefusals,
})

const AskedClaims = z.object({ estate: z.unknown(), claims: z.record(z.string(), z.unknown()) })
export const divideClaims = askRoute({
  name: "settlement.divide",
  path: "/api/claims",
  summary: "Divides an estate that is too small for all claims by eight rules; writes nothing",
  body: AskedClaims,
  reply: DividedClaims,
  refusals: claimsRefusals,
})

const paperRefusals = ["api.too-many-papers", "api.no-papers"]

export const apportionmentPaper = askRoute({
  name: "settlement.divide",
  path: "/api/apportionments/paper",
  summary: "A division of an amount as a PDF: case, result, each step with its source, proof code",
  body: AskedDivision,
  reply: PdfFile,
  file: "apportionment.pdf",
  refusals: [...amountRefusals, ...paperRefusals],
})

export const sharesPaper = askRoute({
  name: "settlement.divide",
  path: "/api/shares/paper",
  summary: "A game divided by every rule as a PDF, with the certificate of its nucleolus and a proof code",
  body: AskedGame,
  reply: PdfFile,
  file: "shares.pdf",
  refusals: [...gameRefusals, ...paperRefusals],
})

export const claimsPaper = askRoute({
  name: "settlement.divide",
  path: "/api/claims/paper",
  summary: "An estate divided by eight rules as a PDF, with a proof code",
  body: AskedClaims,
  reply: PdfFile,
  file: "claims.pdf",
  refusals: [...claimsRefusals, ...paperRefusals],
})

/** What one request may ask for at most, so that nobody holds the server up. */
export const dividingLimits = most
