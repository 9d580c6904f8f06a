import { addDays, addMinutes, type Instant, localTime, minutesBetween, Refusal, type Text } from "../../base/index.ts"
import { type BookingParameters, cancel, lapse, mayMove } from "../../facilities/index.ts"
import { countOf } from "../../rulebook/index.ts"
import type { Bill } from "../bill.ts"
import { feeFor } from "../fee.ts"
import { settle } from "../settle.ts"
import { changesOf, openHeld, type Part, type ReplayGround } from "./held.ts"
import type { Ending, Past, PastBooking, PostedAmounts } from "./past.ts"

/** How a replayed booking ends. */
export type Outcome =
  | "used"
  | "used-with-voucher"
  | "used-voucher-short"
  | "used-voucher-empty"
  | "used-voucher-expired"
  | "cancelled-free"
  | "cancelled-late"
  | "declined"
  | "lapsed"
  | "accepted-by-silence"
  | "move-refused"
  | "booking-refused"

/** A booking of the past as one set of rules decides it. */
export interface Replayed {
  readonly past: PastBooking
  readonly outcome: Outcome
  /** Null where nothing is due. */
  readonly bill: Bill | null
  /** Whether the bill has the amounts of the one that was posted. */
  readonly likePosted: boolean
}

/**
 * Runs the bookings of a period again, in order of time, with the engines that decide real ones: what a voucher reserves,
 * whether a cancellation is late, what is due and how it is divided. People do what they did: they book, move, cancel and
 * use at the same moments. What earlier bookings hold of the same vouchers fills and frees as it did.
 * @returns the bookings that have ended, in order of id
 * @throws Refusal as `settle`
 * @example replay(past, { parameters: inForce, zone: "Asia/Shanghai", currency: cny })[0]?.outcome // "used-with-voucher"
 */
export function replay(past: Past, ground: ReplayGround): readonly Replayed[] {
  const held = openHeld(past.vouchers, ground)
  const parts = new Map<string, Part | null>()
  const done: Replayed[] = []
  const end = (one: PastBooking, ending: Ending): void => {
    const { booking } = one
    const part = parts.get(booking.id) ?? null
    const { outcome, bill } = endOf(one, ending, part, ground)
    if (part !== null)
      held.change(booking.quote.voucher?.id ?? "", booking.from, (bill?.paidByVoucher ?? 0n) - part.amount)
    done.push({ past: one, outcome, bill, likePosted: isLike(bill, ending.kind === "declined" ? null : ending.bill) })
  }
  const earlier = past.holds
    .flatMap(changesOf)
    .map(({ at, voucher, use, amount }) => ({ at, id: voucher, work: () => held.change(voucher, use, amount) }))
  const booked = past.bookings.map((one) => ({
    at: one.booking.madeAt,
    id: one.booking.id,
    work: () => void parts.set(one.booking.id, held.reserve(one.booking, feeOf(one, ground))),
  }))
  const ended = past.bookings.flatMap((one) => {
    const { ending, booking } = one
    return ending === null ? [] : [{ at: ending.at, id: booking.id, work: () => end(one, ending) }]
  })
  for (const { work } of [...earlier, ...booked, ...ended].sort(byTime)) work()
  return done.sort((a, b) => (a.past.booking.id < b.past.booking.id ? -1 : 1))
}

interface Moment {
  readonly at: Instant
  readonly id: string
}

/** In order of time; what happened at one moment in an order that is always the same. */
function byTime(a: Moment, b: Moment): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function feeOf({ booking: { quote } }: PastBooking, { currency }: ReplayGround): bigint {
  return feeFor(quote.costs, quote.minutes, currency).fee
}

interface End {
  readonly outcome: Outcome
  readonly bill: Bill | null
}

function endOf(one: PastBooking, ending: Ending, part: Part | null, ground: ReplayGround): End {
  const end = plainEnd(one, ending, part, ground)
  if (isTooFar(one, ground)) return { ...end, outcome: "booking-refused" }
  if (isMoveRefused(one, ground)) return { ...end, outcome: "move-refused" }
  return end
}

function plainEnd(one: PastBooking, ending: Ending, part: Part | null, ground: ReplayGround): End {
  if (ending.kind === "declined")
    return { outcome: ending.bySilence ? silence(one, ending.at, ground) : "declined", bill: null }
  if (ending.kind === "used") {
    const bill = billOf(one, { at: ending.at, reason: "use", minutesUsed: ending.minutesUsed }, part, ground)
    return { outcome: usedWith(part), bill }
  }
  const { booking } = one
  const notice = countOf(ground.parameters("facilities.cancel-notice", agreedAt(one)), "hours")
  const freeCancellationUntil = addMinutes(booking.from, -60 * notice)
  const { lateFee } = cancel(
    { ...booking, state: ending.state, quote: { ...booking.quote, freeCancellationUntil, fee: feeOf(one, ground) } },
    {
      now: ending.at,
      zone: ground.zone,
      parameters: { lateCancelShare: ground.parameters("facilities.late-cancel-share", booking.madeAt) },
      // An owner who asked for nothing then asks for nothing now.
      acceptLateFee: !ending.byOwner || ending.bill !== null,
      byOwner: ending.byOwner,
    },
  )
  if (lateFee === 0n) return { outcome: "cancelled-free", bill: null }
  const due = { at: ending.at, reason: "late-cancellation", minutesUsed: null } as const
  return { outcome: "cancelled-late", bill: billOf(one, due, part, ground) }
}

function usedWith(part: Part | null): Outcome {
  if (part === null) return "used"
  if (part.limitedBy === "expired") return "used-voucher-expired"
  if (part.limitedBy === "ratio") return "used-with-voucher"
  return part.amount === 0n ? "used-voucher-empty" : "used-voucher-short"
}

/** The moment whose notice holds: the booking's last change of time. */
function agreedAt({ booking, moves }: PastBooking): Instant {
  return moves.at(-1)?.at ?? booking.madeAt
}

function silence({ booking }: PastBooking, at: Instant, { parameters, zone }: ReplayGround): Outcome {
  const effect = lapse(
    { ...booking, state: "requested" },
    {
      today: localTime(at, zone).day,
      now: at,
      parameters: { silence: parameters("facilities.acceptance-silence", at) },
    },
  )
  return effect?.state === "confirmed" ? "accepted-by-silence" : "lapsed"
}

function isTooFar({ booking, moves }: PastBooking, { parameters, zone }: ReplayGround): boolean {
  const first = moves[0]?.before ?? booking.from
  const days = countOf(parameters("facilities.maximum-horizon-days", booking.madeAt), "days")
  // Nearer by a day than the horizon, whatever the clock does: no need to ask the calendar.
  if (minutesBetween(booking.madeAt, first) < (days - 1) * 1440) return false
  return localTime(first, zone).day > addDays(localTime(booking.madeAt, zone).day, days)
}

function isMoveRefused({ booking, moves }: PastBooking, { parameters, zone }: ReplayGround): boolean {
  return moves.some(({ at, before }, index) => {
    const agreed = moves[index - 1]?.at ?? booking.madeAt
    const notice = countOf(parameters("facilities.cancel-notice", agreed), "hours")
    const limits: Pick<BookingParameters, "moveLimit"> = { moveLimit: parameters("facilities.move-limit", at) }
    const quote = { ...booking.quote, freeCancellationUntil: addMinutes(before, -60 * notice) }
    try {
      mayMove({ ...booking, state: "confirmed", moves: index, quote }, { parameters: limits, now: at, zone })
      return false
    } catch (refusal) {
      if (refusal instanceof Refusal) return true
      throw refusal
    }
  })
}

const unnamed: Text = { zh: "", en: "" }

/** The bill that `settle` makes; names are no part of it, since only amounts are compared. */
function billOf(
  { booking, owner }: PastBooking,
  due: { readonly at: Instant; readonly reason: Bill["reason"]; readonly minutesUsed: number | null },
  part: Part | null,
  { parameters, currency }: ReplayGround,
): Bill {
  const { quote, madeAt, id } = booking
  const use = (parameter: string) => parameters(parameter, madeAt)
  const voucher = quote.voucher
  return settle({
    ...due,
    booking: id,
    facility: unnamed,
    host: { id: booking.jurisdiction, name: unnamed },
    home: { id: booking.homeJurisdiction, name: unnamed },
    owner: { id: owner, name: unnamed },
    payer: { id: booking.organisation, name: unnamed },
    costs: quote.costs,
    charge: quote.charge,
    minutesBooked: quote.minutes,
    voucher:
      voucher === null || part === null || part.amount === 0n
        ? null
        : { jurisdiction: voucher.jurisdiction, id: voucher.id, reserved: part.amount },
    parameters: {
      platform: use("settlement.platform-share"),
      host: use("settlement.host-jurisdiction-share"),
      home: use("settlement.home-jurisdiction-share"),
      ratio: use("vouchers.ratio"),
      lateCancellation: use("facilities.late-cancel-share"),
    },
    listVersion: quote.listVersion,
    transaction: id,
    act: due.reason === "use" ? "facilities.settle" : "facilities.cancel",
    currency,
  }).bill
}

function isLike(bill: Bill | null, posted: PostedAmounts | null): boolean {
  if (bill === null || posted === null) return bill === null && posted === null
  return (
    bill.fee === posted.fee &&
    bill.paidByVoucher === posted.paidByVoucher &&
    bill.shares.every(({ amount }, index) => amount === posted.shares[index])
  )
}
