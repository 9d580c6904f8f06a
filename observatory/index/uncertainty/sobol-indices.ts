import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"
import { quantile, sorted } from "../numbers.ts"

/** How much of the variance of an output is due to a factor: alone, and with all its interplay. */
export interface SobolIndex {
  readonly first: number
  readonly total: number
  /** From the 5th to the 95th percentile of bootstrap samples. */
  readonly firstInterval: readonly [number, number]
  readonly totalInterval: readonly [number, number]
}

/** Sobol indices of one output. */
export interface SobolAnswer {
  /** By factor; NaN where the output does not vary. */
  readonly indices: readonly SobolIndex[]
  readonly variance: number
  /** Base samples that were used: those in which no run failed. */
  readonly samples: number
}

/**
 * First-order and total Sobol indices by Jansen's estimators, which depend on differences alone: adding a constant to
 * the output changes nothing. The bootstrap draws base samples and takes the variance anew each time.
 * First order: 1 − Σ(f(B) − f(ABᵢ))² / 2NV; total: Σ(f(A) − f(ABᵢ))² / 2NV.
 * @param outputs of the runs of `sobolDraws`, in their order; NaN for a run that failed
 * @param bootstrap samples; 0 for none: intervals are NaN
 * @example sobolIndices(outputs, 3, { bootstrap: 500, seed: 1 }).indices[0].total
 * Source: M. J. W. Jansen, Analysis of variance designs for model output, 1999; A. Saltelli and others, Variance based
 * sensitivity analysis of model output, 2010
 */
export function sobolIndices(
  outputs: Float64Array,
  factors: number,
  { bootstrap, seed }: { readonly bootstrap: number; readonly seed: number },
): SobolAnswer {
  const block = factors + 2
  const rows: number[] = []
  for (let from = 0; from + block <= outputs.length; from += block)
    if (!outputs.subarray(from, from + block).some(Number.isNaN)) rows.push(from)
  const whole = estimates(outputs, factors, rows)
  const tries = triesOf(outputs, factors, rows, bootstrap, seed)
  const interval = (place: number): readonly [number, number] => {
    const numbers = sorted(tries.map((one) => one[place] ?? Number.NaN))
    return [quantile(numbers, 0.05), quantile(numbers, 0.95)]
  }
  return {
    indices: Array.from({ length: factors }, (_, factor) => ({
      first: whole[factor] ?? Number.NaN,
      total: whole[factors + factor] ?? Number.NaN,
      firstInterval: interval(factor),
      totalInterval: interval(factors + factor),
    })),
    variance: whole[2 * factors] ?? Number.NaN,
    samples: rows.length,
  }
}

function triesOf(outputs: Float64Array, factors: number, rows: readonly number[], bootstrap: number, seed: number) {
  const stream = xoroshiro128plus(seed)
  const drawn = new Array<number>(rows.length)
  const tries: Float64Array[] = []
  for (let index = 0; index < bootstrap && rows.length > 0; index++) {
    for (let row = 0; row < rows.length; row++) drawn[row] = rows[uniformInt(stream, 0, rows.length - 1)] ?? 0
    tries.push(estimates(outputs, factors, drawn))
  }
  return tries
}

/** First-order indices of all factors, then total ones, then the variance, from the base samples that begin at these places. */
function estimates(outputs: Float64Array, factors: number, rows: readonly number[]): Float64Array {
  const sums = new Float64Array(2 * factors)
  let [sum, squares] = [0, 0]
  const origin = outputs[rows[0] ?? 0] ?? 0
  for (const from of rows) {
    const a = (outputs[from] ?? 0) - origin
    const b = (outputs[from + 1] ?? 0) - origin
    sum += a + b
    squares += a * a + b * b
    for (let factor = 0; factor < factors; factor++) {
      const mixed = (outputs[from + 2 + factor] ?? 0) - origin
      sums[factor] = (sums[factor] ?? 0) + (b - mixed) ** 2
      sums[factors + factor] = (sums[factors + factor] ?? 0) + (a - mixed) ** 2
    }
  }
  const count = 2 * rows.length
  const variance = count < 2 ? Number.NaN : (squares - (sum * sum) / count) / (count - 1)
  const result = new Float64Array(2 * factors + 1).fill(Number.NaN)
  result[2 * factors] = variance
  // What is left of equal numbers by rounding is no variance.
  if (!(variance > 1e-24 * (origin * origin + squares / count))) return result
  for (let factor = 0; factor < factors; factor++) {
    result[factor] = 1 - (sums[factor] ?? 0) / (count * variance)
    result[factors + factor] = (sums[factors + factor] ?? 0) / (count * variance)
  }
  return result
}
