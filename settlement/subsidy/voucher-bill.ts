import type { Day } from "../../base/index.ts"
import type { Invoice } from "./invoice.ts"

/** A bill that a voucher paid a part of, as an invoice for it would show it. */
export interface VoucherBill {
  /** Member whose voucher paid. */
  readonly issuer: string
  readonly jurisdiction: string
  readonly booking: string
  readonly supplier: string
  readonly buyer: string
  /** Day of the use and day of the bill. */
  readonly days: readonly Day[]
  /** The whole fee, and what the voucher left of it. */
  readonly amounts: readonly bigint[]
}

/**
 * Bills of the same supplier and buyer that a voucher paid a part of: one of the invoice's day and amount is the same
 * use, subsidised already; one that shares only day or amount is for the official to look at.
 * @example voucherBillsLike(invoice, bills).same?.issuer // "CN-JS"
 */
export function voucherBillsLike(
  { supplier, buyer, day, amount }: Invoice,
  bills: readonly VoucherBill[],
): { readonly same: VoucherBill | undefined; readonly near: readonly VoucherBill[] } {
  const theirs = bills.filter((bill) => bill.supplier === supplier && bill.buyer === buyer)
  const sameDay = (bill: VoucherBill): boolean => bill.days.includes(day)
  const sameAmount = (bill: VoucherBill): boolean => bill.amounts.includes(amount)
  return {
    same: theirs.find((bill) => sameDay(bill) && sameAmount(bill)),
    near: theirs.filter((bill) => sameDay(bill) !== sameAmount(bill)),
  }
}
