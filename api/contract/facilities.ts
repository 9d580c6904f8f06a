import * as z from "zod"
import { Amount, Instant, Name, Text } from "../../base/index.ts"
import { Booking, CostModel, Facility, Quote, SlotPolicy, Specification, UseRecord } from "../../facilities/index.ts"
import { actRoute, ImportReport, pageOf, paging, readRoute } from "./route.ts"

const facilityParams = z.object({ jurisdiction: z.string(), facility: z.string() })
const bookingParams = z.object({ jurisdiction: z.string(), booking: z.uuid() })
const listOf = (text: z.ZodString) =>
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(text).max(20)).optional()

/** A row of search results: enough to compare and choose. */
export const FacilityFound = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  kind: Facility.shape.kind,
  name: Text,
  acronym: z.string().nullable(),
  organisation: Text,
  city: z.object({ code: z.string(), name: Text }),
  instrumentClass: z.string().nullable(),
  status: Facility.shape.status,
  specifications: z.array(Specification),
  accessories: z.array(Text),
  hourly: Amount.nullable(),
  acceptance: z.enum(["automatic", "owner"]).nullable(),
  bookable: z.boolean(),
  confidence: z.string(),
  sample: z.boolean(),
  freeFrom: Instant.nullable().describe("start of the first gap that is long enough, when `freeHours` was asked"),
})

export const searchFacilities = readRoute({
  name: "facilities.search",
  path: "/api/facilities",
  summary: "Searches the catalogue: words in Chinese, English, pinyin or acronyms, and filters",
  query: z.object({
    ...paging,
    q: z.string().max(200).optional(),
    kind: Facility.shape.kind.optional(),
    jurisdiction: listOf(z.string()),
    city: listOf(z.string()),
    instrumentClass: listOf(z.string()),
    organisation: z.string().optional(),
    specification: listOf(
      z
        .string()
        .regex(
          /^[a-z][a-z0-9-]*:-?[\d.]*\.\.-?[\d.]*(:.{1,20})?$/,
          "write quantity:low..high:unit, like accelerating-voltage:200..:kV",
        ),
    ),
    accessory: z.string().max(60).optional(),
    maximumHourly: Amount.optional(),
    bookable: z.stringbool().optional(),
    freeHours: z.coerce.number().min(0.25).max(168).optional().describe("free for this many hours in one piece …"),
    freeFrom: Instant.optional().describe("… between this moment (default: now)"),
    freeUntil: Instant.optional().describe("… and this one (default: seven days later)"),
    sort: z.enum(["relevance", "price", "name"]).default("relevance"),
  }),
  reply: pageOf(FacilityFound).extend({
    total: z.int(),
    facets: z.object({
      jurisdictions: z.record(z.string(), z.int()),
      cities: z.record(z.string(), z.int()),
      classes: z.record(z.string(), z.int()),
    }),
  }),
  refusals: ["facilities.bad-specification", "api.bad-cursor"],
})

export const readFacility = readRoute({
  name: "facilities.read",
  path: "/api/facilities/:jurisdiction/:facility",
  summary: "One facility, with source and confidence, and what the caller may do",
  params: facilityParams,
  reply: z.object({ facility: Facility, hourly: Amount.nullable(), may: z.array(z.string()) }),
  refusals: ["facilities.unknown-facility"],
})

export const readSlots = readRoute({
  name: "facilities.read",
  path: "/api/facilities/:jurisdiction/:facility/slots",
  summary: "Opening and occupation between two moments, at most 62 days",
  params: facilityParams,
  query: z.object({ from: Instant, until: Instant }),
  reply: z.object({
    open: z.array(z.object({ from: Instant, until: Instant })),
    occupied: z.array(
      z.object({
        id: z.string(),
        from: Instant,
        until: Instant,
        kind: z.enum(["booking", "closure"]),
        own: z.boolean(),
        reason: Text.nullable(),
      }),
    ),
    free: z.array(z.object({ from: Instant, until: Instant })),
  }),
  refusals: ["facilities.unknown-facility", "facilities.bad-period"],
})

export const registerFacility = actRoute({
  name: "facilities.register",
  path: "/api/facilities",
  summary: "Puts an instrument of the caller's organisation into the catalogue",
  body: z.object({
    name: Name,
    acronym: z.string().max(20).nullable(),
    city: z.string(),
    instrumentClass: z.string(),
    description: Text.nullable(),
    techniques: z.array(Name).max(40),
    specifications: z.array(Specification).max(40),
    accessories: z.array(Name).max(40),
    costs: CostModel.nullable(),
    policy: SlotPolicy.nullable(),
  }),
  reply: Facility,
  refusals: ["region.unknown-city", "facilities.unknown-class", "facilities.bad-policy", "facilities.bad-figures"],
})

export const importFacilities = actRoute({
  name: "facilities.import",
  path: "/api/facilities/import",
  summary: "Puts instruments from a CSV file into the catalogue; broken rows are named, good rows come in",
  accepts: "csv",
  body: z.string().max(20_000_000),
  reply: ImportReport,
  refusals: ["api.bad-csv"],
})

export const setPolicy = actRoute({
  name: "facilities.set-policy",
  method: "PATCH",
  path: "/api/facilities/:jurisdiction/:facility",
  summary: "Sets slot policy and costs within the common rule",
  params: facilityParams,
  body: z.object({ policy: SlotPolicy.optional(), costs: CostModel.optional() }),
  reply: Facility,
  ifMatch: true,
  refusals: ["facilities.unknown-facility", "facilities.bad-policy", "api.version-changed"],
})

export const closeFacility = actRoute({
  name: "facilities.close",
  path: "/api/facilities/:jurisdiction/:facility/closures",
  summary: "Closes a facility for a time, for maintenance say; bookings in the way are named",
  params: facilityParams,
  body: z.object({ from: Instant, until: Instant, reason: Text }),
  reply: z.object({ id: z.uuid(), from: Instant, until: Instant }),
  refusals: ["facilities.bad-period", "facilities.closure-over-bookings"],
})

export const reopenFacility = actRoute({
  name: "facilities.reopen",
  method: "DELETE",
  path: "/api/facilities/:jurisdiction/:facility/closures/:closure",
  summary: "Takes a closure back",
  params: facilityParams.extend({ closure: z.uuid() }),
  reply: z.object({ id: z.uuid() }),
  refusals: ["facilities.unknown-closure"],
})

const wish = { from: Instant, until: Instant, voucher: z.object({ jurisdiction: z.string(), id: z.uuid() }).nullable() }

export const quoteBooking = readRoute({
  name: "facilities.quote",
  path: "/api/facilities/:jurisdiction/:facility/quote",
  summary: "What a booking would cost and need: price after voucher, steps, documents, deadlines, rules",
  params: facilityParams,
  query: z.object({
    from: Instant,
    until: Instant,
    voucherJurisdiction: z.string().optional(),
    voucher: z.uuid().optional(),
  }),
  reply: Quote,
  refusals: [
    "facilities.unknown-facility",
    "facilities.not-bookable",
    "facilities.bad-period",
    "facilities.closed",
    "facilities.too-short",
    "facilities.too-long",
    "facilities.too-soon",
    "facilities.too-far",
    "facilities.off-grid",
    "settlement.unknown-voucher",
    "settlement.voucher-expired",
    "settlement.voucher-not-yet-valid",
    "settlement.voucher-withdrawn",
    "settlement.shares-over-whole",
  ],
})

export const bookFacility = actRoute({
  name: "facilities.book",
  path: "/api/facilities/:jurisdiction/:facility/bookings",
  summary: "Books a facility for the organisation acted for",
  params: facilityParams,
  body: z.object({
    ...wish,
    purpose: z.string().min(1).max(500),
    acceptTerms: z.literal(true),
    toPay: Amount.optional().describe("the price the caller has seen; another price now is refused"),
  }),
  reply: Booking,
  refusals: [
    ...quoteBooking.refusals,
    "facilities.slot-taken",
    "facilities.price-changed",
    "settlement.voucher-changed",
  ],
})

const answerDaysLeft = z
  .int()
  .nullable()
  .describe("working days left for the owner's answer, negative when overdue; null when none is awaited")

export const listBookings = readRoute({
  name: "facilities.list-bookings",
  path: "/api/bookings",
  summary: "Bookings of the person, of the organisation acted for, or of a facility it owns",
  query: z.object({
    ...paging,
    of: z.enum(["me", "organisation", "owned"]).default("me"),
    facility: z.string().optional(),
    state: Booking.shape.state.optional(),
    from: Instant.optional(),
    until: Instant.optional(),
  }),
  reply: pageOf(
    Booking.extend({ facilityName: Text, organisationName: Text, answerDaysLeft, may: z.array(z.string()) }),
  ),
})

export const readBooking = readRoute({
  name: "facilities.read-booking",
  path: "/api/bookings/:jurisdiction/:booking",
  summary: "One booking with its history, uses and what the caller may do",
  params: bookingParams,
  reply: z.object({
    booking: Booking,
    facilityName: Text,
    organisationName: Text,
    personName: Text,
    uses: z.array(UseRecord),
    history: z.array(
      z.object({
        at: Instant,
        act: z.string(),
        facts: z.record(z.string(), z.string()),
        entry: z.uuid(),
        index: z.int().nullable(),
      }),
    ),
    answerDaysLeft,
    may: z.array(z.string()),
  }),
  refusals: ["facilities.unknown-booking"],
})

const bookingAct = <Body extends z.ZodType>(
  verb: string,
  summary: string,
  body: Body,
  refusals: readonly string[] = [],
) =>
  actRoute({
    name: `facilities.${verb}`,
    path: `/api/bookings/:jurisdiction/:booking/${verb}`,
    summary,
    params: bookingParams,
    body,
    reply: Booking,
    refusals: ["facilities.unknown-booking", "facilities.wrong-state", ...refusals],
  })
const none = z.object({})

export const moveBooking = bookingAct(
  "move",
  "Moves a booking to another time of the same facility",
  z.object({ from: Instant, until: Instant }),
  ["facilities.slot-taken", "facilities.too-late", "facilities.move-limit", ...quoteBooking.refusals],
)
export const cancelBooking = bookingAct(
  "cancel",
  "Cancels a booking; free before the notice, else a share of the fee is due. The owner cancels freely; a manager of the owner may claim that share once the booked time passed unused",
  z.object({ reason: z.string().max(500), acceptLateFee: z.boolean().default(false) }),
  ["facilities.late-cancellation"],
)
export const handOver = bookingAct(
  "hand-over",
  "Hands a booking over to a colleague of the same organisation",
  z.object({ email: z.email() }),
  ["region.unknown-person", "identity.not-a-member", "facilities.same-person"],
)
export const acceptBooking = bookingAct("accept", "Accepts a requested booking", none)
export const declineBooking = bookingAct(
  "decline",
  "Declines a requested booking, with a reason",
  z.object({ reason: z.string().min(1).max(500) }),
)
export const checkIn = bookingAct("check-in", "Starts the metered use", none, [
  "facilities.too-early",
  "facilities.over",
])
export const checkOut = bookingAct("check-out", "Ends the metered use", none)
export const settleBooking = bookingAct("settle", "Settles a used booking: the fee is divided and posted", none, [
  "facilities.flagged-use",
  "settlement.already-settled",
])

export const importUse = actRoute({
  name: "facilities.import-use",
  path: "/api/facilities/:jurisdiction/:facility/use-log",
  summary: "Meters uses from a CSV log (booking,started,ended); overlap, drift, missing end are flagged, never guessed",
  params: facilityParams,
  accepts: "csv",
  body: z.string().max(5_000_000),
  reply: ImportReport.extend({ uses: z.array(UseRecord) }),
  refusals: ["api.bad-csv"],
})

export const lapseSilence = actRoute({
  name: "facilities.lapse-silence",
  path: "/api/timed/lapse-silence",
  summary: "Gives the owner's silence its effect on requests past their day",
  reply: z.object({ accepted: z.int(), declined: z.int() }),
})

export const settleDue = actRoute({
  name: "facilities.settle-due",
  path: "/api/timed/settle-due",
  summary: "Settles used bookings whose use is metered and clean",
  reply: z.object({ settled: z.int(), flagged: z.int() }),
})
