import * as z from "zod"
import { isPlain, plainOnly } from "../../base/index.ts"

const id = z.string().min(1).max(60).refine(isPlain, plainOnly)
const words = z.string().max(200).refine(isPlain, plainOnly)
const Share = z.union([z.string(), z.number()], 'a share such as "7/10" or 0.7')
const Amount = z.union([z.string(), z.number()], 'an amount such as "100.01"')
const shares = z.record(id, Share)
const day = z.string()

const clause = { id: z.string().min(1).max(40).refine(isPlain, plainOnly).describe("its number in the contract") }

/** What a contract says about one matter. */
const Clause = z.discriminatedUnion("about", [
  z
    .strictObject({ ...clause, about: z.literal("owners"), owners: shares })
    .describe("who owns, with what share each; the shares make one whole"),
  z
    .strictObject({
      ...clause,
      about: z.literal("act"),
      acts: z.array(id).min(1),
      by: id.optional().describe("the party that it speaks of; every owner when left out"),
      answer: z.enum(["alone", "all", "never"]),
      noticeDays: z.int().min(1).max(3_650).optional(),
      compensation: z.boolean().optional(),
    })
    .describe("who may do an act"),
  z
    .strictObject({ ...clause, about: z.literal("income"), shares })
    .describe("how net income is divided; the shares make one whole"),
  z
    .strictObject({ ...clause, about: z.literal("reward"), unit: id, share: Share })
    .describe("what part of its income a unit gives to those who made the result, by its rules or by agreement"),
  z
    .strictObject({ ...clause, about: z.literal("team"), unit: id, shares, agreedBy: z.array(id) })
    .describe("how the makers divide their unit's reward; it counts once all of them agreed"),
  z
    .strictObject({ ...clause, about: z.literal("award"), amount: Amount })
    .describe("award on grant of the patent, by rule or agreement"),
  z
    .strictObject({ ...clause, about: z.literal("use-right"), party: id, years: z.int().min(1).max(100) })
    .describe("a long-term right of use"),
  z
    .strictObject({ ...clause, about: z.literal("law"), jurisdiction: z.string().min(1).max(20) })
    .describe("whose law governs ownership and its exercise"),
])

/** A case of ownership as a caller writes it. */
export const WrittenCase = z.strictObject({
  kind: id.describe("kind of the result, of the vocabulary"),
  day: day.describe("day on which the result was made"),
  facts: z.record(id, z.union([z.string(), z.boolean()])).default({}),
  programmes: z.array(id).max(5).default([]).describe("programmes whose terms the parties are under"),
  parties: z
    .array(
      z.strictObject({
        id,
        name: words.optional(),
        kind: id,
        jurisdiction: z.string().min(2).max(20),
        role: id,
        unit: id.optional().describe("the party that a maker works for"),
        group: z.enum(["main", "transfer-staff"]).optional().describe("of a maker: main contributor or transfer staff"),
      }),
    )
    .min(1, "a case needs parties")
    .max(60, "a case has at most 60 parties"),
  contract: z.strictObject({ reference: words.min(1), clauses: z.array(Clause).min(1).max(60) }).optional(),
  ask: z
    .strictObject({
      act: id.optional().describe("the act asked for; all acts are answered when left out"),
      by: id,
      day: day.optional(),
      abroad: z.boolean().default(false).describe("the other side of the act is abroad"),
      consents: z.array(id).default([]),
      objects: z.array(id).default([]),
      gaveUp: z.array(id).default([]).describe("parties that gave up their right to apply for a patent"),
    })
    .optional(),
  income: z
    .strictObject({
      mode: id,
      day: day.optional(),
      gross: Amount,
      costs: z
        .array(z.strictObject({ what: words.min(1), amount: Amount }))
        .max(50)
        .default([]),
      currency: z.string(),
      receivedBy: id.optional().describe("the party that the money came to; the first owner when left out"),
      year: z.int().min(1).max(100).optional().describe("of own use: the how-manieth year"),
    })
    .optional(),
  grant: z.strictObject({ patent: id, day, unit: id }).optional().describe("the patent granted, and to which unit"),
  team: z
    .strictObject({
      unit: id,
      roles: z
        .record(id, z.record(id, z.union([z.string(), z.number()])))
        .describe("maker → CRediT role → degree, 1 for a plain part in it"),
      weights: z.record(id, z.union([z.string(), z.number()])).describe("CRediT role → weight, the team's own choice"),
      agreedBy: z.array(id).default([]),
    })
    .optional(),
})
export type WrittenCase = z.output<typeof WrittenCase>
