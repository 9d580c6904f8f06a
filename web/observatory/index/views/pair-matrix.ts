import type { Panel } from "../../../../observatory/index.ts"
import { numberAt } from "./lookups.ts"

/** Numbers between units: from the row to the column. */
export interface PairMatrix {
  readonly ends: readonly string[]
  /** Row after row; NaN where there is none. */
  readonly values: readonly number[]
  /** Every number has the same one in the other direction, or none: the pairs have no direction. */
  readonly undirected: boolean
}

/** The ends of a pair `A~B`, or nothing for a single unit. */
export function endsOf(unit: string): readonly [string, string] | undefined {
  const [from, to, more] = unit.split("~")
  return from === undefined || to === undefined || more !== undefined ? undefined : [from, to]
}

/** Series of a panel that have a number for a pair. */
export function pairSeries(panel: Panel): readonly string[] {
  const pairs = panel.units.flatMap((unit, place) => (endsOf(unit) === undefined ? [] : [place]))
  if (pairs.length === 0) return []
  const width = panel.units.length
  return panel.series.filter((_, series) =>
    panel.periods.some((__, row) =>
      pairs.some((pair) => !Number.isNaN(panel.values[(series * panel.periods.length + row) * width + pair])),
    ),
  )
}

export function pairMatrix(panel: Panel, code: string, period: number): PairMatrix {
  const pairs = panel.units.flatMap((unit) => {
    const ends = endsOf(unit)
    const value = numberAt(panel, code, period, unit)
    return ends === undefined || Number.isNaN(value) ? [] : [{ ends, value }]
  })
  const named = new Set(pairs.flatMap(({ ends }) => ends))
  const ends = [...panel.units, ...named].filter((unit, place, all) => named.has(unit) && all.indexOf(unit) === place)
  const places = new Map(ends.map((unit, place) => [unit, place]))
  const values = new Array<number>(ends.length ** 2).fill(Number.NaN)
  for (const {
    ends: [from, to],
    value,
  } of pairs)
    values[(places.get(from) ?? 0) * ends.length + (places.get(to) ?? 0)] = value
  const undirected = ends.every((_, row) =>
    ends.every((__, column) => {
      if (row === column) return true
      const [there, back] = [values[row * ends.length + column], values[column * ends.length + row]]
      return there === back || there === undefined || back === undefined || Number.isNaN(there) || Number.isNaN(back)
    }),
  )
  return { ends, values, undirected }
}
