import type { IndexState } from "../state.ts"
import { type Correlation, commonRows, correlationTable } from "./correlation.ts"
import { kendall } from "./kendall.ts"
import { beyondNormal, beyondT } from "./probabilities.ts"
import { codeAt, nodesOnLevel, numbersAt, rowsOf } from "./series.ts"

/** Correlations of some nodes (rows) with others (columns), row after row. */
export interface CorrelationMap {
  readonly kind: Correlation
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** NaN where fewer than two rows are common, one side does not vary, or the pair was not asked for. */
  readonly values: Float64Array
  /** Probability of a correlation at least as far from 0 where there is none; NaN with fewer than three common rows. */
  readonly chances: Float64Array
  /** How many rows both have a number in. */
  readonly counts: Int32Array
}

export interface CorrelationChoice {
  readonly kind?: Correlation
  /** Levels of the rows and of the columns; indicators with each other where not given. */
  readonly levels?: readonly [number, number]
  /** Only siblings, or on two levels only nodes with what stands above or below them. */
  readonly family?: boolean
  /** All periods together where not given. */
  readonly period?: number
}

/**
 * Correlations within a level or across two, each pair over the rows in which both have a number. Chances are those of
 * Student's t with n − 2 degrees of freedom for Pearson and Spearman, and of the normal distribution with the variance for
 * ties for Kendall, for small n too (R's cor.test then counts permutations).
 * @throws Refusal "observatory.no-node-on-level", "observatory.no-such-period", "observatory.no-scores-yet"
 * @example correlations(state, { levels: [1, 2], family: true }).values
 * Source: Handbook on Constructing Composite Indicators (2008), step 4, table 6; COINr get_corr, get_pvals
 */
export function correlations(state: IndexState, choice: CorrelationChoice = {}): CorrelationMap {
  const { kind = "pearson", levels = [1, 1], family = false, period } = choice
  const rows = nodesOnLevel(state, levels[0])
  const columns = nodesOnLevel(state, levels[1])
  const all = [...new Set([...rows, ...columns])]
  const window = rowsOf(state.panel, period)
  const numbers = all.map((place) => numbersAt(state, place, window))
  const table = correlationTable(numbers, kind)
  const size = rows.length * columns.length
  const values = new Float64Array(size).fill(Number.NaN)
  const chances = new Float64Array(size).fill(Number.NaN)
  const counts = new Int32Array(size)
  for (const [row, one] of rows.entries())
    for (const [column, other] of columns.entries()) {
      if (family && !related(state, one, other)) continue
      const [left, right] = [all.indexOf(one), all.indexOf(other)]
      const at = row * columns.length + column
      const value = table.values[left * table.size + right] ?? Number.NaN
      values[at] = value
      counts[at] = table.counts[left * table.size + right] ?? 0
      chances[at] =
        kind === "kendall" ? chanceOfKendall(numbers[left], numbers[right]) : chanceOf(value, counts[at] ?? 0)
    }
  const codes = (places: readonly number[]): readonly string[] => places.map((place) => codeAt(state, place))
  return { kind, rows: codes(rows), columns: codes(columns), values, chances, counts }
}

/** Siblings, or one above the other. */
function related({ structure: { parents } }: IndexState, one: number, other: number): boolean {
  const isAbove = (low: number, high: number): boolean => {
    for (let place = low; place >= 0; place = parents[place] ?? -1) if (place === high) return true
    return false
  }
  return parents[one] === parents[other] || isAbove(one, other) || isAbove(other, one)
}

/** Chance of a correlation of Pearson's or Spearman's over so many rows. */
export function chanceOf(value: number, count: number): number {
  if (count < 3 || Number.isNaN(value)) return Number.NaN
  const rest = 1 - value * value
  return rest <= 0 ? 0 : beyondT(value * Math.sqrt((count - 2) / rest), count - 2)
}

function chanceOfKendall(left: Float64Array | undefined, right: Float64Array | undefined): number {
  if (left === undefined || right === undefined) return Number.NaN
  const pair = commonRows(left, right)
  return pair.count < 3 ? Number.NaN : beyondNormal(kendall(pair.left, pair.right).z)
}

/** Siblings that say nearly the same, or run against each other. */
export interface CorrelationFlag {
  readonly flag: "collinear" | "negative"
  readonly one: string
  readonly other: string
  readonly value: number
  readonly chance: number
  readonly count: number
}

/**
 * Pairs of siblings whose correlation is above `collinear` or below `negative`, strongest first.
 * @example correlationFlags(state, { level: 1 })
 * Source: COINr get_corr_flags (0.9) and the classes of plot_corr (below −0.4 negative, above 0.9 collinear)
 */
export function correlationFlags(
  state: IndexState,
  choice: { level?: number; kind?: Correlation; period?: number; collinear?: number; negative?: number } = {},
): readonly CorrelationFlag[] {
  const { level = 1, collinear = 0.9, negative = -0.4, ...rest } = choice
  const map = correlations(state, { ...rest, levels: [level, level], family: true })
  const flags: CorrelationFlag[] = []
  for (const [row, one] of map.rows.entries())
    for (const [column, other] of map.columns.entries()) {
      const at = row * map.columns.length + column
      const value = map.values[at] ?? Number.NaN
      if (column <= row || !(value > collinear || value < negative)) continue
      const flag = value > collinear ? "collinear" : "negative"
      flags.push({ flag, one, other, value, chance: map.chances[at] ?? Number.NaN, count: map.counts[at] ?? 0 })
    }
  return flags.sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
}
