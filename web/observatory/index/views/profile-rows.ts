import { type IndexNode, mean, median } from "../../../../observatory/index.ts"
import type { Chosen } from "./chosen.ts"
import type { IndexResults } from "./index-results.ts"
import { childrenOf, nodeOf, numberAt, panelOf, rowAt, scoredAt } from "./lookups.ts"
import { rankAt } from "./standings.ts"

/** One node of a unit's profile. */
export interface ProfileRow {
  readonly node: IndexNode
  /** How many nodes stand above it, below the one that is looked at. */
  readonly depth: number
  readonly score: number
  readonly rank: number
  /** How many units have a score. */
  readonly of: number
  readonly mean: number
  readonly median: number
  readonly least: number
  readonly most: number
  readonly other: number
  readonly otherRank: number
  readonly marks: number
  readonly estimated: number | undefined
  /** An indicator as it was given, and before it was normalised. */
  readonly given: number
  readonly measured: number
}

/** A node and all below it, a parent before its children. */
export function profileOf(results: IndexResults, chosen: Chosen): readonly ProfileRow[] {
  const { state } = results.run
  const { period, unit, other } = chosen
  const rows: ProfileRow[] = []
  const add = (node: IndexNode, depth: number) => {
    const { code } = node
    const { value, marks, estimated } = scoredAt(state, code, period, unit)
    const row = rowAt(panelOf(state, code), code, period)
    const there = row.filter((one) => !Number.isNaN(one))
    const place = state.measured ?? state.panel
    rows.push({
      node,
      depth,
      score: value,
      rank: rankAt(state, code, period, unit),
      of: there.length,
      mean: mean(there),
      median: median(there),
      least: there.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      most: there.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
      other: other === undefined ? Number.NaN : scoredAt(state, code, period, other).value,
      otherRank: other === undefined ? Number.NaN : rankAt(state, code, period, other),
      marks,
      estimated,
      given: numberAt(results.start.panel, code, period, unit),
      measured: node.level === 1 ? numberAt(place, code, period, unit) : Number.NaN,
    })
    for (const child of childrenOf(state, code)) add(child, depth + 1)
  }
  const top = nodeOf(state, chosen.node)
  if (top !== undefined) add(top, 0)
  return rows
}
