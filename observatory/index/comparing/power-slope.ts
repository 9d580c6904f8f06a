import type { PowerMean } from "../aggregation/power-mean.ts"

/**
 * (f(x₁) − f(x₀)) / (x₁ − x₀) for the f of a power mean, and f′(x) where both are equal: no division by a change of zero, and
 * no digits lost for a small one. For the logarithm it is 1 over the logarithmic mean of the two numbers.
 * @returns zero where both numbers are zero, at which f has no slope that is of use
 * Source: Ang (2004), Decomposition analysis for policymaking in energy, on the logarithmic mean (LMDI)
 */
export function slopeOf(first: number, last: number, { power, shift }: PowerMean): number {
  if (power === 1) return 1
  const [a, b] = [first + shift, last + shift]
  // From the greater to the lesser, so that a zero is no divisor.
  const [high, low] = a > b ? [a, b] : [b, a]
  if (high === 0) return 0
  const part = (low - high) / high
  if (power === -1) return -1 / (low * high)
  if (power === 0) return part === 0 ? 1 / high : Math.log1p(part) / part / high
  const rate = part === 0 ? power : Math.expm1(power * Math.log1p(part)) / part
  return high ** (power - 1) * rate
}
