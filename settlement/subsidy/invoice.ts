import * as z from "zod"
import { Amount, type Currency, Day, type Inside } from "../../base/index.ts"
import { movable, requireCurrency } from "../purse.ts"
import { readPartyCode, readWrittenAmount, readWrittenDay } from "./written.ts"

/** An invoice as it was typed from the paper. */
export const WrittenInvoice = z.object({
  number: z.string().trim().min(1).max(60),
  supplier: z.string().max(60).describe("code of who is paid; in China the unified social credit code"),
  buyer: z.string().max(60).describe("code of who pays"),
  day: z.string().max(30).describe("as on the invoice: 2026-11-03, 2026/11/3, 2026年11月3日, 20261103"),
  amount: z.string().max(40).describe("in whole units, as on the invoice: 1,234.50"),
  currency: z.string().regex(/^[A-Z]{3}$/, "a currency is written like CNY"),
  lines: z.array(z.string().trim().min(1).max(300)).min(1).max(100),
})
export type WrittenInvoice = z.infer<typeof WrittenInvoice>

/** An invoice as it was read; `written` keeps what was typed. */
export const Invoice = z
  .object({
    number: z.string(),
    supplier: z.string(),
    buyer: z.string(),
    day: Day,
    amount: Amount,
    currency: z.string(),
    lines: z.array(z.string()),
    written: z.object({ supplier: z.string(), buyer: z.string(), day: z.string(), amount: z.string() }),
  })
  .meta({ id: "Invoice" })
export type Invoice = Inside<z.infer<typeof Invoice>>

/**
 * Reads an invoice as it was typed.
 * @throws Refusal "settlement.bad-party-code", "settlement.bad-invoice-day", "settlement.bad-invoice-amount",
 * "settlement.currency-mismatch", "settlement.bad-amount" for more than can be moved
 * @example readInvoice({ …, day: "2026年11月3日", amount: "1,234.50" }, cny).amount // 123_450n
 */
export function readInvoice(given: WrittenInvoice, currency: Currency): Invoice {
  requireCurrency(given.currency, currency)
  const { number, supplier, buyer, day, amount, lines } = given
  return {
    number,
    supplier: readPartyCode(supplier),
    buyer: readPartyCode(buyer),
    day: readWrittenDay(day),
    amount: movable(readWrittenAmount(amount, currency)),
    currency: given.currency,
    lines,
    written: { supplier, buyer, day, amount },
  }
}
