import { deviation, extent, kurtosis, mean, median, present, skewness } from "../numbers.ts"
import type { IndexState } from "../state.ts"
import { codeAt, numbersAt, rowsOf } from "./series.ts"

/** Figures of a node's numbers; those that need more numbers than there are, are left out. */
export interface NodeSummary {
  readonly code: string
  readonly present: number
  readonly least?: number
  readonly most?: number
  readonly mean?: number
  readonly median?: number
  readonly deviation?: number
  readonly skewness?: number
  readonly kurtosis?: number
  /** Of all rows. */
  readonly sharePresent: number
  /** Of the numbers that are there: not zero, different ones, and those that the commonest one has. */
  readonly shareNonZero: number
  readonly shareUnique: number
  readonly shareSame: number
  readonly flags: readonly SummaryFlag[]
}

/** `outlier`: |skewness| and kurtosis both above their bounds; the others: a share below its bound. */
export type SummaryFlag = "few-present" | "many-zeros" | "few-unique" | "outlier"

export interface SummaryBounds {
  readonly present?: number
  readonly nonZero?: number
  readonly unique?: number
  readonly skewness?: number
  readonly kurtosis?: number
}

/**
 * Figures of each indicator, and of each node above once the scores are made. Shares are COINr's, but that the flags for
 * zeros and unique numbers count against the numbers that are there, as its shares do; COINr's flags divide by all rows.
 * @throws Refusal "observatory.no-such-period"
 * @example summaries(state).filter(({ flags }) => flags.includes("outlier"))
 * Source: COINr get_stats with its bounds 0.65, 0.5, 0.5, 2 and 3.5
 */
export function summaries(
  state: IndexState,
  choice: { period?: number; bounds?: SummaryBounds } = {},
): readonly NodeSummary[] {
  const rows = rowsOf(state.panel, choice.period)
  const last = state.scores === undefined ? state.structure.indicators : state.structure.nodes.length
  return Array.from({ length: last }, (_, place) =>
    summaryOf(codeAt(state, place), numbersAt(state, place, rows), choice.bounds ?? {}),
  )
}

function summaryOf(code: string, numbers: Float64Array, bounds: SummaryBounds): NodeSummary {
  const there = present(numbers)
  const count = there.length
  const { different, commonest, zeros } = repeats(there)
  const share = (some: number, all: number): number => (all === 0 ? 0 : some / all)
  const { least, most } = extent(there)
  const shares = {
    sharePresent: share(count, numbers.length),
    shareNonZero: share(count - zeros, count),
    shareUnique: share(different, count),
    shareSame: share(commonest, count),
  }
  const [skew, kurt] = [skewness(there), kurtosis(there)]
  const figures = {
    least,
    most,
    mean: mean(there),
    median: median(there),
    deviation: deviation(there),
    skewness: skew,
    kurtosis: kurt,
  }
  const flags: SummaryFlag[] = []
  if (shares.sharePresent < (bounds.present ?? 0.65)) flags.push("few-present")
  if (count > 0 && shares.shareNonZero < (bounds.nonZero ?? 0.5)) flags.push("many-zeros")
  if (count > 0 && shares.shareUnique < (bounds.unique ?? 0.5)) flags.push("few-unique")
  if (Math.abs(skew) > (bounds.skewness ?? 2) && kurt > (bounds.kurtosis ?? 3.5)) flags.push("outlier")
  const known = Object.entries(figures).filter(([, figure]) => !Number.isNaN(figure))
  return { code, present: count, ...Object.fromEntries(known), ...shares, flags }
}

function repeats(there: Float64Array) {
  const rising = there.slice().sort()
  let [different, commonest, zeros] = [0, 0, 0]
  for (let from = 0; from < rising.length; ) {
    let to = from + 1
    while (to < rising.length && rising[to] === rising[from]) to++
    different++
    commonest = Math.max(commonest, to - from)
    if (rising[from] === 0) zeros = to - from
    from = to
  }
  return { different, commonest, zeros }
}
