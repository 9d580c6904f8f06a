import { type Currency, formatMinorUnits, Refusal } from "../base/index.ts"
import { bankAccount } from "./account.ts"
import { type Journal, journalsOf, type Occasion } from "./journal.ts"
import type { ClosedPeriod } from "./period.ts"

/** What a member confirms: what another owes it for a month has arrived at its bank. Amounts in minor units. */
export interface PaymentRequest {
  /** The member that received. */
  readonly receiver: string
  readonly payer: string
  readonly month: string
  /** What the receiver says has arrived. */
  readonly amount: bigint
  /** What the statement of the month says that the payer owes the receiver; negative: the receiver owes. */
  readonly owed: bigint
  /** Closed months of both. */
  readonly closed: readonly Pick<ClosedPeriod, "jurisdiction" | "month">[]
  /** Whether it is confirmed already, and not reversed. */
  readonly isPaid: boolean
  readonly currency: Currency
}

/**
 * The entries of a payment between two members: clearing goes down by what arrived, against the banks of both, which lie
 * outside of the ledger. Only who is owed confirms, only for a month that both have closed, so that what is owed moves no
 * more, and only the whole of it: a payment that is short is found before it is taken for the whole.
 * @returns an entry in the books of each of the two, in order of jurisdiction
 * @throws Refusal "settlement.payment-month-open", "settlement.nothing-owed", "settlement.paid-already",
 * "settlement.payment-differs"
 * @example recordPayment(occasion, { receiver: "CN-JS", payer: "CN-SH", month: "2026-10", amount: 100n, owed: 100n, … })
 * // CN-JS: bank −100, clearing:CN-SH 100; CN-SH: bank 100, clearing:CN-JS −100
 */
export function recordPayment(occasion: Occasion, request: PaymentRequest): readonly Journal[] {
  const { receiver, payer, month, amount, owed, closed, isPaid, currency } = request
  const about = { receiver, payer, month }
  const open = [receiver, payer].filter(
    (member) => !closed.some((each) => each.jurisdiction === member && each.month === month),
  )
  if (open.length > 0) throw new Refusal("settlement.payment-month-open", { ...about, open: open.join(", ") })
  if (owed <= 0n) throw new Refusal("settlement.nothing-owed", about)
  if (isPaid) throw new Refusal("settlement.paid-already", about)
  if (amount !== owed)
    throw new Refusal("settlement.payment-differs", {
      ...about,
      amount: formatMinorUnits(amount, currency),
      owed: formatMinorUnits(owed, currency),
    })
  return journalsOf(occasion, receiver, [
    { jurisdiction: receiver, account: bankAccount, part: "payment", amount: -amount },
    { jurisdiction: payer, account: bankAccount, part: "payment", amount },
  ])
}

/** What a payment is about, as entries and the log name it: payer and month, and from the second try on which one. */
export function paymentId(payer: string, month: string, reversedBefore: number): string {
  return `${payer}/${month}${reversedBefore === 0 ? "" : `/${reversedBefore + 1}`}`
}
