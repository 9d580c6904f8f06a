/** An exact fraction in lowest terms; `denominator` is positive. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction in lowest terms. @throws RangeError when the denominator is zero. @example rational(2n, 4n) // 1/2 */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than zero")
  const sign = denominator < 0n ? -1n : 1n
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

const rationalPattern = /^(-?\d+)(?:\/(\d+)|\.(\d+))?$/

/** Reads `"2/100"`, `"0.35"` or `"7"`. @throws RangeError on any other text. @example parseRational("0.35") // 7/20 */
export function parseRational(text: string): Rational {
  const match = rationalPattern.exec(text.trim())
  if (match === null) throw new RangeError(`"${text}" is no fraction: write 2/100, 0.35 or 7`)
  const [, whole = "0", under, decimals] = match
  if (under !== undefined) return rational(BigInt(whole), BigInt(under))
  if (decimals !== undefined) return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
  return rational(BigInt(whole))
}

/** `"1/2"`, or `"3"` for a whole number. */
export function formatRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The whole number at or below. @example floor(rational(-1n, 2n)) // -1n */
export function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient
}

/** The nearest whole number, halves away from zero. @example roundHalfUp(rational(5n, 2n)) // 3n */
export function roundHalfUp(value: Rational): bigint {
  if (value.numerator < 0n) return -roundHalfUp({ ...value, numerator: -value.numerator })
  return floor(add(value, rational(1n, 2n)))
}
