import { exponentialLessOne, ln } from "../algebra/elementary.ts"
import type { Shape } from "./shape.ts"

/** Transformations that draw in a long tail; each keeps the order of the numbers. */
export const transformations = [
  "log",
  "log-ct",
  "log-ct-plus",
  "log-ct-orig",
  "log-gii",
  "square-root",
  "boxcox",
] as const
export type Transformation = (typeof transformations)[number]

/** What is given for some transformations. */
export interface TransformOptions {
  /** boxcox: the exponent; found by maximum likelihood where none is given. */
  readonly lambda?: number | undefined
  /** boxcox: what is added to each number; without it as much as moves the least to 1. */
  readonly shift?: number | undefined
  /** log-gii: by what the greatest number is multiplied. */
  readonly factor?: number | undefined
}

/** A transformation with its figures fixed. */
export interface Transform {
  readonly apply: (number: number) => number
  readonly figures: Readonly<Record<string, number>>
}

/**
 * Fixes a transformation by the numbers it is for. With a = (max − min)/100:
 * - `log`: ln x. `square-root`: √x.
 * - `log-ct`: ln(x − min + a); `log-ct-plus`: the same where the skewness is above zero, else −ln(max + a − x), which draws
 *   in the lower tail; `log-ct-orig`: ln(x − min + 1). All three as COINr 1.1.14 has them, from the COIN Tool.
 * - `log-gii`: ln((max·factor − 1)(x − min)/(max − min) + 1), as in the technical notes of the Global Innovation Index. COINr's
 *   function of that name returns its input. max·factor must be above 1, else the order turns; hence the factor.
 * - `boxcox`: ((x + shift)^λ − 1)/λ, or ln(x + shift) for λ = 0 (Box and Cox 1964); COINr takes λ from the user only.
 *
 * `apply` answers NaN where a number lies outside what the transformation can take.
 */
export function transformOf(
  kind: Transformation,
  numbers: Float64Array,
  { least, most, skewness }: Shape,
  options: TransformOptions,
): Transform {
  const a = 0.01 * (most - least)
  const none = {}
  switch (kind) {
    case "log":
      return { apply: logOf, figures: none }
    case "square-root":
      return { apply: Math.sqrt, figures: none }
    case "log-ct":
      return { apply: (number) => logOf(number - least + a), figures: { least, most } }
    case "log-ct-plus":
      return skewness > 0
        ? { apply: (number) => logOf(number - least + a), figures: { least, most } }
        : { apply: (number) => -logOf(most + a - number), figures: { least, most } }
    case "log-ct-orig":
      return { apply: (number) => logOf(number - least + 1), figures: { least } }
    case "log-gii": {
      const stretch = (most * (options.factor ?? 1) - 1) / (most - least)
      const apply = (number: number) => (stretch > 0 ? logOf(stretch * (number - least) + 1) : Number.NaN)
      return { apply, figures: { least, most, factor: options.factor ?? 1 } }
    }
    case "boxcox": {
      const shift = options.shift ?? 1 - least
      const lambda = options.lambda ?? likeliestPower(numbers, shift)
      return { apply: (number) => power(logOf(number + shift), lambda), figures: { lambda, shift } }
    }
  }
}

/** ln x, NaN where x is not above zero. */
function logOf(number: number): number {
  return number > 0 ? ln(number) : Number.NaN
}

/** (x^λ − 1)/λ from ln x, exact for λ near zero too. */
function power(log: number, lambda: number): number {
  return lambda === 0 ? log : exponentialLessOne(lambda * log) / lambda
}

const bound = 5
const golden = (Math.sqrt(5) - 1) / 2

/**
 * The λ from −5 to 5 that makes the numbers most like a normal distribution: the greatest −n/2·ln(variance) +
 * (λ − 1)·Σ ln x, by golden section. NaN where a number is not above zero.
 */
function likeliestPower(numbers: Float64Array, shift: number): number {
  const logs = numbers.filter((number) => !Number.isNaN(number)).map((number) => logOf(number + shift))
  if (logs.some(Number.isNaN)) return Number.NaN
  let low = -bound
  let high = bound
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [likelihood(logs, left), likelihood(logs, right)]
  while (high - low > 1e-9) {
    if (atLeft >= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - golden * (high - low)
      atLeft = likelihood(logs, left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + golden * (high - low)
      atRight = likelihood(logs, right)
    }
  }
  return (low + high) / 2
}

function likelihood(logs: Float64Array, lambda: number): number {
  let sum = 0
  let total = 0
  for (const log of logs) {
    sum += power(log, lambda)
    total += log
  }
  const mean = sum / logs.length
  let squares = 0
  for (const log of logs) squares += (power(log, lambda) - mean) ** 2
  return (-logs.length / 2) * ln(squares / logs.length) + (lambda - 1) * total
}
