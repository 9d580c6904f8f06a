import { Refusal } from "../../../base/index.ts"

/** Children of a node with their numbers in the rows from which weights are taken: units of a period, or of all. */
export interface Group {
  /** Code of the node. */
  readonly node: string
  readonly codes: readonly string[]
  /** By child, windows of equal length. */
  readonly columns: readonly Float64Array[]
  /** Periods of the rows for a reader: `2020` or `2018–2022`. */
  readonly period: string
  /** Unit and period of a row for a reader. */
  readonly nameOf: (row: number) => { readonly unit: string; readonly period: string }
}

/** Weights of a group's children, and figures about them. */
export interface GroupWeights {
  readonly weights: Float64Array
  /** About the group: `lambda`, `explained`. */
  readonly figures?: Readonly<Record<string, number>>
  /** About a child, by its place: `correlation`. */
  readonly figuresOfChildren?: readonly Readonly<Record<string, number>>[]
}

/** Weights that sum to 1. @throws Refusal "observatory.all-weights-zero" */
export function scaledToOne({ node, period }: Group, weights: Float64Array): Float64Array {
  let sum = 0
  for (const weight of weights) sum += weight
  if (!(Math.abs(sum) > 1e-12)) throw new Refusal("observatory.all-weights-zero", { node, period })
  return weights.map((weight) => weight / sum)
}

/** What becomes of a weight below zero. */
export type Negative = "refuse" | "zero"

/** @throws Refusal "observatory.weight-came-out-negative" */
export function withoutNegative(group: Group, weights: Float64Array, method: string, negative: Negative): Float64Array {
  if (negative === "zero") return weights.map((weight) => Math.max(0, weight))
  for (const [place, weight] of weights.entries()) if (weight < -1e-12) refuseNegative(group, place, weight, method)
  return weights.map((weight) => Math.max(0, weight))
}

export function refuseNegative({ node, codes, period }: Group, place: number, weight: number, method: string): never {
  throw new Refusal("observatory.weight-came-out-negative", {
    method,
    node,
    indicator: codes[place] ?? "",
    weight: weight.toPrecision(3),
    period,
  })
}

/** @throws Refusal "observatory.constant-to-weigh" */
export function refuseConstant({ node, codes, period }: Group, place: number): never {
  throw new Refusal("observatory.constant-to-weigh", { node, indicator: codes[place] ?? "", period })
}

/** @throws Refusal "observatory.too-few-rows-to-weigh" */
export function refuseRows({ node, period }: Group, rows: number, least: number): never {
  throw new Refusal("observatory.too-few-rows-to-weigh", { node, period, rows: `${rows}`, least: `${least}` })
}

/** @throws Refusal "observatory.negative-to-weigh" naming the first number below zero */
export function refuseBelowZero({ codes, columns, nameOf }: Group, method: string): void {
  for (const [place, column] of columns.entries())
    for (let row = 0; row < column.length; row++)
      if ((column[row] ?? 0) < 0)
        throw new Refusal("observatory.negative-to-weigh", {
          method,
          indicator: codes[place] ?? "",
          ...nameOf(row),
          value: String(column[row]),
        })
}
