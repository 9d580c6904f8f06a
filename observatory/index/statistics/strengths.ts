import { extent, ranks } from "../numbers.ts"
import { seriesOf } from "../panel.ts"
import type { IndexState } from "../state.ts"
import { codeAt, columnOfUnits, directionAt, numbersAt, placeOfUnit, rowsOf } from "./series.ts"

/** An indicator in which a unit stands high or low. */
export interface Standing {
  readonly code: string
  readonly name: string
  readonly parent?: string
  readonly unit?: string
  /** 1 for the best; equal numbers share the best of their places. */
  readonly rank: number
  /** How many units have a number. */
  readonly of: number
  /** As it was measured, before any normalisation. */
  readonly value: number
}

export interface StandingChoice {
  /** The last one where not given. */
  readonly period?: number
  /** How many of each; 5 where not given. */
  readonly top?: number
  readonly bottom?: number
  /** Column of the units: ranks among those that have the unit's text there. */
  readonly by?: string
  /** Indicators with a smaller part of different numbers are left out. */
  readonly unique?: number
}

/**
 * Indicators in which a unit ranks best and worst in a period, best and worst first. A rank that is the last of the
 * indicator is never a strength, however many share it. COINr's get_str_weak takes such a rank out of the weaknesses too,
 * so that what a unit is worst at does not show; here it does.
 * @throws Refusal "observatory.no-such-unit", "observatory.no-such-period", "observatory.no-such-column"
 * @example strengthsOf(state, "AUT", { top: 3 }).strengths
 * Source: COINr get_str_weak
 */
export function strengthsOf(
  state: IndexState,
  unit: string,
  choice: StandingChoice = {},
): { readonly strengths: readonly Standing[]; readonly weaknesses: readonly Standing[] } {
  const { top = 5, bottom = 5, by, unique = 0 } = choice
  const period = choice.period ?? state.panel.periods.at(-1)
  const rows = rowsOf(state.panel, period)
  const place = placeOfUnit(state, unit)
  const column = by === undefined ? undefined : columnOfUnits(state, by)
  const peers = [...state.panel.units.keys()].filter((other) => column === undefined || column[other] === column[place])
  const at = peers.indexOf(place)
  const standings = Array.from({ length: state.structure.indicators }, (_, indicator) => {
    const numbers = numbersAt(state, indicator, rows)
    const group = Float64Array.from(peers, (peer) => directionAt(state, indicator) * (numbers[peer] ?? Number.NaN))
    const order = ranks(group, "min", false)
    const { most: last } = extent(order)
    const of = order.reduce((count, rank) => count + (Number.isNaN(rank) ? 0 : 1), 0)
    const measured = seriesOf(state.measured ?? state.panel, indicator)
    const standing = { rank: order[at] ?? Number.NaN, of, value: measured[rows.from + place] ?? Number.NaN }
    const different = new Set(group.filter((number) => !Number.isNaN(number))).size
    return { ...describe(state, indicator), ...standing, last: standing.rank === last, different: different / of }
  }).filter(({ rank, different }) => !Number.isNaN(rank) && different >= unique)
  const shown = ({ last: _, different: __, ...standing }: (typeof standings)[number]): Standing => standing
  const rising = standings.toSorted((a, b) => a.rank - b.rank)
  return {
    strengths: rising
      .filter(({ last }) => !last)
      .slice(0, top)
      .map(shown),
    weaknesses: rising.toReversed().slice(0, bottom).map(shown),
  }
}

function describe(state: IndexState, place: number) {
  const { name = "", parent, unit } = state.structure.nodes[place] ?? {}
  return {
    code: codeAt(state, place),
    name,
    ...(parent !== undefined && { parent }),
    ...(unit !== undefined && { unit }),
  }
}
