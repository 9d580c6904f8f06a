import * as z from "zod"
import { Amount, Day, Instant, Text } from "../../base/index.ts"
import { Bill, GroupUse, Statement, Voucher } from "../../settlement/index.ts"
import { actRoute, pageOf, paging, readRoute } from "./route.ts"

export const listVouchers = readRoute({
  name: "settlement.read-vouchers",
  path: "/api/vouchers",
  summary: "Vouchers usable by the organisation acted for, or (for an official) issued by its jurisdiction",
  query: z.object({ ...paging, of: z.enum(["organisation", "jurisdiction"]).default("organisation") }),
  reply: pageOf(Voucher.extend({ available: Amount, organisationName: Text })).extend({ groupUse: z.array(GroupUse) }),
  refusals: ["api.bad-cursor"],
})

export const readPurse = readRoute({
  name: "settlement.read-vouchers",
  path: "/api/purses/:jurisdiction",
  summary: "A jurisdiction's voucher purse: funded, issued, reserved, redeemed, expired, left",
  params: z.object({ jurisdiction: z.string() }),
  reply: z.object({
    jurisdiction: z.string(),
    currency: z.string(),
    funded: Amount,
    issued: Amount,
    reserved: Amount,
    redeemed: Amount,
    returned: Amount,
    left: Amount,
  }),
  refusals: ["region.unknown-jurisdiction"],
})

export const fundPurse = actRoute({
  name: "settlement.fund-purse",
  path: "/api/purses/:jurisdiction/funds",
  summary: "Adds money to a jurisdiction's voucher purse",
  params: z.object({ jurisdiction: z.string() }),
  body: z.object({
    amount: Amount,
    reference: z.string().min(1).max(200),
    purse: z.string().max(40).default("voucher").describe("voucher or subsidy"),
    currency: z.string().max(3).optional().describe("the region's when left out; another is refused"),
  }),
  reply: z.object({ jurisdiction: z.string(), left: Amount, transaction: z.uuid() }),
  refusals: [
    "settlement.bad-amount",
    "settlement.amount-too-large",
    "settlement.unknown-purse",
    "settlement.currency-mismatch",
    "settlement.period-closed",
    "region.unknown-jurisdiction",
  ],
})

export const issueVoucher = actRoute({
  name: "settlement.issue-voucher",
  path: "/api/vouchers",
  summary: "Issues a voucher of the official's jurisdiction to an organisation of that jurisdiction",
  body: z.object({ organisation: z.string(), face: Amount, validUntil: Day.optional() }),
  reply: Voucher,
  refusals: [
    "settlement.purse-empty",
    "settlement.bad-amount",
    "settlement.bad-validity",
    "settlement.other-jurisdiction",
    "region.unknown-organisation",
  ],
})

export const expireVouchers = actRoute({
  name: "settlement.expire-vouchers",
  path: "/api/timed/expire-vouchers",
  summary: "Returns what is left on vouchers past their day to the purse",
  reply: z.object({ expired: z.int() }),
})

export const closeBatch = actRoute({
  name: "settlement.close-batch",
  path: "/api/timed/close-batch",
  summary: "Seals the entries that no batch holds yet, one batch a member, each proven by an entry of the log",
  reply: z.object({ batches: z.int(), journals: z.int() }),
})

export const readBill = readRoute({
  name: "settlement.read-bill",
  path: "/api/bookings/:jurisdiction/:booking/bill",
  summary: "The bill of a settled booking: who paid, who received, by which parameters, with the arithmetic",
  params: z.object({ jurisdiction: z.string(), booking: z.uuid() }),
  reply: Bill,
  refusals: ["facilities.unknown-booking", "settlement.not-settled"],
})

export const readStatement = readRoute({
  name: "settlement.read-statement",
  path: "/api/statements/:member/:month",
  summary: "A member's month against the other members, each line explained; all members together net to zero",
  params: z.object({
    member: z.string(),
    month: z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, "a month is written 2026-03"),
  }),
  reply: Statement.extend({
    closedAt: Instant.nullable().describe("when the member closed the month; null while it is open"),
    payments: z
      .array(
        z.object({
          counterpart: z.string(),
          at: Instant,
          journal: z.uuid().describe("entry in the member's own books"),
        }),
      )
      .describe("totals of the month that were paid, as the member who received confirmed"),
  }),
  refusals: ["region.unknown-jurisdiction"],
})

export const Posting = z.object({
  account: z.string(),
  name: Text,
  part: z.string().describe("which part of a bill or of a purse's movement the amount is"),
  amount: Amount,
})
export const Journal = z.object({
  jurisdiction: z.string(),
  id: z.uuid(),
  transaction: z.uuid(),
  at: Instant,
  act: z.string(),
  subject: z.object({ kind: z.string(), jurisdiction: z.string(), id: z.string() }),
  text: Text,
  listVersion: z.int(),
  reverses: z.uuid().nullable().describe("entry in the same books whose mirror this one is"),
  reversedBy: z.uuid().nullable().describe("entry in the same books that is its mirror"),
  batch: z
    .object({
      number: z.int().describe("counts from 1 in the books of the jurisdiction"),
      root: z.string().describe("root of the tree over the batch's entries in canonical JSON, hexadecimal"),
      entry: z.uuid().describe("entry of the log that proves number, count and root"),
    })
    .nullable()
    .describe("the sealed batch that holds the entry; null for a second or so"),
  postings: z.array(Posting),
})

export const listLedger = readRoute({
  name: "settlement.read-ledger",
  path: "/api/ledger",
  summary: "Journal entries, newest first; each balances to zero",
  query: z.object({
    ...paging,
    jurisdiction: z.string().optional(),
    account: z.string().optional(),
    subject: z.string().optional(),
    month: z
      .string()
      .regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, "a month is written 2026-03")
      .optional(),
  }),
  reply: pageOf(Journal),
  refusals: ["api.bad-cursor"],
})
