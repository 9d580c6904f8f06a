import { type Currency, formatMinorUnits, Refusal, type Text } from "../base/index.ts"
import { type AccountKind, accountName } from "./account.ts"

/** What a member's books still hold open. Amounts in minor units. */
export interface OpenBooks {
  /** Accounts whose balance is not zero and must be before the member leaves: clearing with others, and purses. */
  readonly balances: readonly { readonly kind: AccountKind; readonly of: Text | null; readonly balance: bigint }[]
  /** Vouchers that are open, or of which a booking holds a part. */
  readonly vouchers: readonly { readonly id: string; readonly left: bigint }[]
  /** Bookings that concern the member and are neither settled nor ended otherwise. */
  readonly bookings: bigint
  /** Claims for a subsidy that nobody has decided. */
  readonly claims: bigint
}

/** One thing that keeps a member from leaving. */
export interface OpenItem {
  readonly text: Text
  /** Minor units; null where it is no money. */
  readonly amount: bigint | null
}

/**
 * What keeps a member from leaving, each by name.
 * @returns clearing balances, purses, vouchers, bookings, claims; empty for books that are clear
 * @example openItems({ balances: [], vouchers: [], bookings: 0n, claims: 0n }) // []
 */
export function openItems({ balances, vouchers, bookings, claims }: OpenBooks): readonly OpenItem[] {
  const counted = (count: bigint, zh: string, en: string): readonly OpenItem[] =>
    count === 0n ? [] : [{ text: { zh: `${zh}：${count}`, en: `${en}: ${count}` }, amount: null }]
  return [
    ...balances.map(({ kind, of, balance }) => ({ text: accountName(kind, of), amount: balance })),
    ...vouchers.map(({ id, left }) => ({ text: { zh: `创新券 ${id}`, en: `Voucher ${id}` }, amount: left })),
    ...counted(bookings, "尚未结算的预约", "Bookings not settled"),
    ...counted(claims, "尚未决定的补助申请", "Claims not decided"),
  ]
}

/**
 * Lets a member leave whose books are clear.
 * @throws Refusal "settlement.books-open" naming each open item with its amount
 * @example requireClear("CN-AH", [], cny)
 */
export function requireClear(jurisdiction: string, items: readonly OpenItem[], currency: Currency): void {
  if (items.length === 0) return
  const written = (language: "zh" | "en"): string =>
    items
      .map(({ text, amount }) =>
        amount === null ? text[language] : `${text[language]} ${formatMinorUnits(amount, currency)}`,
      )
      .join(language === "zh" ? "；" : "; ")
  throw new Refusal("settlement.books-open", {
    jurisdiction,
    count: `${items.length}`,
    open_zh: written("zh"),
    open_en: written("en"),
  })
}
