import { readPlace, wholeOf } from "../aggregation/child.ts"
import { type PowerMean, transformedNumber } from "../aggregation/power-mean.ts"
import type { ChildEffect, NodeAtTwo } from "./change.ts"
import { slopeOf } from "./power-slope.ts"

/** A child at both ends: its weight as a share of those that are there (zero where it is missing), times what a unit's own weights sum to, and f of its number. */
interface Ends {
  readonly first: number
  readonly last: number
  readonly weights: readonly [number, number]
  readonly terms: readonly [number, number]
  readonly own: boolean
}

/** Effects of the children on a node that is a power mean of them. */
export function powerParts(at: NodeAtTwo, power: PowerMean, scores: readonly [number, number]): readonly ChildEffect[] {
  const ends = endsOf(at, power)
  const slope = slopeOf(scores[0], scores[1], power)
  const back = slope === 0 ? 0 : 1 / slope
  const middle = middleOf(ends, [transformedNumber(scores[0], power), transformedNumber(scores[1], power)])
  const effects: ChildEffect[] = []
  for (const [child, { first, last, weights, terms, own }] of ends.entries()) {
    const [before, after] = weights
    if (before === 0 && after === 0) continue
    if (Number.isNaN(first))
      effects.push({ child, effect: "appeared", amount: after * (terms[1] - middle) * back, per: 0 })
    else if (Number.isNaN(last))
      effects.push({ child, effect: "vanished", amount: before * (middle - terms[0]) * back, per: 0 })
    else {
      const per = ((before + after) / 2) * slopeOf(first, last, power) * back
      effects.push({ child, effect: "number", amount: per * (last - first), per })
      // Without weights of their own, what the others gain by a child that vanishes sums to zero around the mean.
      const shifted = (after - before) * ((terms[0] + terms[1]) / 2 - middle) * back
      if (own && shifted !== 0) effects.push({ child, effect: "weights", amount: shifted, per: 0 })
    }
  }
  return effects
}

function endsOf({ children, first, last }: NodeAtTwo, power: PowerMean): readonly Ends[] {
  const rows = [first, last].map((place) => {
    const [numbers, weights] = [new Float64Array(children.length), new Float64Array(children.length)]
    readPlace(children, place, numbers, weights)
    const total = weights.reduce((sum, weight, child) => (Number.isNaN(numbers[child]) ? sum : sum + weight), 0)
    const whole = power.power === 1 ? wholeOf(children, place) : 1
    const shares = weights.map((weight, child) => (Number.isNaN(numbers[child]) ? 0 : (weight / total) * whole))
    return { numbers, shares }
  })
  const at = (end: 0 | 1, child: number) => rows[end]?.numbers[child] ?? Number.NaN
  const share = (end: 0 | 1, child: number) => rows[end]?.shares[child] ?? 0
  return children.map(({ own }, child) => ({
    first: at(0, child),
    last: at(1, child),
    weights: [share(0, child), share(1, child)],
    terms: [transformedNumber(at(0, child), power), transformedNumber(at(1, child), power)],
    own: own !== undefined,
  }))
}

/**
 * Mean, under f, of the children that are there at both ends; the middle of both scores where there is none. Weights of
 * benefit of the doubt sum to more or less at either end: then there is no mean that takes up nothing, and zero stands for it.
 */
function middleOf(ends: readonly Ends[], scores: readonly [number, number]): number {
  const sumAt = (end: 0 | 1): number => ends.reduce((sum, { weights }) => sum + weights[end], 0)
  if (Math.abs(sumAt(0) - sumAt(1)) > 1e-12 * Math.max(sumAt(0), sumAt(1))) return 0
  let [sum, total] = [0, 0]
  for (const { first, last, weights, terms } of ends) {
    const weight = weights[0] + weights[1]
    if (Number.isNaN(first) || Number.isNaN(last) || weight === 0) continue
    sum += (weight * (terms[0] + terms[1])) / 2
    total += weight
  }
  return total > 0 ? sum / total : (scores[0] + scores[1]) / 2
}
