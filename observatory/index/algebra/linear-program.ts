/** Maximise objective · x where each row of `rows` · x ≤ its limit and x ≥ 0. */
export interface LinearProgram {
  readonly objective: ArrayLike<number>
  /** Row after row, as many numbers each as the objective. */
  readonly rows: Float64Array
  /** One a row, zero or more: so x = 0 keeps all rows, and the search begins there. */
  readonly limits: ArrayLike<number>
}

export type Optimum = { readonly x: Float64Array; readonly value: number } | "unbounded"

const zero = 1e-11

/**
 * Best point of a small dense linear program, by the simplex method on a condensed table. Bland's rule (1977) chooses the
 * way: the first variable that helps comes in, of equal rows the one of the first variable goes out, so it never runs in a circle.
 * @example maximise({ objective: [3, 2], rows: Float64Array.of(1, 1, 1, 0), limits: [4, 2] }) // x 2, 2 and 10
 */
export function maximise({ objective, rows, limits }: LinearProgram): Optimum {
  const width = objective.length
  const height = limits.length
  const side = width + 1
  const table = new Float64Array((height + 1) * side)
  for (let row = 0; row < height; row++) {
    table.set(rows.subarray(row * width, (row + 1) * width), row * side)
    table[row * side + width] = limits[row] ?? 0
  }
  for (let column = 0; column < width; column++) table[height * side + column] = -(objective[column] ?? 0)
  const inside = Int32Array.from({ length: height }, (_, row) => width + row)
  const outside = Int32Array.from({ length: width }, (_, column) => column)
  for (;;) {
    const column = coming(table, outside, height * side)
    if (column < 0) break
    const row = going(table, inside, side, column)
    if (row < 0) return "unbounded"
    exchange(table, side, row, column)
    const left = inside[row] ?? 0
    inside[row] = outside[column] ?? 0
    outside[column] = left
  }
  const x = new Float64Array(width)
  for (const [row, variable] of inside.entries())
    if (variable < width) x[variable] = Math.max(0, table[row * side + width] ?? 0)
  return { x, value: table[height * side + width] ?? 0 }
}

/** Column of the first variable that would better the objective, or −1. */
function coming(table: Float64Array, outside: Int32Array, last: number): number {
  let best = -1
  for (let column = 0; column < outside.length; column++)
    if ((table[last + column] ?? 0) < -zero && (best < 0 || (outside[column] ?? 0) < (outside[best] ?? 0)))
      best = column
  return best
}

/** Row that limits the incoming variable most, or −1. */
function going(table: Float64Array, inside: Int32Array, side: number, column: number): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let row = 0; row < inside.length; row++) {
    const slope = table[row * side + column] ?? 0
    if (slope <= zero) continue
    const ratio = Math.max(0, table[row * side + side - 1] ?? 0) / slope
    const nearer = ratio < least - zero * Math.max(1, least)
    const equal = !nearer && ratio <= least + zero * Math.max(1, least)
    if (best < 0 || nearer || (equal && (inside[row] ?? 0) < (inside[best] ?? 0))) {
      best = row
      least = Math.min(least, ratio)
    }
  }
  return best
}

/** Gauss–Jordan exchange of a row's variable with a column's. */
function exchange(table: Float64Array, side: number, row: number, column: number): void {
  const pivot = table[row * side + column] ?? 1
  const rows = table.length / side
  for (let place = row * side; place < (row + 1) * side; place++) table[place] = (table[place] ?? 0) / pivot
  table[row * side + column] = 1 / pivot
  for (let other = 0; other < rows; other++) {
    const factor = table[other * side + column] ?? 0
    if (other === row || factor === 0) continue
    table[other * side + column] = 0
    for (let place = 0; place < side; place++)
      table[other * side + place] = (table[other * side + place] ?? 0) - factor * (table[row * side + place] ?? 0)
  }
}
