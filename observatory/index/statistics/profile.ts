import { mean, median, present, ranks, type Ties } from "../numbers.ts"
import { type Mark, marksOf, namesOfMarks, seriesOf } from "../panel.ts"
import type { IndexState } from "../state.ts"
import { codeAt, columnOfUnits, directionAt, numbersAt, placeOfUnit, type Rows, rowsOf } from "./series.ts"

/** A unit among others. */
export interface Comparison {
  /** 1 for the best. */
  readonly rank: number
  readonly of: number
  readonly mean: number
  readonly median: number
}

/** A node of the index for one unit. */
export interface ProfileRow {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly parent?: string
  /** None where it is missing; then there is no comparison either. */
  readonly score?: number
  /** An indicator as it was measured, before any normalisation. */
  readonly measured?: number
  /** How the number came about. */
  readonly marks: readonly Mark[]
  /** Part of a score's weight that rests on numbers nobody observed. */
  readonly estimated?: number
  readonly all?: Comparison
  /** Among the units with the same text in the column. */
  readonly group?: Comparison
}

export interface Profile {
  readonly unit: string
  readonly period: number
  /** Text of the unit in the column that was asked for. */
  readonly groupName?: string
  /** From the top of the index down. */
  readonly rows: readonly ProfileRow[]
}

/**
 * All numbers of a unit in a period with its ranks, beside means and medians of all units and of its group.
 * @param choice by: column of the units; period: the last one where not given
 * @throws Refusal "observatory.no-such-unit", "observatory.no-such-period", "observatory.no-such-column"
 * @example profileOf(state, "AUT", { by: "Region" }).rows[0]?.group?.rank
 * Source: COINr get_unit_summary
 */
export function profileOf(
  state: IndexState,
  unit: string,
  choice: { period?: number; by?: string; ties?: Ties } = {},
): Profile {
  const period = choice.period ?? state.panel.periods.at(-1) ?? 0
  const rows = rowsOf(state.panel, period)
  const place = placeOfUnit(state, unit)
  const column = choice.by === undefined ? undefined : columnOfUnits(state, choice.by)
  const everyone = [...state.panel.units.keys()]
  const peers = column && everyone.filter((other) => column[other] === column[place])
  const last = state.scores === undefined ? state.structure.indicators : state.structure.nodes.length
  const nodes = Array.from({ length: last }, (_, node) => last - 1 - node)
  const groupName = column?.[place]
  return {
    unit,
    period,
    ...(groupName !== undefined && { groupName }),
    rows: nodes.map((node) => rowOf(state, node, rows, place, { everyone, peers, ties: choice.ties ?? "min" })),
  }
}

interface Among {
  readonly everyone: readonly number[]
  readonly peers: readonly number[] | undefined
  readonly ties: Ties
}

function rowOf(state: IndexState, node: number, rows: Rows, place: number, among: Among): ProfileRow {
  const { structure, scores, panel } = state
  const numbers = numbersAt(state, node, rows)
  const score = numbers[place] ?? Number.NaN
  const { name = "", level = 1, parent } = structure.nodes[node] ?? {}
  const indicator = node < structure.indicators
  const at = rows.from + place
  const source = indicator || scores === undefined ? panel : scores
  const series = indicator ? node : node - structure.indicators
  const measured = indicator ? seriesOf(state.measured ?? panel, node)[at] : undefined
  const estimated = indicator ? undefined : scores?.estimated[series * panel.periods.length * panel.units.length + at]
  const there = !Number.isNaN(score)
  const compare = (units: readonly number[]): Comparison =>
    comparison(numbers, place, units, directionAt(state, node), among.ties)
  return {
    code: codeAt(state, node),
    name,
    level,
    ...(parent !== undefined && { parent }),
    marks: namesOfMarks(marksOf(source, series)[at] ?? 0),
    ...(there && { score }),
    ...(measured !== undefined && !Number.isNaN(measured) && { measured }),
    ...(there && estimated !== undefined && { estimated }),
    ...(there && { all: compare(among.everyone) }),
    ...(there && among.peers && { group: compare(among.peers) }),
  }
}

function comparison(
  numbers: Float64Array,
  place: number,
  units: readonly number[],
  direction: 1 | -1,
  ties: Ties,
): Comparison {
  const group = Float64Array.from(units, (unit) => numbers[unit] ?? Number.NaN)
  const order = ranks(group, ties, direction === -1)
  return {
    rank: order[units.indexOf(place)] ?? Number.NaN,
    of: present(group).length,
    mean: mean(group),
    median: median(group),
  }
}
