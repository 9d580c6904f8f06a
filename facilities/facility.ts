import * as z from "zod"
import { Amount, type Inside, Text } from "../base/index.ts"

/** What an instrument can do, in one quantity: a single value has `low` equal to `high`. */
export const Specification = z
  .object({
    quantity: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .describe("what is measured, as a word: accelerating-voltage"),
    label: Text,
    low: z.number(),
    high: z.number(),
    unit: z.string().min(1).max(20),
  })
  .meta({ id: "Specification" })
export type Specification = Inside<z.infer<typeof Specification>>

/** Opening on one weekday, 1 Monday to 7 Sunday; minutes since midnight in the region's time zone. */
export const Opening = z.object({
  weekday: z.int().min(1).max(7),
  from: z.int().min(0).max(1440),
  until: z.int().min(0).max(1440),
})

/** When and by whom a facility may be booked. `residency` must stay empty: the common rule forbids a home condition. */
export const SlotPolicy = z
  .object({
    opening: z.array(Opening).max(21),
    slotMinutes: z
      .int()
      .min(5)
      .max(1440)
      .describe("bookings start and end on multiples of this, counted from midnight"),
    minimumMinutes: z.int().min(5),
    maximumMinutes: z.int().max(43_200),
    noticeHours: z.int().min(0).max(2160).describe("hours between booking and its start, at least"),
    horizonDays: z.int().min(1).max(730),
    acceptance: z.enum(["automatic", "owner"]),
    qualification: Text.nullable(),
    charge: z.enum(["booked", "used"]).describe("whether the fee counts booked or metered minutes"),
    residency: z.array(z.string()).max(50),
  })
  .meta({ id: "SlotPolicy" })
export type SlotPolicy = Inside<z.infer<typeof SlotPolicy>>

/** What one hour costs, by part, and what a use costs once: cost recovery, no profit. */
export const CostModel = z
  .object({
    setUp: Amount,
    perHour: z
      .array(z.object({ part: Text, amount: Amount }))
      .min(1)
      .max(12),
  })
  .meta({ id: "CostModel" })
export type CostModel = Inside<z.infer<typeof CostModel>>

/** A large facility or an instrument of the catalogue. One without `policy` and `costs` is shown but not booked here. */
export const Facility = z
  .object({
    jurisdiction: z.string(),
    id: z.string(),
    kind: z.enum(["large-facility", "instrument"]),
    name: Text,
    acronym: z.string().nullable(),
    organisation: z.object({ id: z.string().nullable(), name: Text }),
    city: z.object({ code: z.string(), name: Text }),
    instrumentClass: z.string().nullable(),
    field: z.string().nullable(),
    tier: z.string().nullable(),
    status: z.enum(["operating", "partly-operating", "commissioning", "under-construction", "retired"]),
    yearOpened: z.int().nullable(),
    description: Text.nullable(),
    techniques: z.array(Text),
    specifications: z.array(Specification),
    accessories: z.array(Text),
    costs: CostModel.nullable(),
    policy: SlotPolicy.nullable(),
    note: z.string().nullable(),
    source: z.string(),
    confidence: z.string(),
    sample: z.boolean().describe("made up by the seeded generator, not a real instrument"),
    version: z.int(),
  })
  .meta({ id: "Facility" })
export type Facility = Inside<z.infer<typeof Facility>>
