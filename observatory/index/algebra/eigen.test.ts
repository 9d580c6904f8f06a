import fc from "fast-check"
import { expect, test } from "vitest"
import { eigenOf } from "./eigen.ts"

test("a matrix of two rows has the eigenvalues of the quadratic equation", () => {
  const { values, vectors } = eigenOf(Float64Array.of(2, 1, 1, 2), 2)
  expect([...values].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([3, 1])
  expect(Math.abs(vectors[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 14)
})

test("the second differences of a row have the eigenvalues 2 − 2·cos(πk/(n+1))", () => {
  const size = 40
  const matrix = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    matrix[row * size + row] = 2
    if (row > 0) matrix[row * size + row - 1] = -1
    if (row + 1 < size) matrix[row * size + row + 1] = -1
  }
  const { values } = eigenOf(matrix, size)
  for (const [place, value] of values.entries())
    expect(Math.abs(value - (2 - 2 * Math.cos((Math.PI * (size - place)) / (size + 1))))).toBeLessThan(1e-12)
})

test("a matrix is rebuilt from its eigenvalues and eigenvectors, which are square to each other", () => {
  const symmetric = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: size * size, maxLength: size * size }),
      ),
    )
  fc.assert(
    fc.property(symmetric, ([size, numbers]) => {
      const at = (row: number, column: number): number =>
        numbers[Math.min(row, column) * size + Math.max(row, column)] ?? 0
      const matrix = Float64Array.from({ length: size * size }, (_, place) =>
        at(Math.floor(place / size), place % size),
      )
      const { values, vectors } = eigenOf(matrix, size)
      for (let row = 0; row < size; row++)
        for (let column = 0; column < size; column++) {
          let sum = 0
          let square = 0
          for (let k = 0; k < size; k++) {
            sum += (values[k] ?? 0) * (vectors[k * size + row] ?? 0) * (vectors[k * size + column] ?? 0)
            square += (vectors[row * size + k] ?? 0) * (vectors[column * size + k] ?? 0)
          }
          expect(Math.abs(sum - at(row, column))).toBeLessThan(1e-12 * 50 * size)
          expect(Math.abs(square - (row === column ? 1 : 0))).toBeLessThan(1e-12)
        }
    }),
  )
})
