import { parseRational, type Rational, Refusal, rational } from "../base/index.ts"

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/
const longestText = 2_000
/** Beyond, a short text would stand for more digits than anybody divides. */
const largestPower = 60

/**
 * Reads an exact number as it stands in a file: a text (`"7/3"`, `"0.35"`, `"7"`, `"1e5"`), or a number, which stands for its
 * decimals: `0.1` is one tenth.
 * @throws Refusal "settlement.not-a-number", "settlement.zero-denominator", "settlement.inexact-number" for a number
 * that is not finite, or a whole one beyond 2^53, of which nobody can tell whether its last digits were lost
 * @example exactNumber("7/3") // { numerator: 7n, denominator: 3n }
 */
export function exactNumber(given: unknown): Rational {
  if (typeof given === "number") return exactDecimal(given)
  const text = typeof given === "string" ? given.trim() : ""
  if (text === "" || text.length > longestText) throw new Refusal("settlement.not-a-number", { given: shown(given) })
  if (/^-?\d+\/0+$/.test(text)) throw new Refusal("settlement.zero-denominator", { given: shown(text) })
  // A number that a float loses is to be written in quotes, also with its exponent.
  const power = /[eE][+-]?(\d{1,4})$/.exec(text)
  if (power !== null && Number(power[1]) <= largestPower) {
    const read = decimalOf(text)
    if (read !== undefined) return read
  }
  try {
    return parseRational(text)
  } catch {
    throw new Refusal("settlement.not-a-number", { given: shown(given) })
  }
}

function exactDecimal(given: number): Rational {
  const isWhole = Number.isInteger(given)
  if (!Number.isFinite(given) || (isWhole && !Number.isSafeInteger(given)))
    throw new Refusal("settlement.inexact-number", { given: `${given}` })
  if (isWhole) return { numerator: BigInt(given), denominator: 1n }
  return shortDecimal(given) ?? decimalOf(`${given}`) ?? rational(0n)
}

/** A decimal of few places in floats, which is many times faster; undefined when it has more. */
function shortDecimal(given: number): Rational | undefined {
  for (let [places, power] = [1, 10]; places <= 6; places += 1, power *= 10) {
    const digits = Math.round(given * power)
    // The nearest float of these digits and places is the one given: so they are its shortest decimals.
    if (digits / power !== given || Math.abs(digits) > 1e15) continue
    let [x, y] = [Math.abs(digits), power]
    while (y !== 0) [x, y] = [y, x % y]
    return { numerator: BigInt(digits / x), denominator: BigInt(power / x) }
  }
  return undefined
}

/**
 * Refuses a number whose digits are lost when it is read as a float.
 * @param source its text in the file
 * @param read the float that came of it
 * @throws Refusal "settlement.inexact-number"
 */
export function requireHeld(source: string, read: number): void {
  const [written, held] = [decimalOf(source), decimalOf(`${read}`)]
  if (written?.numerator !== held?.numerator || written?.denominator !== held?.denominator || written === undefined)
    throw new Refusal("settlement.inexact-number", { given: shown(source) })
}

/** A decimal as a fraction; undefined for what is none, `Infinity` too. */
function decimalOf(text: string): Rational | undefined {
  const match = text.length > longestText ? null : decimalPattern.exec(text)
  if (match === null) return undefined
  const [, sign, whole = "", decimals = "", power = "0"] = match
  const exponent = Number(power) - decimals.length
  const digits = BigInt(`${sign}${whole}${decimals}`)
  return exponent < 0 ? rational(digits, 10n ** BigInt(-exponent)) : rational(digits * 10n ** BigInt(exponent))
}

/** No file of a case, a game or claims nests deeper. */
const deepest = 8

/**
 * Refuses the name `__proto__` wherever it stands: readers of objects drop it without a word, and what it stands for
 * would go to the others.
 * @throws Refusal "settlement.reserved-name"
 * @example requireNames({ claims: { a: 1, b: 2 } })
 */
export function requireNames(given: unknown, depth = 0): void {
  if (given === reserved) throw new Refusal("settlement.reserved-name", { name: reserved })
  if (typeof given !== "object" || given === null || depth > deepest) return
  if (Object.hasOwn(given, reserved)) throw new Refusal("settlement.reserved-name", { name: reserved })
  for (const one of Array.isArray(given) ? given : Object.values(given))
    if (typeof one !== "number") requireNames(one, depth + 1)
}

const reserved = "__proto__"

function shown(given: unknown): string {
  const text = typeof given === "string" ? given : (JSON.stringify(given) ?? "")
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
