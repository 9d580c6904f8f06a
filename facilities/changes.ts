import { addMinutes, type Day, type Instant, multiply, Refusal, rational, roundHalfUp } from "../base/index.ts"
import type { WorkingDays } from "../region/index.ts"
import { countOf, shareOf, silenceOf } from "../rulebook/index.ts"
import { checkFree, type Held } from "./book.ts"
import type { Booking, BookingState, Quote } from "./booking.ts"
import type { SlotPolicy } from "./facility.ts"
import { answerDue, type BookingParameters } from "./quote.ts"
import { wall } from "./slot.ts"
import { type BookingAct, possibleActs, requireState } from "./states.ts"

type Change = Partial<Pick<Booking, "from" | "until" | "state" | "person" | "quote" | "moves">>

/** The booking with a change; `sequence` rises when calendars must follow it. */
function changed(booking: Booking, now: Instant, change: Change, calendar: boolean): Booking {
  const sequence = booking.sequence + (calendar ? 1 : 0)
  return { ...booking, ...change, sequence, version: booking.version + 1, changedAt: now }
}

/** The owner accepts a request. @throws Refusal "facilities.wrong-state" */
export function accept(booking: Booking, now: Instant): Booking {
  requireState(booking, "accept")
  return changed(booking, now, { state: "confirmed" }, true)
}

/** The owner declines a request. @throws Refusal "facilities.wrong-state" */
export function decline(booking: Booking, now: Instant): Booking {
  requireState(booking, "decline")
  return changed(booking, now, { state: "declined" }, true)
}

/** What silence is decided against. */
export interface LapseAgainst {
  readonly today: Day
  readonly now: Instant
  readonly parameters: Pick<BookingParameters, "silence">
  /** What gives a request its last day that had none; when left out it stays without. */
  readonly clock?: { readonly zone: string; readonly calendar: WorkingDays }
}

/**
 * Gives the owner's silence its effect on a request, once the last working day for the answer is over, or the slot has
 * begun. A slot that has begun can no longer be accepted, whatever the rule. A request that had no last day, since that
 * year's working days were not published, has one as soon as they are.
 * @param today in the region's zone
 * @returns the booking, accepted or declined; undefined while the owner may still answer
 * @example lapse(request, { today: day("2026-10-13"), now, parameters })?.state // "confirmed"
 */
export function lapse(booking: Booking, { today, now, parameters, clock }: LapseAgainst): Booking | undefined {
  const { silence, acceptanceDue } = booking.quote
  if (booking.state !== "requested" || silence === null) return undefined
  const begun = booking.from <= now
  const due = acceptanceDue ?? (clock === undefined ? null : dueOf(booking, clock))
  if (!begun && (due === null || today <= due)) return undefined
  return begun || silenceOf(parameters.silence) === "decline" ? decline(booking, now) : accept(booking, now)
}

/** The last day for the answer to a request as it was last made, by the limit that was agreed; null as `answerDue`. */
function dueOf(
  { changedAt, quote }: Booking,
  { zone, calendar }: { readonly zone: string; readonly calendar: WorkingDays },
): Day | null {
  const days = quote.parameters.find(({ id }) => id === "facilities.acceptance-days")
  return days === undefined ? null : answerDue(changedAt, days, zone, calendar)
}

/** What a move is decided against. */
export interface MoveAgainst {
  /** Made now for the new slot, on the booking's own price basis. */
  readonly quote: Quote
  readonly policy: SlotPolicy
  /** What holds the facility at the new time, this booking left out. */
  readonly occupied: readonly Held[]
  readonly parameters: Pick<BookingParameters, "moveLimit">
  readonly now: Instant
  readonly zone: string
}

/**
 * Moves a booking to another time. Where the policy asks the owner, the owner is asked again.
 * @throws Refusal "facilities.wrong-state", "facilities.too-late" after the notice, "facilities.move-limit",
 *   "facilities.slot-taken"
 */
export function move(booking: Booking, { quote, policy, occupied, parameters, now, zone }: MoveAgainst): Booking {
  mayMove(booking, { parameters, now, zone })
  checkFree(quote, occupied, zone)
  const state: BookingState = policy.acceptance === "owner" ? "requested" : "confirmed"
  return changed(booking, now, { from: quote.from, until: quote.until, quote, state, moves: booking.moves + 1 }, true)
}

/** Whether a booking may be moved at all now. @throws Refusal "facilities.wrong-state", "facilities.too-late", "facilities.move-limit" */
export function mayMove(
  booking: Booking,
  { parameters, now, zone }: Pick<MoveAgainst, "parameters" | "now" | "zone">,
): void {
  requireState(booking, "move")
  const limit = countOf(parameters.moveLimit, "times")
  if (booking.moves >= limit)
    throw new Refusal("facilities.move-limit", { moves: `${booking.moves}`, limit: `${limit}` })
  const { freeCancellationUntil } = booking.quote
  if (now > freeCancellationUntil)
    throw new Refusal("facilities.too-late", { until: wall(freeCancellationUntil, zone), zone })
}

/** What a cancellation is decided against. */
export interface CancelAgainst {
  readonly now: Instant
  readonly zone: string
  readonly parameters: Pick<BookingParameters, "lateCancelShare">
  /** The caller agrees to the share of the fee. */
  readonly acceptLateFee: boolean
  /** The owner of the facility cancels: the user owes nothing, unless the booked time passed without a use. */
  readonly byOwner: boolean
}

/**
 * Cancels a booking: free up to the notice and while the owner has not answered, else a share of the fee is due. A
 * booking whose time passed unused is cancelled by its owner with that same share, or, unless `acceptLateFee`, without.
 * @returns the booking, and the late fee in minor units (zero when free)
 * @throws Refusal "facilities.wrong-state"; "facilities.late-cancellation" when a fee is due that was not agreed to
 * @example cancel(booking, { now, zone, parameters, acceptLateFee: false, byOwner: false }).lateFee // 0n
 */
export function cancel(
  booking: Booking,
  { now, zone, parameters, acceptLateFee, byOwner }: CancelAgainst,
): { readonly booking: Booking; readonly lateFee: bigint } {
  requireState(booking, "cancel")
  const { freeCancellationUntil, fee } = booking.quote
  const charged = byOwner ? now >= booking.until && acceptLateFee : now > freeCancellationUntil
  const late = booking.state === "confirmed" && charged
  const lateFee = late ? roundHalfUp(multiply(rational(fee), shareOf(parameters.lateCancelShare))) : 0n
  if (lateFee > 0n && !acceptLateFee)
    throw new Refusal("facilities.late-cancellation", {
      until: wall(freeCancellationUntil, zone),
      fee: `${lateFee}`,
      share: parameters.lateCancelShare.value,
    })
  return { booking: changed(booking, now, { state: "cancelled" }, true), lateFee }
}

/** Hands a booking to another person of the same organisation. @throws Refusal "facilities.wrong-state" */
export function handOver(booking: Booking, person: string, now: Instant): Booking {
  requireState(booking, "hand-over")
  return changed(booking, now, { person }, true)
}

/**
 * Starts the metered use, at most one slot before the booked time.
 * @throws Refusal "facilities.wrong-state"; "facilities.too-early"; "facilities.over" when the booked time has passed
 */
export function checkIn(
  booking: Booking,
  { now, slotMinutes, zone }: { now: Instant; slotMinutes: number; zone: string },
): Booking {
  requireState(booking, "check-in")
  if (now < addMinutes(booking.from, -slotMinutes))
    throw new Refusal("facilities.too-early", { from: wall(booking.from, zone), minutes: `${slotMinutes}`, zone })
  if (now >= booking.until) throw new Refusal("facilities.over", { until: wall(booking.until, zone), zone })
  return changed(booking, now, { state: "in-use" }, false)
}

/** Ends the metered use. @throws Refusal "facilities.wrong-state" */
export function checkOut(booking: Booking, now: Instant): Booking {
  requireState(booking, "check-out")
  return changed(booking, now, { state: "used" }, false)
}

/** The use is known from the facility's log. @throws Refusal "facilities.wrong-state" */
export function meter(booking: Booking, now: Instant): Booking {
  requireState(booking, "meter")
  return changed(booking, now, { state: "used" }, false)
}

/** The bill is made. @throws Refusal "facilities.wrong-state" */
export function settle(booking: Booking, now: Instant): Booking {
  requireState(booking, "settle")
  return changed(booking, now, { state: "settled" }, false)
}

/** Acts that a booking's state, its moves and the clock leave open; the rule book says to whom. */
export function actsNow(
  booking: Booking,
  { now, parameters }: { readonly now: Instant; readonly parameters: Pick<BookingParameters, "moveLimit"> },
): readonly BookingAct[] {
  const { moves, until, quote } = booking
  const open: Partial<Record<BookingAct, boolean>> = {
    move: moves < countOf(parameters.moveLimit, "times") && now <= quote.freeCancellationUntil,
    "check-in": now < until,
    meter: false,
  }
  return possibleActs(booking.state).filter((act) => open[act] ?? true)
}
