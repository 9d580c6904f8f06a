import type { Panel } from "./panel.ts"
import type { Note } from "./state.ts"

/** Single numbers of a series to which the same happened. */
export interface NotedNumbers {
  readonly what: string
  readonly panel: Pick<Panel, "series" | "periods" | "units">
  readonly series: number
  /** Rising, within the series. */
  readonly places: readonly number[]
  readonly figuresOf?: (place: number) => Readonly<Record<string, number>>
}

/** So many numbers of an indicator and a period are named one by one; more are counted. */
const mostNamed = 10

/** Notes numbers of a series by unit and period, or how many they are in a period: a record stays short for millions. */
export function noteNumbers(notes: Note[], { what, panel, series, places, figuresOf }: NotedNumbers): void {
  const { periods, units } = panel
  const indicator = panel.series[series] ?? ""
  for (let from = 0; from < places.length; ) {
    const row = Math.floor((places[from] ?? 0) / units.length)
    let to = from
    while (to < places.length && (places[to] ?? 0) < (row + 1) * units.length) to++
    const period = periods[row] ?? Number.NaN
    if (to - from > mostNamed) notes.push({ what, indicator, period, figures: { numbers: to - from } })
    else
      for (const place of places.slice(from, to)) {
        const figures = figuresOf && { figures: figuresOf(place) }
        notes.push({ what, indicator, unit: units[place % units.length] ?? "", period, ...figures })
      }
    from = to
  }
}
