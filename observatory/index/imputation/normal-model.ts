import { choleskyOf, solveBy } from "../algebra/symmetric.ts"

/** Rows of numbers side by side, NaN where missing; each row has at least one. */
export interface Table {
  readonly rows: Float64Array
  readonly width: number
}

/** What expectation-maximisation came to. */
export interface NormalModel {
  readonly means: Float64Array
  readonly covariances: Float64Array
  readonly rounds: number
}

/** Why there is no model: variances vanish, or the rounds did not settle. */
export type NoModel = "singular" | "unsettled"

const most = 5000
const settled = 1e-9

/** Rows that lack the same columns. */
interface Pattern {
  readonly there: readonly number[]
  readonly lacking: readonly number[]
  readonly rows: number[]
}

function patternsOf({ rows, width }: Table): readonly Pattern[] {
  const patterns = new Map<string, Pattern>()
  for (let row = 0; row * width < rows.length; row++) {
    const columns = [...rows.subarray(row * width, (row + 1) * width).entries()]
    const there = columns.filter(([, number]) => !Number.isNaN(number)).map(([column]) => column)
    const key = there.join(" ")
    const lacking = columns.filter(([, number]) => Number.isNaN(number)).map(([column]) => column)
    const pattern = patterns.get(key) ?? { there, lacking, rows: [] }
    patterns.set(key, pattern)
    pattern.rows.push(row)
  }
  return [...patterns.values()]
}

/**
 * Means and covariances of a multivariate normal distribution by maximum likelihood, from rows with gaps, and the rows
 * filled with what the model expects. Columns must be standardised: the limits are absolute.
 * @param ridge every covariance is divided by 1 + ridge in each round, as if ridge · n rows without any were added
 * Source: Dempster, Laird and Rubin, Maximum likelihood from incomplete data via the EM algorithm, Journal of the Royal
 * Statistical Society B 39 (1977); the ridge as Amelia's empirical prior (Honaker, King and Blackwell 2011)
 */
export function fitNormal(table: Table, ridge: number): { model: NormalModel; filled: Float64Array } | NoModel {
  const { width } = table
  const patterns = patternsOf(table)
  const means = new Float64Array(width)
  const covariances = new Float64Array(width * width)
  for (let column = 0; column < width; column++) covariances[column * width + column] = 1
  const filled = table.rows.slice()
  for (let rounds = 1; rounds <= most; rounds++) {
    const rest = expect(table, patterns, means, covariances, filled)
    if (!rest) return "singular"
    if (maximise({ rows: filled, width }, rest, ridge, means, covariances) < settled)
      return { model: { means, covariances, rounds }, filled }
  }
  return "unsettled"
}

/**
 * Fills the gaps with their expected values.
 * @returns sum over rows of the covariances that the gaps still have; none where a matrix is singular
 */
function expect(
  { rows, width }: Table,
  patterns: readonly Pattern[],
  means: Float64Array,
  covariances: Float64Array,
  filled: Float64Array,
): Float64Array | undefined {
  const rest = new Float64Array(width * width)
  for (const { there, lacking, rows: members } of patterns) {
    const factor = choleskyOf(covariances, width, there)
    if (!factor) return undefined
    const slopes = lacking.map((gap) => {
      const slope = Float64Array.from(there, (column) => covariances[gap * width + column] ?? 0)
      solveBy(factor, slope)
      return slope
    })
    for (const [place, gap] of lacking.entries()) {
      const slope = slopes[place] ?? new Float64Array()
      for (const row of members) {
        let value = means[gap] ?? 0
        for (const [k, column] of there.entries())
          value += (slope[k] ?? 0) * ((rows[row * width + column] ?? 0) - (means[column] ?? 0))
        filled[row * width + gap] = value
      }
      for (const other of lacking) {
        let left = covariances[gap * width + other] ?? 0
        for (const [k, column] of there.entries()) left -= (slope[k] ?? 0) * (covariances[column * width + other] ?? 0)
        rest[gap * width + other] = (rest[gap * width + other] ?? 0) + left * members.length
      }
    }
  }
  return rest
}

/** Takes means and covariances anew from the filled rows. @returns the greatest change of any of them */
function maximise(
  { rows, width }: Table,
  rest: Float64Array,
  ridge: number,
  means: Float64Array,
  covariances: Float64Array,
): number {
  const count = rows.length / width
  let change = 0
  for (let column = 0; column < width; column++) {
    let sum = 0
    for (let row = 0; row < count; row++) sum += rows[row * width + column] ?? 0
    change = Math.max(change, Math.abs(sum / count - (means[column] ?? 0)))
    means[column] = sum / count
  }
  for (let a = 0; a < width; a++)
    for (let b = 0; b <= a; b++) {
      let sum = rest[a * width + b] ?? 0
      for (let row = 0; row < count; row++)
        sum += ((rows[row * width + a] ?? 0) - (means[a] ?? 0)) * ((rows[row * width + b] ?? 0) - (means[b] ?? 0))
      const covariance = sum / count / (a === b ? 1 : 1 + ridge)
      change = Math.max(change, Math.abs(covariance - (covariances[a * width + b] ?? 0)))
      covariances[a * width + b] = covariance
      covariances[b * width + a] = covariance
    }
  return change
}
