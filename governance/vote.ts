import * as z from "zod"

/** What a delegation says by its ballot. */
export const Choice = z.enum(["yes", "no", "abstain"])
export type Choice = z.infer<typeof Choice>

/** A member as it votes: once, and in a bloc when the region has blocs. */
export const Delegation = z.strictObject({
  member: z.string().min(1),
  bloc: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, "a bloc is named by letters, digits and hyphens")
    .nullable(),
})
export type Delegation = z.infer<typeof Delegation>

/**
 * What is known of a delegation at the count. `silent`: present, but without a ballot. `unopened`: a sealed ballot that
 * nobody opened. A delegation that is in no vote is absent.
 */
export const Vote = z.strictObject({
  member: z.string().min(1),
  choice: z.enum([...Choice.options, "silent", "unopened"]),
})
export type Vote = z.infer<typeof Vote>

/** By what a vote is counted. */
export const CountingRules = z.strictObject({
  quorum: z.string().min(1),
  majority: z.string().min(1),
  /** What a sealed ballot counts as when nobody opened it. */
  unopened: z.enum(["absent", "silent", "abstain"]),
  /** What becomes of the motion when yes and no are even; `returned`: it is a draft again. */
  tie: z.enum(["rejected", "returned"]),
  noQuorum: z.enum(["rejected", "returned"]),
})
export type CountingRules = z.infer<typeof CountingRules>
