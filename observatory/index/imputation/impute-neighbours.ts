import { Refusal } from "../../../base/index.ts"
import { deviation, mean } from "../numbers.ts"
import { marks, type Panel, placeIn } from "../panel.ts"
import { type Window, windowsOf } from "../windows.ts"
import { type Filling, refuseRow } from "./filling.ts"

/**
 * Fills with the mean of the k nearest rows that have the indicator. A row is a unit in a period; neighbours come from the
 * same period, or from all. Distance is Euclidean over all indicators that both rows have, each standardised by its mean
 * and deviation in the window, as the mean square, so that rows with more indicators in common are not further away.
 * Of equal distances the earlier row counts. Takes the square of the rows, and refuses what would take minutes.
 * @throws Refusal "observatory.nothing-to-impute-from" where no other row has the indicator and shares another one;
 *   "observatory.too-many-neighbours"
 * Source: Troyanskaya and others, Missing value estimation methods for DNA microarrays, Bioinformatics 17 (2001), with the
 * plain mean of the neighbours instead of one weighted by nearness
 */
export function fillByNeighbours(filling: Filling): void {
  const { panel } = filling.state
  refuseMany(filling)
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

/** Differences that are taken at most: about a minute. */
const mostDifferences = 4e10

function refuseMany({ state: { panel }, given }: Filling): void {
  const windows = windowsOf(panel, given.over)
  const rows = windows.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  if (windows.length * rows * rows * panel.series.length <= mostDifferences) return
  throw new Refusal("observatory.too-many-neighbours", { rows: `${rows}`, indicators: `${panel.series.length}` })
}

/** Rows of a window, each with its standardised indicators side by side; 0 where one is missing, which `known` tells by 0. */
interface Standard {
  readonly rows: Float64Array
  readonly known: Float64Array
  readonly width: number
}

function standardised(panel: Panel, { from, to }: Window): Standard {
  const width = panel.series.length
  const rows = new Float64Array((to - from) * width)
  const known = new Float64Array(rows.length)
  for (let series = 0; series < width; series++) {
    const start = placeIn(panel, series, 0, 0)
    const numbers = panel.values.subarray(start + from, start + to)
    const middle = mean(numbers)
    const spread = deviation(numbers)
    for (let row = 0; row < numbers.length; row++) {
      const away = (numbers[row] ?? Number.NaN) - middle
      // A constant, and a number that stands alone, tell nothing about nearness.
      const there = Number.isNaN(away) ? 0 : 1
      rows[row * width + series] = there === 1 && spread > 0 ? away / spread : 0
      known[row * width + series] = there
    }
  }
  return { rows, known, width }
}

/** Mean square distances of one row from all; infinite where nothing is common, and from itself. */
function measure({ rows, known, width }: Standard, row: number, distances: Float64Array): void {
  for (let other = 0; other < distances.length; other++) {
    let sum = 0
    let common = 0
    // Without a branch: this loop is the square of the rows.
    for (let mine = row * width, theirs = other * width; mine < (row + 1) * width; mine++, theirs++) {
      const both = (known[mine] ?? 0) * (known[theirs] ?? 0)
      const away = ((rows[mine] ?? 0) - (rows[theirs] ?? 0)) * both
      sum += away * away
      common += both
    }
    distances[other] = common === 0 || other === row ? Number.POSITIVE_INFINITY : sum / common
  }
}

function fillFrom(filling: Filling, series: number, window: Window, place: number, distances: Float64Array): void {
  const { state, filled, given, notes } = filling
  const { panel } = state
  const start = placeIn(panel, series, 0, 0)
  const nearest: number[] = []
  let furthest = Number.POSITIVE_INFINITY
  for (let row = 0; row < distances.length; row++) {
    const distance = distances[row] ?? Number.POSITIVE_INFINITY
    if (distance >= furthest || Number.isNaN(panel.values[start + window.from + row])) continue
    let rank = nearest.length
    while (rank > 0 && (distances[nearest[rank - 1] ?? 0] ?? 0) > distance) rank--
    if (rank < given.k) nearest.splice(rank, 0, row)
    if (nearest.length > given.k) nearest.pop()
    if (nearest.length === given.k) furthest = distances[nearest[given.k - 1] ?? 0] ?? 0
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
