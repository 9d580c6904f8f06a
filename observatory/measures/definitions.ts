import * as z from "zod"
import { Day, Text } from "../../base/index.ts"

/** Shares of what crosses a border between members, in order of show. */
export const shareIds = [
  "bookings-across",
  "hours-across",
  "money-across",
  "organisations-across",
  "people-across",
  "agreements-across",
] as const
export type ShareId = (typeof shareIds)[number]

/** Times from a need to what answers it. */
export const durationIds = [
  "booking-confirmed",
  "booking-settled",
  "agreement-signed",
  "motion-counted",
  "subsidy-decided",
] as const
export type DurationId = (typeof durationIds)[number]

/** Stages at which something waits. */
export const stageIds = [
  "request-unanswered",
  "duty-overdue",
  "motion-unopened",
  "motion-uncounted",
  "use-unsettled",
  "agreement-unsigned",
  "subsidy-undecided",
] as const
export type StageId = (typeof stageIds)[number]

/** What is measured beside these. */
const otherIds = ["flows", "silence"] as const

const Words = z.strictObject({ title: Text, definition: Text, unit: Text })

const Measure = Words.extend({
  id: z.enum([...shareIds, ...durationIds, ...stageIds, ...otherIds]),
})

/**
 * What is measured from a day on, in words, with the numbers that a measure uses. A later file with another first day takes
 * its place; nothing is changed in a file that was in use.
 */
export const MeasureDefinitions = z
  .strictObject({
    from: Day.describe("first day on which the platform measures by this file"),
    percentiles: z.array(z.int().min(1).max(100)).min(1),
    graceMinutes: z.int().min(0).describe("a clock that ran out no longer ago is not yet told as a stall"),
    assumed: Text.describe("what of these numbers has no source outside"),
    measures: z.array(Measure),
    notYet: z
      .array(Words.omit({ unit: true }).extend({ id: z.string().min(1) }))
      .describe("measures for which the platform has no act: never shown as zero"),
  })
  .superRefine(({ measures }, context) => {
    for (const id of Measure.shape.id.options)
      if (measures.filter((one) => one.id === id).length !== 1)
        context.addIssue({ code: "custom", path: ["measures"], message: `${id} must be defined once` })
  })
  .meta({ id: "MeasureDefinitions" })
export type MeasureDefinitions = z.infer<typeof MeasureDefinitions>
