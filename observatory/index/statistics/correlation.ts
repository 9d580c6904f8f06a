import { ranks } from "../numbers.ts"
import { commonCount, type Gapped, gappedOf, sumsWithin } from "./gapped.ts"
import { kendall } from "./kendall.ts"

export type Correlation = "pearson" | "spearman" | "kendall"

/** A square table of correlations, row after row; NaN where fewer than two numbers meet or one side does not vary. */
export interface CorrelationTable {
  readonly size: number
  readonly values: Float64Array
  /** How many numbers of both columns are there. */
  readonly counts: Int32Array
}

/** Rows that are worked through at a time, so that a stripe of all columns stays near the processor. */
const stripe = 1024

/** A column with mean 0 and sum of squares 1, still NaN where it is missing. */
interface Scaled {
  readonly numbers: Float64Array
  readonly varies: boolean
}

/**
 * Correlations of columns with each other, each pair over the rows in which both have a number.
 * Pearson's; Spearman's as Pearson's of mean ranks within those rows; Kendall's tau-b.
 * @param columns of the same length
 */
export function correlationTable(columns: readonly Float64Array[], kind: Correlation = "pearson"): CorrelationTable {
  const size = columns.length
  const table = { size, values: new Float64Array(size * size), counts: new Int32Array(size * size) }
  const whole = columns.map((column) => !column.some(Number.isNaN))
  const scaled = kind === "kendall" ? [] : columns.map((one) => scaledOf(kind === "pearson" ? one : meanRanks(one)))
  // Ranks of columns with gaps differ from pair to pair.
  const quick = columns.map((column, place) => {
    const { numbers } = scaled[place] ?? {}
    return numbers && (kind === "pearson" || whole[place]) ? gappedOf(column, numbers) : undefined
  })
  const places = quick.flatMap((one, place) => (one ? [place] : []))
  sumProducts(
    places.map((place) => quick[place]?.numbers ?? none),
    places,
    table,
  )
  for (const place of places) if (!scaled[place]?.varies) blank(table, place)
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++) {
      const [left, right] = [quick[row], quick[column]]
      const product = table.values[row * size + column] ?? Number.NaN
      const known = left && right && (whole[row] && whole[column] ? product : withinCommon(left, right, product))
      const pair =
        left && right && known !== undefined
          ? { value: known, count: commonCount(left, right) }
          : correlationBetween(columns[row] ?? none, columns[column] ?? none, kind)
      for (const place of [row * size + column, column * size + row]) {
        table.values[place] = pair.value
        table.counts[place] = pair.count
      }
    }
  return table
}

const meanRanks = (column: Float64Array): Float64Array => ranks(column, "average")

/**
 * Correlation over the rows that both scaled columns have. Undefined where that would lose digits: where what varies in
 * these rows is small beside their distance from the columns' means, or beside what the other rows hold.
 */
function withinCommon(left: Gapped, right: Gapped, product: number): number | undefined {
  const count = commonCount(left, right)
  const [x, y] = [sumsWithin(left, right), sumsWithin(right, left)]
  const varianceX = x.squares - (x.sum * x.sum) / count
  const varianceY = y.squares - (y.sum * y.sum) / count
  const isPlain = varianceX > 0.05 * x.squares && varianceY > 0.05 * y.squares
  if (!(isPlain && x.squares > 0.01 && y.squares > 0.01)) return undefined
  const value = (product - (x.sum * y.sum) / count) / Math.sqrt(varianceX * varianceY)
  return Math.max(-1, Math.min(1, value))
}

function blank({ size, values }: CorrelationTable, place: number): void {
  for (let other = 0; other < size; other++) {
    values[place * size + other] = Number.NaN
    values[other * size + place] = Number.NaN
  }
}

function scaledOf(column: Float64Array): Scaled {
  let [sum, there] = [0, 0]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of column)
    if (!Number.isNaN(number)) {
      sum += number
      there++
      if (number < least) least = number
      if (number > most) most = number
    }
  const middle = sum / there
  let squares = 0
  for (const number of column) if (!Number.isNaN(number)) squares += (number - middle) ** 2
  const length = Math.sqrt(squares)
  return { numbers: column.map((number) => (number - middle) / length), varies: least < most }
}

/** Adds up the products of each pair of columns into the upper half of the table. */
function sumProducts(columns: readonly Float64Array[], places: readonly number[], { size, values }: CorrelationTable) {
  const length = columns[0]?.length ?? 0
  const sums = new Float64Array(4)
  for (let from = 0; from < length; from += stripe) {
    const parts = columns.map((column) => column.subarray(from, Math.min(length, from + stripe)))
    for (let row = 0; row < parts.length; row += 2)
      for (let column = row; column < parts.length; column += 2) {
        productsOf(parts, row, column, sums)
        for (let one = 0; one < 4; one++) {
          const [left, right] = [row + (one >> 1), column + (one & 1)]
          if (left > right || right >= parts.length) continue
          const place = (places[left] ?? 0) * size + (places[right] ?? 0)
          values[place] = (values[place] ?? 0) + (sums[one] ?? 0)
        }
      }
  }
}

/** Products of two columns with two: each number is read once for two products, and no sum waits for another. */
function productsOf(parts: readonly Float64Array[], row: number, column: number, sums: Float64Array): void {
  const first = parts[row] ?? none
  const second = parts[row + 1] ?? first
  const third = parts[column] ?? none
  const fourth = parts[column + 1] ?? third
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let place = 0; place < first.length; place++) {
    const x = first[place] ?? 0
    const y = second[place] ?? 0
    const z = third[place] ?? 0
    const w = fourth[place] ?? 0
    a += x * z
    b += x * w
    c += y * z
    d += y * w
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
}

const none = new Float64Array(0)

/** Four sums at a time: none waits for the one before it. */
function product(left: Float64Array = none, right: Float64Array = none): number {
  const whole = left.length - (left.length % 4)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let place = 0; place < whole; place += 4) {
    a += (left[place] ?? 0) * (right[place] ?? 0)
    b += (left[place + 1] ?? 0) * (right[place + 1] ?? 0)
    c += (left[place + 2] ?? 0) * (right[place + 2] ?? 0)
    d += (left[place + 3] ?? 0) * (right[place + 3] ?? 0)
  }
  for (let place = whole; place < left.length; place++) a += (left[place] ?? 0) * (right[place] ?? 0)
  return a + b + (c + d)
}

/** The numbers of two columns in the rows in which both have one. */
export function commonRows(left: Float64Array, right: Float64Array) {
  const pair = { left: new Float64Array(left.length), right: new Float64Array(left.length) }
  let count = 0
  for (let place = 0; place < left.length; place++) {
    const x = left[place] ?? Number.NaN
    const y = right[place] ?? Number.NaN
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    pair.left[count] = x
    pair.right[count] = y
    count++
  }
  return { left: pair.left.subarray(0, count), right: pair.right.subarray(0, count), count }
}

function correlationOf(left: Float64Array, right: Float64Array, kind: Correlation): number {
  if (kind === "kendall") return kendall(left, right).tau
  const x = scaledOf(kind === "spearman" ? meanRanks(left) : left)
  const y = scaledOf(kind === "spearman" ? meanRanks(right) : right)
  if (!x.varies || !y.varies) return Number.NaN
  return Math.max(-1, Math.min(1, product(x.numbers, y.numbers)))
}

/** Correlation of two columns over the rows in which both have a number, and how many those are. */
export function correlationBetween(
  left: Float64Array,
  right: Float64Array,
  kind: Correlation = "pearson",
): { readonly value: number; readonly count: number } {
  const pair = commonRows(left, right)
  return { value: correlationOf(pair.left, pair.right, kind), count: pair.count }
}
