import * as z from "zod"
import { Amount, Instant, Text } from "../../base/index.ts"
import { ActivityRef, AppraisalAgreement, OutputActivity, OutputMeasure, OutputPeriod } from "../../settlement/index.ts"

/** Which figures: a period by one measure. */
export const scope = { period: OutputPeriod, measure: OutputMeasure }
const Basis = z.enum(["establishment", "main-place", "census-share", "days"])

/** An entry of the statistical ledger. Nothing of the negotiated one stands in it. */
export const StatisticalEntry = z
  .object({
    jurisdiction: z.string().describe("member whose statistics body recorded it"),
    report: z.uuid(),
    line: z.int(),
    isReversal: z.boolean(),
    member: z.string().describe("member in whose territory the place lies"),
    place: z.string(),
    site: z.string().nullable(),
    unit: z.string(),
    unitName: Text,
    amount: Amount,
    basis: Basis,
    arithmetic: Text,
    activity: ActivityRef.nullable(),
    source: z.string(),
    sample: z.boolean(),
    at: Instant,
  })
  .meta({ id: "StatisticalEntry" })

const ByMember = z.array(z.object({ member: z.string(), amount: Amount }))

/** A period of the statistical ledger. */
export const StatisticalOutput = z
  .object({
    ledger: z.literal("statistical"),
    ...scope,
    currency: z.string(),
    whole: Amount.describe("sum over the members, exactly"),
    members: z.array(z.object({ member: z.string(), amount: Amount, units: z.int() })),
    bases: z.array(z.object({ basis: Basis, amount: Amount })),
    activities: z.array(z.object({ activity: OutputActivity, amount: Amount, members: ByMember })),
    sample: z.boolean().describe("whether figures of samples are among it"),
  })
  .meta({ id: "StatisticalOutput" })

/** A period of the negotiated ledger: for internal appraisal only. */
export const NegotiatedOutput = z
  .object({
    ledger: z.literal("negotiated"),
    use: z.literal("internal appraisal only"),
    ...scope,
    currency: z.string(),
    whole: Amount.describe("sum over the members, exactly: what is divided by agreement"),
    members: ByMember,
    divisions: z.array(
      z.object({
        activity: OutputActivity,
        agreement: AppraisalAgreement,
        divided: Amount.describe("the activity's output that the agreement divides"),
        parts: z.array(
          z.object({
            member: z.string(),
            share: z.string(),
            exact: z.string().describe("exact part in minor units, as a fraction"),
            amount: Amount,
            holdsRemainder: z.boolean(),
            arithmetic: z.string(),
          }),
        ),
        entries: z.array(
          z.object({
            member: z.string(),
            amount: Amount,
            cause: z.enum(["report", "reversal", "agreement"]),
            causeId: z.uuid(),
            at: Instant,
          }),
        ),
      }),
    ),
    sample: z.boolean(),
  })
  .meta({ id: "NegotiatedOutput" })
