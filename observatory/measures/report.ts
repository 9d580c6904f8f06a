import * as z from "zod"
import { Currency, Day, Instant, Text } from "../../base/index.ts"
import { durationIds, MeasureDefinitions, shareIds, stageIds } from "./definitions.ts"

const Whole = z
  .string()
  .regex(/^-?\d+$/)
  .describe("a whole number, exact")

/** A part that crosses a border, and the whole. `value` is null where there is no whole: a share of nothing is not zero. */
const Share = z.object({
  id: z.enum(shareIds),
  part: Whole,
  whole: Whole,
  value: z.number().nullable(),
  entries: z.int().describe("log entries that it rests on"),
  untold: z.int().describe("entries that do not tell what the share needs, left out of it"),
})
export type Share = z.infer<typeof Share>

const Duration = z.object({
  id: z.enum(durationIds),
  between: z
    .enum(["all", "within", "across"])
    .describe("within one member, or from one to another; bookings alone tell"),
  count: z.int(),
  atOnce: z.int().describe("how many took no time at all"),
  percentiles: z.array(z.object({ percent: z.int(), milliseconds: z.int() })).describe("nearest rank; empty for none"),
  longest: z.int().nullable().describe("milliseconds"),
  entries: z.int(),
})
export type Duration = z.infer<typeof Duration>

const Amounts = {
  made: z.int().describe("bookings made"),
  settled: z.int().describe("uses settled"),
  minutes: z.int().describe("metered minutes of settled uses"),
  money: Whole.describe("fees billed less what was given back, in minor units"),
}
const Flow = z.object({ home: z.string(), host: z.string(), ...Amounts })
export type Flow = z.infer<typeof Flow>
const Total = z.object({ member: z.string(), ...Amounts })
export type Total = z.infer<typeof Total>

const Figures = z.object({
  shares: z.array(Share),
  durations: z.array(Duration),
  flows: z.object({
    cells: z.array(Flow).describe("home by host, each pair of members"),
    homes: z.array(Total),
    hosts: z.array(Total),
    all: z.object(Amounts),
    entries: z.int(),
  }),
  silence: z.array(z.object({ member: z.string(), count: z.int() })).describe("requests that a host let run out"),
})
export type Figures = z.infer<typeof Figures>

const Stall = z.object({
  stage: z.enum(stageIds),
  member: z.string(),
  waiting: z.int().describe("how many wait"),
  overdue: z.int().describe("how many of them wait beyond their clock"),
  clockless: z.int().describe("how many of them have no clock"),
  since: Instant.describe("when the longest waiting began"),
  longestOver: z.int().nullable().describe("milliseconds by which the one longest overdue is beyond its clock"),
})
export type Stall = z.infer<typeof Stall>

/** The live measures of a period, with all that is needed to compute them again from the log's export. */
export const MeasuresReport = z
  .object({
    format: z.literal("delta-commons-measures"),
    version: z.literal(1),
    region: z.object({ id: z.string(), name: Text, timeZone: z.string() }),
    currency: Currency,
    members: z.array(z.object({ code: z.string(), name: Text })),
    log: z.object({ origin: z.string(), size: z.int().describe("entries read: the first of the log") }),
    period: z.object({ from: Day, to: Day }),
    asAt: Instant.describe("the moment at which stalls were looked at"),
    definitions: MeasureDefinitions,
    figures: Figures,
    steps: z
      .array(z.object({ name: z.string(), from: Day, to: Day, figures: Figures }))
      .describe("the same by month, or by year where the period is long"),
    stalls: z.array(Stall),
  })
  .meta({ id: "MeasuresReport" })
export type MeasuresReport = z.infer<typeof MeasuresReport>
