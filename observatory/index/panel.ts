/**
 * Numbers of series over periods and units; NaN where there is none. The numbers of a series stand together, those of a
 * period within it too: place = (series · periods + period) · units + unit.
 */
export interface Panel {
  /** Codes of the series, in order. */
  readonly series: readonly string[]
  /** Years, rising. */
  readonly periods: readonly number[]
  /** Codes of the units, in order. */
  readonly units: readonly string[]
  readonly values: Float64Array
  /** How each number came about: a sum of marks, 0 for a number as it was observed. */
  readonly marks: Uint8Array
}

/** How a number came about; a number that was made of others carries the marks of all of them. */
export const marks = {
  /** The value of another period, or a given constant. */
  carried: 1,
  /** On the line between the values of two other periods. */
  interpolated: 2,
  /** A mean or median of other units of the period. */
  grouped: 4,
  /** From the unit's other indicators or from a model of all: row mean, expectation-maximisation, nearest neighbours. */
  modelled: 8,
  /** Moved to the nearest value that is no outlier. */
  capped: 16,
  /** A transformation of its whole series: logarithm or Box–Cox. */
  transformed: 32,
  /** A part of it was missing, and the others stand for it. */
  partial: 64,
} as const
export type Mark = keyof typeof marks

/** Marks of numbers that nobody observed. */
export const estimated = marks.carried | marks.interpolated | marks.grouped | marks.modelled

/** Names of the marks in a sum of marks, in the order above; none for an observed number. */
export function namesOfMarks(sum: number): readonly Mark[] {
  return markNames.filter((name) => (sum & marks[name]) !== 0)
}
const markNames: readonly Mark[] = [
  "carried",
  "interpolated",
  "grouped",
  "modelled",
  "capped",
  "transformed",
  "partial",
]

/** A panel in which every number is missing. */
export function emptyPanel(
  series: readonly string[],
  periods: readonly number[],
  units: readonly string[],
): Panel & { readonly values: Float64Array; readonly marks: Uint8Array } {
  const size = series.length * periods.length * units.length
  return { series, periods, units, values: new Float64Array(size).fill(Number.NaN), marks: new Uint8Array(size) }
}

/** Numbers of one series of the panel, over its periods and units: a window, not a copy. */
export function seriesOf({ periods, units, values }: Panel, series: number): Float64Array {
  const size = periods.length * units.length
  return values.subarray(series * size, (series + 1) * size)
}

/** Marks of one series of the panel, as a window. */
export function marksOf({ periods, units, marks: all }: Panel, series: number): Uint8Array {
  const size = periods.length * units.length
  return all.subarray(series * size, (series + 1) * size)
}

/** Where the number of a series, a period and a unit stands, each by its place. */
export function placeIn({ periods, units }: Panel, series: number, period: number, unit: number): number {
  return (series * periods.length + period) * units.length + unit
}
