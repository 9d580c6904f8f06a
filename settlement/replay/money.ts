import type { Bill } from "../bill.ts"

/**
 * Whose money of a member: its public purse (shares that the jurisdiction receives, less vouchers that it pays), its
 * organisations as users, its facility owners, or the running of the platform there.
 */
export type Money = "budget" | "users" | "owners" | "platform"

export const moneys: readonly Money[] = ["budget", "users", "owners", "platform"]

const received = {
  budget: ["host-jurisdiction", "home-jurisdiction"],
  users: [],
  owners: ["owner"],
  platform: ["platform"],
} as const

/**
 * What a bill gives each member (below zero: takes), of one kind of money. Over all kinds and members a bill sums to
 * zero: what is paid is received.
 * @returns member → minor units
 * @example moneyOf(bill, "budget").get("CN-ZJ") // −23_100n
 */
export function moneyOf(bill: Bill | null, of: Money): ReadonlyMap<string, bigint> {
  const amounts = new Map<string, bigint>()
  if (bill === null) return amounts
  const give = (member: string, amount: bigint): void => void amounts.set(member, (amounts.get(member) ?? 0n) + amount)
  const parties: readonly string[] = received[of]
  for (const { party, jurisdiction, amount } of bill.shares) if (parties.includes(party)) give(jurisdiction, amount)
  if (of === "budget" && bill.voucher !== null) give(bill.voucher.jurisdiction, -bill.paidByVoucher)
  if (of === "users") give(bill.payer.jurisdiction, -bill.paidByOrganisation)
  return amounts
}
