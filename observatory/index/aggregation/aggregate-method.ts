import * as z from "zod"

/** Differences up to this one count as a tie. */
const indifference = z.number().min(0).default(0)

const byName = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("arithmetic") }),
  /** `shift` is added to each number before, and taken off the mean after. */
  z.strictObject({ name: z.literal("geometric"), shift: z.number().default(0) }),
  z.strictObject({ name: z.literal("harmonic") }),
  z.strictObject({ name: z.literal("generalised"), power: z.number() }),
  z.strictObject({ name: z.literal("median") }),
  z.strictObject({ name: z.literal("copeland"), indifference }),
  z.strictObject({ name: z.literal("outranking"), indifference }),
  z.strictObject({ name: z.literal("kemeny"), indifference }),
  z.strictObject({ name: z.literal("mpi"), penalty: z.enum(["negative", "positive"]).default("negative") }),
  z.strictObject({
    name: z.literal("ampi"),
    penalty: z.enum(["negative", "positive"]).default("negative"),
    /** What is 100 on each child's scale: a unit, or the mean of all, in a period; the middle of least and most without. */
    reference: z.strictObject({ period: z.int(), unit: z.string().optional() }).optional(),
  }),
  z.strictObject({ name: z.literal("topsis"), over: z.enum(["panel", "period"]).default("panel") }),
])

/** How the numbers of a node's children become its own. */
export type AggregateMethod = z.infer<typeof byName>

/** A method by its name, or with its options: `geometric`, `{ name: generalised, power: 0.5 }`. */
export const AggregateMethod = z.preprocess((given) => (typeof given === "string" ? { name: given } : given), byName)
