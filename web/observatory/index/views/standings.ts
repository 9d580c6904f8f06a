import type { IndexState, UncertaintyAnswer, UnitSpread } from "../../../../observatory/index.ts"
import type { IndexResults } from "./index-results.ts"
import { numberAt, panelOf, placeAt, rowAt, scoredAt } from "./lookups.ts"

/** Where a unit stands at a node in a period. */
export interface Standing {
  readonly unit: string
  readonly score: number
  readonly rank: number
  readonly marks: number
  readonly estimated: number | undefined
  /** Of the runs of the uncertainty, where this node was looked at. */
  readonly spread: UnitSpread | undefined
  /** Place of the group of units that cannot be told apart, from 0. */
  readonly group: number | undefined
}

/** All units, the best first, those without a score last. */
export function standingsOf(
  { run: { state }, uncertainty }: Pick<IndexResults, "run" | "uncertainty">,
  node: string,
  period: number,
): readonly Standing[] {
  const known = spreadsOf(uncertainty, node, period)
  const ranks = ranksOf(state, node, period)
  const rows = panelOf(state, node).units.map((unit, place): Standing => {
    const { value: score, marks, estimated } = scoredAt(state, node, period, unit)
    const [spread, group] = [known.spreads.get(unit), known.groups.get(unit)]
    return { unit, score, rank: ranks[place] ?? Number.NaN, marks, estimated, spread, group }
  })
  return rows.sort((a, b) => (Number.isNaN(a.score) ? 1 : Number.isNaN(b.score) ? -1 : b.score - a.score))
}

function spreadsOf(uncertainty: UncertaintyAnswer | undefined, node: string, period: number) {
  if (uncertainty?.node !== node) return { spreads: new Map<string, UnitSpread>(), groups: new Map<string, number>() }
  const spreads = uncertainty.spreads.filter((one) => one.period === period).map((one) => [one.unit, one] as const)
  const order = uncertainty.order?.period === period ? uncertainty.order.groups : []
  return {
    spreads: new Map(spreads),
    groups: new Map(order.flatMap((units, group) => units.map((unit) => [unit, group] as const))),
  }
}

/** Ranks of a row in order of the units: those of the run, or where it has none the best of the places that ties share. */
export function ranksOf(state: IndexState, node: string, period: number): ArrayLike<number> {
  if (state.ranks?.series.includes(node) === true) return rowAt(state.ranks, node, period)
  const row = rowAt(panelOf(state, node), node, period)
  const falling = row
    .filter((score) => !Number.isNaN(score))
    .sort()
    .toReversed()
  const places = new Map<number, number>()
  for (const [place, score] of falling.entries()) if (!places.has(score)) places.set(score, place + 1)
  return row.map((score) => places.get(score) ?? Number.NaN)
}

/** Rank of one unit. */
export function rankAt(state: IndexState, node: string, period: number, unit: string): number {
  if (state.ranks?.series.includes(node) === true) return numberAt(state.ranks, node, period, unit)
  const panel = panelOf(state, node)
  const place = placeAt(panel, node, period, unit)
  return place < 0 ? Number.NaN : (ranksOf(state, node, period)[place % panel.units.length] ?? Number.NaN)
}
