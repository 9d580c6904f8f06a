import * as z from "zod"
import { Amount, Instant, Text } from "../../base/index.ts"
import { Bill } from "../../settlement/index.ts"
import { actRoute, readRoute } from "./route.ts"

const Month = z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, "a month is written 2026-03")
const reason = z.string().trim().min(1).max(500)

export const listPeriods = readRoute({
  name: "settlement.read-periods",
  path: "/api/periods",
  summary: "Which months each member has closed in its books, and which are open",
  reply: z.object({
    month: Month.describe("the month of today; it is open with every member"),
    members: z.array(
      z.object({
        jurisdiction: z.string(),
        closed: z.array(z.object({ month: Month, closedAt: Instant })).describe("the latest first"),
        open: z.array(Month).describe("from the first month with an entry that is not closed, to the month of today"),
      }),
    ),
  }),
})

export const closePeriod = actRoute({
  name: "settlement.close-period",
  path: "/api/periods/:jurisdiction/:month/close",
  summary: "Closes a month of the official's member; from then on its books take no entry of that month",
  params: z.object({ jurisdiction: z.string(), month: Month }),
  reply: z.object({
    jurisdiction: z.string(),
    month: Month,
    from: Instant,
    until: Instant,
    closedAt: Instant,
    entries: Amount.describe("a count"),
    net: Amount.describe("what the member received from the others; negative: owes"),
  }),
  refusals: [
    "region.unknown-jurisdiction",
    "settlement.month-not-over",
    "settlement.month-closed",
    "settlement.earlier-month-open",
    "settlement.month-to-settle",
    "settlement.month-unbalanced",
  ],
})

export const recordPayment = actRoute({
  name: "settlement.record-payment",
  path: "/api/payments/:jurisdiction/:payer/:month",
  summary:
    "Confirms that what another member owes the official's for a closed month has arrived: clearing goes down by it",
  params: z.object({ jurisdiction: z.string(), payer: z.string(), month: Month }),
  body: z.object({
    amount: Amount.describe("what arrived: the whole of what the statement says"),
    reference: z.string().trim().min(1).max(200).describe("of the bank, to find the payment by"),
  }),
  reply: z.object({
    receiver: z.string(),
    payer: z.string(),
    month: Month,
    amount: Amount,
    at: Instant,
    transaction: z.uuid(),
  }),
  refusals: [
    "region.unknown-jurisdiction",
    "settlement.payment-month-open",
    "settlement.nothing-owed",
    "settlement.paid-already",
    "settlement.payment-differs",
    "settlement.period-closed",
  ],
})

export const reverseEntry = actRoute({
  name: "settlement.reverse",
  path: "/api/ledger/:jurisdiction/:entry/reversal",
  summary:
    "Reverses the whole transaction of an entry in all members' books; with a refund the bill is made anew without it",
  params: z.object({ jurisdiction: z.string(), entry: z.uuid() }),
  body: z.object({
    reason,
    refund: Amount.optional().describe("of a bill: part of its fee that is given back; the rest is billed anew"),
  }),
  reply: z.object({
    transaction: z.uuid(),
    entries: z.array(z.object({ jurisdiction: z.string(), id: z.uuid(), reverses: z.uuid() })),
    corrected: Bill.nullable(),
    voucher: z
      .object({ jurisdiction: z.string(), id: z.uuid(), restored: Amount, to: z.enum(["voucher", "purse"]) })
      .nullable()
      .describe("what came back to a voucher, or where it is no longer open to its purse"),
  }),
  refusals: [
    "settlement.unknown-entry",
    "settlement.already-reversed",
    "settlement.is-reversal",
    "settlement.not-reversible",
    "settlement.refund-beyond-fee",
    "settlement.refund-without-bill",
    "settlement.purse-empty",
    "settlement.period-closed",
  ],
})

export const readBillHistory = readRoute({
  name: "settlement.read-bill",
  path: "/api/bookings/:jurisdiction/:booking/bill/history",
  summary: "The first bill of a booking, and each reversal with the corrected bill that took its place",
  params: z.object({ jurisdiction: z.string(), booking: z.uuid() }),
  reply: z.object({
    first: Bill,
    corrections: z.array(
      z.object({
        number: z.int(),
        at: Instant,
        reason: z.string(),
        reversed: z.uuid(),
        reversal: z.uuid(),
        corrected: Bill.nullable(),
      }),
    ),
  }),
  refusals: ["facilities.unknown-booking", "settlement.not-settled"],
})

export const withdrawVoucher = actRoute({
  name: "settlement.withdraw-voucher",
  path: "/api/vouchers/:jurisdiction/:voucher/withdraw",
  summary: "Takes a voucher back: what no booking holds returns to the purse, what one holds stays until it is settled",
  params: z.object({ jurisdiction: z.string(), voucher: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({ jurisdiction: z.string(), id: z.uuid(), returned: Amount, reserved: Amount }),
  refusals: ["settlement.unknown-voucher", "settlement.voucher-withdrawn", "settlement.voucher-expired"],
})

export const readBudget = readRoute({
  name: "settlement.read-vouchers",
  path: "/api/purses/:jurisdiction/budget",
  summary: "A jurisdiction's voucher purse by years: funded, issued, reserved, redeemed, expired, withdrawn, left",
  params: z.object({ jurisdiction: z.string() }),
  reply: z.object({
    jurisdiction: z.string(),
    currency: z.string(),
    years: z.array(
      z.object({
        year: z.int(),
        funded: Amount,
        issued: Amount,
        reserved: Amount,
        redeemed: Amount,
        expired: Amount,
        withdrawn: Amount,
        left: Amount,
      }),
    ),
  }),
  refusals: ["region.unknown-jurisdiction"],
})

const Open = z.array(z.object({ text: Text, amount: Amount.nullable() }))

export const readDeparture = readRoute({
  name: "settlement.leave",
  path: "/api/departures/:jurisdiction",
  summary: "What keeps a member from leaving: balances, purses, vouchers, bookings and claims that are open",
  params: z.object({ jurisdiction: z.string() }),
  reply: z.object({ jurisdiction: z.string(), open: Open }),
  refusals: ["region.unknown-jurisdiction"],
})

export const leaveRegion = actRoute({
  name: "settlement.leave",
  path: "/api/departures/:jurisdiction",
  summary: "Records that a member's books are clear, so that it may leave; refused while anything is open, naming each",
  params: z.object({ jurisdiction: z.string() }),
  body: z.object({ reason }),
  reply: z.object({ jurisdiction: z.string(), clearAt: Instant }),
  refusals: ["region.unknown-jurisdiction", "settlement.books-open"],
})
