import type { Panel } from "./panel.ts"

/** Part of each series over which figures are taken together: one period, or all of them. Places count within the series. */
export interface Window {
  readonly from: number
  readonly to: number
  /** None where the window holds all periods. */
  readonly period?: number
}

/** Windows of a panel: one over all periods, or one a period. */
export function windowsOf({ periods, units }: Panel, over: "panel" | "period"): readonly Window[] {
  const width = units.length
  if (over === "panel") return [{ from: 0, to: periods.length * width }]
  return periods.map((period, row) => ({ from: row * width, to: (row + 1) * width, period }))
}

/** The periods of a window for a reader: `2020` or `2018–2022`. */
export function periodsOf({ periods }: Panel, { period }: Window): string {
  return period === undefined ? `${periods[0]}–${periods.at(-1)}` : String(period)
}
