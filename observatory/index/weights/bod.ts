import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { maximise } from "../algebra/linear-program.ts"
import { extent } from "../numbers.ts"
import { type Group, refuseBelowZero } from "./group.ts"

const part = z.number().min(0).max(1)

/** Bounds of benefit of the doubt, as parts of 1; `children` has those of single ones. */
export const Bounds = z.strictObject({
  /** `weight`: of a child's weight in the sum of weights; `share`: of weight times number in the score. */
  of: z.enum(["weight", "share"]).default("share"),
  lower: part.default(0),
  upper: part.default(1),
  children: z.record(z.string(), z.tuple([part, part])).default({}),
})
export type Bounds = z.infer<typeof Bounds>

/**
 * Benefit of the doubt: each unit gets the weights under which its score Σ weight·number is greatest while no unit of the
 * rows exceeds 1 with the same weights. A linear program a unit; bounds keep a child's part between two values.
 * @returns child by child, weights in each row; they do not sum to 1: Σ weight·number is the score, 1 for the best
 * @throws Refusal "observatory.missing-to-weigh", "observatory.negative-to-weigh", "observatory.bounds-leave-nothing",
 *   "observatory.bounds-cannot-hold"
 * Source: Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82;
 * Handbook on Constructing Composite Indicators (2008), step 6, table 19
 */
export function weighByDoubt(group: Group, bounds: Bounds | undefined): readonly Float64Array[] {
  const { columns } = group
  refuseMissing(group)
  refuseBelowZero(group, "bod")
  const limits = limitsOf(group, bounds)
  const size = columns.length
  const length = columns[0]?.length ?? 0
  const numbers = new Float64Array(length * size)
  for (const [child, column] of columns.entries())
    for (let row = 0; row < length; row++) numbers[row * size + child] = column[row] ?? 0
  const scales = scalesOf(columns, bounds?.of === "weight")
  for (let place = 0; place < numbers.length; place++)
    numbers[place] = (numbers[place] ?? 0) / (scales[place % size] ?? 1)
  const best = undominated(numbers, size)
  const weights = columns.map(() => new Float64Array(length))
  for (let row = 0; row < length; row++) {
    const mine = numbers.subarray(row * size, (row + 1) * size)
    const x = weightsOf(group, mine, best, limits, bounds?.of ?? "share", row)
    for (const [child, column] of weights.entries()) column[row] = (x[child] ?? 0) / (scales[child] ?? 1)
  }
  return weights
}

/**
 * By what the numbers are divided so that they are about 1, and what counts as zero in the program does not depend on
 * their scale: each child's greatest, or the greatest of all where weights are compared with each other.
 */
function scalesOf(columns: readonly Float64Array[], common: boolean): readonly number[] {
  const greatest = columns.map((column) => extent(column).most || 1)
  const most = greatest.reduce((one, other) => Math.max(one, other), 0)
  return common ? greatest.map(() => most) : greatest
}

interface Limits {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

function limitsOf({ node, codes }: Group, bounds: Bounds | undefined): Limits {
  const lower = codes.map((code) => bounds?.children[code]?.[0] ?? bounds?.lower ?? 0)
  const upper = codes.map((code) => bounds?.children[code]?.[1] ?? bounds?.upper ?? 1)
  const sum = (parts: readonly number[]): number => parts.reduce((all, one) => all + one, 0)
  if (sum(lower) > 1 + 1e-12 || sum(upper) < 1 - 1e-12 || lower.some((least, at) => least > (upper[at] ?? 1)))
    throw new Refusal("observatory.bounds-leave-nothing", {
      node,
      lower: `${Number(sum(lower).toPrecision(6))}`,
      upper: `${Number(sum(upper).toPrecision(6))}`,
    })
  return { lower, upper }
}

function refuseMissing({ node, codes, columns, nameOf }: Group): void {
  for (const [place, column] of columns.entries()) {
    const row = column.findIndex(Number.isNaN)
    if (row >= 0)
      throw new Refusal("observatory.missing-to-weigh", { node, indicator: codes[place] ?? "", ...nameOf(row) })
  }
}

/** Rows that no other row reaches or exceeds in every number: with weights of zero or more only these can be the best. */
function undominated(numbers: Float64Array, size: number): Float64Array {
  const rows = Array.from({ length: numbers.length / size }, (_, row) => numbers.subarray(row * size, (row + 1) * size))
  const sums = rows.map((row) => row.reduce((sum, number) => sum + number, 0))
  const order = [...rows.keys()].sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
  const best: Float64Array[] = []
  for (const place of order) {
    const row = rows[place]
    if (row && !best.some((other) => reaches(other, row))) best.push(row)
  }
  const kept = new Float64Array(best.length * size)
  for (const [at, row] of best.entries()) kept.set(row, at * size)
  return kept
}

function reaches(one: Float64Array, other: Float64Array): boolean {
  for (let place = 0; place < one.length; place++) if ((one[place] ?? 0) < (other[place] ?? 0)) return false
  return true
}

function weightsOf(
  group: Group,
  mine: Float64Array,
  best: Float64Array,
  { lower, upper }: Limits,
  of: "weight" | "share",
  row: number,
): Float64Array {
  const size = mine.length
  const bounded: number[][] = []
  for (let child = 0; child < size; child++) {
    const counts = (place: number): number => (of === "share" ? (mine[place] ?? 0) : 1)
    const bound = (limit: number, sign: number): number[] =>
      Array.from(mine, (_, place) => sign * (limit * counts(place) - (place === child ? counts(place) : 0)))
    if ((lower[child] ?? 0) > 0) bounded.push(bound(lower[child] ?? 0, 1))
    if ((upper[child] ?? 1) < 1) bounded.push(bound(upper[child] ?? 1, -1))
  }
  const rows = Float64Array.from([...best, ...bounded.flat()])
  const limits = [...new Array<number>(best.length / size).fill(1), ...bounded.map(() => 0)]
  const answer = maximise({ objective: mine, rows, limits })
  if (answer !== "unbounded" && answer.value > 1e-12) return answer.x
  if (mine.some((number) => number > 0))
    throw new Refusal("observatory.bounds-cannot-hold", { node: group.node, ...group.nameOf(row) })
  // Zero in everything: the score is zero whatever the weights.
  return new Float64Array(size).fill(1)
}
