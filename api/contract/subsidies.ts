import * as z from "zod"
import { Amount, Day, Instant, Text } from "../../base/index.ts"
import { Invoice, WrittenInvoice } from "../../settlement/index.ts"
import { actRoute, pageOf, paging, readRoute } from "./route.ts"

const Field = z.enum(["supplier", "buyer", "day", "amount", "lines"])

/** An earlier claim whose invoice is like this one, with what is equal and what differs. */
export const NearClaim = z
  .object({
    jurisdiction: z.string(),
    id: z.uuid(),
    organisationName: Text,
    claimedAt: Instant,
    state: z.enum(["claimed", "granted", "refused", "reversed"]),
    invoice: Invoice,
    equal: z.array(Field),
    differs: z.array(Field),
    sameNumber: z.boolean(),
  })
  .meta({ id: "NearClaim" })

export const SubsidyClaim = z
  .object({
    jurisdiction: z.string(),
    id: z.uuid(),
    organisation: z.string(),
    organisationName: Text,
    controllingGroup: z.string(),
    year: z.int(),
    invoice: Invoice,
    booking: z.object({ jurisdiction: z.string(), id: z.uuid() }).nullable(),
    claimedAt: Instant,
    state: z.enum(["claimed", "granted", "refused", "reversed"]),
    expected: z
      .object({ amount: Amount, limitedBy: z.enum(["share", "group-cap"]), clause: Text })
      .nullable()
      .describe("what a grant would pay now; null once it is decided"),
    decision: z
      .object({
        at: Instant,
        amount: Amount,
        reason: z.string(),
        clause: Text.nullable(),
        considered: z.array(z.string()),
        transaction: z.uuid().nullable(),
      })
      .nullable(),
    near: z.array(NearClaim).describe("for an official of the member: claims of any member that are like it"),
    bills: z
      .array(
        z.object({
          issuer: z.string(),
          jurisdiction: z.string(),
          booking: z.uuid(),
          days: z.array(Day),
          amounts: z.array(Amount),
        }),
      )
      .describe("for an official of the member: bills between the same two that a voucher paid a part of"),
  })
  .meta({ id: "SubsidyClaim" })

export const claimSubsidy = actRoute({
  name: "settlement.claim-subsidy",
  path: "/api/subsidies",
  summary:
    "Claims a subsidy on an invoice from the purse of the organisation's member; one invoice is claimed once in the region",
  body: z.object({
    invoice: WrittenInvoice,
    booking: z
      .object({ jurisdiction: z.string(), id: z.uuid() })
      .optional()
      .describe("the use that the invoice is for"),
  }),
  reply: SubsidyClaim,
  refusals: [
    "settlement.bad-party-code",
    "settlement.bad-invoice-day",
    "settlement.bad-invoice-amount",
    "settlement.currency-mismatch",
    "settlement.bad-amount",
    "settlement.invoice-to-come",
    "settlement.not-the-buyer",
    "settlement.invoice-claimed",
    "settlement.booking-claimed",
    "settlement.subsidy-with-voucher",
    "facilities.unknown-booking",
  ],
})

export const listSubsidies = readRoute({
  name: "settlement.read-subsidies",
  path: "/api/subsidies",
  summary:
    "Claims of the organisation acted for, or (for an official) on the purse of its member, with what is like them",
  query: z.object({ ...paging, of: z.enum(["organisation", "jurisdiction"]).default("organisation") }),
  reply: pageOf(SubsidyClaim),
  refusals: ["api.bad-cursor"],
})

export const decideSubsidy = actRoute({
  name: "settlement.decide-subsidy",
  path: "/api/subsidies/:jurisdiction/:claim/decision",
  summary: "Grants a claim, and pays it, or refuses it with a reason; what is near to it must have been looked at",
  params: z.object({ jurisdiction: z.string(), claim: z.uuid() }),
  body: z.object({
    grant: z.boolean(),
    reason: z.string().trim().min(1).max(500),
    considered: z.array(z.string().max(100)).max(200).default([]),
  }),
  reply: SubsidyClaim,
  refusals: [
    "settlement.unknown-claim",
    "settlement.claim-decided",
    "settlement.near-claims",
    "settlement.nothing-to-grant",
    "settlement.purse-empty",
  ],
})

export const readSubsidyPurse = readRoute({
  name: "settlement.read-subsidies",
  path: "/api/purses/:jurisdiction/subsidies",
  summary: "A member's subsidy purse: funded, granted, left",
  params: z.object({ jurisdiction: z.string() }),
  reply: z.object({
    jurisdiction: z.string(),
    currency: z.string(),
    funded: Amount,
    granted: Amount,
    left: Amount,
  }),
  refusals: ["region.unknown-jurisdiction"],
})
