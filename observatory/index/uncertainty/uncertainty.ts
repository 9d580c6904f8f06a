import { Refusal } from "../../../base/index.ts"
import { quantile } from "../numbers.ts"
import { randomDraws } from "./draws.ts"
import { joinOutcomes, nominalOutcome, type Outcomes, outcomesOf, type Uncertain } from "./outcomes.ts"

/** How a number is spread over the runs: the middle, and the bounds that nine runs in ten lie between. */
export interface Spread {
  /** Without anything drawn. */
  readonly nominal: number
  readonly median: number
  readonly p5: number
  readonly p95: number
}

/** One unit in one period. */
export interface UnitSpread {
  readonly unit: string
  readonly period: number
  readonly score: Spread
  readonly rank: Spread
}

/** How far a unit's number moved between two periods, run by run: the same draws hold for both periods. */
export interface ChangeSpread {
  readonly unit: string
  readonly from: number
  readonly to: number
  /** Points of the score; of the index where the method has a base year. */
  readonly change: Spread
  /** Part of the runs in which it grew; a run without any change counts half. */
  readonly grew: number
}

/** What uncertain arguments do to an index. */
export interface UncertaintyAnswer {
  readonly node: string
  readonly runs: number
  readonly failed: Outcomes["failed"]
  readonly spreads: readonly UnitSpread[]
  /** From the first period to the last, and from each to the next. */
  readonly changes: readonly ChangeSpread[]
  /** In the last period; absent for more units than can be shown. */
  readonly order?: RankOrder
}

/** Which unit ranks above which. */
export interface RankOrder {
  readonly period: number
  /** By the nominal rank. */
  readonly units: readonly string[]
  /** Part of the runs in which the unit of the row scores above that of the column; equal scores count half. */
  readonly above: readonly (readonly number[])[]
  /**
   * Units that cannot be told apart: a group goes down from its first unit as long as that one is above in less than
   * `sure` of the runs.
   */
  readonly groups: readonly (readonly string[])[]
  readonly sure: number
}

const sure = 0.95
/** The most units for which each is compared with each. */
const mostCompared = 500

/**
 * Monte Carlo over uncertain arguments: scores, ranks and changes with the bounds that nine runs in ten lie between.
 * Run n draws from a stream of its own, so that the same seed gives the same digits however the work is shared.
 * @throws Refusal of the method as it is; "observatory.no-run" when every run failed
 * @example uncertaintyOf({ start, steps, vary, node: "INDEX" }, { runs: 1000, seed: 1 }).changes
 * Source: Handbook on Constructing Composite Indicators (2008), step 7
 */
export function uncertaintyOf(
  uncertain: Uncertain,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): UncertaintyAnswer {
  return summedUp(uncertain, [uncertaintyPart(uncertain, seed, 0, runs)])
}

/** Runs `from` to `from + runs` of the work: what a worker does. */
export function uncertaintyPart(uncertain: Uncertain, seed: number, from: number, runs: number): Outcomes {
  return outcomesOf(uncertain, randomDraws(seed, uncertain.vary.length, from, runs), from, runs)
}

/** The answer from all parts of the work. */
export function summedUp(uncertain: Uncertain, parts: readonly Outcomes[]): UncertaintyAnswer {
  const outcomes = joinOutcomes(parts)
  if (outcomes.failed.length === outcomes.runs)
    throw new Refusal("observatory.no-run", { runs: `${outcomes.runs}`, code: outcomes.failed[0]?.code ?? "" })
  const nominal = nominalOutcome(uncertain)
  return {
    node: uncertain.node,
    runs: outcomes.runs,
    failed: outcomes.failed,
    spreads: spreadsOf(nominal, outcomes),
    changes: changesOf(nominal, outcomes),
    ...(outcomes.units.length > mostCompared ? {} : { order: orderOf(nominal, outcomes) }),
  }
}

/** Numbers of one place (period, unit) in every run. */
function overRuns(numbers: Float64Array, runs: number, place: number): Float64Array {
  const size = numbers.length / runs
  return Float64Array.from({ length: runs }, (_, run) => numbers[run * size + place] ?? Number.NaN)
}

function spreadOf(nominal: number, numbers: Float64Array): Spread {
  const rising = numbers.filter((number) => !Number.isNaN(number)).sort()
  return { nominal, median: quantile(rising, 0.5), p5: quantile(rising, 0.05), p95: quantile(rising, 0.95) }
}

function spreadsOf(nominal: Outcomes, { units, periods, runs, scores, ranks }: Outcomes): readonly UnitSpread[] {
  return periods.flatMap((period, row) =>
    units.map((unit, column) => {
      const place = row * units.length + column
      return {
        unit,
        period,
        score: spreadOf(nominal.scores[place] ?? Number.NaN, overRuns(scores, runs, place)),
        rank: spreadOf(nominal.ranks[place] ?? Number.NaN, overRuns(ranks, runs, place)),
      }
    }),
  )
}

function changesOf(nominal: Outcomes, outcomes: Outcomes): readonly ChangeSpread[] {
  const { units, periods, runs } = outcomes
  const [numbers, usual] = [outcomes.based ?? outcomes.scores, nominal.based ?? nominal.scores]
  const steps = periods.slice(1).map((_, row) => [row, row + 1] as const)
  const spans = periods.length > 2 ? [[0, periods.length - 1] as const, ...steps] : steps
  return spans.flatMap(([from, to]) =>
    units.map((unit, column) => {
      const [first, last] = [from * units.length + column, to * units.length + column]
      const before = overRuns(numbers, runs, first)
      const moved = overRuns(numbers, runs, last).map((number, run) => number - (before[run] ?? Number.NaN))
      const counted = moved.filter((number) => !Number.isNaN(number))
      const grew = counted.reduce((sum, number) => sum + (number > 0 ? 1 : number === 0 ? 0.5 : 0), 0)
      return {
        unit,
        from: periods[from] ?? 0,
        to: periods[to] ?? 0,
        change: spreadOf((usual[last] ?? Number.NaN) - (usual[first] ?? Number.NaN), moved),
        grew: counted.length === 0 ? Number.NaN : grew / counted.length,
      }
    }),
  )
}

function orderOf(nominal: Outcomes, { units, periods, runs, scores }: Outcomes): RankOrder {
  const last = (periods.length - 1) * units.length
  const places = units
    .map((_, column) => column)
    .filter((column) => !Number.isNaN(nominal.ranks[last + column]))
    .sort((a, b) => (nominal.ranks[last + a] ?? 0) - (nominal.ranks[last + b] ?? 0) || a - b)
  const columns = places.map((column) => overRuns(scores, runs, last + column))
  const above = columns.map((row) => columns.map((column) => partAbove(row, column)))
  const named = places.map((column) => units[column] ?? "")
  const groups: string[][] = []
  let leader = 0
  for (const [place, unit] of named.entries()) {
    const group = groups.at(-1)
    if (group !== undefined && (above[leader]?.[place] ?? 0) < sure) group.push(unit)
    else {
      groups.push([unit])
      leader = place
    }
  }
  return { period: periods.at(-1) ?? 0, units: named, above, groups, sure }
}

function partAbove(ours: Float64Array, theirs: Float64Array): number {
  let [sum, count] = [0, 0]
  for (let run = 0; run < ours.length; run++) {
    const difference = (ours[run] ?? Number.NaN) - (theirs[run] ?? Number.NaN)
    if (Number.isNaN(difference)) continue
    count++
    if (difference > 0) sum += 1
    else if (difference === 0) sum += 0.5
  }
  return count === 0 ? Number.NaN : sum / count
}
