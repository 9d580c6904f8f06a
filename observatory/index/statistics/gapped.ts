/** A scaled column with what is needed to sum it over the rows that another one has. */
export interface Gapped {
  /** Its numbers, 0 where it has none. */
  readonly numbers: Float64Array
  readonly sum: number
  readonly squares: number
  /** A bit for each row: whether it has a number. */
  readonly bits: Uint32Array
  /** Its rows without a number, or those with one: whichever are fewer. */
  readonly rows: Int32Array
  readonly areMissing: boolean
}

/**
 * @param column NaN where it has no number
 * @param scaled its numbers on their scale, NaN in a column that does not vary
 */
export function gappedOf(column: Float64Array, scaled: Float64Array): Gapped {
  const numbers = new Float64Array(column.length)
  const bits = new Uint32Array(Math.ceil(column.length / 32))
  let [sum, squares, there] = [0, 0, 0]
  for (let row = 0; row < column.length; row++) {
    if (Number.isNaN(column[row])) continue
    const number = scaled[row] || 0
    numbers[row] = number
    sum += number
    squares += number * number
    there++
    bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  }
  const areMissing = 2 * there > column.length
  const rows = new Int32Array(areMissing ? column.length - there : there)
  let count = 0
  for (let row = 0; row < column.length; row++) if (Number.isNaN(column[row]) === areMissing) rows[count++] = row
  return { numbers, sum, squares, bits, rows, areMissing }
}

/** How many rows both columns have a number in. */
export function commonCount({ bits: left }: Gapped, { bits: right }: Gapped): number {
  let count = 0
  for (let at = 0; at < left.length; at++) {
    // Bits that are set, two by two, four by four, then all together.
    let word = (left[at] ?? 0) & (right[at] ?? 0)
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

/** Sum of a column, and of its squares, over the rows that another one has. */
export function sumsWithin(one: Gapped, other: Gapped): { readonly sum: number; readonly squares: number } {
  const { numbers } = one
  const { rows } = other
  let [sum, squares] = [0, 0]
  for (let at = 0; at < rows.length; at++) {
    const number = numbers[rows[at] ?? 0] ?? 0
    sum += number
    squares += number * number
  }
  return other.areMissing ? { sum: one.sum - sum, squares: one.squares - squares } : { sum, squares }
}
