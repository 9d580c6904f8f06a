import type { AggregateMethod } from "./aggregate-method.ts"
import { type NodeWork, readPlace } from "./child.ts"

type Topsis = Extract<AggregateMethod, { readonly name: "topsis" }>

/** Numbers of a child over a stretch of periods: its length as a vector, its worst and best. */
export interface Reach {
  readonly length: number
  readonly worst: number
  readonly best: number
}

/**
 * Nearness to the best: d⁻ / (d⁻ + d⁺), with the distances of the unit's weighted numbers, each divided by the length √Σx² of
 * its indicator, to the worst and to the best number that any unit has. Best and worst are those of all periods, or of each.
 * A missing number is left out of both distances. 0.5 where all units are equal.
 * Source: Hwang and Yoon (1981), Multiple Attribute Decision Making
 */
export function topsis({ children, values, units }: NodeWork, { over }: Topsis): void {
  const [numbers, weights] = [new Float64Array(children.length), new Float64Array(children.length)]
  const width = over === "panel" ? values.length : units.length
  for (let start = 0; start < values.length; start += width) {
    const reaches = children.map((child) => reachOf(child.values.subarray(start, start + width)))
    for (let place = start; place < start + width; place++) {
      readPlace(children, place, numbers, weights)
      values[place] = nearness(numbers, weights, reaches)
    }
  }
}

/** What a stretch of a child's numbers reaches. */
export function reachOf(row: Float64Array): Reach {
  let [squares, worst, best] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of row) {
    if (Number.isNaN(value)) continue
    squares += value * value
    if (value < worst) worst = value
    if (value > best) best = value
  }
  return { length: Math.sqrt(squares), worst, best }
}

/** Nearness of one unit to the best, from its children's numbers; NaN where none is there. */
export function nearness(numbers: ArrayLike<number>, weights: ArrayLike<number>, reaches: readonly Reach[]): number {
  let [toWorst, toBest, seen] = [0, 0, 0]
  for (const [child, { length, worst, best }] of reaches.entries()) {
    const value = numbers[child] ?? Number.NaN
    if (Number.isNaN(value)) continue
    seen++
    // A child that is zero everywhere has no length and tells units apart in nothing.
    const factor = length === 0 ? 0 : ((weights[child] ?? 0) / length) ** 2
    toWorst += factor * (value - worst) ** 2
    toBest += factor * (value - best) ** 2
  }
  if (seen === 0) return Number.NaN
  const [low, high] = [Math.sqrt(toWorst), Math.sqrt(toBest)]
  return low + high === 0 ? 0.5 : low / (low + high)
}
