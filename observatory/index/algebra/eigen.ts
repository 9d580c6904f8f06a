/** Eigenvalues of a symmetric matrix, falling, and its eigenvectors of length 1. */
export interface Eigen {
  readonly values: Float64Array
  /** Row after row, one eigenvector each, in the order of the values; the component of greatest amount is positive. */
  readonly vectors: Float64Array
}

const epsilon = 2 ** -52

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL steps
 * (Golub and Van Loan, Matrix Computations, chapter 8).
 * @param matrix row after row, all its numbers there
 * @param size how many rows it has
 * @example eigenOf(Float64Array.of(2, 1, 1, 2), 2).values // 3, 1
 */
export function eigenOf(matrix: Float64Array, size: number): Eigen {
  const vectors = new Float64Array(size * size)
  for (let place = 0; place < size; place++) vectors[place * size + place] = 1
  const { diagonal, beside } = reduce(matrix.slice(), size, vectors)
  for (let place = 0; place < size; place++) settle(diagonal, beside, vectors, size, place)
  return inOrder(diagonal, vectors, size)
}

/** Brings a symmetric matrix to three diagonals by reflections, which `vectors` take along as rows. */
function reduce(matrix: Float64Array, size: number, vectors: Float64Array) {
  const mirror = new Float64Array(size)
  const shift = new Float64Array(size)
  for (let step = 0; step + 2 < size; step++) {
    const head = matrix[(step + 1) * size + step] ?? 0
    let below = 0
    for (let row = step + 2; row < size; row++) below += (matrix[row * size + step] ?? 0) ** 2
    if (below === 0) continue
    const length = Math.sqrt(head * head + below)
    mirror.fill(0)
    for (let row = step + 1; row < size; row++) mirror[row] = matrix[row * size + step] ?? 0
    mirror[step + 1] = head + (head < 0 ? -length : length)
    const scale = 2 / product(mirror, mirror, step + 1, size)
    reflectRows(vectors, mirror, scale, step + 1, size)
    reflectBoth(matrix, mirror, shift, scale, step, size)
  }
  const diagonal = Float64Array.from({ length: size }, (_, place) => matrix[place * size + place] ?? 0)
  const beside = Float64Array.from({ length: size }, (_, place) => matrix[(place + 1) * size + place] ?? 0)
  return { diagonal, beside }
}

function product(left: Float64Array, right: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let place = from; place < to; place++) sum += (left[place] ?? 0) * (right[place] ?? 0)
  return sum
}

/** rows − scale · mirror · (mirrorᵀ · rows) */
function reflectRows(rows: Float64Array, mirror: Float64Array, scale: number, from: number, size: number): void {
  const sums = new Float64Array(size)
  for (let row = from; row < size; row++) {
    const part = mirror[row] ?? 0
    for (let column = 0; column < size; column++)
      sums[column] = (sums[column] ?? 0) + part * (rows[row * size + column] ?? 0)
  }
  for (let row = from; row < size; row++) {
    const part = scale * (mirror[row] ?? 0)
    for (let column = 0; column < size; column++)
      rows[row * size + column] = (rows[row * size + column] ?? 0) - part * (sums[column] ?? 0)
  }
}

/** The reflection from both sides, as one change of rank 2. */
function reflectBoth(
  matrix: Float64Array,
  mirror: Float64Array,
  shift: Float64Array,
  scale: number,
  from: number,
  size: number,
): void {
  for (let row = from; row < size; row++) {
    let sum = 0
    for (let column = from; column < size; column++) sum += (matrix[row * size + column] ?? 0) * (mirror[column] ?? 0)
    shift[row] = scale * sum
  }
  const half = (scale / 2) * product(shift, mirror, from, size)
  for (let row = from; row < size; row++) shift[row] = (shift[row] ?? 0) - half * (mirror[row] ?? 0)
  for (let row = from; row < size; row++) {
    const mine = mirror[row] ?? 0
    const moved = shift[row] ?? 0
    for (let column = from; column < size; column++)
      matrix[row * size + column] =
        (matrix[row * size + column] ?? 0) - mine * (shift[column] ?? 0) - moved * (mirror[column] ?? 0)
  }
}

/** QL steps until the number beside the diagonal at `place` is gone. */
function settle(diagonal: Float64Array, beside: Float64Array, rows: Float64Array, size: number, place: number): void {
  for (;;) {
    let end = place
    while (end + 1 < size && Math.abs(beside[end] ?? 0) > epsilon * around(diagonal, end)) end++
    if (end === place) return
    const across = beside[place] ?? 0
    const slope = ((diagonal[place + 1] ?? 0) - (diagonal[place] ?? 0)) / (2 * across)
    const root = Math.hypot(slope, 1)
    const start = (diagonal[end] ?? 0) - (diagonal[place] ?? 0) + across / (slope + (slope < 0 ? -root : root))
    sweep(diagonal, beside, rows, size, place, end, start)
  }
}

const around = (diagonal: Float64Array, place: number): number =>
  Math.abs(diagonal[place] ?? 0) + Math.abs(diagonal[place + 1] ?? 0)

/** One chase of the bulge from `end` up to `place`. */
function sweep(
  diagonal: Float64Array,
  beside: Float64Array,
  rows: Float64Array,
  size: number,
  place: number,
  end: number,
  start: number,
): void {
  let sine = 1
  let cosine = 1
  let taken = 0
  let chased = start
  for (let at = end - 1; at >= place; at--) {
    const bulge = sine * (beside[at] ?? 0)
    const rest = cosine * (beside[at] ?? 0)
    // Not hypot, which takes most of the time here; correlations are far from an overflow.
    const length = Math.sqrt(bulge * bulge + chased * chased)
    beside[at + 1] = length
    if (length === 0) {
      diagonal[at + 1] = (diagonal[at + 1] ?? 0) - taken
      beside[end] = 0
      return
    }
    sine = bulge / length
    cosine = chased / length
    const moved = (diagonal[at + 1] ?? 0) - taken
    const turn = ((diagonal[at] ?? 0) - moved) * sine + 2 * cosine * rest
    taken = sine * turn
    diagonal[at + 1] = moved + taken
    chased = cosine * turn - rest
    rotate(rows, at * size, size, cosine, sine)
  }
  diagonal[place] = (diagonal[place] ?? 0) - taken
  beside[place] = chased
  beside[end] = 0
}

/** Turns a row and the one below it. */
function rotate(rows: Float64Array, from: number, size: number, cosine: number, sine: number): void {
  for (let column = from; column < from + size; column++) {
    const upper = rows[column] ?? 0
    const lower = rows[column + size] ?? 0
    rows[column + size] = sine * upper + cosine * lower
    rows[column] = cosine * upper - sine * lower
  }
}

function inOrder(diagonal: Float64Array, rows: Float64Array, size: number): Eigen {
  const order = [...diagonal.keys()].sort((a, b) => (diagonal[b] ?? 0) - (diagonal[a] ?? 0) || a - b)
  const vectors = new Float64Array(size * size)
  for (const [place, from] of order.entries()) {
    const row = rows.subarray(from * size, (from + 1) * size)
    let greatest = 0
    for (const part of row) if (Math.abs(part) > Math.abs(greatest) * (1 + 1e-9)) greatest = part
    vectors.set(greatest < 0 ? row.map((part) => -part) : row, place * size)
  }
  return { values: Float64Array.from(order, (place) => diagonal[place] ?? 0), vectors }
}
