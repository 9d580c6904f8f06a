import type { Actual, Arrival } from "./target.ts"

/** Confidence of the interval of an arrival: eight times in ten. */
const confidence = 0.8

/** A straight line through values by year. */
export interface Line {
  readonly slope: number
  readonly meanYear: number
  readonly meanValue: number
  /** Sum of squares of the years about their mean. */
  readonly spread: number
  /** Residual variance; none with two points. */
  readonly variance: number | undefined
  readonly points: number
}

/**
 * The least-squares line through values by year; through two it is the line that joins them.
 * @returns undefined with fewer than two years
 * @example lineThrough([{ year: 2018, value: 2.81, … }, { year: 2023, value: 3.33, … }])?.slope // 0.104
 */
export function lineThrough(actuals: readonly Pick<Actual, "year" | "value">[]): Line | undefined {
  const points = actuals.length
  if (points < 2) return undefined
  const mean = (take: (one: Pick<Actual, "year" | "value">) => number) =>
    actuals.reduce((sum, one) => sum + take(one), 0) / points
  const [meanYear, meanValue] = [mean(({ year }) => year), mean(({ value }) => value)]
  const spread = actuals.reduce((sum, { year }) => sum + (year - meanYear) ** 2, 0)
  if (spread === 0) return undefined
  const slope = actuals.reduce((sum, { year, value }) => sum + (year - meanYear) * (value - meanValue), 0) / spread
  const residual = actuals.reduce(
    (sum, { year, value }) => sum + (value - meanValue - slope * (year - meanYear)) ** 2,
    0,
  )
  return { slope, meanYear, meanValue, spread, variance: points > 2 ? residual / (points - 2) : undefined, points }
}

/**
 * The year in which the line reaches a value, with Fieller's interval for where a line with errors crosses it:
 * (d − b·u)² ≤ t²·s²·(1/n + u²/Sxx), u counted from the mean year. A slope that may as well be zero leaves the interval open.
 * @returns undefined for a level line
 * Source: Fieller (1954), Some problems in interval estimation; Draper and Smith, Applied Regression Analysis (1998), 3.2
 */
export function arrivalOf(line: Line, value: number): Arrival | undefined {
  const { slope, meanYear, meanValue, points, variance } = line
  if (slope === 0) return undefined
  const year = meanYear + (value - meanValue) / slope
  if (variance === undefined) return { year, method: "two-points", points, interval: null }
  const [earliest, latest] = fieller(line, variance, value - meanValue)
  const within = (from: number | null) => (from === null ? null : meanYear + from)
  return {
    ...{ year, method: "least-squares", points },
    interval: { earliest: within(earliest), latest: within(latest), confidence },
  }
}

function fieller(
  { slope, spread, points }: Line,
  variance: number,
  distance: number,
): readonly [number | null, number | null] {
  const factor = studentQuantile(points - 2) ** 2 * variance
  const square = slope ** 2 - factor / spread
  const half = distance * slope
  const root = half ** 2 - square * (distance ** 2 - factor / points)
  if (square > 0) {
    const width = Math.sqrt(Math.max(0, root))
    return [(half - width) / square, (half + width) / square]
  }
  // The slope is not told from zero: all years outside two bounds, of which the later one lies ahead; or every year.
  if (root < 0 || square === 0) return [null, null]
  return [(half - Math.sqrt(root)) / square, null]
}

/** Student's t at 90 % below, by degrees of freedom, as tables print it. */
const quantiles = [3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.383, 1.3722]

/**
 * The quantile of Student's t for an interval of `confidence`; from the table up to ten degrees of freedom, beyond by the
 * expansion about the normal quantile (Abramowitz and Stegun, 26.7.5), exact to four digits there.
 */
export function studentQuantile(freedom: number): number {
  const told = quantiles[freedom - 1]
  if (told !== undefined) return told
  const normal = 1.2815515655
  const [third, fifth] = [normal ** 3, normal ** 5]
  return normal + (third + normal) / (4 * freedom) + (5 * fifth + 16 * third + 3 * normal) / (96 * freedom ** 2)
}
