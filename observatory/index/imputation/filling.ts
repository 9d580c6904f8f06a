import { Refusal } from "../../../base/index.ts"
import type { Panel } from "../panel.ts"
import type { IndexState, Note } from "../state.ts"
import type { ImputeArguments } from "./impute.ts"

/** Arguments of an imputation without those of single indicators. */
export type FillArguments = Omit<ImputeArguments, "indicators">

/** What a method of imputation works on: it reads the panel of the state and writes values and marks of the new one. */
export interface Filling {
  readonly state: IndexState
  readonly filled: Panel
  /** Places of the indicators to fill, all with these arguments. */
  readonly indicators: readonly number[]
  readonly given: FillArguments
  readonly notes: Note[]
}

/** Refuses a unit that has nothing to be made of, unless it may stay missing. @param place within the series */
export function refuseRow({ state, given }: Filling, series: number, place: number): void {
  if (given.leave) return
  const { panel } = state
  const width = panel.units.length
  throw new Refusal("observatory.nothing-to-impute-from", {
    indicator: panel.series[series] ?? "",
    where: panel.units[place % width] ?? "",
    period: String(panel.periods[Math.floor(place / width)]),
  })
}
