import type { Instant } from "../../base/index.ts"
import type { Booking } from "../../facilities/index.ts"
import type { ParameterUse } from "../../rulebook/index.ts"
import type { Voucher } from "../voucher.ts"

/** The amounts of a posted bill, to hold a replay against: shares in the order of the bill. */
export interface PostedAmounts {
  readonly fee: bigint
  readonly paidByVoucher: bigint
  readonly shares: readonly bigint[]
}

/** How a past booking ended, as bookings, bills and the log have it. */
export type Ending =
  | { readonly kind: "used"; readonly at: Instant; readonly minutesUsed: number | null; readonly bill: PostedAmounts }
  | {
      readonly kind: "cancelled"
      readonly at: Instant
      readonly byOwner: boolean
      /** State in which it was cancelled: a request is always free. */
      readonly state: "requested" | "confirmed"
      readonly bill: PostedAmounts | null
    }
  | { readonly kind: "declined"; readonly at: Instant; readonly bySilence: boolean }

/** A booking made in the period that is replayed. Who used it and why is not part of it. */
export interface PastBooking {
  readonly booking: Booking
  /** Organisation that owns the facility. */
  readonly owner: string
  /** Null while it has not ended: it only holds what it reserved. */
  readonly ending: Ending | null
  /** Moves, in order of time: when, and which start the booking had until then. */
  readonly moves: readonly { readonly at: Instant; readonly before: Instant }[]
}

/** What a booking made before the period holds of a voucher: all it reserved until `until`, then what was paid. */
export interface PastHold {
  readonly voucher: string
  /** Start of the use, whose year the cap counts by. */
  readonly use: Instant
  readonly from: Instant
  readonly until: Instant | null
  readonly reserved: bigint
  readonly paid: bigint
}

/** All that a period left behind. */
export interface Past {
  readonly bookings: readonly PastBooking[]
  /** Vouchers that these bookings name, and the others of the same purse and group; with the moment of issue. */
  readonly vouchers: readonly (Voucher & { readonly issuedAt: Instant })[]
  readonly holds: readonly PastHold[]
}

/** The value of a parameter at a moment. A draft run gives the draft's value for moments of the period. */
export type ParametersAt = (id: string, at: Instant) => ParameterUse
