import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { argumentsByIndicator, withOwn } from "../own-arguments.ts"
import { emptyPanel, type Panel } from "../panel.ts"
import type { IndexState, Note, StepAnswer } from "../state.ts"
import { gather } from "./pair-gather.ts"
import { targetsOf } from "./pair-targets.ts"

const How = z.enum(["sum", "mean", "share-outside"])
const Direction = z.enum(["out", "in", "both"])
const Absent = z.enum(["partial", "zero", "missing"])
const options = z.strictObject({ how: How, direction: Direction, inside: z.boolean(), absent: Absent })

/** Arguments of the step `pairs`. */
export const PairsArguments = z.strictObject({
  /** What the units are after the step: the single units, undirected pairs of them, or one that stands for all. */
  to: z.enum(["unit", "corridor", "whole"]),
  how: How.default("sum"),
  /** To units: numbers of pairs that begin with the unit, end with it, or both. */
  direction: Direction.default("both"),
  /** Sum and mean: whether the pair of a unit with itself counts. */
  inside: z.boolean().default(false),
  /** A pair that the data name but that has no number: the others stand for it, it is zero, or all is missing. */
  absent: Absent.default("partial"),
  /** Code of the unit that stands for all. */
  whole: z.string().min(1).default("whole"),
  /** Series → arguments of its own; for a corridor or the whole it also says how numbers of single units are put together. */
  indicators: z.record(z.string(), options.partial()).optional(),
})
export type PairsArguments = z.output<typeof PairsArguments>
/** Arguments as they hold for one series. */
export type PairOptions = z.output<typeof options>

/**
 * Puts indicators on pairs of units together, so that an index of units, of corridors or of the whole can be made of them.
 *
 * How pairs live in a data set: a row of a pair has the unit `A~B`, which is what goes from A to B, or what both have in
 * common. `A~A` is what stays within A. All units, single and pairs, stand in one panel: an indicator has numbers either for
 * pairs or for single units, and is missing for the others. This step comes before all that looks across units (screen,
 * means, treat, normalise); linear and latest imputation may precede it, since they look at one pair after the other.
 *
 * - `to: unit`: the units afterwards are the single ones, and those that only pairs name. Indicators of single units stay.
 * - `to: corridor`: the units afterwards are pairs `A~B` with A before B in the order of the units; both directions count.
 * - `to: whole`: one unit. `direction` says nothing for the last two. What has no direction is given once, as `A~B` alone.
 *
 * `share-outside` is what goes to others in all, inside included: it needs `A~A`. Numbers of single units come along to a
 * corridor (its two ends) or the whole only where `indicators` says how: a sum of rates would mean nothing. Denominators and
 * other series that are no indicators are summed, if `indicators` does not say otherwise. Missing pairs count as `absent`
 * says; `partial` leaves a mark. The result carries the marks of its parts.
 *
 * Law: sums over units by `out` are the sum over all pairs, as are the sums over corridors and the whole (same `inside`).
 * @returns notes `paired` (series; figures how, pairs), `absent-parts` (figure numbers), `no-parts` (unit), `no-share` (unit,
 *   period)
 * @throws Refusal "observatory.no-pairs", "observatory.pair-unit", "observatory.mixed-pairs", "observatory.single-units",
 *   "observatory.share-without-inside", "observatory.share-of-corridor", "observatory.pairs-late", "observatory.options-of-unknown-indicator"
 * @example pairs(state, PairsArguments.parse({ to: "unit", how: "sum", direction: "out" }))
 */
export function pairs(state: IndexState, given: PairsArguments): StepAnswer {
  if (state.measured !== undefined || state.scores !== undefined) throw new Refusal("observatory.pairs-late")
  const ground = targetsOf(state, given.to, given.whole)
  const { indicators: own, to: _to, whole: _whole, ...forAll } = given
  const others = new Set(state.others.series)
  const named = Object.fromEntries(Object.entries(own ?? {}).filter(([code]) => !others.has(code)))
  const byIndicator = argumentsByIndicator<PairOptions>(state, forAll, named)
  const notes: Note[] = []
  const gatherAll = (panel: Panel, optionsOf: (series: number) => PairOptions, asked: (code: string) => boolean) => {
    const made = emptyPanel(panel.series, panel.periods, ground.targets.codes)
    for (const [series, code] of panel.series.entries())
      gather({ panel, made, series, ground, to: given.to, given: optionsOf(series), asked: asked(code), notes })
    return made
  }
  const panel = gatherAll(
    state.panel,
    (series) => byIndicator[series] ?? forAll,
    (code) => own?.[code] !== undefined,
  )
  const size: PairOptions = { ...forAll, how: "sum" }
  const otherOptions = (series: number) => withOwn(size, own?.[state.others.series[series] ?? ""])
  const made = gatherAll(state.others, otherOptions, () => true)
  return { state: { ...state, units: ground.targets, panel, others: made, ownWeights: new Map() }, notes }
}
