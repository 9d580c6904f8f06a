import type { Ties } from "../numbers.ts"
import { type Panel, placeIn } from "../panel.ts"
import { fastRanks } from "../ranking/fast-ranks.ts"
import { correlationBetween } from "../statistics/correlation.ts"

/** A unit in two runs of an index; NaN where it has no score. */
export interface UnitCompared {
  readonly code: string
  readonly period: number
  readonly unit: string
  readonly scores: readonly [number, number]
  readonly ranks: readonly [number, number]
  /** Places that the unit moved up, below zero for down; NaN where it has no rank in one of the two. */
  readonly shift: number
}

/** A node in a period of two runs. */
export interface NodeCompared {
  readonly code: string
  readonly period: number
  /** Units that have a rank in both. */
  readonly units: number
  /** Of these: how many places they move in either direction, on average (NaN for no units) and at most; how many move. */
  readonly meanShift: number
  readonly mostShift: number
  readonly moved: number
  /** Rank correlation of their scores (Spearman); NaN where all are equal in one of the runs or fewer than two meet. */
  readonly correlation: number
  /** Units with a score in one of the two alone. */
  readonly onlyFirst: readonly string[]
  readonly onlySecond: readonly string[]
}

/** Two runs of an index, side by side. */
export interface Comparison {
  readonly units: readonly UnitCompared[]
  readonly nodes: readonly NodeCompared[]
  /** What only one of the runs knows. */
  readonly onlyFirst: Known
  readonly onlySecond: Known
}

/** Nodes, periods and units of a run. */
export interface Known {
  readonly nodes: readonly string[]
  readonly periods: readonly number[]
  readonly units: readonly string[]
}

export interface ComparisonChoice {
  readonly ties?: Ties
  /** `own`: each run ranks all its units. `both`: only units with a score in both runs are ranked. */
  readonly among?: "own" | "both"
}

/**
 * Compares two runs of an index node by node and period by period: who moves how many places, how far ranks shift on average,
 * and who is in one of them alone. Units, periods and nodes are known by their codes, in the order of the first run.
 * @param first scores of a run, or any panel of numbers of which more is better
 * @example compareRuns(before, after).nodes[0]?.meanShift
 * Source: Saisana, Saltelli and Tarantola (2005): the mean absolute shift in rank; COINr compare_coins
 */
export function compareRuns(first: Panel, second: Panel, choice: ComparisonChoice = {}): Comparison {
  const units = [...new Set([...first.units, ...second.units])]
  const found = first.series
    .filter((code) => second.series.includes(code))
    .flatMap((code) =>
      first.periods
        .filter((period) => second.periods.includes(period))
        .map((period) => compareNode([first, second], units, code, period, choice)),
    )
  return {
    units: found.flatMap(({ rows }) => rows),
    nodes: found.map(({ node }) => node),
    onlyFirst: onlyIn(first, second),
    onlySecond: onlyIn(second, first),
  }
}

function onlyIn(one: Panel, other: Panel): Known {
  const units = new Set(other.units)
  return {
    nodes: one.series.filter((code) => !other.series.includes(code)),
    periods: one.periods.filter((period) => !other.periods.includes(period)),
    units: one.units.filter((code) => !units.has(code)),
  }
}

function compareNode(
  runs: readonly [Panel, Panel],
  units: readonly string[],
  code: string,
  period: number,
  { ties = "min", among = "own" }: ComparisonChoice,
): { readonly rows: readonly UnitCompared[]; readonly node: NodeCompared } {
  const [before, after] = [scoresIn(runs[0], units, code, period), scoresIn(runs[1], units, code, period)]
  const [ranksBefore, ranksAfter] = [
    ranksAmong(before, after, { ties, among }),
    ranksAmong(after, before, { ties, among }),
  ]
  const rows = units.map((unit, place): UnitCompared => {
    const scores = [before[place] ?? Number.NaN, after[place] ?? Number.NaN] as const
    const ranks = [ranksBefore[place] ?? Number.NaN, ranksAfter[place] ?? Number.NaN] as const
    return { code, period, unit, scores, ranks, shift: ranks[0] - ranks[1] }
  })
  const only = (mine: 0 | 1) =>
    rows.filter(({ scores }) => !Number.isNaN(scores[mine]) && Number.isNaN(scores[1 - mine]))
  const node = {
    code,
    period,
    ...shiftsOf(rows),
    correlation: correlationBetween(before, after, "spearman").value,
    onlyFirst: only(0).map(({ unit }) => unit),
    onlySecond: only(1).map(({ unit }) => unit),
  }
  return { rows, node }
}

function shiftsOf(rows: readonly UnitCompared[]): Pick<NodeCompared, "units" | "meanShift" | "mostShift" | "moved"> {
  let [units, sum, mostShift, moved] = [0, 0, 0, 0]
  for (const { shift } of rows) {
    if (Number.isNaN(shift)) continue
    const places = Math.abs(shift)
    units++
    sum += places
    mostShift = Math.max(mostShift, places)
    if (places > 0) moved++
  }
  return { units, meanShift: sum / units, mostShift, moved }
}

/** Scores of the units in their order, NaN for those that the run does not know. */
function scoresIn(panel: Panel, units: readonly string[], code: string, period: number): Float64Array {
  const [series, year] = [panel.series.indexOf(code), panel.periods.indexOf(period)]
  const places = new Map(panel.units.map((unit, place) => [unit, place]))
  return Float64Array.from(units, (unit) => {
    const place = places.get(unit)
    return place === undefined ? Number.NaN : (panel.values[placeIn(panel, series, year, place)] ?? Number.NaN)
  })
}

function ranksAmong(
  scores: Float64Array,
  others: Float64Array,
  { ties, among }: Required<ComparisonChoice>,
): Float64Array {
  const ranked =
    among === "own" ? scores : scores.map((score, place) => (Number.isNaN(others[place]) ? Number.NaN : score))
  const made = new Float64Array(scores.length)
  fastRanks(ranked, made, ties, false)
  return made
}
