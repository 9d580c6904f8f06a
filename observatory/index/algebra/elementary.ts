/**
 * Logarithm, exponential and power by additions and multiplications alone. What `Math.log`, `Math.exp` and `**` give in the
 * last digit differs between programs and their versions; results of an index must not.
 */

/** ln 2 in two parts: the first has so few digits that a whole number of up to 11 bits times it is exact. */
const ln2 = { high: 0.6931471803691238, low: 1.9082149292705877e-10 }

const cell = new Float64Array(1)
const words = new Uint32Array(cell.buffer)
/** Place of the word that holds sign and exponent. */
const top = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * Natural logarithm, to about one unit in the last place: x = 2^k · m with m near 1, ln m = 2·artanh((m − 1)/(m + 1)).
 * @returns −∞ for 0, NaN below it
 * @example ln(1) // 0
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  if (x < 2 ** -1022) return ln(x * 2 ** 54) - 54 * ln2.high - 54 * ln2.low
  cell[0] = x
  let exponent = ((words[top] ?? 0) >>> 20) - 1023
  words[top] = ((words[top] ?? 0) & 0xfffff) | 0x3ff00000
  let mantissa = cell[0] ?? 1
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent++
  }
  const away = mantissa - 1
  const part = away / (mantissa + 1)
  const square = part * part
  // artanh(s)/s − 1 = s²/3 + s⁴/5 + …; |s| is at most 0.172, so that the last term is below 10^−18.
  let series = 1 / 23
  for (let odd = 21; odd >= 3; odd -= 2) series = series * square + 1 / odd
  // 2s = a − s·a: the first term is exact, which keeps the last digits.
  const rest = part * (away - 2 * square * series)
  return exponent === 0 ? away - rest : exponent * ln2.high - (rest - exponent * ln2.low - away)
}

/**
 * The exponential function, to about one unit in the last place: x = k·ln 2 + r, e^r by its series.
 * @example exponential(0) // 1
 */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY
  if (x < -745.1332191019412) return 0
  const exponent = Math.round(x / Math.LN2)
  const rest = x - exponent * ln2.high - exponent * ln2.low
  // |r| is at most 0.3466: the last term is below 10^−17.
  let series = 1
  for (let term = 14; term >= 2; term--) series = 1 + (rest * series) / term
  const value = 1 + rest * series
  // In two steps, since 2^k alone may be too large or too small for a number.
  const half = exponent >> 1
  return value * 2 ** half * 2 ** (exponent - half)
}

/** e^x − 1, without losing the digits of a small x. */
export function exponentialLessOne(x: number): number {
  if (!(Math.abs(x) < 0.5)) return exponential(x) - 1
  let series = 1
  for (let term = 15; term >= 2; term--) series = 1 + (x * series) / term
  return x * series
}

/** x to a power: exact by multiplication for whole powers up to 4 and their reciprocals, else e^(p·ln x). */
export function power(x: number, exponent: number): number {
  const whole = Math.abs(exponent)
  if (Number.isInteger(exponent) && whole <= 4) {
    let product = 1
    for (let time = 0; time < whole; time++) product *= x
    return exponent < 0 ? 1 / product : product
  }
  if (exponent === 0.5) return Math.sqrt(x)
  if (x === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY
  return exponential(exponent * ln(x))
}
