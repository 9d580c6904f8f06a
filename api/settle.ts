import { type Instant, Refusal } from "../base/index.ts"
import type { Booking } from "../facilities/index.ts"
import {
  type Bill,
  type ClosedPeriod,
  type LateMonth,
  lateMonth,
  type Settled,
  type Settlement,
  type ShareParameters,
  settle,
  shareParameters,
} from "../settlement/index.ts"
import { type BookingParties, partiesOf, saveBills } from "../store/bills.ts"
import { post } from "../store/ledger.ts"
import { closedPeriods } from "../store/periods.ts"
import { redeemVoucher, reservationsOf } from "../store/vouchers.ts"
import type { Context } from "./act.ts"
import { parameterUse, type Rules } from "./rules.ts"

/** What settling needs of a context; `db` is the act's transaction. */
export type SettleContext = Pick<Context, "db" | "now" | "rules" | "region" | "newId">

/** Why and for how long. */
export interface Due {
  /** Metered minutes; null for a late cancellation. */
  readonly minutesUsed: number | null
  readonly reason: Bill["reason"]
}

/**
 * Settles one booking in the running transaction: bill, ledger entries, voucher drawn and what it held beyond that
 * freed. The caller holds the booking locked, saves its new state, and records the act with `billFacts`.
 * @throws Refusal "settlement.already-settled", "settlement.not-metered"
 */
export async function settleBooking(context: SettleContext, booking: Booking, due: Due): Promise<Bill> {
  const [bill] = await settleBookings(context, [{ booking, ...due }])
  if (bill === undefined) throw new Error("a booking was settled without a bill")
  return bill
}

/** Settles several bookings as one batch: one locking of accounts, one statement of postings. Bills in the same order. */
export async function settleBookings(
  context: SettleContext,
  dues: readonly ({ readonly booking: Booking } & Due)[],
): Promise<readonly Bill[]> {
  if (dues.length === 0) return []
  const { db, now, newId } = context
  const bookings = dues.map(({ booking }) => ({ jurisdiction: booking.jurisdiction, id: booking.id }))
  const parties = await partiesOf(db, bookings)
  const issuers = new Set(dues.flatMap(({ booking: { quote } }) => quote.voucher?.jurisdiction ?? []))
  const reservations = await reservationsOf(db, bookings, [...issuers])
  const closed = await closedPeriods(db)
  const settled = dues.map((due) => {
    const voucher = reservations.get(due.booking.id) ?? null
    const late = lateOf(context, due, voucher, closed)
    return settle(settlementOf(context, due, { parties: parties.get(due.booking.id), voucher, late }))
  })
  for (const { bill } of settled) await drawVoucher(context, bill, now)
  await saveBills(
    db,
    settled.map(({ bill }) => bill),
  )
  await post(
    db,
    settled.flatMap(({ journals }: Settled) => journals.map((journal) => ({ ...journal, id: newId() }))),
  )
  return settled.map(({ bill }) => bill)
}

/** Whether the month of a use is closed in the books of a member that its bill touches. @throws Refusal "settlement.period-closed" */
function lateOf(
  { now, region }: SettleContext,
  { booking, reason }: { readonly booking: Booking } & Due,
  voucher: Settlement["voucher"],
  closed: readonly ClosedPeriod[],
): LateMonth | null {
  const members = [booking.jurisdiction, booking.homeJurisdiction, voucher?.jurisdiction]
  return lateMonth({
    of: reason === "use" ? booking.until : now,
    now,
    zone: region.timeZone,
    closed: closed.filter(({ jurisdiction }) => members.includes(jurisdiction)),
  })
}

function settlementOf(
  { now, rules, region, newId }: SettleContext,
  { booking, minutesUsed, reason }: { readonly booking: Booking } & Due,
  found: {
    readonly parties: BookingParties | undefined
    readonly voucher: Settlement["voucher"]
    readonly late: LateMonth | null
  },
): Settlement {
  if (found.parties === undefined) throw new Refusal("facilities.unknown-booking", { booking: booking.id })
  const { quote } = booking
  return {
    ...found.parties,
    booking: booking.id,
    reason,
    costs: quote.costs,
    charge: quote.charge,
    minutesBooked: quote.minutes,
    minutesUsed,
    voucher: found.voucher,
    late: found.late,
    parameters: settlementParameters(rules, booking.madeAt),
    listVersion: quote.listVersion,
    at: now,
    transaction: newId(),
    act: reason === "use" ? "facilities.settle" : "facilities.cancel",
    currency: region.currency,
  }
}

/** The shares of a fee that others than the owner receive, with the values of a moment. */
export function feeShares(rules: Rules, at: Instant): ShareParameters {
  const use = (id: string) => parameterUse(rules, id, at)
  return {
    platform: use(shareParameters.platform),
    host: use(shareParameters.host),
    home: use(shareParameters.home),
  }
}

/** Values of the moment in which the booking was made: a later vote moves no bill of an earlier booking. */
function settlementParameters(rules: Rules, madeAt: Instant): Settlement["parameters"] {
  const use = (id: string) => parameterUse(rules, id, madeAt)
  return {
    ...feeShares(rules, madeAt),
    ratio: use("vouchers.ratio"),
    lateCancellation: use("facilities.late-cancel-share"),
  }
}

async function drawVoucher({ db }: SettleContext, bill: Bill, now: Instant): Promise<void> {
  if (bill.voucher === null) return
  const { jurisdiction, id } = bill.voucher
  const hold = { voucher: { jurisdiction, id }, booking: { jurisdiction: bill.jurisdiction, id: bill.booking } }
  await redeemVoucher(db, hold, bill.paidByVoucher, now)
}

/** What the log keeps of a bill: amounts and members, no person. */
export function billFacts(bill: Bill): Readonly<Record<string, string>> {
  return {
    fee: `${bill.fee}`,
    paidByVoucher: `${bill.paidByVoucher}`,
    paidByOrganisation: `${bill.paidByOrganisation}`,
    ...(bill.voucher === null ? {} : { voucher: `${bill.voucher.jurisdiction}/${bill.voucher.id}` }),
    ...Object.fromEntries(bill.shares.map(({ party, amount }) => [party, `${amount}`])),
    ...(bill.late === undefined ? {} : { late: bill.late.month }),
    transaction: bill.transaction,
  }
}
