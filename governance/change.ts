import * as z from "zod"
import { Day, Instant, isPlain, plainOnly } from "../base/index.ts"

/** A parameter's next dated value. `from`: a day of the region, or an instant. null ends the parameter. */
export const ParameterChange = z.strictObject({
  kind: z.literal("parameter"),
  parameter: z.string().min(1).max(100),
  /** The unit in which the value is meant; it must be the parameter's. */
  unit: z.string().min(1).max(40),
  value: z.string().min(1).max(40).nullable(),
  from: z.union([Day, Instant]),
})
export type ParameterChange = z.infer<typeof ParameterChange>

const entry = z.string().min(1).max(10)
const cedar = z.string().min(1).max(10_000).refine(isPlain, plainOnly)

/** What becomes of one entry. A changed entry keeps its id; an ended one is not in the next version. */
export const ProposedEntry = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("add"), entry, cedar }),
  z.strictObject({ action: z.literal("change"), entry, cedar }),
  z.strictObject({ action: z.literal("end"), entry }),
])
export type ProposedEntry = z.infer<typeof ProposedEntry>

/** Entries of the lists, added, changed or ended from the first moment of a day. */
export const ListChange = z.strictObject({
  kind: z.literal("entries"),
  from: Day,
  entries: z.array(ProposedEntry).min(1).max(50).readonly(),
})
export type ListChange = z.infer<typeof ListChange>

/** What a motion changes. */
export const Change = z.discriminatedUnion("kind", [ParameterChange, ListChange]).meta({ id: "MotionChange" })
export type Change = z.infer<typeof Change>
