import { type Filling, refuseRow } from "./filling.ts"
import { deviation, mean } from "./numbers.ts"
import { marks, type Panel, placeIn } from "./panel.ts"
import { type Window, windowsOf } from "./windows.ts"

/**
 * Fills with the mean of the k nearest rows that have the indicator. A row is a unit in a period; neighbours come from the
 * same period, or from all. Distance is Euclidean over all indicators that both rows have, each standardised by its mean
 * and deviation in the window, as the mean square, so that rows with more indicators in common are not further away.
 * Of equal distances the earlier row counts. Takes the square of the rows: for thousands of units by period, not over all.
 * @throws Refusal "observatory.nothing-to-impute-from" where no other row has the indicator and shares another one
 * Source: Troyanskaya and others, Missing value estimation methods for DNA microarrays, Bioinformatics 17 (2001), with the
 * plain mean of the neighbours instead of one weighted by nearness
 */
export function fillByNeighbours(filling: Filling): void {
  const { panel } = filling.state
  for (const window of windowsOf(panel, filling.given.over)) {
    const standard = standardised(panel, window)
    const distances = new Float64Array(window.to - window.from)
    for (let place = window.from; place < window.to; place++) {
      const gaps = filling.indicators.filter((series) => Number.isNaN(panel.values[placeIn(panel, series, 0, place)]))
      if (gaps.length === 0) continue
      measure(standard, place - window.from, distances)
      for (const series of gaps) fillFrom(filling, series, window, place, distances)
    }
  }
}

/** Rows of a window, each with its standardised indicators side by side. */
interface Standard {
  readonly rows: Float64Array
  readonly width: number
}

function standardised(panel: Panel, { from, to }: Window): Standard {
  const width = panel.series.length
  const rows = new Float64Array((to - from) * width)
  for (let series = 0; series < width; series++) {
    const start = placeIn(panel, series, 0, 0)
    const numbers = panel.values.subarray(start + from, start + to)
    const middle = mean(numbers)
    const spread = deviation(numbers)
    for (let row = 0; row < numbers.length; row++) {
      const away = (numbers[row] ?? Number.NaN) - middle
      // A constant, and a number that stands alone, tell nothing about nearness.
      rows[row * width + series] = spread > 0 ? away / spread : away * 0
    }
  }
  return { rows, width }
}

/** Mean square distances of one row from all; infinite where nothing is common, and from itself. */
function measure({ rows, width }: Standard, row: number, distances: Float64Array): void {
  for (let other = 0; other < distances.length; other++) {
    let sum = 0
    let common = 0
    for (let series = 0; series < width; series++) {
      const away = (rows[row * width + series] ?? Number.NaN) - (rows[other * width + series] ?? Number.NaN)
      if (Number.isNaN(away)) continue
      sum += away * away
      common++
    }
    distances[other] = common === 0 || other === row ? Number.POSITIVE_INFINITY : sum / common
  }
}

function fillFrom(filling: Filling, series: number, window: Window, place: number, distances: Float64Array): void {
  const { state, filled, given, notes } = filling
  const { panel } = state
  const start = placeIn(panel, series, 0, 0)
  const nearest: number[] = []
  for (let row = 0; row < distances.length; row++) {
    const distance = distances[row] ?? Number.POSITIVE_INFINITY
    if (distance === Number.POSITIVE_INFINITY || Number.isNaN(panel.values[start + window.from + row])) continue
    let rank = nearest.length
    while (rank > 0 && (distances[nearest[rank - 1] ?? 0] ?? 0) > distance) rank--
    if (rank < given.k) nearest.splice(rank, 0, row)
    if (nearest.length > given.k) nearest.pop()
  }
  if (nearest.length === 0) {
    refuseRow(filling, series, place)
    return
  }
  const places = nearest.map((row) => start + window.from + row)
  filled.values[start + place] = mean(places.map((one) => panel.values[one] ?? Number.NaN))
  filled.marks[start + place] = places.reduce((sum, one) => sum | (panel.marks[one] ?? 0), marks.modelled)
  if (nearest.length < given.k) notes.push(fewNote(panel, series, place, nearest.length))
}

function fewNote(panel: Panel, series: number, place: number, neighbours: number) {
  const width = panel.units.length
  return {
    what: "few-neighbours",
    indicator: panel.series[series] ?? "",
    unit: panel.units[place % width] ?? "",
    period: panel.periods[Math.floor(place / width)] ?? Number.NaN,
    figures: { neighbours },
  }
}
