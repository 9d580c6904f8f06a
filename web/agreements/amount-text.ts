import { type Currency, formatMinorUnits, parseMinorUnits } from "../../base/index.ts"

/** Typed whole units as minor units; what is no amount stays as it is typed. @example minorOf("12.5", cny) // "1250" */
export function minorOf(typed: string, currency: Currency): string {
  if (typed.trim() === "") return ""
  try {
    return `${parseMinorUnits(typed, currency)}`
  } catch {
    // Digits alone would be taken for minor units.
    return /^\d+$/.test(typed.trim()) ? `${typed}?` : typed
  }
}

/** Minor units as they are typed; anything else as it is. @example unitsOf("1250", cny) // "12.50" */
export function unitsOf(minor: string, currency: Currency): string {
  return /^-?\d+$/.test(minor) ? formatMinorUnits(BigInt(minor), currency) : minor
}
