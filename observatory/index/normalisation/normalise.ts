import * as z from "zod"
import { argumentsByIndicator } from "../own-arguments.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { marksOf, type Panel, seriesOf } from "../panel.ts"
import type { IndexState, Note, StepAnswer } from "../state.ts"
import type { IndexNode } from "../structure.ts"
import { normaliseRow, type Scaling } from "./normalise-row.ts"

const number = z.number()

/** What may be said for all indicators, and otherwise for one. */
const options = {
  method: z.enum([
    "min-max",
    "z-score",
    "scaled",
    "rank",
    "borda",
    "percentile",
    "goalposts",
    "target",
    "reference",
    "maximum",
    "fraction",
    "over-mean",
    "over-worst",
  ]),
  /** Least and most result of min-max and goalposts. */
  range: z.tuple([number, number]),
  /** Result of the z-score. */
  mean: number,
  deviation: number.positive(),
  /** Bounds of `scaled`, and of `goalposts` in place of those of the structure, in the indicator's own unit. */
  lower: number,
  upper: number,
  /** In place of the structure's, in the indicator's own unit. */
  target: number,
  /** Code of the unit that `reference` compares with. */
  unit: z.string(),
  /** Results beyond the goalposts are put on them. */
  trunc: z.boolean(),
  /** Results beyond the target or the reference are put on it. */
  cap: z.boolean(),
  ties: z.enum(["min", "max", "average", "dense"]),
  over: z.enum(["panel", "period"]),
  /** An indicator with one and the same number everywhere tells units apart in nothing: refused, or left out and noted. */
  constant: z.enum(["refuse", "leave"]),
}

export const NormaliseArguments = z.strictObject({
  method: options.method.default("min-max"),
  range: options.range.default([0, 100]),
  mean: options.mean.default(0),
  deviation: options.deviation.default(1),
  lower: options.lower.optional(),
  upper: options.upper.optional(),
  target: options.target.optional(),
  unit: options.unit.optional(),
  trunc: options.trunc.default(true),
  cap: options.cap.default(false),
  ties: options.ties.default("min"),
  over: options.over.default("panel"),
  constant: options.constant.default("refuse"),
  indicators: z.record(z.string(), z.strictObject(options).partial()).default({}),
})
export type NormaliseArguments = z.infer<typeof NormaliseArguments>
type Options = Omit<NormaliseArguments, "indicators">

/**
 * Brings indicators on one scale on which more is better. Their own numbers stay as `measured`. With x turned by the
 * indicator's direction (x · −1 where less is better), and min, max, mean, deviation taken over all periods or in each:
 *
 * | method | result | in COINr |
 * | --- | --- | --- |
 * | min-max | (x − min) / (max − min), brought to `range` | n_minmax |
 * | z-score | (x − mean) / deviation of a sample, brought to `mean` and `deviation` | n_zscore |
 * | scaled | (x − lower) / (upper − lower) · 100; bounds 0 and 100 where none are given | n_scaled |
 * | rank, borda | rank from 1 for the worst; the same less 1 | n_rank, n_borda |
 * | percentile | (rank − 1) / (n − 1) | n_prank |
 * | goalposts | (x − lower) / (upper − lower), kept between 0 and 1 by `trunc`, brought to `range` | n_goalposts |
 * | target, reference | (x − min) / (target − min), by `cap` at most 1 | n_dist2targ, n_dist2ref |
 * | maximum | (x − min) / (max − min) | n_dist2max |
 * | fraction | x / max | n_fracmax |
 * | over-mean, over-worst | x / mean, x / min | none; Handbook, table 15 |
 *
 * Bounds, goalposts and targets are in the indicator's own unit, whatever its direction. We differ from COINr 1.1.14 where
 * less is better: `fraction` is min / x (x / max of turned numbers puts the worst first), as are its kin mean / x and max / x, `scaled` and `goalposts` turn
 * their bounds too, and so does `target`. `reference` over the panel compares each period with the reference unit's
 * number of that period.
 *
 * @throws Refusal "observatory.constant-indicator", "observatory.no-goalposts", "observatory.no-target",
 *   "observatory.no-reference", "observatory.beyond-the-target", "observatory.fraction-of-negative",
 *   "observatory.options-of-unknown-indicator"
 * @example normalise(stateOf({ data: { x: [1, 2, 5] } }), NormaliseArguments.parse({})) // x: 0, 25, 100
 * Source: Handbook on Constructing Composite Indicators (2008), step 5; COINr reference
 */
export function normalise(state: IndexState, { indicators, ...common }: NormaliseArguments): StepAnswer {
  refuseLoosePairs(state, "normalise")
  const byIndicator = argumentsByIndicator<Options>(state, common, indicators)
  const { panel } = state
  const made: Panel = { ...panel, values: new Float64Array(panel.values.length), marks: panel.marks.slice() }
  const notes: Note[] = []
  for (const [series, given] of byIndicator.entries()) {
    const node = state.structure.nodes[series]
    if (node !== undefined) normaliseSeries(panel, made, series, node, given, notes)
  }
  return { state: { ...state, panel: made, measured: state.measured ?? panel, normalised: true }, notes }
}

function normaliseSeries(
  panel: Panel,
  made: Panel,
  series: number,
  node: IndexNode,
  given: Options,
  notes: Note[],
): void {
  const [from, to] = [seriesOf(panel, series), seriesOf(made, series)]
  const width = given.over === "panel" ? from.length : panel.units.length
  for (let start = 0; start < from.length; start += width) {
    const periods = panel.periods.slice(start / panel.units.length, (start + width) / panel.units.length)
    const scaling: Scaling = { ...given, indicator: node, periods, units: panel.units }
    const row = to.subarray(start, start + width)
    if (normaliseRow(from.subarray(start, start + width), row, scaling)) continue
    row.fill(Number.NaN)
    marksOf(made, series).fill(0, start, start + width)
    const [period] = periods
    notes.push({
      what: "constant-left-out",
      indicator: node.code,
      ...(periods.length === 1 && period !== undefined ? { period } : {}),
    })
  }
}
