import * as z from "zod"

/** How a figure was obtained; `at-least` where the source says "over". */
export const Basis = z.enum(["measured", "estimated", "derived", "at-least"])
export type Basis = z.infer<typeof Basis>

/** A value that an indicator reached in a year, by one definition. */
export const Actual = z.object({
  year: z.int(),
  value: z.number(),
  basis: Basis,
  definition: z.string(),
  confidence: z.string(),
  source: z.string(),
})
export type Actual = z.infer<typeof Actual>

export const operators = [">=", ">", "<=", "<", "=", "~"] as const

/** A goal of a plan with everything known of what was reached. */
export interface Target {
  readonly id: string
  /** Row of the file it stands in, the names of the columns being row 1. */
  readonly row: number
  readonly unit: string
  /** Whether more or less is better. */
  readonly direction: "up" | "down"
  /** `~` for a target that the plan calls approximate: met like `>=` upwards and `<=` downwards. */
  readonly operator: (typeof operators)[number]
  /** None where the plan gives no number that is known. */
  readonly value: number | null
  /** The goal is a state of things, not a number. */
  readonly isQualitative: boolean
  /** The year by whose end it is to be reached; none for one that holds always. */
  readonly year: number | null
  /** Id of the definition that the plan means. */
  readonly definition: string
  /** Ids of other definitions by which figures are published for it. */
  readonly otherDefinitions: readonly string[]
  /** By the plan's definition, by year; one a year. */
  readonly actuals: readonly Actual[]
  /** Figures by the other definitions: shown, never compared. */
  readonly rivals: readonly Actual[]
}

/** What stands in the way of reading a row, as a refusal's code and facts. */
export interface TargetProblem {
  readonly file: string
  readonly row: number
  readonly id: string
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** Arrival at a target at the present pace. */
const Arrival = z.object({
  year: z.number().describe("with decimals; 2029.6 is in 2029, counted from values of whole years"),
  method: z.enum(["two-points", "least-squares"]),
  points: z.int(),
  interval: z
    .object({ earliest: z.number().nullable(), latest: z.number().nullable(), confidence: z.number() })
    .nullable()
    .describe("Fieller's; null ends are open; none with two points, which lie on any line through them"),
})
export type Arrival = z.infer<typeof Arrival>

export const targetStates = ["met", "on-the-way", "off", "unknown", "definition-disputed"] as const

/** Where a target stands on a day. */
export const TargetStanding = z.object({
  id: z.string(),
  on: z.string(),
  state: z.enum(targetStates),
  reason: z
    .enum(["no-number", "qualitative", "no-actual", "one-actual", "too-slow", "away", "year-over", "below"])
    .nullable()
    .describe("why it is unknown or off"),
  isOver: z.boolean().describe("whether its year had ended on that day"),
  actual: Actual.nullable().describe("the newest of years that had ended"),
  distance: z.number().nullable().describe("what is missing, in the target's unit; below zero it is exceeded"),
  reached: z.number().nullable().describe("actual over target, or target over actual where less is better"),
  trend: z.enum(["towards", "away", "level"]).nullable(),
  pace: z.number().nullable().describe("change a year, in the target's unit"),
  needed: z.number().nullable().describe("change a year from the actual on that would reach it in its year"),
  arrival: Arrival.nullable(),
  metIn: z.int().nullable().describe("first year of those known in which it was met"),
})
export type TargetStanding = z.infer<typeof TargetStanding>
