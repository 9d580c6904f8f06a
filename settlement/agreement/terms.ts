import * as z from "zod"
import { isPlain, plainOnly } from "../../base/index.ts"

/** What is typed: it may still be empty or wrong; `checkTerms` says so in words. */
const typed = (longest: number) => z.string().max(longest).refine(isPlain, plainOnly)
const Words = z.object({ zh: typed(2_000), en: typed(2_000) })
/** Minor units, a day, a share: read by `checkTerms` and by the engines. */
const Minor = typed(20).describe("minor units of the currency, whole and zero or more; empty for none")
const Share = typed(40).describe('"2/5", "0.4" or "40%"')
const Count = typed(6)
const code = typed(40)

/** What an agreement is made for. */
export const triggerKinds = ["joint-project", "relocation", "enclave", "facility", "research-result"] as const
/** How shares come about. */
export const keyKinds = ["fixed", "investment", "factors", "index"] as const
/** How often a trigger is reported; the base is that of one period. */
export const frequencies = ["once", "month", "quarter", "half-year", "year"] as const

const AgreementParty = z.object({
  place: code.describe("code of the place in the division register: what receives or gives"),
  member: code.describe("member whose official signs for the place"),
  name: Words,
  share: Share.describe("of a fixed key; empty else"),
  measures: z.record(z.string().max(40), typed(40)).describe("factor → agreed value"),
  stock: Minor.describe("base-year amount that the place keeps, when only the increment is shared"),
  floor: Minor.describe("least of the shared amount in a period"),
  cap: Minor.describe("most of the shared amount in a period"),
  capOverTerm: Minor.describe("most of the shared amounts of the whole term"),
  appraisal: Share.describe("its part of the negotiated figures for appraisal; no money"),
})

/**
 * A benefit-sharing agreement as it is written: all that domain knowledge asks of one (parties, trigger, revenue, base,
 * key, limits, term, collection, rounding, ways out, appraisal). A draft may have holes; `checkTerms` names them.
 */
export const AgreementTerms = z
  .object({
    template: z.object({ id: code, pack: code }).nullable().describe("what it was built from"),
    title: Words,
    parties: z.array(AgreementParty).max(40),
    trigger: z.object({
      kind: z.enum(triggerKinds),
      subject: Words.describe("the project, firm, park, facility or result"),
      facility: z
        .object({ jurisdiction: code, id: typed(100) })
        .nullable()
        .describe("whose settled bookings trigger it"),
    }),
    revenue: z
      .array(
        z.object({
          id: typed(40),
          title: Words,
          part: Share.describe("how much of what is collected under this head counts, such as the local part"),
        }),
      )
      .max(20),
    currency: typed(3),
    base: z.object({
      kind: z.enum(["whole", "increment"]),
      year: typed(4).describe("base year of an increment"),
      threshold: Minor.describe("below this amount of a period nothing is shared; empty for none"),
    }),
    key: z.object({
      kind: z.enum(keyKinds),
      factors: z.array(z.object({ id: typed(40), title: Words, weight: Share })).max(10),
      values: z
        .enum(["agreed", "reported"])
        .describe("whether the factors stand in the agreement or come with a trigger"),
    }),
    term: z.object({
      from: typed(10),
      until: typed(10).describe("last day"),
      extension: z.object({
        kind: z
          .enum(["none", "automatic", "below-cap"])
          .describe("below-cap: while a cap over the term is not reached"),
        until: typed(10).describe("last day when extended"),
      }),
    }),
    exit: z.object({ noticeDays: Count, consequence: Words }),
    collection: z.object({
      collector: code.describe("place of the party that collects, and transfers to the others"),
      frequency: z.enum(frequencies),
      transferDays: Count.describe("calendar days from the end of the period to the transfer"),
    }),
    rounding: z.object({
      method: z.enum(["largest-remainder", "down"]),
      rest: code.describe("who has the rest of down"),
    }),
    escape: Words.describe("when the parties are free of it"),
    dispute: z.object({ body: Words, days: Count.describe("working days within which the body answers") }),
    appraisal: z
      .object({ heads: z.array(z.object({ id: typed(40), title: Words, unit: Words })).max(10) })
      .nullable()
      .describe("figures divided for the parties' appraisal only; never money and never official statistics"),
  })
  .meta({ id: "AgreementTerms" })
export type AgreementTerms = z.infer<typeof AgreementTerms>
export type AgreementParty = AgreementTerms["parties"][number]

/** An agreement of which nothing is written yet. */
export const emptyTerms: AgreementTerms = {
  template: null,
  title: { zh: "", en: "" },
  parties: [],
  trigger: { kind: "joint-project", subject: { zh: "", en: "" }, facility: null },
  revenue: [],
  currency: "",
  base: { kind: "whole", year: "", threshold: "" },
  key: { kind: "fixed", factors: [], values: "agreed" },
  term: { from: "", until: "", extension: { kind: "none", until: "" } },
  exit: { noticeDays: "", consequence: { zh: "", en: "" } },
  collection: { collector: "", frequency: "year", transferDays: "" },
  rounding: { method: "largest-remainder", rest: "" },
  escape: { zh: "", en: "" },
  dispute: { body: { zh: "", en: "" }, days: "" },
  appraisal: null,
}
