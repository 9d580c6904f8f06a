/** How an index number grew. */
export interface Growth {
  /** Last less first, in points of the index. */
  readonly points: number
  /** Last over first less one, in percent. */
  readonly percent: number
  /** The constant yearly rate that leads from first to last, in percent. */
  readonly yearly: number
}

/**
 * Growth of an index number over some years: yearly = (last / first)^(1 / years) − 1.
 * @param first above zero
 * @param years above zero
 * @returns NaN for all where a number is missing, the first is not above zero or there are no years between
 * @example growth(100, 204.16, 8) // points 104.16, percent 104.16, yearly 9.33
 */
export function growth(first: number, last: number, years: number): Growth {
  if (!(first > 0) || !(years > 0)) return { points: Number.NaN, percent: Number.NaN, yearly: Number.NaN }
  return {
    points: last - first,
    percent: (last / first - 1) * 100,
    yearly: last < 0 ? Number.NaN : ((last / first) ** (1 / years) - 1) * 100,
  }
}
