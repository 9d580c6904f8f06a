import type { IndexState } from "../state.ts"
import { codeAt, numbersAt, rowsOf } from "./series.ts"

/** How many of some numbers are there. */
export interface Presence {
  readonly wanted: number
  readonly present: number
  /** Of the present ones. */
  readonly zeros: number
  /** present / wanted */
  readonly share: number
  /** Numbers that are there and not zero, as a part of those that are there; 0 where none is there. */
  readonly nonZero: number
}

export interface Availability {
  readonly whole: Presence
  /** By period and unit, periods first. */
  readonly units: readonly (Presence & {
    readonly unit: string
    readonly period: number
    /** Node above the indicators → of the indicators below it. */
    readonly below: Readonly<Record<string, Presence>>
  })[]
  /** By indicator, over all rows that were asked for. */
  readonly indicators: readonly (Presence & { readonly indicator: string })[]
  /** By period, over all indicators and units. */
  readonly periods: readonly (Presence & { readonly period: number })[]
}

/** A count while it goes on. */
interface Count {
  wanted: number
  present: number
  zeros: number
}
const start = (): Count => ({ wanted: 0, present: 0, zeros: 0 })

/**
 * Which numbers of the indicators are there: by unit and period with every node above, by indicator, by period.
 * @param period only this one
 * @throws Refusal "observatory.no-such-period"
 * @example availability(state).units.filter(({ share }) => share < 0.65)
 * Source: COINr get_data_avail and Screen, whose shares these are
 */
export function availability(state: IndexState, period?: number): Availability {
  const { panel, structure } = state
  const window = rowsOf(panel, period)
  const periods = period === undefined ? panel.periods : [period]
  const width = panel.units.length
  const nodes = structure.nodes.map(() => Array.from({ length: window.to - window.from }, start))
  const indicators = Array.from({ length: structure.indicators }, start)
  const byPeriod = periods.map(start)
  const whole = start()
  const units = Array.from({ length: window.to - window.from }, start)
  for (const [place, indicator] of indicators.entries())
    for (const [row, number] of numbersAt(state, place, window).entries()) {
      for (const count of [whole, indicator, byPeriod[Math.floor(row / width)], units[row]]) add(count, number)
      for (let above = structure.parents[place] ?? -1; above >= 0; above = structure.parents[above] ?? -1)
        add(nodes[above]?.[row], number)
    }
  const above = [...structure.nodes.keys()].slice(structure.indicators)
  return {
    whole: presenceOf(whole),
    units: units.map((count, row) => ({
      unit: panel.units[row % width] ?? "",
      period: periods[Math.floor(row / width)] ?? 0,
      ...presenceOf(count),
      below: Object.fromEntries(above.map((node) => [codeAt(state, node), presenceOf(nodes[node]?.[row] ?? start())])),
    })),
    indicators: indicators.map((count, place) => ({ indicator: codeAt(state, place), ...presenceOf(count) })),
    periods: byPeriod.map((count, place) => ({ period: periods[place] ?? 0, ...presenceOf(count) })),
  }
}

function add(count: Count | undefined, number: number): void {
  if (count === undefined) return
  count.wanted++
  if (Number.isNaN(number)) return
  count.present++
  if (number === 0) count.zeros++
}

function presenceOf({ wanted, present, zeros }: Count): Presence {
  const share = wanted === 0 ? 0 : present / wanted
  return { wanted, present, zeros, share, nonZero: present === 0 ? 0 : (present - zeros) / present }
}
