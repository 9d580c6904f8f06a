import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { refuseLoosePairs } from "../pairs/loose-pairs.ts"
import { emptyPanel, marksOf, type Panel, seriesOf } from "../panel.ts"
import type { IndexState, StepAnswer } from "../state.ts"
import { fastRanks } from "./fast-ranks.ts"

export const RankArguments = z.strictObject({
  /** What equal scores share: the best of their places, the last, their mean, or one place each kind. */
  ties: z.enum(["min", "max", "average", "dense"]).default("min"),
  /** Indicators too. */
  everyLevel: z.boolean().default(false),
  /** Column of the units: ranks are those among the units that have the same text there. */
  by: z.string().optional(),
})
export type RankArguments = z.infer<typeof RankArguments>

/**
 * Ranks of the units within each period, 1 for the best; none where there is no score.
 * @throws Refusal "observatory.no-scores-yet" before the scores are made, "observatory.rank-by-unknown-column"
 * @example rank(state, RankArguments.parse({ ties: "average", by: "Region" })).state.ranks
 */
export function rank(state: IndexState, { ties, everyLevel, by }: RankArguments): StepAnswer {
  const { scores, structure, units, panel } = state
  refuseLoosePairs(state, "rank")
  if (scores === undefined) throw new Refusal("observatory.no-scores-yet")
  const column = by === undefined ? undefined : units.columns.get(by)
  if (by !== undefined && column === undefined) throw new Refusal("observatory.rank-by-unknown-column", { column: by })
  const groups = column && [...Map.groupBy(column.keys(), (unit) => column[unit] ?? "").values()]
  const first = everyLevel ? 0 : structure.indicators
  const codes = structure.nodes.slice(first).map(({ code }) => code)
  const ranks = emptyPanel(codes, panel.periods, panel.units)
  for (const place of codes.keys()) {
    const node = first + place
    const [source, series] = node < structure.indicators ? [panel, node] : [scores, node - structure.indicators]
    // More is better once normalised; before that an indicator's direction says.
    const turned = source === panel && !state.normalised && structure.nodes[node]?.direction === -1
    rankSeries(source, series, seriesOf(ranks, place), { ties, turned, groups })
    marksOf(ranks, place).set(marksOf(source, series))
  }
  return { state: { ...state, ranks }, notes: [] }
}

interface How {
  readonly ties: RankArguments["ties"]
  readonly turned: boolean
  readonly groups: readonly (readonly number[])[] | undefined
}

function rankSeries(source: Panel, series: number, to: Float64Array, { ties, turned, groups }: How): void {
  const from = seriesOf(source, series)
  const width = source.units.length
  for (let start = 0; start < from.length; start += width) {
    const [row, made] = [from.subarray(start, start + width), to.subarray(start, start + width)]
    if (groups === undefined) fastRanks(row, made, ties, turned)
    else for (const group of groups) rankGroup(row, made, group, { ties, turned })
  }
}

function rankGroup(
  row: Float64Array,
  to: Float64Array,
  group: readonly number[],
  { ties, turned }: Omit<How, "groups">,
): void {
  const numbers = Float64Array.from(group, (unit) => row[unit] ?? Number.NaN)
  const made = new Float64Array(group.length)
  fastRanks(numbers, made, ties, turned)
  for (const [place, unit] of group.entries()) to[unit] = made[place] ?? Number.NaN
}
