import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import type { GroupWeights } from "./group.ts"

/** Judgements on the children of a node: the full square, or what stands above its diagonal, row by row. */
export const Judgements = z.strictObject({
  codes: z.array(z.string()).min(1),
  rows: z.array(z.array(z.union([z.number(), z.string()]))),
})
export type Judgements = z.infer<typeof Judgements>

/** Mean consistency index of random matrices of 1, 2, 3… rows. Source: Saaty (1980), The Analytic Hierarchy Process */
const randomIndices = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

/** How far a product with its reverse may be from 1: decimals such as 0.33 for a third. */
const slack = 0.02

/**
 * Analytic hierarchy process: the weights are the principal eigenvector of the matrix of judgements, the consistency ratio
 * is (λ − n)/(n − 1) over the mean of random matrices.
 * @param children codes of the node's children, in the order in which the weights are wanted
 * @returns figures `lambda`, `ratio`
 * @throws Refusal "observatory.matrix-codes", "observatory.matrix-shape", "observatory.matrix-number",
 *   "observatory.matrix-not-reciprocal", "observatory.matrix-too-large", "observatory.matrix-inconsistent"
 * Source: Saaty (1980); Handbook on Constructing Composite Indicators (2008), step 6, table 20
 */
export function weighByHierarchy(
  node: string,
  children: readonly string[],
  judgements: Judgements,
  { limit, inconsistent }: { readonly limit: number; readonly inconsistent: "refuse" | "note" },
): GroupWeights {
  const { codes } = judgements
  const size = codes.length
  const wrong = [
    ...children.filter((code) => !codes.includes(code)),
    ...codes.filter((code, at) => !children.includes(code) || codes.indexOf(code) !== at),
  ]
  if (wrong[0] !== undefined) throw new Refusal("observatory.matrix-codes", { node, code: wrong[0] })
  const random = randomIndices[size - 1]
  if (random === undefined)
    throw new Refusal("observatory.matrix-too-large", { node, children: `${size}`, most: `${randomIndices.length}` })
  const { vector, lambda } = principalVector(squareOf(node, judgements), size)
  const ratio = random === 0 ? 0 : (lambda - size) / (size - 1) / random
  if (ratio > limit && inconsistent === "refuse")
    throw new Refusal("observatory.matrix-inconsistent", { node, ratio: ratio.toFixed(4), limit: `${limit}` })
  const weights = Float64Array.from(children, (code) => vector[codes.indexOf(code)] ?? 0)
  return { weights, figures: { lambda, ratio } }
}

/** The full matrix, row after row. */
function squareOf(node: string, { codes, rows }: Judgements): Float64Array {
  const size = codes.length
  const upper = size > 1 && rows.length === size - 1
  if (!upper && rows.length !== size) refuseShape(node, rows.length + 1, 0, size)
  const square = new Float64Array(size * size).fill(1)
  for (const [row, numbers] of rows.entries()) {
    const wanted = upper ? size - 1 - row : size
    if (numbers.length !== wanted) refuseShape(node, row + 1, numbers.length, wanted)
    for (const [at, written] of numbers.entries()) {
      const column = upper ? row + 1 + at : at
      const value = numberOf(node, written)
      square[row * size + column] = value
      if (upper) square[column * size + row] = 1 / value
    }
  }
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++) checkBack(node, codes, square, row, column)
  return square
}

function refuseShape(node: string, row: number, numbers: number, wanted: number): never {
  throw new Refusal("observatory.matrix-shape", { node, row: `${row}`, numbers: `${numbers}`, wanted: `${wanted}` })
}

function numberOf(node: string, written: number | string): number {
  const [, above = "", below = "1"] = /^\s*(\d+(?:\.\d+)?)\s*(?:\/\s*(\d+(?:\.\d+)?)\s*)?$/.exec(`${written}`) ?? []
  const value = above === "" ? Number.NaN : Number(above) / Number(below)
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new Refusal("observatory.matrix-number", { node, value: `${written}` })
  return value
}

function checkBack(node: string, codes: readonly string[], square: Float64Array, row: number, column: number): void {
  const size = codes.length
  const value = square[row * size + column] ?? 0
  const back = square[column * size + row] ?? 0
  if (Math.abs(value * back - 1) <= slack && (row !== column || value === 1)) return
  throw new Refusal("observatory.matrix-not-reciprocal", {
    node,
    one: codes[row] ?? "",
    other: codes[column] ?? "",
    value: `${value}`,
    back: `${back}`,
  })
}

/** Eigenvector of the greatest eigenvalue of a positive matrix, with sum 1, by multiplying again and again. */
function principalVector(square: Float64Array, size: number): { vector: Float64Array; lambda: number } {
  let vector = new Float64Array(size).fill(1 / size)
  let lambda = 0
  for (let round = 0; round < 10_000; round++) {
    const next = new Float64Array(size)
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++)
        next[row] = (next[row] ?? 0) + (square[row * size + column] ?? 0) * (vector[column] ?? 0)
    lambda = next.reduce((sum, part) => sum + part, 0)
    const scaled = next.map((part) => part / lambda)
    const moved = scaled.reduce((most, part, at) => Math.max(most, Math.abs(part - (vector[at] ?? 0))), 0)
    vector = scaled
    if (moved < 1e-15) break
  }
  return { vector, lambda }
}
