import { type Instant, Refusal } from "../base/index.ts"
import type { Booking, Quote } from "./booking.ts"
import type { Facility } from "./facility.ts"
import { overlap, type Period } from "./opening.ts"
import { bookable, wallPeriod } from "./slot.ts"

/** A period in which a facility is held already. */
export interface Held extends Period {
  readonly kind: "booking" | "closure"
}

/** What a caller asks for. */
export interface BookingRequest {
  readonly purpose: string
  /** The price that the caller has seen. */
  readonly toPay?: bigint | undefined
}

/** What a request is decided against. */
export interface BookAgainst {
  readonly facility: Facility
  readonly occupied: readonly Held[]
  /** Made now for the wished slot; its slot is checked. */
  readonly quote: Quote
  readonly actor: {
    readonly person: string
    readonly organisation: { readonly id: string; readonly jurisdiction: string }
  }
  readonly now: Instant
  readonly zone: string
  readonly id: string
}

/**
 * Books a quoted slot: confirmed at once, or requested where the policy asks the owner.
 * @throws Refusal "facilities.slot-taken" when the slot is held, "facilities.price-changed" when the caller has seen
 *   another price
 * @example book({ purpose: "…", toPay: 24000n }, { facility, occupied: [], quote, actor, now, zone, id }).state // "confirmed"
 */
export function book({ purpose, toPay }: BookingRequest, against: BookAgainst): Booking {
  const { facility, occupied, quote, actor, now, zone, id } = against
  checkFree(quote, occupied, zone)
  if (toPay !== undefined && toPay !== quote.toPay)
    throw new Refusal("facilities.price-changed", { seen: `${toPay}`, now: `${quote.toPay}` })
  return {
    jurisdiction: facility.jurisdiction,
    id,
    facility: facility.id,
    from: quote.from,
    until: quote.until,
    state: bookable(facility).policy.acceptance === "owner" ? "requested" : "confirmed",
    homeJurisdiction: actor.organisation.jurisdiction,
    organisation: actor.organisation.id,
    person: actor.person,
    purpose,
    quote,
    sequence: 0,
    moves: 0,
    version: 1,
    madeAt: now,
    changedAt: now,
  }
}

/** @throws Refusal "facilities.slot-taken" naming what holds the slot */
export function checkFree(slot: Period, occupied: readonly Held[], zone: string): void {
  const held = occupied.find((each) => overlap(each, slot))
  if (held !== undefined) throw slotTaken(held, zone)
}

/** The refusal of a slot, telling what holds it and when. */
export function slotTaken(held: Held, zone: string): Refusal {
  const [kind_zh, kind_en] = held.kind === "closure" ? ["停用", "a closure"] : ["另一预约", "another booking"]
  return new Refusal("facilities.slot-taken", { held: wallPeriod(held, zone), kind_zh, kind_en })
}
