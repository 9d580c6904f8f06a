import type { Quote } from "../facilities/index.ts"

/** A quote as it is kept: JSON with amounts as texts of digits. */
export function quoteText(quote: Quote): string {
  return JSON.stringify(quote, (_, item: unknown) => (typeof item === "bigint" ? item.toString() : item))
}

/** `Value` with its amounts as the JSON has them. */
type Kept<Value> = Value extends bigint
  ? string
  : Value extends string | number | boolean | null
    ? Value
    : { readonly [Key in keyof Value]: Kept<Value[Key]> }

/** What `quoteText` wrote, as the database hands it back. */
export type KeptQuote = Kept<Quote>

/** A kept quote as the engine knows it. */
export function quoteFrom(kept: KeptQuote): Quote {
  const { costs, lines, voucher } = kept
  return {
    ...kept,
    costs: {
      setUp: BigInt(costs.setUp),
      perHour: costs.perHour.map((each) => ({ ...each, amount: BigInt(each.amount) })),
    },
    lines: lines.map((each) => ({ ...each, amount: BigInt(each.amount) })),
    fee: BigInt(kept.fee),
    voucher: voucher === null ? null : { ...voucher, amount: BigInt(voucher.amount) },
    toPay: BigInt(kept.toPay),
  } as Quote
}
