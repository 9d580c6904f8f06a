import { multiply, type Rational, rational } from "../../base/index.ts"
import { exactNumber } from "../exact-input.ts"

/** A share as it is typed; null when it is none or below zero. @example shareIn("40%") // 2/5 */
export function shareIn(text: string): Rational | null {
  const trimmed = text.trim()
  const isPercent = trimmed.endsWith("%")
  const read = numberIn(isPercent ? trimmed.slice(0, -1) : trimmed)
  if (read === null) return null
  return isPercent ? multiply(read, rational(1n, 100n)) : read
}

/** A number as it is typed; null when it is none or below zero. @example numberIn("7/3") */
export function numberIn(text: string): Rational | null {
  try {
    const read = exactNumber(text)
    return read.numerator < 0n ? null : read
  } catch {
    return null
  }
}

/** Minor units as they stand in the terms; null for anything else. @example minorIn("1200") // 1200n */
export function minorIn(text: string): bigint | null {
  return /^\d{1,15}$/.test(text.trim()) ? BigInt(text.trim()) : null
}

/** A count of days; null for anything else. */
export function countIn(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null
}
