import * as z from "zod"
import { alike, argumentsByIndicator, type Own } from "../own-arguments.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { type Panel, seriesOf } from "../panel.ts"
import type { IndexState, Note, StepAnswer } from "../state.ts"
import { measuredWith } from "../treatment/measured.ts"
import type { FillArguments, Filling } from "./filling.ts"
import { fillByModel } from "./impute-em.ts"
import { fillByGroup, fillBySiblings } from "./impute-mean.ts"
import { fillByNeighbours } from "./impute-neighbours.ts"
import { fillConstant, fillLatest, fillLinear } from "./impute-time.ts"

const methods = [
  "none",
  "mean",
  "median",
  "group-mean",
  "group-median",
  "row-group-mean",
  "linear",
  "latest",
  "constant",
  "em",
  "knn",
] as const

const Column = z.string()
const Whole = z.int().min(1)
const Over = z.enum(["panel", "period"])
const Ends = z.enum(["none", "carry"])
const Ridge = z.number().min(0)
const options = z.strictObject({
  method: z.enum(methods),
  by: Column,
  value: z.number(),
  k: Whole,
  age: Whole,
  over: Over,
  ends: Ends,
  ridge: Ridge,
  leave: z.boolean(),
})

/** Arguments of the step `impute`. */
export const ImputeArguments = z.strictObject({
  method: options.shape.method,
  /** group-mean, group-median: column of the units that makes the groups. */
  by: Column.optional(),
  /** constant: the number. */
  value: z.number().optional(),
  /** knn: how many neighbours. */
  k: Whole.default(5),
  /** latest: the most periods that a number is carried; without it any. */
  age: Whole.optional(),
  /** Means, medians, em, knn: from the numbers of the same period, or of all periods together. */
  over: Over.default("period"),
  /** linear: what becomes of periods before the first number and after the last. */
  ends: Ends.default("none"),
  /** em: shrinks every covariance by 1 / (1 + ridge). */
  ridge: Ridge.default(0),
  /** What has nothing to be made of stays missing and is noted, instead of a refusal. */
  leave: z.boolean().default(false),
  /** Indicator → arguments of its own. */
  indicators: z.record(z.string(), options.partial()).optional(),
})
export type ImputeArguments = z.output<typeof ImputeArguments>

/**
 * Fills missing numbers, each from what was there before this step, and marks them. Further steps may fill what is left.
 * - `mean`, `median`: of the indicator in the same period (`over: panel`: in all); `group-…`: of the unit's group in `by`.
 *   Marked grouped.
 * - `row-group-mean`: mean of the unit's other indicators under the same parent in that period. It only makes sense on
 *   normalised data: kilometres and euros have no mean. Marked modelled.
 * - `linear`: on the line between the unit's numbers before and after, by years. Marked interpolated. Ends stay missing,
 *   or with `ends: carry` take the nearest number, marked carried.
 * - `latest`: the unit's number before, at most `age` periods old. `constant`: `value`. Marked carried.
 * - `em`, `knn`: see `impute-em.ts` and `impute-neighbours.ts`. Marked modelled.
 *
 * A number made of others carries their marks too. The methods over time leave what they cannot reach; all others refuse a
 * group without any number, unless `leave` is true.
 * @returns notes `imputed` (indicator; figures method, numbers) and `left-missing` (figure numbers)
 * @throws Refusal "observatory.nothing-to-impute-from", "observatory.unknown-group-column",
 *   "observatory.unit-without-group", "observatory.impute-without", "observatory.em-few-units",
 *   "observatory.em-singular", "observatory.em-unsettled", "observatory.too-many-neighbours", "observatory.options-of-unknown-indicator",
 *   "observatory.pairs-first"
 * @example impute(state, ImputeArguments.parse({ method: "group-mean", by: "Geo" }))
 * Source: Handbook on Constructing Composite Indicators (2008), step 3; COINr's `Impute` and `impute_panel`
 */
export function impute(state: IndexState, { indicators: own, ...forAll }: ImputeArguments): StepAnswer {
  const { panel } = state
  const ownArguments: Readonly<Record<string, Own<FillArguments>>> | undefined = own
  const byIndicator = argumentsByIndicator<FillArguments>(state, forAll, ownArguments)
  const filled: Panel = { ...panel, values: panel.values.slice(), marks: panel.marks.slice() }
  const notes: Note[] = []
  for (const { arguments: given, indicators } of alike(byIndicator)) {
    if (!["none", "linear", "latest"].includes(given.method)) refuseLoosePairs(state, "impute")
    fill[given.method]({ state, filled, indicators, given, notes })
  }
  for (let series = 0; series < panel.series.length; series++)
    notes.push(...countsOf(panel, filled, series, byIndicator[series]?.method ?? "none"))
  return { state: { ...state, panel: filled, ...measuredWith(state, filled) }, notes }
}

const fill: Readonly<Record<(typeof methods)[number], (filling: Filling) => void>> = {
  none: () => undefined,
  mean: fillByGroup,
  median: fillByGroup,
  "group-mean": fillByGroup,
  "group-median": fillByGroup,
  "row-group-mean": fillBySiblings,
  linear: fillLinear,
  latest: fillLatest,
  constant: fillConstant,
  em: fillByModel,
  knn: fillByNeighbours,
}

function countsOf(before: Panel, after: Panel, series: number, method: string): readonly Note[] {
  const old = seriesOf(before, series)
  const now = seriesOf(after, series)
  let missing = 0
  let left = 0
  for (let place = 0; place < old.length; place++) {
    if (!Number.isNaN(old[place])) continue
    missing++
    if (Number.isNaN(now[place])) left++
  }
  const indicator = before.series[series] ?? ""
  const notes: Note[] = []
  if (missing > left) notes.push({ what: "imputed", indicator, figures: { method, numbers: missing - left } })
  if (left > 0) notes.push({ what: "left-missing", indicator, figures: { numbers: left } })
  return notes
}
