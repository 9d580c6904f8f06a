import * as z from "zod"
import { Instant, instant, Refusal } from "../base/index.ts"
import { actsNow, type Booking, book, checkSlot, type Facility } from "../facilities/index.ts"
import type { Resource } from "../rulebook/index.ts"
import { requireWhole } from "../settlement/index.ts"
import { type BookingAround, bookingOn, bookingsOf, insertBooking } from "../store/bookings.ts"
import { entriesOf, type LoggedEntry } from "../store/evidence.ts"
import { heldIn } from "../store/occupancy.ts"
import { mailsTo } from "../store/outbox.ts"
import { usesOf } from "../store/use-records.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import { facilities, identity } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { askOwner, invite } from "./invitation.ts"
import { bookingParameters, knownFacility, priceOf, quoteAt, reserveFor, slotAgainst } from "./quote.ts"
import { daysLeft } from "./region-facts.ts"
import { facilityResource } from "./resources.ts"
import { feeShares } from "./settle.ts"

/** Quotes, bookings as they are made and read, and mails about them. */
export const bookingsRoutes: readonly Handled[] = [
  read(facilities.quoteBooking, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: async ({ params, query }, context) => {
      const { from, until, voucher: id, voucherJurisdiction: jurisdiction } = query
      const voucher = id === undefined || jurisdiction === undefined ? null : { jurisdiction, id }
      const facility = await knownFacility(context.db, params.jurisdiction, params.facility)
      return quoteWish(context, facility, { from, until, voucher }, { lock: false })
    },
  }),
  act(facilities.bookFacility, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: async ({ params, body }, context) => {
      const { db, now, region, newId } = context
      const facility = await knownFacility(db, params.jurisdiction, params.facility)
      const occupied = await heldIn(db, params, body)
      const quote = await quoteWish(context, facility, body, { lock: true })
      const booking = book(
        { purpose: body.purpose, toPay: body.toPay === undefined ? undefined : BigInt(body.toPay) },
        {
          facility,
          occupied,
          quote,
          actor: actingFor(context),
          now,
          zone: region.timeZone,
          id: newId(),
        },
      )
      await insertBooking(db, booking, region.timeZone)
      await reserveFor(context, booking)
      await recordBooking(context, booking)
      const named = await bookingOn(db, keyOf(booking))
      if (booking.state === "confirmed") await invite(context, named, "REQUEST")
      else await askOwner(context, named)
      return booking
    },
    version: ({ version }) => version,
  }),
  read(facilities.listBookings, {
    about: (_, { actor }) => ownBookings(actor.organisation),
    run: ({ query }, context) => list(query, context),
  }),
  read(facilities.readBooking, {
    about: async ({ params }, { db }) => bookingResource(await bookingOn(db, params)),
    run: async ({ params }, context) => {
      const named = await bookingOn(context.db, params)
      const { booking, facilityName, organisationName, personName } = named
      const history = await entriesOf(context.db, { subject: booking.id }, 200)
      return {
        booking,
        facilityName,
        organisationName,
        personName,
        uses: await usesOf(context.db, booking),
        history: history.map(historyItem).reverse(),
        answerDaysLeft: answerDaysLeft(context, booking),
        may: mayOf(context, named),
      }
    },
    version: ({ booking }) => booking.version,
  }),
  read(identity.readOutbox, {
    about: (_, { actor }) => ({ ...ownBookings(actor.organisation), kind: "outbox", person: actor.person ?? "" }),
    run: async (_, { db, actor, platform }) => ({
      smtp: platform.mail !== null,
      items: (await mailsTo(db, actor.person ?? "", 100)).map(
        ({ id, madeAt, address, subject, body, calendar, sentAt, error }) => ({
          id,
          at: madeAt,
          to: address,
          subject,
          body,
          calendar,
          sentAt,
          error,
        }),
      ),
    }),
  }),
]

interface Wish {
  readonly from: Instant
  readonly until: Instant
  readonly voucher: { readonly jurisdiction: string; readonly id: string } | null
}

async function quoteWish(
  context: Context,
  facility: Facility,
  { from, until, voucher }: Wish,
  { lock }: { readonly lock: boolean },
) {
  const slot = checkSlot({ from, until }, slotAgainst(context, facility))
  // The bill will be made by the shares of this moment; a use that could never be billed is not promised.
  requireWhole(feeShares(context.rules, context.now))
  const group = context.actor.organisation?.group ?? ""
  return quoteAt(context, slot, await priceOf(context, { slot, costs: slot.costs, voucher, group }, { lock }))
}

function actingFor({ actor: { person, organisation } }: Context) {
  if (person === null || organisation === null) throw new Refusal("api.sign-in-needed")
  return { person, organisation }
}

/** A booking's key, as its routes name it. */
export function keyOf({ jurisdiction, id }: Booking) {
  return { jurisdiction, booking: id }
}

/** A booking as the rule book sees it. */
export function bookingResource({ booking, owner }: BookingAround): Resource {
  const { jurisdiction, id, organisation, person, state } = booking
  return { kind: "booking", id: `${jurisdiction}/${id}`, jurisdiction, owner, organisation, person, status: state }
}

function ownBookings(organisation: { readonly id: string; readonly jurisdiction: string } | null): Resource {
  const own = organisation?.id ?? ""
  const jurisdiction = organisation?.jurisdiction ?? ""
  return { kind: "bookings", id: own, jurisdiction, owner: own, organisation: own, person: "", status: "" }
}

/** Writes what became of a booking to the log: who used what and when in organisations, never in people. */
export async function recordBooking(
  { record }: Pick<Context, "record">,
  booking: Booking,
  facts: Readonly<Record<string, string>> = {},
  act?: string,
): Promise<void> {
  const { jurisdiction, id, facility, from, until, state, homeJurisdiction, organisation, quote } = booking
  const { voucher, fee, toPay, acceptanceDue } = quote
  await record({
    jurisdiction,
    subject: { kind: "booking", id },
    facts: {
      facility: `${jurisdiction}/${facility}`,
      from,
      until,
      state,
      home: homeJurisdiction,
      user: organisation,
      fee: `${fee}`,
      toPay: `${toPay}`,
      ...(voucher === null ? {} : { voucher: `${voucher.jurisdiction}/${voucher.id}`, byVoucher: `${voucher.amount}` }),
      // Last day of the owner's answer, so that everyone can see by the log alone who lets others wait.
      ...(state === "requested" && acceptanceDue !== null ? { answerBy: acceptanceDue } : {}),
      ...facts,
    },
    ...(act === undefined ? {} : { act }),
  })
}

/** Acts on a booking that state, clock and rule book leave to the caller. */
function mayOf({ rules, now, mayDo }: Context, named: BookingAround): string[] {
  const about = bookingResource(named)
  return actsNow(named.booking, { now, parameters: bookingParameters(rules, now) })
    .map((name) => `facilities.${name}`)
    .filter((name) => mayDo(name, about))
}

/** Working days left for the owner's answer; null when none is awaited, or the days are not published. */
function answerDaysLeft({ today, platform }: Context, { state, quote }: Booking): number | null {
  if (state !== "requested" || quote.acceptanceDue === null) return null
  return daysLeft(platform.regionFolder, today, quote.acceptanceDue)
}

const position = z.object({ from: Instant, id: z.uuid() })

async function list(query: z.output<(typeof facilities.listBookings)["query"]>, context: Context) {
  const { of, facility, state, from, until, cursor, limit } = query
  const own = context.actor.organisation?.id ?? ""
  const whose = {
    me: { person: context.actor.person ?? "", organisation: own },
    organisation: { organisation: own },
    owned: { owner: own },
  }[of]
  const found = await bookingsOf(
    context.db,
    { ...whose, ...facilityNamed(facility), state, from, until },
    { after: readCursor(cursor, position), limit: limit + 1 },
  )
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1)?.booking : undefined
  return {
    items: page.map((named) => {
      const { booking, facilityName, organisationName } = named
      const left = answerDaysLeft(context, booking)
      return { ...booking, facilityName, organisationName, answerDaysLeft: left, may: mayOf(context, named) }
    }),
    next: last === undefined ? null : cursorOf({ from: last.from, id: last.id }),
  }
}

/** `id`, or `jurisdiction/id` where several members have a facility of that id. */
function facilityNamed(written: string | undefined) {
  if (written === undefined) return {}
  const [first = "", ...rest] = written.split("/")
  return rest.length === 0 ? { facility: first } : { jurisdiction: first, facility: rest.join("/") }
}

function historyItem({ id, at, act: name, body, index }: LoggedEntry) {
  const { facts } = z.object({ facts: z.record(z.string(), z.unknown()) }).parse(JSON.parse(body))
  const texts = Object.entries(facts).map(([fact, value]) => [fact, String(value)] as const)
  return { at: instant(at), act: name, facts: Object.fromEntries(texts), entry: id, index }
}
