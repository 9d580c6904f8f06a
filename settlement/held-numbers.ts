import { requireHeld } from "./exact-input.ts"

/** Sixteen digits and points in a row, or an exponent; also inside of texts, where it does no harm. */
const mayLoseDigits = /[\d.]{16}|\d[eE]/

/**
 * Refuses JSON in which a bare number loses digits when it is read as a float.
 * @param json what `JSON.parse` reads
 * @throws Refusal "settlement.inexact-number"; SyntaxError for what is no JSON, where it has to be looked at
 * @example requireHeldNumbers('{"amount":9007199254740993}') // refused; in quotes it is taken as it stands
 */
export function requireHeldNumbers(json: string): void {
  // A million short numbers are read ten times faster when none has to be looked at.
  if (!mayLoseDigits.test(json)) return
  JSON.parse(json, (_: string, value: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof value === "number" && context?.source !== undefined && !isShort(context.source))
      requireHeld(context.source, value)
    return value
  })
}

/** Up to 15 digits are held whatever they are. */
function isShort(source: string): boolean {
  return source.length <= 15 && !/[eE]/.test(source)
}
