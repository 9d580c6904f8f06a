import { denominatorOf } from "../denominate.ts"
import type { IndexState } from "../state.ts"
import { type Correlation, correlationBetween } from "./correlation.ts"
import { chanceOf } from "./correlations.ts"
import { numbersAt, rowsOf } from "./series.ts"

/** How an indicator goes with a measure of size. */
export interface DenominatorCorrelation {
  readonly indicator: string
  readonly denominator: string
  readonly value: number
  /** As in `correlations`; for Kendall's none is given. */
  readonly chance?: number
  readonly count: number
}

/**
 * Correlations of the indicators with each denominator that the structure names: a strong one says that an indicator
 * measures the size of a unit. Pairs without a correlation are left out.
 * @param choice threshold: only those at least as far from 0
 * @throws Refusal "observatory.unknown-denominator" and the others of the step `denominate`
 * @example denominatorCorrelations(state, { threshold: 0.6 })
 * Source: COINr get_denom_corr
 */
export function denominatorCorrelations(
  state: IndexState,
  choice: { kind?: Correlation; period?: number; threshold?: number } = {},
): readonly DenominatorCorrelation[] {
  const { kind = "pearson", threshold = 0 } = choice
  const { structure, panel } = state
  const { from, to } = rowsOf(panel, choice.period)
  const indicators = structure.nodes.slice(0, structure.indicators)
  const named = new Map(
    indicators.flatMap(({ denominator, code }) => (denominator === undefined ? [] : [[denominator, code] as const])),
  )
  return [...named].flatMap(([denominator, by]) => {
    const sizes = denominatorOf(state, denominator, by).values.subarray(from, to)
    return indicators.flatMap(({ code }, place) => {
      const { value, count } = correlationBetween(numbersAt(state, place, { from, to }), sizes, kind)
      if (Number.isNaN(value) || Math.abs(value) < threshold) return []
      const found = { indicator: code, denominator, value, count }
      return [kind === "kendall" || count < 3 ? found : { ...found, chance: chanceOf(value, count) }]
    })
  })
}
