import { Refusal } from "../../../base/index.ts"
import { deviation } from "../numbers.ts"
import type { IndexState } from "../state.ts"
import { commonRows, correlationTable } from "./correlation.ts"
import { groupOf } from "./series.ts"

/** How well the children of a node measure one and the same. */
export interface Reliability {
  readonly node: string
  /** Cronbach's alpha of the numbers as they stand. */
  readonly alpha: number
  /** Cronbach's alpha of the numbers brought to variance 1. */
  readonly standardised: number
  readonly items: readonly ReliabilityItem[]
}

export interface ReliabilityItem {
  readonly code: string
  /** Correlation with the sum of the other standardised children. */
  readonly itemTotal: number
  /** Both alphas without this child; none where only one would be left. */
  readonly alphaIfDeleted?: number
  readonly standardisedIfDeleted?: number
}

/**
 * Cronbach's alpha of a node's children, k/(k−1)·(1 − Σ variances / variance of the sum), from covariances of each pair over
 * the rows in which both have a number (as COINr get_cronbach); standardised from correlations in place of covariances.
 * @throws Refusal "observatory.few-children", "observatory.few-rows", "observatory.constant-child"
 * @example reliability(state, "Innovation").alpha
 * Source: Cronbach (1951); Handbook on Constructing Composite Indicators (2008), step 4, table 11
 */
export function reliability(state: IndexState, node: string, period?: number): Reliability {
  const { codes, columns } = groupOf(state, node, period, 2)
  const size = codes.length
  const { values, counts } = correlationTable(columns)
  for (const [place, value] of values.entries()) {
    const row = Math.floor(place / size)
    const rows = counts[place] ?? 0
    if (rows < 2) throw new Refusal("observatory.few-rows", { node, rows: `${rows}`, least: "2" })
    // A pair without a correlation has a side that does not vary in the common rows.
    if (Number.isNaN(value)) throw new Refusal("observatory.constant-child", { node, indicator: codes[row] ?? "" })
  }
  const covariances = covariancesOf(columns, values)
  const all = [...codes.keys()]
  const items = codes.map((code, item) => {
    const others = all.filter((other) => other !== item)
    const found = { code, itemTotal: withOthers(values, size, item, others) }
    if (size < 3) return found
    return {
      ...found,
      alphaIfDeleted: alphaOf(covariances, size, others),
      standardisedIfDeleted: alphaOf(values, size, others),
    }
  })
  return { node, alpha: alphaOf(covariances, size, all), standardised: alphaOf(values, size, all), items }
}

function covariancesOf(columns: readonly Float64Array[], correlations: Float64Array): Float64Array {
  const size = columns.length
  return correlations.map((correlation, place) => {
    const left = columns[Math.floor(place / size)]
    const right = columns[place % size]
    if (left === undefined || right === undefined) return Number.NaN
    const pair = commonRows(left, right)
    return correlation * deviation(pair.left) * deviation(pair.right)
  })
}

function alphaOf(table: Float64Array, size: number, chosen: readonly number[]): number {
  let [own, all] = [0, 0]
  for (const row of chosen)
    for (const column of chosen) {
      const value = table[row * size + column] ?? Number.NaN
      all += value
      if (row === column) own += value
    }
  const k = chosen.length
  return (k / (k - 1)) * (1 - own / all)
}

function withOthers(table: Float64Array, size: number, item: number, others: readonly number[]): number {
  let [joint, among] = [0, 0]
  for (const row of others) {
    joint += table[item * size + row] ?? Number.NaN
    for (const column of others) among += table[row * size + column] ?? Number.NaN
  }
  return joint / Math.sqrt(among)
}
