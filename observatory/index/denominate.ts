import * as z from "zod"
import { Refusal } from "../../base/index.ts"
import { noteNumbers } from "./number-notes.ts"
import { argumentsByIndicator } from "./own-arguments.ts"
import { marksOf, type Panel, seriesOf } from "./panel.ts"
import type { IndexState, Note, StepAnswer } from "./state.ts"
import { measuredWith } from "./treatment/measured.ts"

const Factor = z.number().positive()

/** Arguments of the step `denominate`. */
export const DenominateArguments = z.strictObject({
  /** By what the quotient is multiplied: for all indicators with a denominator, or by code (1 for the others). */
  scale: z.union([Factor, z.record(z.string(), Factor)]).default(1),
  /** Indicator → another denominator than the structure's (none: it stays as it is), another scale. */
  indicators: z
    .record(z.string(), z.strictObject({ denominator: z.union([z.string(), z.null()]), scale: Factor }).partial())
    .optional(),
})
export type DenominateArguments = z.output<typeof DenominateArguments>

/** Numbers by which an indicator is divided, over periods and units; marks where they are a series of the data. */
interface Denominator {
  readonly values: Float64Array
  readonly marks: Uint8Array | undefined
}

/**
 * Divides indicators by their denominators: indicator / (denominator / scale), number by number. A denominator is looked up
 * among the series of the data that are no indicators, then among the indicators as they were before this step, then among
 * the columns of the units, whose numbers hold for every period. Series and indicators count by period, which COINr's
 * panels cannot do without a coin a year. The quotient carries the marks of both numbers. An
 * index keeps only those other series of the data that its structure names as denominators.
 * @returns notes `divided` (indicator; figures denominator, scale), and `denominator-zero` or `denominator-missing`
 *   for numbers that are missing now and were there before (indicator, unit, period; more than ten of a period are counted)
 * @throws Refusal "observatory.unknown-denominator", "observatory.denominator-no-number",
 *   "observatory.denominator-negative", "observatory.denominator-column-negative", "observatory.options-of-unknown-indicator"
 * @example denominate(state, DenominateArguments.parse({ scale: { RD: 100 } }))
 * Source: Handbook on Constructing Composite Indicators (2008), step 2; scale as COINr's ScaleFactor
 */
export function denominate(state: IndexState, given: DenominateArguments): StepAnswer {
  const { structure, panel } = state
  const scaleByCode = typeof given.scale === "number" ? undefined : given.scale
  argumentsByIndicator(state, {}, scaleByCode && Object.fromEntries(Object.keys(scaleByCode).map((code) => [code, {}])))
  const plain: { denominator: string | null | undefined; scale: number | undefined } = {
    denominator: undefined,
    scale: undefined,
  }
  const own = argumentsByIndicator(state, plain, given.indicators)
  const values = panel.values.slice()
  const marks = panel.marks.slice()
  const notes: Note[] = []
  const known = new Map<string, Denominator>()
  for (const [series, code] of panel.series.entries()) {
    const name = own[series]?.denominator === undefined ? structure.nodes[series]?.denominator : own[series].denominator
    if (name === undefined || name === null) continue
    const forAll = typeof given.scale === "number" ? given.scale : (given.scale[code] ?? 1)
    const scale = own[series]?.scale ?? forAll
    const by = known.get(name) ?? denominatorOf(state, name, code)
    known.set(name, by)
    divide({ ...panel, values, marks }, series, by, scale, notes)
    notes.push({ what: "divided", indicator: code, figures: { denominator: name, scale } })
  }
  const divided: Panel = { ...panel, values, marks }
  return { state: { ...state, panel: divided, ...measuredWith(state, divided) }, notes }
}

export function denominatorOf(state: IndexState, name: string, indicator: string): Denominator {
  for (const panel of [state.others, state.panel]) {
    const series = panel.series.indexOf(name)
    if (series >= 0) return seriesDenominator(panel, series, name)
  }
  const column = state.units.columns.get(name)
  if (!column) throw new Refusal("observatory.unknown-denominator", { indicator, denominator: name })
  return columnDenominator(state, column, name)
}

function seriesDenominator(panel: Panel, series: number, name: string): Denominator {
  const values = seriesOf(panel, series)
  const width = panel.units.length
  for (let place = 0; place < values.length; place++)
    if ((values[place] ?? 0) < 0)
      throw new Refusal("observatory.denominator-negative", {
        denominator: name,
        unit: panel.units[place % width] ?? "",
        period: String(panel.periods[Math.floor(place / width)]),
        value: String(values[place]),
      })
  return { values, marks: marksOf(panel, series) }
}

function columnDenominator({ panel }: IndexState, column: readonly string[], name: string): Denominator {
  const row = Float64Array.from(column, (text, place) => {
    if (text.trim() === "") return Number.NaN
    const number = Number(text)
    const facts = { denominator: name, unit: panel.units[place] ?? "", value: text }
    if (!Number.isFinite(number)) throw new Refusal("observatory.denominator-no-number", facts)
    if (number < 0) throw new Refusal("observatory.denominator-column-negative", facts)
    return number
  })
  const values = new Float64Array(row.length * panel.periods.length)
  for (let period = 0; period < panel.periods.length; period++) values.set(row, period * row.length)
  return { values, marks: undefined }
}

/** Divides one series in place. */
function divide(panel: Panel, series: number, by: Denominator, scale: number, notes: Note[]): void {
  const numbers = seriesOf(panel, series)
  const marks = marksOf(panel, series)
  const zero: number[] = []
  const missing: number[] = []
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN
    if (Number.isNaN(number)) continue
    const divisor = by.values[place] ?? Number.NaN
    if (divisor > 0) {
      numbers[place] = number / (divisor / scale)
      if (by.marks) marks[place] = (marks[place] ?? 0) | (by.marks[place] ?? 0)
      continue
    }
    numbers[place] = Number.NaN
    marks[place] = 0
    if (divisor === 0) zero.push(place)
    else missing.push(place)
  }
  noteNumbers(notes, { what: "denominator-zero", panel, series, places: zero })
  noteNumbers(notes, { what: "denominator-missing", panel, series, places: missing })
}
