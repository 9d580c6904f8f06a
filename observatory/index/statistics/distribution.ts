import { Refusal } from "../../../base/index.ts"
import { deviation, quantile, sorted } from "../numbers.ts"
import type { IndexState } from "../state.ts"
import { numbersAt, placeOfNode, rowsOf } from "./series.ts"

/**
 * How many classes a histogram has, or how wide they are, for n numbers: ⌈log₂ n⌉ + 1 of them (Sturges 1926), ⌈√n⌉ of them,
 * 3.49·sd·n^(−1/3) wide (Scott 1979), 2·IQR·n^(−1/3) wide (Freedman and Diaconis 1981); or a number of classes.
 */
export type HistogramRule = "sturges" | "square-root" | "scott" | "freedman-diaconis" | number

/** Classes of equal width from the least to the greatest number. */
export interface Histogram {
  readonly code: string
  readonly rule: HistogramRule
  /** One more than there are classes; a class holds its lower edge, the last one its upper edge too. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  readonly missing: number
}

/** More classes than this are nobody's picture: a far outlier would ask for millions. */
const mostClasses = 1000

/**
 * Distribution of a node's numbers. Numbers that are all the same make one class of width 0.
 * @throws Refusal "observatory.unknown-node", "observatory.no-such-period", "observatory.no-numbers-of-node"
 * @example histogram(state, "PATENTS", { rule: "freedman-diaconis" }).counts
 */
export function histogram(
  state: IndexState,
  code: string,
  choice: { rule?: HistogramRule; period?: number } = {},
): Histogram {
  const { rule = "sturges", period } = choice
  const numbers = numbersAt(state, placeOfNode(state, code), rowsOf(state.panel, period))
  const rising = sorted(numbers)
  if (rising.length === 0) throw new Refusal("observatory.no-numbers-of-node", { node: code })
  const [least, most] = [rising[0] ?? 0, rising.at(-1) ?? 0]
  const classes = most > least ? Math.min(mostClasses, Math.max(1, classesOf(rising, rule))) : 1
  const edges = Array.from({ length: classes + 1 }, (_, at) =>
    at === classes ? most : least + ((most - least) * at) / classes,
  )
  const counts = new Array<number>(classes).fill(0)
  let at = 0
  for (const number of rising) {
    while (at + 1 < classes && number >= (edges[at + 1] ?? most)) at++
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { code, rule, edges, counts, missing: numbers.length - rising.length }
}

function classesOf(rising: Float64Array, rule: HistogramRule): number {
  const n = rising.length
  const range = (rising.at(-1) ?? 0) - (rising[0] ?? 0)
  if (typeof rule === "number") return Math.floor(rule)
  if (rule === "square-root") return Math.ceil(Math.sqrt(n))
  const sturges = Math.ceil(Math.log2(n)) + 1
  const width =
    rule === "scott"
      ? 3.49 * deviation(rising) * n ** (-1 / 3)
      : 2 * (quantile(rising, 0.75) - quantile(rising, 0.25)) * n ** (-1 / 3)
  // Half of the numbers may be equal: then the quartiles say nothing of the width.
  return rule === "sturges" || !(width > 0) ? sturges : Math.ceil(range / width)
}
