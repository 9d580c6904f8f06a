import { type Rational, Refusal } from "../base/index.ts"
import { exactNumber } from "../settlement/index.ts"

const longest = 60
/** Digits of the common denominator of all numbers of a request: beyond, exact sums take seconds. */
const mostDigits = 400
const limit = 10n ** BigInt(mostDigits)
const number = /^-?\d+([./]\d+)?$/

/**
 * Holds a request to what exact arithmetic does while others wait: no number is endless, and their common denominator
 * is of a size. Texts that are no numbers are left to whoever reads the request.
 * @param divisors names of numbers that others are divided by: they count as denominators
 * @throws Refusal "settlement.number-too-long", "settlement.too-fine"
 */
export function requireWorkable(given: unknown, divisors: ReadonlySet<string> = new Set()): void {
  let common = 1n
  const weigh = (denominator: bigint): void => {
    if (denominator === 0n || common % denominator === 0n) return
    common = (common / divisorOf(common, denominator)) * denominator
    if (common > limit) throw new Refusal("settlement.too-fine", { most: `${mostDigits}` })
  }
  const walk = (value: unknown, name: string): void => {
    const found = numberIn(value)
    if (found !== undefined) {
      weigh(found.denominator)
      if (divisors.has(name)) weigh(found.numerator < 0n ? -found.numerator : found.numerator)
    } else if (Array.isArray(value)) for (const one of value) walk(one, name)
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, divisors.has(name) ? name : key)
  }
  walk(given, "")
}

/** The number that a value is read as; undefined for none. */
function numberIn(value: unknown): Rational | undefined {
  const text = typeof value === "string" ? value.trim() : ""
  if (typeof value !== "number" && !number.test(text)) return undefined
  const written = typeof value === "number" ? `${value}` : text
  if (digitsOf(written) > longest)
    throw new Refusal("settlement.number-too-long", { given: shortened(written), most: `${longest}` })
  return /\/0+$/.test(text) ? undefined : exactNumber(value)
}

/** Characters of a number written out: 1e-300 is short and yet has three hundred digits. */
function digitsOf(written: string): number {
  const [mantissa = "", power = "0"] = written.split("e")
  return mantissa.length + Math.abs(Number(power))
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}

function divisorOf(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
