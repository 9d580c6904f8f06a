import * as z from "zod"
import { Amount, type Inside, Instant, Text } from "../base/index.ts"
import { CostModel, FeeLine } from "../facilities/index.ts"
import { ParameterUse } from "../rulebook/index.ts"

/** A party's part of a settled fee, with the arithmetic that gives it. */
export const BillShare = z
  .object({
    party: z.enum(["owner", "platform", "host-jurisdiction", "home-jurisdiction"]),
    name: Text,
    jurisdiction: z.string(),
    account: z.string(),
    arithmetic: z.string(),
    amount: Amount,
  })
  .meta({ id: "BillShare" })
export type BillShare = Inside<z.infer<typeof BillShare>>

/** The settled price of one booking: who paid, who received, by which parameters. Sources and shares sum to the fee. */
export const Bill = z
  .object({
    jurisdiction: z.string(),
    booking: z.uuid(),
    at: Instant,
    reason: z.enum(["use", "late-cancellation"]),
    minutesBooked: z.int(),
    minutesUsed: z.int().nullable(),
    costs: CostModel.describe("prices at the moment of booking, from which the fee was made"),
    quoted: Amount.describe("fee at the moment of booking; a late cancellation is a share of it"),
    lines: z.array(FeeLine),
    fee: Amount,
    payer: z.object({ jurisdiction: z.string(), organisation: z.string(), name: Text, account: z.string() }),
    paidByVoucher: Amount,
    paidByOrganisation: Amount,
    voucher: z
      .object({
        jurisdiction: z.string(),
        id: z.uuid(),
        reserved: Amount,
        limitedBy: z.enum(["ratio", "reserved", "proportion"]).describe("what set the voucher's part of this fee"),
        arithmetic: z.string(),
      })
      .nullable(),
    shares: z.array(BillShare),
    parameters: z.array(ParameterUse),
    listVersion: z.int(),
    transaction: z.uuid(),
    late: z
      .object({ month: z.string(), members: z.array(z.string()) })
      .optional()
      .describe("the month of the use, where it was closed by these members before the bill was made"),
    reversed: z
      .object({ at: Instant, reason: z.string(), transaction: z.uuid() })
      .optional()
      .describe("when, why and by which transaction the bill was reversed, where no corrected one took its place"),
  })
  .meta({ id: "Bill" })
export type Bill = Inside<z.infer<typeof Bill>>

/**
 * A bill as the engine knows it, from its form on the wire, where amounts are text.
 * @example billInside(Bill.parse(json)).fee // 48_000n
 */
export function billInside({ costs, lines, shares, voucher, ...bill }: z.output<typeof Bill>): Bill {
  const withAmount = <Line extends { readonly amount: string }>(line: Line) => ({
    ...line,
    amount: BigInt(line.amount),
  })
  return {
    ...bill,
    costs: { setUp: BigInt(costs.setUp), perHour: costs.perHour.map(withAmount) },
    quoted: BigInt(bill.quoted),
    lines: lines.map(withAmount),
    fee: BigInt(bill.fee),
    paidByVoucher: BigInt(bill.paidByVoucher),
    paidByOrganisation: BigInt(bill.paidByOrganisation),
    voucher: voucher === null ? null : { ...voucher, reserved: BigInt(voucher.reserved) },
    shares: shares.map(withAmount),
  }
}

/** A member's month against the others. `amount` is what the member receives (negative: owes). */
export const Statement = z
  .object({
    member: z.string(),
    month: z.string(),
    currency: z.string(),
    lines: z.array(
      z.object({
        at: Instant,
        counterpart: z.string(),
        text: Text,
        subject: z.object({ kind: z.string(), jurisdiction: z.string(), id: z.string() }),
        arithmetic: z.string(),
        amount: Amount,
        parameters: z.array(ParameterUse),
        listVersion: z.int(),
        journal: z.uuid(),
      }),
    ),
    totals: z.array(z.object({ counterpart: z.string(), amount: Amount })),
    net: Amount,
    regionNet: Amount.describe("the nets of all members together: zero"),
  })
  .meta({ id: "Statement" })
export type Statement = Inside<z.infer<typeof Statement>>
