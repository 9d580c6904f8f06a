import { type ClampedShape, clampedShape, type Shape } from "./shape.ts"

/** When a row of numbers has outliers. */
export interface OutlierTest {
  readonly skewness: number
  readonly kurtosis: number
  /** Both limits must be reached, or one of them. */
  readonly rule: "and" | "or"
}

/** Whether numbers of this shape have outliers; never where there are too few for a shape, or equal ones. */
export function isOutlying({ skewness, kurtosis }: Shape, test: OutlierTest): boolean {
  const skewed = Math.abs(skewness) >= test.skewness
  const tailed = kurtosis >= test.kurtosis
  return test.rule === "and" ? skewed && tailed : skewed || tailed
}

/** Bounds to which numbers are moved, and what they make of them. */
export interface Winsorised {
  readonly low: number
  readonly high: number
  readonly shape: ClampedShape
}

/**
 * Moves the greatest numbers to the next greatest, or the least to the next least, by the sign of the skewness, one step
 * after the other, until there are no outliers or the limit is reached. Equal numbers move together, so that the last step
 * may go beyond the limit.
 * @param there numbers without gaps; they stay as they are
 * @param first their shape
 * @param most numbers that may be moved
 * @returns bounds: what lies beyond them is to stand at them
 * Source: `winsorise` of COINr 1.1.14, with its order and its count; equal numbers end the steps here, there they stop it
 */
export function winsorise(there: Float64Array, first: ClampedShape, most: number, test: OutlierTest): Winsorised {
  let low = Number.NEGATIVE_INFINITY
  let high = Number.POSITIVE_INFINITY
  let shape = first
  while (isOutlying(shape, test) && shape.moved < most) {
    if (shape.skewness >= 0) high = shape.nextMost
    else low = shape.nextLeast
    shape = clampedShape(there, low, high)
  }
  return { low, high, shape }
}

/** Moves what lies beyond bounds to them, in place. */
export function moveWithin(numbers: Float64Array, { low, high }: Winsorised): void {
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (number > high) numbers[place] = high
    else if (number < low) numbers[place] = low
  }
}

/**
 * Moves numbers beyond mean ± some deviations to the nearest number within, or makes them missing, in place. Mean and
 * deviation are those of all numbers, taken once.
 * @returns how many
 * Source: European Innovation Scoreboard, annex of 2008: such numbers are left out of minimum and maximum, which scores
 * them like the nearest one within
 */
export function capBeyond(
  numbers: Float64Array,
  { mean, deviation, least: lowest, most: highest }: Shape,
  deviations: number,
  leaveOut: boolean,
): number {
  const below = mean - deviations * deviation
  const above = mean + deviations * deviation
  if (!(deviation > 0) || (lowest >= below && highest <= above)) return 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (number >= below && number < least) least = number
    if (number <= above && number > most) most = number
  }
  let count = 0
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (!(number < below || number > above)) continue
    numbers[place] = leaveOut ? Number.NaN : number < below ? least : most
    count++
  }
  return count
}
