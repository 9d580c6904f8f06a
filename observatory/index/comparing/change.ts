import { Refusal } from "../../../base/index.ts"
import { type AggregateArguments, childrenOf, methodOf } from "../aggregation/aggregate.ts"
import type { AggregateMethod } from "../aggregation/aggregate-method.ts"
import type { Child } from "../aggregation/child.ts"
import { type PowerMean, powerOf } from "../aggregation/power-mean.ts"
import type { IndexState, Scores } from "../state.ts"
import { powerParts } from "./power-parts.ts"
import { shapleyParts } from "./shapley-parts.ts"

/** A unit in a period. */
export interface ChangePlace {
  readonly unit: string
  readonly period: number
}

/** What a part of a change comes from. */
export type ChangeEffect =
  /** The child has another number. */
  | "number"
  /** The child counts more or less than before: weights of benefit of the doubt. */
  | "weights"
  /** The child has a number now and had none, or the other way round. */
  | "appeared"
  | "vanished"

/** A part of the change of a node. */
export interface ChangePart {
  /** An indicator; a node above for the effects of its weight, or of its score's appearing or vanishing. */
  readonly code: string
  readonly effect: ChangeEffect
  /** Its numbers before and after, NaN where there is none. */
  readonly from: number
  readonly to: number
  /** What it adds to the change of the node that is split. */
  readonly amount: number
}

/** The change of a node's score, or the gap between two units, by what it comes from. */
export interface ChangeSplit {
  readonly node: string
  readonly from: number
  readonly to: number
  /** To less from: the sum of the parts but for rounding. */
  readonly change: number
  readonly parts: readonly ChangePart[]
}

/** Effect of one child on its node alone: `per` unit of the child's change, where it is that of a number. */
export interface ChildEffect {
  readonly child: number
  readonly effect: ChangeEffect
  readonly amount: number
  readonly per: number
}

/** What the split of one node looks at. */
export interface NodeAtTwo {
  readonly node: string
  readonly method: AggregateMethod
  readonly children: readonly Child[]
  readonly periods: readonly number[]
  readonly units: readonly string[]
  /** Places in the windows of the children. */
  readonly first: number
  readonly last: number
}

/**
 * Splits the change of a score between two periods, or the gap between two units, exactly into what it comes from, down the
 * hierarchy to the indicators. With f the function of a power mean (x, ln x, 1/x, xᵖ), w a child's weight and Δ the change:
 *
 *   Δs = Σ w · Δx · (Δf(x)/Δx) / (Δf(s)/Δs)
 *
 * node by node, with f′ where a change is zero. For the geometric mean these are the logarithmic mean weights of Ang (LMDI);
 * for the arithmetic one each child adds w·Δx. Where a child's weight changes too, its number counts with the middle of
 * both weights, and Δw counts by how far the child stands from the mean of the children there at both. A child that appears
 * or vanishes counts by how far it stands from that mean. Other methods whose score depends on the unit's own children alone
 * (median; AMPI and TOPSIS over all periods, or within one period) by Shapley values of at most 12 children, and so power means of zero or less where a number is zero.
 *
 * The parts are in numbers of the score; the two ends change places with the sign alone.
 *
 * @param state with the scores that `aggregate` made with the arguments `given`
 * @throws Refusal "observatory.no-score-to-split", "observatory.no-split" by node and method, "observatory.no-scores-yet"
 * @example splitChange(state, given, "Index", { unit: "A", period: 2018 }, { unit: "A", period: 2022 })
 * Source: Ang (2004), Energy Policy 32; Shapley (1953); Sun (1998) on middle weights
 */
export function splitChange(
  state: IndexState,
  given: AggregateArguments,
  node: string,
  from: ChangePlace,
  to: ChangePlace,
): ChangeSplit {
  const { scores, structure } = state
  if (scores === undefined) throw new Refusal("observatory.no-scores-yet")
  const place = structure.places.get(node) ?? -1
  const [first, last] = [placeOf(scores, from), placeOf(scores, to)]
  const [before, after] = [scoreAt(state, scores, place, first), scoreAt(state, scores, place, last)]
  for (const [at, score] of [
    [from, before],
    [to, after],
  ] as const)
    if (Number.isNaN(score))
      throw new Refusal("observatory.no-score-to-split", { node, unit: at.unit, period: `${at.period}` })
  const parts: ChangePart[] = []
  splitNode({ state, scores, given, first, last, parts }, place, 1)
  return { node, from: before, to: after, change: after - before, parts }
}

function placeOf({ periods, units }: Scores, { unit, period }: ChangePlace): number {
  const [year, at] = [periods.indexOf(period), units.indexOf(unit)]
  return year < 0 || at < 0 ? -1 : year * units.length + at
}

/** NaN for an unknown node or place. */
function scoreAt({ structure, panel }: IndexState, scores: Scores, node: number, place: number): number {
  if (node < 0 || place < 0) return Number.NaN
  const size = panel.periods.length * panel.units.length
  return (
    (node < structure.indicators
      ? panel.values[node * size + place]
      : scores.values[(node - structure.indicators) * size + place]) ?? Number.NaN
  )
}

interface Walk {
  readonly state: IndexState
  readonly scores: Scores
  readonly given: AggregateArguments
  readonly first: number
  readonly last: number
  readonly parts: ChangePart[]
}

/** Adds the parts of a node, each times what the node's own change adds to that of the node that is split. */
function splitNode(walk: Walk, place: number, factor: number): void {
  const { state, scores, given, first, last, parts } = walk
  const { structure, panel } = state
  const node = structure.nodes[place]
  if (node === undefined) return
  if (place < structure.indicators) {
    const [from, to] = [scoreAt(state, scores, place, first), scoreAt(state, scores, place, last)]
    parts.push({ code: node.code, effect: "number", from, to, amount: factor * (to - from) })
    return
  }
  const { periods, units } = panel
  const children = childrenOf(state, scores, place, given)
  const at: NodeAtTwo = { node: node.code, method: methodOf(given, node), children, periods, units, first, last }
  const power = powerOf(at.method)
  const ends = [scoreAt(state, scores, place, first), scoreAt(state, scores, place, last)] as const
  const effects = power === undefined || meetsZero(at, power) ? shapleyParts(at) : powerParts(at, power, ends)
  for (const { child, effect, amount, per } of effects) {
    const below = structure.children[place]?.[child] ?? -1
    if (effect === "number" && below >= structure.indicators) splitNode(walk, below, factor * per)
    else
      parts.push({
        code: structure.nodes[below]?.code ?? "",
        effect,
        from: scoreAt(state, scores, below, first),
        to: scoreAt(state, scores, below, last),
        amount: factor * amount,
      })
  }
}

/** Whether a child is zero at an end where the mean's f of zero is beyond all numbers. */
function meetsZero({ children, first, last }: NodeAtTwo, { power, shift }: PowerMean): boolean {
  const isZero = (number: number | undefined) => number !== undefined && number + shift === 0
  return power <= 0 && children.some(({ values }) => isZero(values[first]) || isZero(values[last]))
}
