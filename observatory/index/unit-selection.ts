import type { Panel } from "./panel.ts"
import type { IndexState } from "./state.ts"

/** The state with some of its units only. @param kept places of the units, rising */
export function withUnits(state: IndexState, kept: readonly number[]): IndexState {
  const { units, panel, others, measured, scores, based, ranks } = state
  const pick = (texts: readonly string[]): readonly string[] => kept.map((unit) => texts[unit] ?? "")
  const width = units.codes.length
  return {
    ...state,
    units: {
      codes: pick(units.codes),
      names: pick(units.names),
      columns: new Map([...units.columns].map(([column, texts]) => [column, pick(texts)])),
    },
    panel: panelWith(panel, kept),
    others: panelWith(others, kept),
    ownWeights: new Map([...state.ownWeights].map(([node, weights]) => [node, numbersWith(weights, width, kept)])),
    ...(measured && { measured: panelWith(measured, kept) }),
    ...(scores && {
      scores: { ...panelWith(scores, kept), estimated: numbersWith(scores.estimated, width, kept) },
    }),
    ...(based && { based: panelWith(based, kept) }),
    ...(ranks && { ranks: panelWith(ranks, kept) }),
  }
}

function panelWith(panel: Panel, kept: readonly number[]): Panel {
  const width = panel.units.length
  const marks = new Uint8Array((panel.marks.length / Math.max(1, width)) * kept.length)
  pickRows(panel.marks, width, kept, marks)
  return {
    series: panel.series,
    periods: panel.periods,
    units: kept.map((unit) => panel.units[unit] ?? ""),
    values: numbersWith(panel.values, width, kept),
    marks,
  }
}

function numbersWith(numbers: Float64Array, width: number, kept: readonly number[]): Float64Array {
  const result = new Float64Array((numbers.length / Math.max(1, width)) * kept.length)
  pickRows(numbers, width, kept, result)
  return result
}

function pickRows<Row extends Float64Array | Uint8Array>(from: Row, width: number, kept: readonly number[], to: Row) {
  const rows = kept.length === 0 ? 0 : to.length / kept.length
  for (let row = 0; row < rows; row++)
    for (let place = 0; place < kept.length; place++)
      to[row * kept.length + place] = from[row * width + (kept[place] ?? 0)] ?? 0
}
