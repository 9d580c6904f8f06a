import * as z from "zod"
import { Day, formatMinorUnits, formatRational, Text } from "../../base/index.ts"
import type { Apportionment } from "./apportion-under.ts"
import { decimalOf } from "./step.ts"

/** Amounts are decimals of the currency as text. */
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

/** A division as it crosses the wire and as the command prints it. */
export const ApportionmentAnswer = z
  .object({
    pack: z.string(),
    packVersion: Day,
    title: Text,
    status: z.enum(["in-force", "proposal", "template"]),
    day: Day,
    currency: z.string(),
    whole: Decimal,
    parts: z.array(
      z.object({
        id: z.string(),
        place: z.string().nullable(),
        amount: Decimal,
        share: Decimal.describe("at most 12 decimals; exactShare has the fraction"),
        exactShare: z.string(),
        excluded: Text.optional(),
        paidIn: Decimal.optional(),
        levy: Decimal.optional(),
        within: z.record(z.string(), Decimal).optional(),
      }),
    ),
    pools: z.array(z.object({ id: z.string(), title: Text, place: z.string().nullable(), amount: Decimal })),
    steps: z.array(
      z.object({
        kind: z.string(),
        of: z.string().optional(),
        text: Text,
        source: Text.optional(),
        assumed: z.literal(true).optional().describe("the source is the reason of an assumption"),
      }),
    ),
    source: Text.nullable(),
    assumed: z.array(Text).describe("what in the rule has no source, with the reason and the day"),
  })
  .meta({ id: "Apportionment" })
export type ApportionmentAnswer = z.infer<typeof ApportionmentAnswer>

/** The division in texts: amounts as decimals of the currency. @example answerOf(divided).parts[0]?.amount // "234.00" */
export function answerOf(divided: Apportionment): ApportionmentAnswer {
  const { currency } = divided
  const told = (amount: bigint) => formatMinorUnits(amount, currency)
  return {
    pack: divided.pack,
    packVersion: Day.parse(divided.packVersion),
    title: divided.title,
    status: divided.status,
    day: divided.day,
    currency: currency.code,
    whole: told(divided.whole),
    parts: divided.parts.map(({ id, place, amount, share, excluded, paidIn, levy, within }) => ({
      id,
      place: place ?? null,
      amount: told(amount),
      share: decimalOf(share),
      exactShare: formatRational(share),
      ...(excluded === undefined ? {} : { excluded }),
      ...(paidIn === undefined ? {} : { paidIn: told(paidIn) }),
      ...(levy === undefined ? {} : { levy: told(levy) }),
      ...(within === undefined
        ? {}
        : { within: Object.fromEntries([...within].map(([level, one]) => [level, told(one)])) }),
    })),
    pools: divided.pools.map(({ id, title, place, amount }) => ({
      id,
      title,
      place: place ?? null,
      amount: told(amount),
    })),
    steps: divided.steps.map(({ kind, of, text, source, assumed }) => ({
      kind,
      ...(of === undefined ? {} : { of }),
      text,
      ...(source === undefined ? {} : { source }),
      ...(assumed === undefined ? {} : { assumed }),
    })),
    source: divided.source,
    assumed: [...divided.assumed],
  }
}
