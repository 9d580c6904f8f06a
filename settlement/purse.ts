import { Refusal } from "../base/index.ts"
import { fundingAccount, purseAccount, voucherAccount } from "./account.ts"
import type { Journal, Occasion } from "./journal.ts"

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

/** Money comes into a jurisdiction's purse. @throws Refusal "settlement.bad-amount" */
export function fundPurse(occasion: Occasion, jurisdiction: string, amount: bigint): Journal {
  movable(amount)
  const postings = [
    { account: fundingAccount, part: "funding" as const, amount: -amount },
    { account: purseAccount, part: "funding" as const, amount },
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

/** What is left on a voucher past its day goes back to the purse. @throws Refusal "settlement.bad-amount" */
export function returnVoucher(occasion: Occasion, jurisdiction: string, voucher: string, left: bigint): Journal {
  movable(left)
  const postings = [
    { account: voucherAccount(voucher), part: "return" as const, amount: -left },
    { account: purseAccount, part: "return" as const, amount: left },
  ]
  return { ...occasion, jurisdiction, postings }
}
