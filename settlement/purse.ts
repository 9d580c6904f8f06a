import { type Currency, Refusal } from "../base/index.ts"
import {
  type Account,
  fundingAccount,
  purseAccount,
  subsidyAccount,
  subsidyFundingAccount,
  voucherAccount,
} from "./account.ts"
import type { Journal, Occasion } from "./journal.ts"
import type { Voucher } from "./voucher.ts"

/** No single amount is larger: a hundred thousand of them still fit the database's numbers. */
export const largestAmount = 10n ** 14n

/**
 * Lets pass an amount that can be moved: above zero, at most `largestAmount`.
 * @throws Refusal "settlement.bad-amount"
 * @example movable(100n) // 100n
 */
export function movable(amount: bigint): bigint {
  if (amount <= 0n || amount > largestAmount)
    throw new Refusal("settlement.bad-amount", { amount: `${amount}`, largest: `${largestAmount}` })
  return amount
}

/** A purse of a jurisdiction that money is put into, with the account that it comes from. */
export interface FundedPurse {
  readonly purse: Account
  readonly source: Account
}

const voucherPurse: FundedPurse = { purse: purseAccount, source: fundingAccount }
const purses: ReadonlyMap<string, FundedPurse> = new Map([
  ["voucher", voucherPurse],
  ["subsidy", { purse: subsidyAccount, source: subsidyFundingAccount }],
])

/** A purse by its name. @throws Refusal "settlement.unknown-purse" @example purseNamed("voucher").purse.id // "purse" */
export function purseNamed(name: string): FundedPurse {
  const found = purses.get(name)
  if (found === undefined)
    throw new Refusal("settlement.unknown-purse", { purse: name, purses: [...purses.keys()].join(", ") })
  return found
}

/** Lets the region's own currency pass. @throws Refusal "settlement.currency-mismatch" */
export function requireCurrency(given: string, { code }: Currency): void {
  if (given !== code) throw new Refusal("settlement.currency-mismatch", { given, currency: code })
}

/**
 * Money comes into a jurisdiction's purse: the voucher purse when none is named.
 * @throws Refusal "settlement.bad-amount"
 */
export function fundPurse(
  occasion: Occasion,
  jurisdiction: string,
  amount: bigint,
  { purse, source }: FundedPurse = voucherPurse,
): Journal {
  movable(amount)
  const postings = [
    { account: source, part: "funding" as const, amount: -amount },
    { account: purse, part: "funding" as const, amount },
  ]
  return { ...occasion, jurisdiction, postings }
}

/**
 * A voucher is issued: its face leaves the purse, so that no promise is made twice over the same money. The database
 * refuses an issue that the purse cannot pay.
 * @throws Refusal "settlement.bad-amount"
 */
export function issueVoucher(occasion: Occasion, jurisdiction: string, voucher: string, face: bigint): Journal {
  movable(face)
  const postings = [
    { account: purseAccount, part: "issue" as const, amount: -face },
    { account: voucherAccount(voucher), part: "issue" as const, amount: face },
  ]
  return { ...occasion, jurisdiction, postings }
}

/** What is left on a voucher that is withdrawn or past its day goes back to the purse. @throws Refusal "settlement.bad-amount" */
export function returnVoucher(occasion: Occasion, jurisdiction: string, voucher: string, left: bigint): Journal {
  movable(left)
  const postings = [
    { account: voucherAccount(voucher), part: "return" as const, amount: -left },
    { account: purseAccount, part: "return" as const, amount: left },
  ]
  return { ...occasion, jurisdiction, postings }
}

/**
 * Lets a voucher be withdrawn by its issuer: what no booking holds goes back, what one holds stays until it is settled
 * or set free.
 * @throws Refusal "settlement.voucher-withdrawn" when it was before, "settlement.voucher-expired" past its day
 * @example requireWithdrawable(voucher)
 */
export function requireWithdrawable({ id, state, validUntil }: Voucher): void {
  if (state === "withdrawn") throw new Refusal("settlement.voucher-withdrawn", { voucher: id })
  if (state === "expired") throw new Refusal("settlement.voucher-expired", { voucher: id, until: validUntil })
}
