import * as z from "zod"
import { Text } from "../base/index.ts"

/** Whole counts of delegations. present = yes + no + abstain + silent; delegations = present + absent. */
export const Tally = z.strictObject({
  delegations: z.int().nonnegative(),
  present: z.int().nonnegative(),
  absent: z.int().nonnegative(),
  yes: z.int().nonnegative(),
  no: z.int().nonnegative(),
  abstain: z.int().nonnegative(),
  silent: z.int().nonnegative(),
})

/** A formula with its numbers, and whether it holds. */
export const CountedFormula = z.strictObject({
  formula: z.string().min(1),
  /** The formula with numbers in the place of counts. */
  numbers: z.string().min(1),
  holds: z.boolean(),
})

/** What a vote came to, with all that it rests on. */
export const Result = z
  .strictObject({
    counts: Tally,
    blocs: z.record(z.string(), Tally),
    /** Members whose sealed ballot was not opened; they are counted as the rules say. */
    unopened: z.array(z.string()).readonly(),
    quorum: CountedFormula,
    majority: CountedFormula,
    outcome: z.enum(["enacted", "rejected", "no-quorum", "tie"]),
    /** What becomes of the motion. */
    leadsTo: z.enum(["enacted", "rejected", "returned"]),
    explanation: Text,
  })
  .readonly()
  .meta({ id: "VoteResult", description: "A counted vote: counts, formulas with their numbers, outcome" })
export type Result = z.infer<typeof Result>
