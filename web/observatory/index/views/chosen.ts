import type { IndexState } from "../../../../observatory/index.ts"
import type { ViewChoice } from "./index-results.ts"
import { rowAt, scoredNodes } from "./lookups.ts"

/** What is looked at, each choice that is absent or unknown replaced by the first sensible one. */
export interface Chosen {
  readonly node: string
  readonly indicator: string
  readonly period: number
  /** The period before, or the first: where a change begins. */
  readonly from: number
  readonly unit: string
  /** None: against mean and median alone. */
  readonly other: string | undefined
}

export function chosenOf(state: IndexState, choice: ViewChoice): Chosen {
  const { structure, panel } = state
  const nodes = structure.nodes.map(({ code }) => code)
  const { periods, units } = panel
  const last = periods.at(-1) ?? 0
  const tops = scoredNodes(state).map(({ code }) => code)
  const node = [choice.node, tops[0], nodes.at(-1)].find((one) => one !== undefined && nodes.includes(one)) ?? ""
  const period = choice.period !== undefined && periods.includes(choice.period) ? choice.period : last
  const earlier = periods.filter((one) => one !== period)
  const from = choice.from !== undefined && earlier.includes(choice.from) ? choice.from : (earlier[0] ?? period)
  const unit = choice.unit !== undefined && units.includes(choice.unit) ? choice.unit : bestOf(state, node, period)
  const other =
    choice.other !== undefined && choice.other !== unit && units.includes(choice.other) ? choice.other : undefined
  const indicators = nodes.slice(0, structure.indicators)
  const indicator = indicators.find((one) => one === choice.indicator) ?? indicators[0] ?? ""
  return { node, indicator, period, from, unit, other }
}

function bestOf(state: IndexState, node: string, period: number): string {
  const row = rowAt(state.scores, node, period)
  let best = 0
  for (const [place, score] of row.entries())
    if (score > (row[best] ?? Number.NaN) || Number.isNaN(row[best])) best = place
  return state.panel.units[best] ?? ""
}
