import { Refusal } from "../../../base/index.ts"
import { deviation, mean } from "../numbers.ts"
import { marks, type Panel, placeIn } from "../panel.ts"
import { periodsOf, type Window, windowsOf } from "../windows.ts"
import { type Filling, refuseRow } from "./filling.ts"
import { fitNormal } from "./normal-model.ts"

/**
 * Fills with what a multivariate normal distribution of the filled indicators expects, given the unit's other numbers. The
 * distribution is that of one period, or with `over: panel` of all units and periods as rows of one table. Indicators are
 * standardised for it, which changes no result. A row without any of these indicators takes no part and cannot be filled.
 * Covariances of p indicators need more than p rows: with fewer a ridge must say how far they are shrunk.
 * @throws Refusal "observatory.em-few-units", "observatory.em-constant", "observatory.em-singular", "observatory.em-unsettled",
 *   "observatory.nothing-to-impute-from"
 * Source: see `fitNormal`
 */
export function fillByModel(filling: Filling): void {
  for (const window of windowsOf(filling.state.panel, filling.given.over)) fillWindow(filling, window)
}

function fillWindow(filling: Filling, window: Window): void {
  const { state, filled, indicators, given, notes } = filling
  const { panel } = state
  const places = rowsWithNumbers(filling, window)
  const width = indicators.length
  const period = periodsOf(panel, window)
  if (!indicators.some((series) => hasGap(panel, series, window))) return
  if (places.length <= width && given.ridge === 0)
    throw new Refusal("observatory.em-few-units", { units: `${places.length}`, indicators: `${width}`, period })
  const scales = indicators.map((series) => scaleOf(panel, series, window))
  const rows = new Float64Array(places.length * width)
  for (const [row, place] of places.entries())
    for (const [column, series] of indicators.entries()) {
      const { middle, spread } = scales[column] ?? { middle: 0, spread: 1 }
      rows[row * width + column] = ((panel.values[placeIn(panel, series, 0, place)] ?? Number.NaN) - middle) / spread
    }
  const fit = fitNormal({ rows, width }, given.ridge)
  if (fit === "singular") throw new Refusal("observatory.em-singular", { period })
  if (fit === "unsettled") throw new Refusal("observatory.em-unsettled", { period })
  for (const [row, place] of places.entries())
    for (const [column, series] of indicators.entries()) {
      const at = placeIn(panel, series, 0, place)
      if (!Number.isNaN(panel.values[at])) continue
      const { middle, spread } = scales[column] ?? { middle: 0, spread: 1 }
      filled.values[at] = (fit.filled[row * width + column] ?? Number.NaN) * spread + middle
      filled.marks[at] = marks.modelled
    }
  const figures = { rounds: fit.model.rounds, rows: places.length, indicators: width }
  notes.push({ what: "model-fitted", ...(window.period !== undefined && { period: window.period }), figures })
}

function hasGap(panel: Panel, series: number, { from, to }: Window): boolean {
  const start = placeIn(panel, series, 0, 0)
  return panel.values.subarray(start + from, start + to).some(Number.isNaN)
}

/** Places within a series of rows that have a number of any of the indicators. */
function rowsWithNumbers(filling: Filling, { from, to }: Window): readonly number[] {
  const { panel } = filling.state
  const places: number[] = []
  for (let place = from; place < to; place++)
    if (filling.indicators.some((series) => !Number.isNaN(panel.values[placeIn(panel, series, 0, place)])))
      places.push(place)
    else refuseRow(filling, filling.indicators[0] ?? 0, place)
  return places
}

function scaleOf(panel: Panel, series: number, window: Window): { readonly middle: number; readonly spread: number } {
  const start = placeIn(panel, series, 0, 0)
  const numbers = panel.values.subarray(start + window.from, start + window.to)
  const spread = deviation(numbers)
  const facts = { indicator: panel.series[series] ?? "", period: periodsOf(panel, window) }
  if (!(spread > 0)) throw new Refusal("observatory.em-constant", facts)
  return { middle: mean(numbers), spread }
}
