// Exact fractions as [above, below], both whole and below > 0.

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b))
export const exact = (above, below = 1n) => {
  const most = gcd(above < 0n ? -above : above, below)
  return most === 0n ? [0n, 1n] : [above / most, below / most]
}
export const plus = ([a, b], [c, d]) => exact(a * d + c * b, b * d)
export const minus = (one, [c, d]) => plus(one, [-c, d])
export const times = ([a, b], [c, d]) => exact(a * c, b * d)
export const over = ([a, b], [c, d]) => exact(a * d, b * c)
export const less = ([a, b], [c, d]) => a * d < c * b
export const sumOf = (all) => all.reduce(plus, [0n, 1n])
export const downOf = ([a, b]) => (a >= 0n ? a / b : -((-a + b - 1n) / b))

/** "2/100", "0.5", "1" or "40%". */
export function fraction(text) {
  const trimmed = text.trim()
  if (trimmed.endsWith("%")) return times(fraction(trimmed.slice(0, -1)), [1n, 100n])
  if (trimmed.includes("/")) return over(...trimmed.split("/").map(fraction))
  const [whole, digits = ""] = trimmed.split(".")
  return exact(BigInt(whole + digits), 10n ** BigInt(digits.length))
}

/** Each down, and one more for each of the largest remainders until the whole is reached; of equal ones the first. */
export function largestRemainders(whole, parts) {
  const down = parts.map(downOf)
  const left = Number(whole - down.reduce((sum, each) => sum + each, 0n))
  const rest = parts.map((part, at) => [minus(part, [down[at], 1n]), at])
  rest.sort(([a, i], [b, j]) => (less(b, a) ? -1 : less(a, b) ? 1 : i - j))
  for (const [, at] of rest.slice(0, left)) down[at] += 1n
  return down
}
