import { eigenOf } from "../algebra/eigen.ts"
import { varimax } from "../algebra/varimax.ts"
import { correlationTable } from "./correlation.ts"

/** Principal components of the correlation matrix of some columns. */
export interface PrincipalComponents {
  readonly size: number
  /** Eigenvalues, falling. */
  readonly values: Float64Array
  /** Part of the variance of all columns that each component explains. */
  readonly explained: Float64Array
  /** Column after column: its loading on each component, that is their correlation; the signs sum to no less than 0. */
  readonly loadings: Float64Array
  /** Rows in which no column lacks its number: only these count. */
  readonly complete: number
}

/** Why there are no components. */
export type NoComponents = { readonly fewRows: number } | { readonly constant: number }

/** Columns in the rows in which none lacks its number. */
export function completeRows(columns: readonly Float64Array[]): readonly Float64Array[] {
  const length = columns[0]?.length ?? 0
  const kept: number[] = []
  for (let row = 0; row < length; row++) if (columns.every((column) => !Number.isNaN(column[row]))) kept.push(row)
  return kept.length === length ? columns : columns.map((column) => Float64Array.from(kept, (row) => column[row] ?? 0))
}

/**
 * Principal components of columns brought to mean 0 and variance 1, over the rows that are complete, as R's
 * `prcomp(na.omit(x), scale. = TRUE)` has them. A component has the sign that makes the sum of its loadings positive.
 * @returns or why not: fewer than 3 complete rows, or the place of a column that does not vary in them
 * Source: Handbook on Constructing Composite Indicators (2008), step 4 and 6
 */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents | NoComponents {
  const size = columns.length
  const rows = completeRows(columns)
  const complete = rows[0]?.length ?? 0
  if (complete < 3) return { fewRows: complete }
  const table = correlationTable(rows)
  for (let place = 0; place < size; place++) {
    if (Number.isNaN(table.values[place * size + place])) return { constant: place }
    table.values[place * size + place] = 1
  }
  const { values, vectors } = eigenOf(table.values, size)
  const loadings = new Float64Array(size * size)
  for (let component = 0; component < size; component++) {
    const vector = vectors.subarray(component * size, (component + 1) * size)
    let sum = 0
    for (const part of vector) sum += part
    const length = Math.sqrt(Math.max(0, values[component] ?? 0)) * (sum < -1e-12 ? -1 : 1)
    for (let place = 0; place < size; place++) loadings[place * size + component] = (vector[place] ?? 0) * length
  }
  return { size, values, explained: values.map((value) => value / size), loadings, complete }
}

/** The first components turned by varimax. */
export interface Factors {
  readonly factors: number
  /** Column after column: its loading on each factor. */
  readonly loadings: Float64Array
  /** Sum of the squared loadings of each factor. */
  readonly explained: Float64Array
  /** Part of each column's variance that the factors hold. */
  readonly communalities: Float64Array
}

/** @param factors how many components are kept, 1 or more */
export function rotatedFactors({ size, loadings }: PrincipalComponents, factors: number): Factors {
  const kept = new Float64Array(size * factors)
  for (let place = 0; place < size; place++)
    kept.set(loadings.subarray(place * size, place * size + factors), place * factors)
  const turned = factors > 1 ? varimax(kept, factors) : kept
  const explained = new Float64Array(factors)
  const communalities = new Float64Array(size)
  for (const [place, loading] of turned.entries()) {
    const column = Math.floor(place / factors)
    explained[place % factors] = (explained[place % factors] ?? 0) + loading * loading
    communalities[column] = (communalities[column] ?? 0) + loading * loading
  }
  return { factors, loadings: turned, explained, communalities }
}
