/** A column of a program in whole numbers, with what it is worth and the name by which ties are settled. */
export interface Column {
  readonly name: number
  readonly entries: readonly bigint[]
  readonly worth: bigint
}

/**
 * A basis with its inverse in whole numbers over one denominator: integer pivoting, in which every division leaves no
 * rest. The right side is zero but for the last row, which is one.
 */
export interface Basis {
  readonly columns: readonly Column[]
  /** Rows of the inverse times `scale`. */
  readonly rows: readonly (readonly bigint[])[]
  /** Above zero. */
  readonly scale: bigint
}

/** The weights of the columns, times the scale. */
export function weightsOf({ rows }: Basis): readonly bigint[] {
  return rows.map((row) => row.at(-1) ?? 0n)
}

/** Prices of the rows, times the scale: a column is worth entering when its worth is above what its entries cost. */
export function pricesOf({ columns, rows }: Basis): readonly bigint[] {
  return rows.map((_, at) => columns.reduce((sum, { worth }, index) => sum + worth * (rows[index]?.[at] ?? 0n), 0n))
}

/** What a step by a column takes from the weights of the basis, times the scale. */
export function stepOf({ rows }: Basis, { entries }: Column): readonly bigint[] {
  return rows.map((row) => row.reduce((sum, one, at) => sum + one * (entries[at] ?? 0n), 0n))
}

/** The basis with a column in the place of another. `step` is that of the column; its entry at the place is not zero. */
export function exchange(basis: Basis, place: number, column: Column, step: readonly bigint[]): Basis {
  const { rows, scale } = basis
  const by = step[place] ?? 0n
  const leaving = rows[place] ?? []
  const sign = by < 0n ? -1n : 1n
  const changed = rows.map((row, index) => {
    if (index === place) return sign < 0n ? row.map((one) => -one) : row
    const taken = step[index] ?? 0n
    return row.map((one, at) => (sign * (one * by - taken * (leaving[at] ?? 0n))) / scale)
  })
  return {
    columns: basis.columns.map((one, index) => (index === place ? column : one)),
    rows: changed,
    scale: by < 0n ? -by : by,
  }
}

/** The place that a column with this step must take so that no weight falls below zero; of equal ones the lowest name. */
export function leavingPlace(basis: Basis, step: readonly bigint[]): number {
  const weights = weightsOf(basis)
  let best = -1
  for (const [place, taken] of step.entries()) {
    if (taken <= 0n) continue
    if (best === -1) {
      best = place
      continue
    }
    const difference = (weights[place] ?? 0n) * (step[best] ?? 0n) - (weights[best] ?? 0n) * taken
    const isLower = (basis.columns[place]?.name ?? 0) < (basis.columns[best]?.name ?? 0)
    if (difference < 0n || (difference === 0n && isLower)) best = place
  }
  return best
}

/**
 * A first basis with weights of zero or more, from columns that weighted alike balance: all but the last row sum to
 * zero, and the columns have full rank.
 */
export function firstBasis(columns: readonly Column[], rank: number): Basis {
  const { basis, rest } = independent(columns, rank)
  // All columns weigh alike at first. Those outside the basis hand their weight over, one after the other.
  let current = basis
  const weights: Fraction[] = basis.columns.map(() => [1n, 1n])
  for (const column of rest) {
    const step = stepOf(current, column)
    const limit = firstToVanish(step, weights, current.scale)
    if (limit === -1) {
      for (const [place, taken] of step.entries()) weights[place] = plus(weights[place], [taken, current.scale])
      continue
    }
    // It hands over as much as the place can bear, takes that place and keeps what is left.
    const [numerator, denominator] = weights[limit] ?? [0n, 1n]
    const moved: Fraction = [numerator * current.scale, denominator * -(step[limit] ?? 1n)]
    for (const [place, taken] of step.entries())
      weights[place] = plus(weights[place], [taken * moved[0], current.scale * moved[1]])
    current = exchange(current, limit, column, step)
    weights[limit] = plus([1n, 1n], [-moved[0], moved[1]])
  }
  return current
}

type Fraction = readonly [numerator: bigint, denominator: bigint]

function plus(a: Fraction = [0n, 1n], b: Fraction): Fraction {
  const [numerator, denominator] = [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
  let [x, y] = [numerator < 0n ? -numerator : numerator, denominator]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? [0n, 1n] : [numerator / x, denominator / x]
}

/** The place whose weight would fall below zero first before a weight of one is handed over; −1 when none would. */
function firstToVanish(step: readonly bigint[], weights: readonly Fraction[], scale: bigint): number {
  let [best, least]: [number, Fraction] = [-1, [1n, 1n]]
  for (const [place, taken] of step.entries()) {
    if (taken >= 0n) continue
    const [numerator, denominator] = weights[place] ?? [0n, 1n]
    const limit: Fraction = [numerator * scale, denominator * -taken]
    if (limit[0] * least[1] < least[0] * limit[1]) [best, least] = [place, limit]
  }
  return best
}

function independent(columns: readonly Column[], rank: number) {
  const unit = Array.from({ length: rank }, (_, row) => Array.from({ length: rank }, (_, at) => (at === row ? 1n : 0n)))
  const blank: Column = { name: -1, entries: [], worth: 0n }
  let basis: Basis = { columns: unit.map(() => blank), rows: unit, scale: 1n }
  const rest: Column[] = []
  for (const column of columns) {
    const step = stepOf(basis, column)
    const place = basis.columns.findIndex((one, index) => one === blank && step[index] !== 0n)
    if (place === -1) rest.push(column)
    else basis = exchange(basis, place, column, step)
  }
  if (basis.columns.includes(blank)) throw new RangeError("the columns do not have full rank")
  return { basis, rest }
}
