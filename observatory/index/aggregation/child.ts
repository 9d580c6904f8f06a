import type { AggregateMethod } from "./aggregate-method.ts"

/** A child of a node: its numbers over periods and units, as windows of a panel. */
export interface Child {
  readonly code: string
  readonly values: Float64Array
  readonly marks: Uint8Array
  /** Share of its weight that rests on numbers nobody observed; undefined for an indicator, whose marks tell. */
  readonly estimated: Float64Array | undefined
  readonly weight: number
  /** Weights of its own in each period and unit, instead of `weight`. */
  readonly own: Float64Array | undefined
}

/** A node that is to be made; the last three are windows that are written. */
export interface NodeWork {
  readonly node: string
  readonly method: AggregateMethod
  readonly threshold: number
  readonly children: readonly Child[]
  readonly periods: readonly number[]
  readonly units: readonly string[]
  readonly values: Float64Array
  readonly marks: Uint8Array
  readonly estimated: Float64Array
}

/** Reads the numbers and weights of all children at one place, into rows of the caller's. */
export function readPlace(
  children: readonly Child[],
  place: number,
  numbers: Float64Array,
  weights: Float64Array,
): void {
  for (let child = 0; child < children.length; child++) {
    const one = children[child]
    numbers[child] = one?.values[place] ?? Number.NaN
    weights[child] = one === undefined ? 0 : one.own === undefined ? one.weight : (one.own[place] ?? 0)
  }
}

/**
 * By what an arithmetic mean is multiplied: the sum of the weights that a unit has of its own. They count as they stand, so
 * that the score of benefit of the doubt is Σ weight·number; weights by period sum to 1. 1 where weights are common.
 */
export function wholeOf(children: readonly Child[], place: number): number {
  let whole = 0
  for (const { own } of children) {
    if (own === undefined) return 1
    whole += own[place] ?? 0
  }
  return whole
}
