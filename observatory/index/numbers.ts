/**
 * Figures of a row of numbers in which NaN stands for a missing one. Each skips what is missing and is NaN where too few
 * are left. Definitions are those of the R functions that COINr uses (base R and e1071, type 2), so that work carries over.
 */

/** The numbers that are there, in order. */
export function present(numbers: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(numbers.length)
  let count = 0
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (!Number.isNaN(number)) kept[count++] = number
  }
  return kept.subarray(0, count)
}

/** The numbers that are there, rising. */
export function sorted(numbers: ArrayLike<number>): Float64Array {
  return present(numbers).slice().sort()
}

/** Arithmetic mean, with a second pass over the rests, as R does it. */
export function mean(numbers: ArrayLike<number>): number {
  const there = present(numbers)
  if (there.length === 0) return Number.NaN
  let sum = 0
  for (const number of there) sum += number
  const first = sum / there.length
  let rests = 0
  for (const number of there) rests += number - first
  return first + rests / there.length
}

/** Sum of powers of what is away from the mean. */
function moment(there: Float64Array, middle: number, power: 2 | 3 | 4): number {
  let sum = 0
  for (const number of there) {
    const away = number - middle
    const square = away * away
    sum += power === 2 ? square : power === 3 ? square * away : square * square
  }
  return sum
}

/** Variance of a sample (divided by n − 1). */
export function variance(numbers: ArrayLike<number>): number {
  const there = present(numbers)
  return there.length < 2 ? Number.NaN : moment(there, mean(there), 2) / (there.length - 1)
}

/** Standard deviation of a sample. */
export function deviation(numbers: ArrayLike<number>): number {
  return Math.sqrt(variance(numbers))
}

/** Adjusted skewness G1 = √(n(n−1))/(n−2) · m3/m2^1.5; NaN for fewer than 3 numbers or equal ones. */
export function skewness(numbers: ArrayLike<number>): number {
  const there = present(numbers)
  const n = there.length
  if (n < 3) return Number.NaN
  const middle = mean(there)
  const second = moment(there, middle, 2) / n
  if (second === 0) return Number.NaN
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * moment(there, middle, 3)) / n / (second * Math.sqrt(second))
}

/** Adjusted excess kurtosis G2 = (n−1)/((n−2)(n−3)) · ((n+1)(m4/m2² − 3) + 6); NaN for fewer than 4 numbers or equal ones. */
export function kurtosis(numbers: ArrayLike<number>): number {
  const there = present(numbers)
  const n = there.length
  if (n < 4) return Number.NaN
  const middle = mean(there)
  const second = moment(there, middle, 2) / n
  if (second === 0) return Number.NaN
  const excess = moment(there, middle, 4) / n / second ** 2 - 3
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6)
}

/**
 * Quantile of type 7 (Hyndman and Fan 1996), the usual one of R.
 * @param rising numbers that are all there, rising: see `sorted`
 * @param part 0 to 1
 */
export function quantile(rising: ArrayLike<number>, part: number): number {
  if (rising.length === 0) return Number.NaN
  const place = (rising.length - 1) * part
  const below = Math.floor(place)
  const low = rising[below] ?? Number.NaN
  const high = rising[Math.min(below + 1, rising.length - 1)] ?? Number.NaN
  return low + (place - below) * (high - low)
}

export function median(numbers: ArrayLike<number>): number {
  return quantile(sorted(numbers), 0.5)
}

/** Least and most; both NaN where nothing is there. */
export function extent(numbers: ArrayLike<number>): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (number < least) least = number
    if (number > most) most = number
  }
  return least > most ? { least: Number.NaN, most: Number.NaN } : { least, most }
}

/** What equal numbers share: the least of their places, the most, their mean; or the next whole number after the one before (dense). */
export type Ties = "min" | "max" | "average" | "dense"

/**
 * Ranks from 1 for the least number on; NaN for what is missing.
 * @param rising false: 1 for the greatest number
 * @example ranks([3, 1, 3], "min") // 2, 1, 2
 */
export function ranks(numbers: ArrayLike<number>, ties: Ties, rising = true): Float64Array {
  const order: number[] = []
  for (let place = 0; place < numbers.length; place++) if (!Number.isNaN(numbers[place])) order.push(place)
  const keys = Float64Array.from(numbers)
  const sign = rising ? 1 : -1
  order.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)) || a - b)
  const result = new Float64Array(numbers.length).fill(Number.NaN)
  let dense = 0
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && keys[order[to] ?? 0] === keys[order[from] ?? 0]) to++
    dense++
    const rank = ties === "min" ? from + 1 : ties === "max" ? to : ties === "average" ? (from + 1 + to) / 2 : dense
    for (let place = from; place < to; place++) result[order[place] ?? 0] = rank
    from = to
  }
  return result
}
