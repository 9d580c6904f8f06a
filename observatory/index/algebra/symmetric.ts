/** Symmetric positive matrices of a few rows, row by row in one array. */

/**
 * Cholesky factor of part of a matrix: the lower triangle L with L·Lᵀ = the rows and columns of `chosen`.
 * @returns none where the part is not clearly positive
 */
export function choleskyOf(matrix: Float64Array, size: number, chosen: readonly number[]): Float64Array | undefined {
  const n = chosen.length
  const factor = new Float64Array(n * n)
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[(chosen[row] ?? 0) * size + (chosen[column] ?? 0)] ?? 0
      for (let k = 0; k < column; k++) rest -= (factor[row * n + k] ?? 0) * (factor[column * n + k] ?? 0)
      if (row > column) factor[row * n + column] = rest / (factor[column * n + column] ?? 1)
      else if (rest > smallest) factor[row * n + row] = Math.sqrt(rest)
      else return undefined
    }
  return factor
}
/** Of a variance of 1: what is left of an indicator beside the others when it is nothing but rounding. */
const smallest = 1e-10

/** Solves L·Lᵀ·x = right in place. */
export function solveBy(factor: Float64Array, right: Float64Array): void {
  const n = right.length
  for (let row = 0; row < n; row++) {
    let rest = right[row] ?? 0
    for (let k = 0; k < row; k++) rest -= (factor[row * n + k] ?? 0) * (right[k] ?? 0)
    right[row] = rest / (factor[row * n + row] ?? 1)
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = right[row] ?? 0
    for (let k = row + 1; k < n; k++) rest -= (factor[k * n + row] ?? 0) * (right[k] ?? 0)
    right[row] = rest / (factor[row * n + row] ?? 1)
  }
}
