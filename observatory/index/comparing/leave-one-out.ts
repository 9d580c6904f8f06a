import { Refusal } from "../../../base/index.ts"
import { ranks } from "../numbers.ts"
import { emptyPanel, seriesOf } from "../panel.ts"
import { structureOf } from "../reading/read-structure.ts"
import { runSteps } from "../run.ts"
import type { IndexState } from "../state.ts"
import { Step } from "../steps.ts"

/** What an index becomes without one indicator. */
export interface LeftOut {
  readonly indicator: string
  /** Rank of each unit in the last period without the indicator, in order of the units; NaN without a score. */
  readonly ranks: readonly number[]
  /** How far ranks of the last period move, on average and at most. */
  readonly meanShift: number
  readonly mostShift: number
}

/** An indicator without which the index cannot be worked out, and why. */
export interface NotLeftOut {
  readonly indicator: string
  readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, string>> }
}

/**
 * Leaves out one indicator after the other and does all steps again: how much does the ranking hang on each?
 * @param node whose ranks are looked at
 * @throws Refusal of the method as it is
 * @example leaveOneOut(start, method.steps, "INDEX") // [{ indicator: "PATENTS", meanShift: 0.4, … }, …]
 * Source: Handbook on Constructing Composite Indicators (2008), step 7; `remove_elements` of COINr
 */
export function leaveOneOut(
  start: IndexState,
  steps: readonly Step[],
  node: string,
): readonly (LeftOut | NotLeftOut)[] {
  const usual = ranksIn(start, steps, node)
  return start.structure.nodes.slice(0, start.structure.indicators).map(({ code }) => {
    try {
      const found = ranksIn(
        without(start, code),
        steps.map((step) => withoutArguments(step, code)),
        node,
      )
      const shifts = found.flatMap((rank, place) => {
        const shift = Math.abs(rank - (usual[place] ?? Number.NaN))
        return Number.isNaN(shift) ? [] : [shift]
      })
      const sum = shifts.reduce((total, shift) => total + shift, 0)
      return { indicator: code, ranks: found, meanShift: sum / shifts.length, mostShift: Math.max(0, ...shifts) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { indicator: code, refused: { code: error.code, facts: error.facts } }
    }
  })
}

/** Ranks of the last period, by the units of the start. */
function ranksIn(start: IndexState, steps: readonly Step[], node: string): readonly number[] {
  const { state } = runSteps(start, steps)
  const place = state.scores?.series.indexOf(node) ?? -1
  if (state.scores === undefined || place < 0) throw new Refusal("observatory.no-score", { node })
  const { units, periods } = state.scores
  const last = seriesOf(state.scores, place).subarray((periods.length - 1) * units.length)
  const found = ranks(last, "min", false)
  const places = new Map(units.map((unit, at) => [unit, at]))
  return start.panel.units.map((unit) => found[places.get(unit) ?? -1] ?? Number.NaN)
}

/** The state without an indicator, and without the nodes above that it leaves empty. */
function without({ structure, panel, ...rest }: IndexState, code: string): IndexState {
  let nodes = structure.nodes.filter((node) => node.code !== code)
  for (;;) {
    const parents = new Set(nodes.map(({ parent }) => parent))
    const kept = nodes.filter((node) => node.level === 1 || parents.has(node.code))
    if (kept.length === nodes.length) break
    nodes = kept
  }
  const left = structureOf(nodes)
  const series = left.nodes.slice(0, left.indicators).map((node) => node.code)
  const smaller = emptyPanel(series, panel.periods, panel.units)
  for (const [place, name] of series.entries()) {
    const from = panel.series.indexOf(name)
    seriesOf(smaller, place).set(seriesOf(panel, from))
  }
  return { ...rest, structure: left, panel: smaller, weights: Float64Array.from(left.nodes, ({ weight }) => weight) }
}

/** A step whose arguments do not name the indicator: neither as a key nor in a list. */
function withoutArguments(step: Step, code: string): Step {
  const given: unknown = JSON.parse(JSON.stringify(step), (_, value: unknown) => {
    if (Array.isArray(value)) return value.filter((one) => one !== code)
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== code))
  })
  return Step.parse(given)
}
