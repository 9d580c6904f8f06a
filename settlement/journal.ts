import type { Instant, Text } from "../base/index.ts"
import { type Account, clearingAccount } from "./account.ts"

/** Which part of a settled amount a posting is: what pays, what a party receives, or a movement of the voucher purse. */
export type Part =
  | "fee"
  | "voucher"
  | "owner"
  | "platform"
  | "host-jurisdiction"
  | "home-jurisdiction"
  | "funding"
  | "issue"
  | "return"
  | "subsidy"
  | "agreement"
  | "payment"

/** An amount put on an account: positive gives, negative takes. Minor units, never zero. */
export interface Posting {
  readonly account: Account
  readonly part: Part
  readonly amount: bigint
}

/** What all entries of one transaction share. */
export interface Occasion {
  readonly transaction: string
  readonly at: Instant
  readonly act: string
  readonly subject: { readonly kind: string; readonly jurisdiction: string; readonly id: string }
  readonly text: Text
  readonly listVersion: number
}

/** One entry in the books of one jurisdiction. INVARIANT: its postings sum to zero. */
export interface Journal extends Occasion {
  readonly jurisdiction: string
  readonly postings: readonly Posting[]
  /** Id of the entry in the same books whose mirror this one is. */
  readonly reverses?: string
}

/** An amount on an account in whatever jurisdiction the account lies: negative pays, positive receives. */
export interface Leg extends Posting {
  readonly jurisdiction: string
}

/**
 * Entries for legs that sum to zero over all jurisdictions: one entry a jurisdiction. Money between a member and the
 * host passes the clearing accounts of the two, leg by leg, so that each can be explained. Legs of zero are left out.
 * @param host jurisdiction in whose books the legs meet
 * @returns entries in order of jurisdiction; each sums to zero when the legs do
 * @example journalsOf(occasion, "CN-JS", [{ jurisdiction: "CN-SH", account: payer, part: "fee", amount: -100n }, { jurisdiction: "CN-JS", account: owner, part: "owner", amount: 100n }])
 * // CN-JS: owner 100, clearing:CN-SH −100; CN-SH: payer −100, clearing:CN-JS 100
 */
export function journalsOf(occasion: Occasion, host: string, legs: readonly Leg[]): readonly Journal[] {
  const books = new Map<string, Posting[]>()
  const put = (jurisdiction: string, posting: Posting): void => {
    const book = books.get(jurisdiction)
    if (book === undefined) books.set(jurisdiction, [posting])
    else book.push(posting)
  }
  for (const { jurisdiction, account, part, amount } of legs) {
    if (amount === 0n) continue
    put(jurisdiction, { account, part, amount })
    if (jurisdiction === host) continue
    put(jurisdiction, { account: clearingAccount(host), part, amount: -amount })
    put(host, { account: clearingAccount(jurisdiction), part, amount })
  }
  return [...books]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([jurisdiction, postings]) => ({ ...occasion, jurisdiction, postings }))
}

/** What is wrong with entries: one that does not balance, or a pair of clearing accounts that do not mirror. */
export interface Imbalance {
  readonly kind: "entry" | "clearing"
  readonly jurisdiction: string
  readonly counterpart: string | null
  readonly rest: bigint
}

/**
 * Checks double entry as a stranger would: each entry sums to zero, and over all entries together what one member's
 * clearing account with another took, the other's gave.
 * @returns what does not balance; empty for good books
 */
export function imbalances(journals: readonly Journal[]): readonly Imbalance[] {
  const found: Imbalance[] = []
  const pairs = new Map<string, bigint>()
  for (const { jurisdiction, postings } of journals) {
    const rest = postings.reduce((sum, { amount }) => sum + amount, 0n)
    if (rest !== 0n) found.push({ kind: "entry", jurisdiction, counterpart: null, rest })
    for (const { account, amount } of postings) {
      if (account.counterpart === null) continue
      const pair = [jurisdiction, account.counterpart].sort().join(" ")
      pairs.set(pair, (pairs.get(pair) ?? 0n) + amount)
    }
  }
  for (const [pair, rest] of pairs) {
    const [jurisdiction = "", counterpart = ""] = pair.split(" ")
    if (rest !== 0n) found.push({ kind: "clearing", jurisdiction, counterpart, rest })
  }
  return found
}
