import { addDays, type Currency, type Day, type Instant, localTime, Refusal } from "../../base/index.ts"
import type { Booking } from "../../facilities/index.ts"
import { countOf } from "../../rulebook/index.ts"
import type { Voucher } from "../voucher.ts"
import { voucherPart } from "../voucher-part.ts"
import type { ParametersAt, Past, PastHold } from "./past.ts"

/** What a booking was given of its voucher, and which limit set it. */
export interface Part {
  readonly amount: bigint
  readonly limitedBy: "ratio" | "balance" | "group-cap" | "expired"
}

/** What the replay knows of the region. */
export interface ReplayGround {
  readonly parameters: ParametersAt
  readonly zone: string
  readonly currency: Currency
}

/** Vouchers and the years of their groups, as they fill and free while time passes. */
export interface Held {
  /** What a voucher pays of a fee at the moment of booking; the amount is held from then on. */
  reserve(booking: Booking, fee: bigint): Part | null
  /** Adds to what is held of a voucher, or takes from it. */
  change(voucher: string, use: Instant, amount: bigint): void
}

/** Keeps what bookings hold of vouchers. Opened once for a run. */
export function openHeld(vouchers: Past["vouchers"], { parameters, zone, currency }: ReplayGround): Held {
  const known = new Map(
    vouchers.map((voucher) => [voucher.id, { ...voucher, validUntil: lastDayOf(voucher, parameters) }]),
  )
  const onVoucher = new Map<string, bigint>()
  const byYear = new Map<string, bigint>()
  const yearOf = (use: Instant): number => Number(localTime(use, zone).day.slice(0, 4))
  const change: Held["change"] = (id, use, amount) => {
    const voucher = known.get(id)
    if (voucher === undefined) throw new RangeError(`voucher ${id} was not given to the replay`)
    onVoucher.set(id, (onVoucher.get(id) ?? 0n) + amount)
    const key = groupYear(voucher, yearOf(use))
    byYear.set(key, (byYear.get(key) ?? 0n) + amount)
  }
  return {
    change,
    reserve({ quote, madeAt, from }, fee) {
      const voucher = quote.voucher === null ? undefined : known.get(quote.voucher.id)
      if (voucher === undefined) return null
      const year = yearOf(from)
      const { jurisdiction, controllingGroup, id } = voucher
      const cap = parameters("vouchers.group-cap", madeAt)
      const reserved = onVoucher.get(id) ?? 0n
      const drawn = byYear.get(groupYear(voucher, year)) ?? 0n
      const part = partOf({
        fee,
        voucher: { ...voucher, reserved, redeemed: 0n, state: "open" },
        groupUse: { jurisdiction, controllingGroup, year, reserved: drawn, redeemed: 0n, cap: 0n },
        group: controllingGroup,
        year,
        ratio: parameters("vouchers.ratio", madeAt),
        cap,
        today: localTime(madeAt, zone).day,
        currency,
      })
      change(id, from, part.amount)
      return part
    },
  }
}

function groupYear({ jurisdiction, controllingGroup }: Voucher, year: number): string {
  return `${jurisdiction} ${year} ${controllingGroup}`
}

function partOf(claim: Parameters<typeof voucherPart>[0]): Part {
  try {
    const { amount, limitedBy } = voucherPart(claim)
    return { amount, limitedBy }
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "settlement.voucher-expired") throw refusal
    return { amount: 0n, limitedBy: "expired" }
  }
}

/**
 * The last day of a voucher under the validity in force when it was issued. One that was issued for fewer days than were
 * allowed keeps its day, where the validity allows it.
 */
function lastDayOf({ validFrom, validUntil, issuedAt }: Past["vouchers"][number], parameters: ParametersAt): Day {
  const validity = parameters("vouchers.validity-days", issuedAt)
  const latest = addDays(validFrom, countOf(validity, "days") - 1)
  return latest < validUntil ? latest : validUntil
}

/** When holds of earlier bookings begin and end, as changes of what is held. */
export function changesOf({ voucher, use, from, until, reserved, paid }: PastHold) {
  const begins = { at: from, voucher, use, amount: reserved }
  return until === null ? [begins] : [begins, { at: until, voucher, use, amount: paid - reserved }]
}
