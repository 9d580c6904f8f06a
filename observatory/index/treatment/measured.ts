import { marks, marksOf, type Panel, seriesOf } from "../panel.ts"
import type { IndexState } from "../state.ts"
import type { Window } from "../windows.ts"

/**
 * What `measured` becomes when a step makes a new panel of the indicators: the new numbers, but those of before where a
 * number is transformed. Nothing once the indicators are normalised: what a step does on their scale says nothing about
 * their own units.
 */
export function measuredWith({ measured, normalised }: IndexState, panel: Panel): { readonly measured?: Panel } {
  if (measured === undefined) return {}
  if (normalised) return { measured }
  const made = { ...panel, values: panel.values.slice(), marks: panel.marks.slice() }
  for (let place = 0; place < made.values.length; place++)
    if (((made.marks[place] ?? 0) & marks.transformed) !== 0) {
      made.values[place] = measured.values[place] ?? Number.NaN
      made.marks[place] = measured.marks[place] ?? 0
    }
  return { measured: made }
}

/** What `measured` becomes while a step transforms series one after the other. */
export interface Kept {
  panel: Panel | undefined
  /** Whether the panel is normalised: then nothing is kept. */
  readonly closed: boolean
}

/** @param panel the new panel, before anything in it was changed */
export function keptOf(state: IndexState, panel: Panel): Kept {
  return { panel: measuredWith(state, panel).measured, closed: state.normalised === true }
}

/** Takes over a window of a series as the panel has it: before it is transformed, or instead. */
export function keepPlain(kept: Kept, panel: Panel, series: number, { from, to }: Window): void {
  if (kept.closed) return
  kept.panel ??= { ...panel, values: panel.values.slice(), marks: panel.marks.slice() }
  const [values, old] = [seriesOf(panel, series), marksOf(panel, series)]
  const [plain, plainMarks] = [seriesOf(kept.panel, series), marksOf(kept.panel, series)]
  for (let place = from; place < to; place++) {
    const mark = old[place] ?? 0
    // What an earlier step transformed is known from before.
    if ((mark & marks.transformed) !== 0) continue
    plain[place] = values[place] ?? Number.NaN
    plainMarks[place] = mark
  }
}
