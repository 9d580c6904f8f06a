/**
 * A percentile by nearest rank: the least of the times that at least so many percent do not exceed. Always one of the
 * times themselves, so that anyone gets the same to the millisecond.
 * @param sorted rising, not empty
 * @example nearestRank([15, 20, 35, 40, 50], 30) // 20
 * Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996), definition 1
 */
export function nearestRank(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100))
  const found = sorted[rank - 1]
  if (found === undefined) throw new RangeError("no percentile of nothing")
  return found
}
