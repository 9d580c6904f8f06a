import type { Rational } from "../base/index.ts"

/**
 * The float nearest to a fraction, for display: also where numerator and denominator are too large to be floats.
 * @example decimal(rational(3n, 2n)) // 1.5
 */
export function decimal({ numerator, denominator }: Rational): number {
  const size = numerator < 0n ? -numerator : numerator
  const sign = numerator < 0n ? -1 : 1
  if (size <= largest && denominator <= largest) return Number(numerator) / Number(denominator)
  // A quotient of 64 bits or more, with a last bit for what is left, is rounded once, by Number.
  const shift = Math.max(0, 66 - (bits(size) - bits(denominator)))
  const quotient = (size << BigInt(shift)) / denominator
  const isExact = quotient * denominator === size << BigInt(shift)
  const rounded = Number(isExact ? quotient : quotient | 1n)
  return sign * (shift > 1000 ? rounded * 2 ** -1000 * 2 ** (1000 - shift) : rounded * 2 ** -shift)
}

const largest = BigInt(Number.MAX_SAFE_INTEGER)

function bits(size: bigint): number {
  return size.toString(16).length * 4
}
