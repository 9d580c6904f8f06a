import { type Currency, parseMinorUnits } from "../../base/index.ts"

/**
 * A typed amount in minor units.
 * @returns undefined when it is none, or not above zero
 * @example typedAmount("12.5", cny) // "1250"
 */
export function typedAmount(text: string, currency: Currency): string | undefined {
  try {
    const amount = parseMinorUnits(text, currency)
    return amount > 0n ? `${amount}` : undefined
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}
