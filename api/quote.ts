import { type Instant, localTime, Refusal } from "../base/index.ts"
import {
  type Booking,
  type BookingParameters,
  type CostModel,
  type Facility,
  type Price,
  type Quote,
  quote,
  type Slot,
} from "../facilities/index.ts"
import { countOf, minorUnitsOf } from "../rulebook/index.ts"
import { feeFor, voucherPart } from "../settlement/index.ts"
import type { Db } from "../store/database.ts"
import { facilityOn } from "../store/facilities.ts"
import { releaseVoucher, reserveVoucher, type VoucherKey, voucherWithUse } from "../store/vouchers.ts"
import type { Context } from "./act.ts"
import { filesOf } from "./region-facts.ts"
import { parameterUse, type Rules } from "./rules.ts"

/** The parameters of booking with the values in force at a moment. */
export function bookingParameters(rules: Rules, at: Instant): BookingParameters {
  const use = (name: string) => parameterUse(rules, `facilities.${name}`, at)
  return {
    maximumHorizonDays: use("maximum-horizon-days"),
    acceptanceDays: use("acceptance-days"),
    silence: use("acceptance-silence"),
    cancelNotice: use("cancel-notice"),
    moveLimit: use("move-limit"),
    lateCancelShare: use("late-cancel-share"),
  }
}

/** What a slot of a facility is checked against, in a request. */
export function slotAgainst({ rules, now, region }: Context, facility: Facility) {
  const horizon = bookingParameters(rules, now).maximumHorizonDays
  return { facility, maximumHorizonDays: countOf(horizon, "days"), now, zone: region.timeZone }
}

/** A facility that must exist. @throws Refusal "facilities.unknown-facility" */
export async function knownFacility(db: Db, jurisdiction: string, id: string): Promise<Facility> {
  const facility = await facilityOn(db, jurisdiction, id)
  if (facility === undefined) throw new Refusal("facilities.unknown-facility", { facility: `${jurisdiction}/${id}` })
  return facility
}

/** What a price is asked for. `group` is the controlling group that a voucher must belong to. */
export interface PriceWish {
  readonly slot: Slot
  readonly costs: CostModel
  readonly voucher: VoucherKey | null
  readonly group: string
  /** Moment whose voucher ratio holds; now when left out. */
  readonly ratioAt?: Instant
}

/**
 * What a slot costs now, with a voucher's part when one is named.
 * @param lock holds voucher and group until the end of the transaction, so that the part can be reserved as it was read
 */
export async function priceOf(
  { db, rules, now, today, region }: Context,
  { slot, costs, voucher: key, group, ratioAt }: PriceWish,
  { lock }: { readonly lock: boolean },
): Promise<Price> {
  const { currency, timeZone } = region
  const { lines, fee } = feeFor(costs, slot.minutes, currency)
  if (key === null) return { lines, fee, voucher: null, parameters: [] }
  const ratio = parameterUse(rules, "vouchers.ratio", ratioAt ?? now)
  const cap = parameterUse(rules, "vouchers.group-cap", now)
  const year = yearOf(slot.from, timeZone)
  const found = await voucherWithUse(db, key, year, lock ? { cap: minorUnitsOf(cap) } : undefined)
  const part = voucherPart({ fee, ...found, group, year, ratio, cap, today, currency })
  return { lines, fee, voucher: part, parameters: [ratio, cap] }
}

/** Quotes a checked slot at a price, by the rules of this request. */
export function quoteAt(
  { rules, now, region, platform, decision }: Context,
  slot: Slot,
  price: Price,
  parameters: BookingParameters = bookingParameters(rules, now),
): Quote {
  return quote(slot, {
    price,
    parameters,
    now,
    zone: region.timeZone,
    calendar: filesOf(platform.regionFolder).workingDays,
    listVersion: decision.listVersion,
    entries: decision.entries,
  })
}

/** Calendar year of a moment in the region's time zone: the year whose cap a voucher's part counts against. */
export function yearOf(at: Instant, zone: string): number {
  return Number(localTime(at, zone).day.slice(0, 4))
}

/** Reserves a booking's part of its voucher; nothing to do where the part is zero. */
export async function reserveFor({ db, rules, now, today, region }: Context, booking: Booking): Promise<void> {
  const { voucher } = booking.quote
  if (voucher === null || voucher.amount === 0n) return
  await reserveVoucher(
    db,
    { voucher, booking },
    {
      amount: voucher.amount,
      year: yearOf(booking.from, region.timeZone),
      cap: minorUnitsOf(parameterUse(rules, "vouchers.group-cap", now)),
      today,
      now,
    },
  )
}

/** Gives back what a booking holds of its voucher. */
export async function releaseFor({ db, now }: Pick<Context, "db" | "now">, booking: Booking): Promise<void> {
  const { voucher } = booking.quote
  if (voucher !== null) await releaseVoucher(db, { voucher, booking }, now)
}
