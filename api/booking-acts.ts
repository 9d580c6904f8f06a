import { type Instant, Refusal } from "../base/index.ts"
import {
  accept,
  type Booking,
  cancel,
  checkIn,
  checkOut,
  checkSlot,
  decline,
  flagUse,
  handOver,
  mayMove,
  minutesUsed,
  move,
  type Price,
  requireState,
  type Slot,
  settle,
} from "../facilities/index.ts"
import { type BookingAround, bookingOn, type HoldChange, saveBooking } from "../store/bookings.ts"
import { heldIn } from "../store/occupancy.ts"
import { membersOn, personByEmail } from "../store/organisations.ts"
import { endUse, saveUses, usesIn, usesOf } from "../store/use-records.ts"
import { act, type Context, type Handled } from "./act.ts"
import { bookingResource, keyOf, recordBooking } from "./bookings.ts"
import { facilities } from "./contract/index.ts"
import { askOwner, invite } from "./invitation.ts"
import {
  bookingParameters,
  knownFacility,
  priceOf,
  quoteAt,
  releaseFor,
  reserveFor,
  slotAgainst,
  yearOf,
} from "./quote.ts"
import { billFacts, settleBooking } from "./settle.ts"

/** What changes a booking: states, times, people, uses. */
export const bookingActsRoutes: readonly Handled[] = [
  act(facilities.moveBooking, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params, body }, context) => moveTo(context, await locked(context, params), body),
    version,
  }),
  act(facilities.cancelBooking, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params, body }, context) => cancelBooking(context, await locked(context, params), body),
    version,
  }),
  act(facilities.handOver, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params, body }, context) => handTo(context, await locked(context, params), body.email),
    version,
  }),
  act(facilities.acceptBooking, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params }, context) => acceptRequest(context, await locked(context, params)),
    version,
  }),
  act(facilities.declineBooking, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params, body }, context) =>
      declineRequest(context, await locked(context, params), { zh: body.reason, en: body.reason }),
    version,
  }),
  act(facilities.checkIn, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params }, context) => startUse(context, await locked(context, params)),
    version,
  }),
  act(facilities.checkOut, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params }, context) => stopUse(context, await locked(context, params)),
    version,
  }),
  act(facilities.settleBooking, {
    about: ({ params }, { db }) => resourceOf(db, params),
    run: async ({ params }, context) => settleUse(context, (await locked(context, params)).booking),
    version,
  }),
]

type Params = Parameters<typeof bookingOn>[1]

async function resourceOf(db: Context["db"], params: Params) {
  return bookingResource(await bookingOn(db, params))
}

function locked({ db }: Context, params: Params): Promise<BookingAround> {
  return bookingOn(db, params, { lock: true })
}

function version({ version: of }: Booking): number {
  return of
}

/** Saves a changed booking, with its entry in the log. */
async function save(
  context: Context,
  booking: Booking,
  hold: HoldChange,
  facts: Readonly<Record<string, string>> = {},
): Promise<Booking> {
  await saveBooking(context.db, booking, hold, context.region.timeZone)
  await recordBooking(context, booking, facts)
  return booking
}

async function moveTo(
  context: Context,
  named: BookingAround,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<Booking> {
  const { db, rules, now, region } = context
  const { booking } = named
  const zone = region.timeZone
  // What was agreed when booking stays agreed: the share for a late cancellation too.
  const { lateCancelShare } = bookingParameters(rules, booking.madeAt)
  const parameters = { ...bookingParameters(rules, now), lateCancelShare }
  mayMove(booking, { parameters, now, zone })
  const facility = await knownFacility(db, booking.jurisdiction, booking.facility)
  const slot = checkSlot({ from, until }, slotAgainst(context, facility))
  const { price, reserve } = await priceMoved(context, booking, slot)
  const quote = quoteAt(context, { ...slot, costs: booking.quote.costs }, price, parameters)
  const occupied = await heldIn(db, booking, slot, booking.id)
  const moved = move(booking, { quote, policy: slot.policy, occupied, parameters, now, zone })
  if (reserve) await reserveFor(context, moved)
  await save(context, moved, "moved", { before: booking.from })
  await invite(context, { ...named, booking: moved }, "REQUEST")
  if (moved.state === "requested") await askOwner(context, { ...named, booking: moved })
  return moved
}

/** A move of the same length in the same year keeps its price to the last unit; else the booking's own price basis is used again. */
async function priceMoved(
  context: Context,
  booking: Booking,
  slot: Slot,
): Promise<{ readonly price: Price; readonly reserve: boolean }> {
  const { quote } = booking
  const zone = context.region.timeZone
  if (slot.minutes === quote.minutes && yearOf(slot.from, zone) === yearOf(booking.from, zone)) {
    const parameters = quote.parameters.filter(({ id }) => !id.startsWith("facilities."))
    return { price: { lines: quote.lines, fee: quote.fee, voucher: quote.voucher, parameters }, reserve: false }
  }
  await releaseFor(context, booking)
  const { costs, voucher } = quote
  const group = context.actor.organisation?.group ?? ""
  const wish = { slot, costs, voucher, group, ratioAt: booking.madeAt }
  return { price: await priceOf(context, wish, { lock: true }), reserve: true }
}

async function cancelBooking(
  context: Context,
  named: BookingAround,
  { acceptLateFee, reason }: { readonly acceptLateFee: boolean; readonly reason: string },
): Promise<Booking> {
  const { rules, now, region, actor, mayDo } = context
  const by = actor.organisation?.id
  const byOwner = by === named.owner && by !== named.booking.organisation
  // Who may settle may claim what is due for a time that passed unused.
  const mayClaim = !byOwner || mayDo("facilities.settle", bookingResource(named))
  const { booking, lateFee } = cancel(named.booking, {
    now,
    zone: region.timeZone,
    parameters: bookingParameters(rules, named.booking.madeAt),
    acceptLateFee: acceptLateFee && mayClaim,
    byOwner,
  })
  const bill = lateFee > 0n ? await settleBooking(context, booking, lateCancellation) : null
  if (bill === null) await releaseFor(context, booking)
  await save(context, booking, "freed", bill === null ? {} : billFacts(bill))
  await invite(context, { ...named, booking }, "CANCEL", reason === "" ? undefined : { zh: reason, en: reason })
  return booking
}

const lateCancellation = { minutesUsed: null, reason: "late-cancellation" } as const

async function handTo(context: Context, named: BookingAround, email: string): Promise<Booking> {
  const { db, now, today } = context
  const { booking } = named
  requireState(booking, "hand-over")
  const person = await personByEmail(db, email)
  if (person === booking.person) throw new Refusal("facilities.same-person")
  const members = await membersOn(db, booking.organisation, today)
  if (!members.some((member) => member.person === person && member.from <= today))
    throw new Refusal("identity.not-a-member", { organisation: booking.organisation })
  const handed = await save(context, handOver(booking, person, now), "kept")
  // The one who had it loses the entry with the same, risen sequence under which the colleague gets it.
  await invite(context, { ...named, booking: { ...handed, person: booking.person } }, "CANCEL")
  await invite(context, await bookingOn(db, keyOf(handed)), "REQUEST")
  return handed
}

/** Accepts a request, with its entry and its invitation. */
export async function acceptRequest(context: Context, named: BookingAround): Promise<Booking> {
  const booking = await save(context, accept(named.booking, context.now), "kept")
  await invite(context, { ...named, booking }, "REQUEST")
  return booking
}

/** Declines a request: the slot is free again, the voucher's part too. */
export async function declineRequest(
  context: Context,
  named: BookingAround,
  reason: { readonly zh: string; readonly en: string },
): Promise<Booking> {
  const booking = await save(context, decline(named.booking, context.now), "freed")
  await releaseFor(context, booking)
  await invite(context, { ...named, booking }, "CANCEL", reason)
  return booking
}

async function startUse(context: Context, { booking }: BookingAround): Promise<Booking> {
  const { db, now, region, newId } = context
  const slotMinutes = await slotMinutesOf(context, booking)
  const started = checkIn(booking, { now, slotMinutes, zone: region.timeZone })
  const { facility, id } = booking
  const use = { id: newId(), facility, booking: id, started: now, ended: null, source: "check-in" as const, flags: [] }
  await saveUses(db, booking.jurisdiction, [use])
  return save(context, started, "kept", { started: now })
}

async function stopUse(context: Context, { booking }: BookingAround): Promise<Booking> {
  const { db, now } = context
  const stopped = checkOut(booking, now)
  const slotMinutes = await slotMinutesOf(context, booking)
  const open = (await usesOf(db, booking)).find(({ source, ended }) => source === "check-in" && ended === null)
  if (open === undefined) throw new Error(`booking ${booking.id} is in use without a check-in`)
  const use = { ...open, ended: now }
  const others = await usesIn(db, booking, { from: use.started, until: now })
  const flags = flagUse(use, others, { bookings: new Map([[booking.id, booking]]), slotMinutes, now })
  await endUse(db, booking, { ended: now, flags })
  return save(context, stopped, "kept", { started: use.started, ended: now, flags: flags.join(" ") })
}

async function slotMinutesOf({ db }: Context, { jurisdiction, facility, quote }: Booking): Promise<number> {
  const { policy } = await knownFacility(db, jurisdiction, facility)
  // A facility that has withdrawn its policy meanwhile: the booked length is the only grid left.
  return policy?.slotMinutes ?? quote.minutes
}

/** Settles a used booking from its metered uses. @throws Refusal "facilities.wrong-state", "facilities.flagged-use" */
export async function settleUse(context: Context, booking: Booking): Promise<Booking> {
  const settled = settle(booking, context.now)
  const minutes = minutesUsed(await usesOf(context.db, booking))
  const bill = await settleBooking(context, booking, { minutesUsed: minutes, reason: "use" })
  return save(context, settled, "kept", { minutesUsed: `${minutes}`, ...billFacts(bill) })
}
