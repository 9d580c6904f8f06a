import { type Currency, formatMinorUnits } from "../../base/index.ts"

/**
 * Minor units as a table's value: a number that sorts and counts in a spreadsheet, or, where a float would lose digits,
 * the text of it.
 * @example moneyValue("123456", yuan) // 1234.56
 */
export function moneyValue(amount: string, currency: Currency): number | string {
  const text = formatMinorUnits(BigInt(amount), currency)
  const number = Number(text)
  // A float holds up to 15 digits whatever they are.
  return text.replace(/\D/g, "").length <= 15 ? number : text
}
