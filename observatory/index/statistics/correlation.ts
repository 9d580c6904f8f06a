import { ranks } from "../numbers.ts"
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

/** A column with mean 0 and sum of squares 1, and 0 where it is missing. */
interface Scaled {
  readonly numbers: Float64Array
  readonly there: number
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
  if (kind !== "kendall") {
    const used = kind === "pearson" ? columns : columns.map((column) => ranks(column, "average"))
    const scaled = used.map(scaledOf)
    sumProducts(
      scaled.filter((_, place) => whole[place]).map(({ numbers }) => numbers),
      scaled.flatMap((_, place) => (whole[place] ? [place] : [])),
      table,
    )
    for (const [place, { varies }] of scaled.entries()) if (whole[place] && !varies) blank(table, place)
  }
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++) {
      const known = kind !== "kendall" && whole[row] && whole[column]
      const pair = common(columns[row], columns[column], !known)
      if (!known) table.values[row * size + column] = correlationOf(pair.left, pair.right, kind)
      table.counts[row * size + column] = pair.count
      table.values[column * size + row] = table.values[row * size + column] ?? Number.NaN
      table.counts[column * size + row] = pair.count
    }
  return table
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
  const numbers = column.map((number) => (Number.isNaN(number) ? 0 : (number - middle) / length))
  return { numbers, there, varies: least < most }
}

/** Adds up the products of each pair of columns into the upper half of the table. */
function sumProducts(columns: readonly Float64Array[], places: readonly number[], { size, values }: CorrelationTable) {
  const length = columns[0]?.length ?? 0
  for (let from = 0; from < length; from += stripe) {
    const parts = columns.map((column) => column.subarray(from, Math.min(length, from + stripe)))
    for (let row = 0; row < parts.length; row++)
      for (let column = row; column < parts.length; column++) {
        const place = (places[row] ?? 0) * size + (places[column] ?? 0)
        values[place] = (values[place] ?? 0) + product(parts[row], parts[column])
      }
  }
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
function common(left: Float64Array = none, right: Float64Array = none, copied = true) {
  if (!copied) return { left, right, count: left.length }
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
  const rank = kind === "spearman"
  const x = scaledOf(rank ? ranks(left, "average") : left)
  const y = scaledOf(rank ? ranks(right, "average") : right)
  if (!x.varies || !y.varies) return Number.NaN
  return Math.max(-1, Math.min(1, product(x.numbers, y.numbers)))
}

/** Correlation of two columns over the rows in which both have a number, and how many those are. */
export function correlationBetween(
  left: Float64Array,
  right: Float64Array,
  kind: Correlation = "pearson",
): { readonly value: number; readonly count: number } {
  const pair = common(left, right)
  return { value: correlationOf(pair.left, pair.right, kind), count: pair.count }
}
