import * as z from "zod"
import { Refusal } from "../../base/index.ts"
import { refuseLoosePairs } from "./pairs/loose-pairs.ts"
import type { IndexState, Note, StepAnswer } from "./state.ts"
import { withUnits } from "./unit-selection.ts"

const Share = z.number().min(0).max(1)

/** Arguments of the step `screen`. */
export const ScreenArguments = z.strictObject({
  /** Least share of an indicator's numbers that must be there. */
  present: Share.optional(),
  /** Least share of those that are there which must not be zero. */
  nonzero: Share.optional(),
  /** Codes of units that stay whatever their shares. */
  include: z.array(z.string()).default([]),
  /** Codes of units that go whatever their shares. */
  exclude: z.array(z.string()).default([]),
  over: z.enum(["panel", "period"]).default("panel"),
})
export type ScreenArguments = z.output<typeof ScreenArguments>

/**
 * Leaves out units that have too few numbers, or too many zeros among those they have. `over: panel` counts over all
 * periods and drops the unit from the whole index; `over: period` counts in each period and makes the unit's numbers of
 * that period missing. A unit exactly at the limit stays. Shares as in COINr's `Screen`: zeros count against the numbers
 * that are there. A unit without any number has a share of 0 of both; COINr has none for the second and keeps it.
 * @returns notes `screened-out` (unit, period with `over: period`; figures present and nonzero) and `kept-by-name`
 * @throws Refusal "observatory.screen-of-unknown-unit", "observatory.screened-both-ways", "observatory.too-few-units",
 *   "observatory.pairs-first"
 * @example screen(state, ScreenArguments.parse({ present: 0.65, nonzero: 0.2 }))
 * Source: Handbook on Constructing Composite Indicators (2008), step 3, for the rule; COINr 1.1.14 for the definitions
 */
export function screen(state: IndexState, given: ScreenArguments): StepAnswer {
  refuseLoosePairs(state, "screen")
  checkNames(state, given)
  return given.over === "panel" ? screenPanel(state, given) : screenPeriods(state, given)
}

function checkNames({ units }: IndexState, { include, exclude }: ScreenArguments): void {
  const known = new Set(units.codes)
  for (const unit of [...include, ...exclude])
    if (!known.has(unit)) throw new Refusal("observatory.screen-of-unknown-unit", { unit })
  for (const unit of include) if (exclude.includes(unit)) throw new Refusal("observatory.screened-both-ways", { unit })
}

/** Counts by unit over some periods. */
interface Counts {
  readonly present: Uint32Array
  readonly zeros: Uint32Array
  readonly possible: number
}

function countsOf({ panel }: IndexState, firstPeriod: number, periods: number): Counts {
  const width = panel.units.length
  const present = new Uint32Array(width)
  const zeros = new Uint32Array(width)
  for (let series = 0; series < panel.series.length; series++) {
    const from = (series * panel.periods.length + firstPeriod) * width
    for (let row = 0; row < periods; row++)
      for (let unit = 0; unit < width; unit++) {
        const number = panel.values[from + row * width + unit] ?? Number.NaN
        if (Number.isNaN(number)) continue
        present[unit] = (present[unit] ?? 0) + 1
        if (number === 0) zeros[unit] = (zeros[unit] ?? 0) + 1
      }
  }
  return { present, zeros, possible: panel.series.length * periods }
}

/** What becomes of one unit. */
function decide({ present, zeros, possible }: Counts, unit: number, code: string, given: ScreenArguments) {
  const there = present[unit] ?? 0
  const shares = {
    present: possible === 0 ? 0 : there / possible,
    nonzero: there === 0 ? 0 : (there - (zeros[unit] ?? 0)) / there,
  }
  const failed = shares.present < (given.present ?? 0) || shares.nonzero < (given.nonzero ?? 0)
  const out = given.exclude.includes(code) || (failed && !given.include.includes(code))
  return { out, what: out ? "screened-out" : failed ? "kept-by-name" : undefined, shares }
}

function screenPanel(state: IndexState, given: ScreenArguments): StepAnswer {
  const counts = countsOf(state, 0, state.panel.periods.length)
  const notes: Note[] = []
  const kept: number[] = []
  for (const [unit, code] of state.panel.units.entries()) {
    const { out, what, shares } = decide(counts, unit, code, given)
    if (what) notes.push({ what, unit: code, figures: shares })
    if (!out) kept.push(unit)
  }
  if (kept.length < 2) throw new Refusal("observatory.too-few-units", { units: String(kept.length) })
  return { state: kept.length === state.panel.units.length ? state : withUnits(state, kept), notes }
}

function screenPeriods(state: IndexState, given: ScreenArguments): StepAnswer {
  const { panel } = state
  const values = panel.values.slice()
  const marks = panel.marks.slice()
  const measured = state.measured && { ...state.measured, values: state.measured.values.slice() }
  const notes: Note[] = []
  const width = panel.units.length
  for (const [row, period] of panel.periods.entries()) {
    const counts = countsOf(state, row, 1)
    let left = 0
    for (const [unit, code] of panel.units.entries()) {
      const { out, what, shares } = decide(counts, unit, code, given)
      if (what) notes.push({ what, unit: code, period, figures: shares })
      if (!out) left++
      else
        for (let series = 0; series < panel.series.length; series++) {
          const place = (series * panel.periods.length + row) * width + unit
          values[place] = Number.NaN
          marks[place] = 0
          if (measured) measured.values[place] = Number.NaN
        }
    }
    if (left < 2)
      throw new Refusal("observatory.too-few-units-in-period", { units: String(left), period: String(period) })
  }
  return { state: { ...state, panel: { ...panel, values, marks }, ...(measured && { measured }) }, notes }
}
