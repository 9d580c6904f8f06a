import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { noteNumbers } from "../number-notes.ts"
import { present } from "../numbers.ts"
import { argumentsByIndicator } from "../own-arguments.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { marks, marksOf, type Panel, seriesOf } from "../panel.ts"
import type { IndexState, Note, StepAnswer } from "../state.ts"
import type { IndexNode } from "../structure.ts"
import { periodsOf, type Window, windowsOf } from "../windows.ts"
import { type Kept, keepPlain, keptOf } from "./measured.ts"
import { type Shape, shapeOf, unclamped } from "./shape.ts"
import { type Transform, transformations, transformOf } from "./transform.ts"
import { transformGoalposts } from "./transform-goalposts.ts"
import { capBeyond, isOutlying, moveWithin, winsorise } from "./winsorise.ts"

const Beyond = z.strictObject({
  deviations: z.number().positive().default(3),
  /** Moved to the nearest number within, or missing. */
  how: z.enum(["cap", "leave-out"]).default("cap"),
})
const options = z.strictObject({
  winsorise: z.int().min(0),
  skewness: z.number().min(0),
  kurtosis: z.number(),
  rule: z.enum(["and", "or"]),
  otherwise: z.enum(["none", ...transformations]),
  combined: z.boolean(),
  over: z.enum(["panel", "period"]),
  lambda: z.number(),
  shift: z.number(),
  factor: z.number().positive(),
  beyond: Beyond.nullable(),
})
const { shape } = options

/** Arguments of the step `treat`. */
export const TreatArguments = z.strictObject({
  /** Most numbers of a series that are moved. */
  winsorise: shape.winsorise.default(5),
  /** Limits from which on a series has outliers: of |skewness| and of the excess kurtosis. */
  skewness: shape.skewness.default(2),
  kurtosis: shape.kurtosis.default(3.5),
  /** Both limits, or one of them: `or` finds fat tails too, and series that are merely skewed. */
  rule: shape.rule.default("and"),
  /** What is done to a series that winsorising does not cure. */
  otherwise: shape.otherwise.default("log-ct"),
  /** The transformation takes the winsorised series instead of the original. */
  combined: shape.combined.default(false),
  over: shape.over.default("panel"),
  /** boxcox: exponent (without it the likeliest) and what is added (without it the least becomes 1). */
  lambda: shape.lambda.optional(),
  shift: shape.shift.optional(),
  /** log-gii: factor of the maximum. */
  factor: shape.factor.optional(),
  /** Instead of all the above: numbers beyond mean ± some standard deviations are moved or left out. */
  beyond: shape.beyond.default(null),
  /** Indicator → arguments of its own. */
  indicators: z.record(z.string(), options.partial()).optional(),
})
export type TreatArguments = z.output<typeof TreatArguments>
type OneSeries = Omit<TreatArguments, "indicators">

/**
 * Treats series with outliers. A series has them where |skewness| and excess kurtosis (both adjusted) reach their limits. It
 * is winsorised step by step; where that does not do within the limit, the original series is transformed instead
 * (`combined`: the winsorised one). What still has outliers is noted `not-treated`; with `otherwise: none` it is then as it
 * was. By default one rule holds for all periods: COINr treats year by year, so that a number may be capped in one year and
 * not in the next, which moves an index without anybody having moved. `over: period` does the same here; a series is then
 * transformed in some periods only, and must be normalised by period. `rule: or` finds fat tails, which pass COINr's test.
 * Goalposts and target of a transformed indicator are transformed with it, or dropped and noted where that is impossible.
 * @returns notes by indicator (and period): `no-outliers`, `too-few-to-test`, `winsorised`, `transformed`, `not-treated`,
 *   `beyond-deviations` with skewness and kurtosis before and after; `capped` and `left-out` by unit and period
 * @throws Refusal "observatory.outside-transformation", "observatory.options-of-unknown-indicator",
 *   "observatory.pairs-first"
 * @example treat(state, TreatArguments.parse({ winsorise: 5, otherwise: "log-ct-plus" }))
 * @example treat(state, TreatArguments.parse({ winsorise: 0, skewness: 1, kurtosis: -100, otherwise: "square-root" }))
 * Source: Handbook on Constructing Composite Indicators (2008), steps 3 and 5; COINr 1.1.14 `Treat`
 */
export function treat(state: IndexState, { indicators: own, ...forAll }: TreatArguments): StepAnswer {
  refuseLoosePairs(state, "treat")
  const byIndicator = argumentsByIndicator<OneSeries>(state, forAll, own)
  const panel: Panel = { ...state.panel, values: state.panel.values.slice(), marks: state.panel.marks.slice() }
  const notes: Note[] = []
  const nodes = new Map<number, IndexNode>()
  const kept = keptOf(state, panel)
  for (const [series, given] of byIndicator.entries()) {
    const windows = windowsOf(panel, given.over)
    const transforms = windows.map((window) => {
      const transform = treatWindow({ before: state.panel, panel, series, given, notes, kept }, window)
      if (transform === undefined && kept.panel) keepPlain(kept, panel, series, window)
      return transform
    })
    const node = state.structure.nodes[series]
    if (node) nodes.set(series, transformGoalposts(node, transforms, notes))
  }
  const structure = { ...state.structure, nodes: state.structure.nodes.map((node, place) => nodes.get(place) ?? node) }
  return { state: { ...state, structure, panel, ...(kept.panel && { measured: kept.panel }) }, notes }
}

/** What is treated. */
interface Treating {
  readonly before: Panel
  readonly panel: Panel
  readonly series: number
  readonly given: OneSeries
  readonly notes: Note[]
  readonly kept: Kept
}

/** Treats one window in place. @returns the transformation, where there was one */
function treatWindow(treating: Treating, window: Window): Transform | undefined {
  const { panel, series, given } = treating
  const numbers = seriesOf(panel, series).subarray(window.from, window.to)
  const there = present(numbers)
  const first = unclamped(there)
  const started = { skewnessBefore: first.skewness, kurtosisBefore: first.kurtosis }
  const note = (what: string, { skewness, kurtosis }: Shape, figures: Note["figures"] = {}) =>
    treating.notes.push({ what, ...placeOf(treating, window), figures: { skewness, kurtosis, ...figures } })
  if (given.beyond) {
    const points = capBeyond(numbers, first, given.beyond.deviations, given.beyond.how === "leave-out")
    if (points === 0) return undefined
    note("beyond-deviations", shapeOf(numbers), { points, ...started })
    markMoved(treating, window)
    return undefined
  }
  if (!isOutlying(first, given)) {
    if (first.count < 4) note("too-few-to-test", first, { numbers: first.count })
    else note("no-outliers", first)
    return undefined
  }
  const bounds = winsorise(there, first, given.winsorise, given)
  const cured = !isOutlying(bounds.shape, given)
  const moved = cured || (given.combined && bounds.shape.moved > 0)
  if (moved) {
    moveWithin(numbers, bounds)
    note("winsorised", bounds.shape, { points: bounds.shape.moved, ...started })
    markMoved(treating, window)
  }
  if (cured) return undefined
  const second = moved ? bounds.shape : first
  if (given.otherwise === "none") {
    note("not-treated", second, started)
    return undefined
  }
  const transform = transformOf(given.otherwise, numbers, second, given)
  keepPlain(treating.kept, panel, series, window)
  transformWindow(treating, window, transform)
  const third = shapeOf(numbers)
  note("transformed", third, { by: given.otherwise, ...transform.figures, ...started })
  if (isOutlying(third, given)) note("not-treated", third, started)
  return transform
}

function placeOf({ panel, series }: Treating, { period }: Window) {
  return { indicator: panel.series[series] ?? "", ...(period !== undefined && { period }) }
}

/** Marks and notes the numbers that are not what they were. */
function markMoved({ before, panel, series, notes }: Treating, { from, to }: Window): void {
  const old = seriesOf(before, series)
  const numbers = seriesOf(panel, series)
  const made = marksOf(panel, series)
  const capped: number[] = []
  const left: number[] = []
  for (let place = from; place < to; place++) {
    const was = old[place] ?? Number.NaN
    const is = numbers[place] ?? Number.NaN
    if (was === is || Number.isNaN(was)) continue
    if (Number.isNaN(is)) left.push(place)
    else capped.push(place)
    made[place] = Number.isNaN(is) ? 0 : (made[place] ?? 0) | marks.capped
  }
  const figuresOf = (place: number) => ({ from: old[place] ?? Number.NaN })
  const moved = (place: number) => ({ ...figuresOf(place), to: numbers[place] ?? Number.NaN })
  noteNumbers(notes, { what: "capped", panel, series, places: capped, figuresOf: moved })
  noteNumbers(notes, { what: "left-out", panel, series, places: left, figuresOf })
}

function transformWindow({ panel, series, given }: Treating, window: Window, { apply }: Transform): void {
  const numbers = seriesOf(panel, series)
  const made = marksOf(panel, series)
  const width = panel.units.length
  for (let place = window.from; place < window.to; place++) {
    const number = numbers[place] ?? Number.NaN
    if (Number.isNaN(number)) continue
    const moved = apply(number)
    if (!Number.isFinite(moved))
      throw new Refusal("observatory.outside-transformation", {
        indicator: panel.series[series] ?? "",
        unit: panel.units[place % width] ?? "",
        period: String(panel.periods[Math.floor(place / width)]),
        periods: periodsOf(panel, window),
        value: String(number),
        transformation: given.otherwise,
      })
    numbers[place] = moved
    made[place] = (made[place] ?? 0) | marks.transformed
  }
}
