import { present } from "../numbers.ts"

/** How a row of numbers is spread, taken together in three passes; see numbers.ts for the definitions. */
export interface Shape {
  readonly count: number
  readonly least: number
  readonly most: number
  readonly mean: number
  /** NaN for fewer than two numbers. */
  readonly deviation: number
  /** NaN for fewer than three numbers, or equal ones. */
  readonly skewness: number
  /** NaN for fewer than four numbers, or equal ones. */
  readonly kurtosis: number
}

/** Shape of the numbers that are there. */
export function shapeOf(numbers: Float64Array): Shape {
  return unclamped(present(numbers))
}

/** Shape of numbers that were not moved. @param there numbers without gaps */
export function unclamped(there: Float64Array): ClampedShape {
  return clampedShape(there, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
}

/** Shape of numbers that were moved to bounds. */
export interface ClampedShape extends Shape {
  /** How many numbers the bounds moved. */
  readonly moved: number
  /** Least number above the least, greatest below the greatest; infinite where all are equal. */
  readonly nextLeast: number
  readonly nextMost: number
}

/** Shape of numbers as if those beyond the bounds stood at them. @param there numbers without gaps */
export function clampedShape(there: Float64Array, low: number, high: number): ClampedShape {
  const count = there.length
  let moved = 0
  let sum = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let nextLeast = Number.POSITIVE_INFINITY
  let nextMost = Number.NEGATIVE_INFINITY
  for (let place = 0; place < count; place++) {
    let number = there[place] ?? 0
    if (number > high) {
      number = high
      moved++
    } else if (number < low) {
      number = low
      moved++
    }
    sum += number
    if (number > most) {
      nextMost = most
      most = number
    } else if (number > nextMost && number < most) nextMost = number
    if (number < least) {
      nextLeast = least
      least = number
    } else if (number < nextLeast && number > least) nextLeast = number
  }
  const first = sum / count
  let rests = 0
  for (let place = 0; place < count; place++) rests += clamp(there[place] ?? 0, low, high) - first
  const mean = first + rests / count
  let second = 0
  let third = 0
  let fourth = 0
  for (let place = 0; place < count; place++) {
    const away = clamp(there[place] ?? 0, low, high) - mean
    const square = away * away
    second += square
    third += square * away
    fourth += square * square
  }
  const moments = momentsOf(count, least === most ? 0 : second, third, fourth)
  return { count, least, most, mean, ...moments, moved, nextLeast, nextMost }
}

function clamp(number: number, low: number, high: number): number {
  return number > high ? high : number < low ? low : number
}

function momentsOf(n: number, squares: number, third: number, fourth: number) {
  const deviation = n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1))
  const second = squares / n
  // Equal numbers have no shape, and neither have those whose squares are too small to be told from zero.
  if (n < 3 || !(second > 0)) return { deviation, skewness: Number.NaN, kurtosis: Number.NaN }
  const skewness = ((Math.sqrt(n * (n - 1)) / (n - 2)) * third) / n / (second * Math.sqrt(second))
  const excess = fourth / n / second ** 2 - 3
  const kurtosis = n < 4 ? Number.NaN : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6)
  return { deviation, skewness, kurtosis }
}
