import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { emptyPanel, marksOf, type Panel, placeIn, seriesOf } from "../panel.ts"
import type { IndexState, Note, StepAnswer } from "../state.ts"
import { type Combined, chainedNode, fixedNode, type Series } from "./base-node.ts"

export const BaseArguments = z.strictObject({
  /** The period that is 100. */
  period: z.int(),
  formula: z
    .enum(["fixed-arithmetic", "chained-arithmetic", "geometric", "chained-geometric", "fixed-harmonic", "score"])
    .default("geometric"),
  /** `own`: each unit is 100 in the base period; `mean`: the mean of the units is. */
  to: z.enum(["own", "mean"]).default("own"),
})
export type BaseArguments = z.infer<typeof BaseArguments>

/**
 * The index with a base period = 100, for every node and indicator. An indicator is 100 · x(t) / x(base), of its numbers
 * as they stood before they were normalised (or of those that are there), and 100 · x(base) / x(t) where less is better. A
 * node is made of its children with the weights of the last step that gave them, which sum to 1 over the children that are
 * there. Weights that differ by unit or period (benefit of the doubt) would move an index although no number moved, so that
 * only `score` takes them:
 *
 * | formula | node |
 * | --- | --- |
 * | fixed-arithmetic | Σ w·I(t) |
 * | geometric | Π I(t)^w |
 * | fixed-harmonic | 1 / Σ (w / I(t)) |
 * | chained-arithmetic | last period's index · Σ w·I(t)/I(t−1) |
 * | chained-geometric | last period's index · Π (I(t)/I(t−1))^w; other than `geometric` only where numbers are missing |
 * | score | 100 · score(t) / score(base), indicators as above |
 *
 * The formula is part of the result. One panel gave 198.9 with the fixed arithmetic mean, 173.6 chained, 164.6
 * geometric (chained or not) and 147.9 harmonic. The arithmetic mean of ratios drifts upward and depends on the base period; the
 * geometric mean does neither. A number without one at the base is left out and noted.
 *
 * @throws Refusal "observatory.no-base-period", "observatory.no-ratio" for zero or less, by indicator, unit and period,
 *   "observatory.no-scores-yet" for the scores' ratio before there are scores, "observatory.no-weight",
 *   "observatory.base-of-own-weights", "observatory.pairs-first"
 * @example base(state, BaseArguments.parse({ period: 2018, formula: "chained-geometric" })).state.based
 * Source: Handbook on Constructing Composite Indicators (2008), step 5, indices of change; Fisher (1922) on the drift
 */
export function base(state: IndexState, { period, formula, to }: BaseArguments): StepAnswer {
  const { structure, panel } = state
  refuseLoosePairs(state, "base")
  const at = panel.periods.indexOf(period)
  if (at < 0) throw new Refusal("observatory.no-base-period", { period: `${period}` })
  const based = emptyPanel(
    structure.nodes.map(({ code }) => code),
    panel.periods,
    panel.units,
  )
  const notes: Note[] = []
  for (let node = 0; node < structure.indicators; node++) {
    const turned = structure.nodes[node]?.direction === -1
    relative(state.measured ?? panel, node, based, node, { at, to, turned }, notes)
  }
  for (let node = structure.indicators; node < structure.nodes.length; node++)
    if (formula === "score") scoreRatio(state, based, node, { at, to, turned: false }, notes)
    else combine(state, based, node, { at, formula })
  return { state: { ...state, based }, notes }
}

interface Ratio {
  readonly at: number
  readonly to: BaseArguments["to"]
  readonly turned: boolean
}

/** Writes 100 · ratio to the base of one series. */
function relative(
  from: Panel,
  series: number,
  to: Panel,
  node: number,
  { at, to: which, turned }: Ratio,
  notes: Note[],
): void {
  const [numbers, made] = [seriesOf(from, series), seriesOf(to, node)]
  const [marks, madeMarks] = [marksOf(from, series), marksOf(to, node)]
  const width = from.units.length
  refuseLow(from, series, numbers)
  const row = numbers.subarray(at * width, (at + 1) * width)
  const common = which === "mean" ? meanOf(row) : undefined
  const lost: number[] = []
  for (let unit = 0; unit < width; unit++) {
    const start = common ?? row[unit] ?? Number.NaN
    for (let place = unit; place < numbers.length; place += width) {
      const number = numbers[place] ?? Number.NaN
      const value = turned ? (100 * start) / number : (100 * number) / start
      made[place] = value
      madeMarks[place] = Number.isNaN(value) ? 0 : (marks[place] ?? 0)
    }
    if (Number.isNaN(start)) lost.push(unit)
  }
  noteLost(from, series, lost, at, notes)
}

function meanOf(row: Float64Array): number {
  let [sum, count] = [0, 0]
  for (const number of row) {
    if (Number.isNaN(number)) continue
    sum += number
    count++
  }
  return sum / count
}

function refuseLow({ series, periods, units }: Panel, place: number, numbers: Float64Array): void {
  const low = numbers.findIndex((number) => number <= 0)
  if (low < 0) return
  throw new Refusal("observatory.no-ratio", {
    indicator: series[place] ?? "",
    unit: units[low % units.length] ?? "",
    period: `${periods[Math.floor(low / units.length)] ?? ""}`,
    value: `${numbers[low] ?? ""}`,
  })
}

/** Units whose numbers of a series are lost since they have none at the base, in one note. */
function noteLost(from: Panel, series: number, lost: readonly number[], at: number, notes: Note[]): void {
  const numbers = seriesOf(from, series)
  const width = from.units.length
  const count = (unit: number) =>
    from.periods.filter((_, period) => !Number.isNaN(numbers[period * width + unit])).length
  const units = lost.filter((unit) => count(unit) > 0)
  const [indicator, period, unit] = [from.series[series], from.periods[at], from.units[units[0] ?? -1]]
  if (indicator === undefined || period === undefined || unit === undefined) return
  const figures = { units: units.length, numbers: units.reduce((sum, one) => sum + count(one), 0) }
  notes.push({ what: "no-number-at-the-base", indicator, period, ...(units.length === 1 ? { unit } : {}), figures })
}

function scoreRatio({ scores, structure }: IndexState, based: Panel, node: number, ratio: Ratio, notes: Note[]): void {
  if (scores === undefined) throw new Refusal("observatory.no-scores-yet")
  relative(scores, node - structure.indicators, based, node, ratio, notes)
}

function combine(
  { structure, weights, ownWeights }: IndexState,
  based: Panel,
  node: number,
  { at, formula }: { readonly at: number; readonly formula: Exclude<BaseArguments["formula"], "score"> },
): void {
  const code = structure.nodes[node]?.code ?? ""
  if (ownWeights.has(node)) throw new Refusal("observatory.base-of-own-weights", { node: code, formula })
  const children = (structure.children[node] ?? []).map(
    (child): Series => ({ values: seriesOf(based, child), marks: marksOf(based, child), weight: weights[child] ?? 0 }),
  )
  if (!children.some(({ weight }) => weight > 0)) throw new Refusal("observatory.no-weight", { node: code })
  const made: Combined = {
    children,
    values: seriesOf(based, node),
    marks: marksOf(based, node),
    units: based.units.length,
    kind: formula === "fixed-harmonic" ? "harmonic" : formula.endsWith("arithmetic") ? "arithmetic" : "geometric",
  }
  if (formula.startsWith("chained")) chainedNode(made, at)
  else fixedNode(made, 0, based.periods.length)
}

/**
 * Another base period for an index: every series of every unit is 100 there and keeps its rates of change. NaN where a unit
 * has no number at the new base.
 * @throws Refusal "observatory.no-base-period", "observatory.no-ratio"
 * @example rebase(panel, 2020)
 */
export function rebase(panel: Panel, period: number): Panel {
  const at = panel.periods.indexOf(period)
  if (at < 0) throw new Refusal("observatory.no-base-period", { period: `${period}` })
  const made = { ...panel, values: new Float64Array(panel.values.length) }
  for (const series of panel.series.keys()) {
    const [from, to] = [seriesOf(panel, series), seriesOf(made, series)]
    refuseLow(panel, series, from)
    for (let place = 0; place < from.length; place++)
      to[place] =
        (100 * (from[place] ?? Number.NaN)) /
        (panel.values[placeIn(panel, series, at, place % panel.units.length)] ?? Number.NaN)
  }
  return made
}
