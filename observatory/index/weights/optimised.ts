import { Refusal } from "../../../base/index.ts"
import { choleskyOf, solveBy } from "../algebra/symmetric.ts"
import { deviation } from "../numbers.ts"
import { correlationTable } from "../statistics/correlation.ts"
import { completeRows } from "../statistics/principal.ts"
import {
  type Group,
  type GroupWeights,
  type Negative,
  refuseConstant,
  refuseNegative,
  refuseRows,
  scaledToOne,
} from "./group.ts"

export interface Aims {
  readonly aim: "equal" | "infomax"
  /** Child → its wished part of the correlations; all the same where not given. */
  readonly targets: Readonly<Record<string, number>> | undefined
  readonly negative: Negative
}

/**
 * Weights under which the correlations of the children with their weighted arithmetic mean stand to each other as wished
 * (`equal`), or sum to the most (`infomax`). Both have exact answers, where COINr searches by Nelder–Mead: with R the
 * correlations of the children in their complete rows and s their deviations, the correlations with the mean of weights w
 * are proportional to R·(s·w). So w = R⁻¹·targets / s for the first, and w = 1 / s for the second, by Cauchy–Schwarz.
 * A weight below zero is refused, or set to zero and the others found anew. COINr takes the correlations with the
 * top of the index, here they are with the parent, and those that are told belong to the weights that are given back.
 * Source: Becker, Saisana, Paruolo and Vandecasteele (2017), Ecological Indicators 80; COINr get_opt_weights
 */
export function weighByOptimum(group: Group, aims: Aims): GroupWeights {
  const rows = completeRows(group.columns)
  const count = rows[0]?.length ?? 0
  if (count < 3) return refuseRows(group, count, 3)
  const { values, size } = correlationTable(rows)
  const deviations = Float64Array.from(rows, deviation)
  for (let place = 0; place < size; place++)
    if (Number.isNaN(values[place * size + place])) refuseConstant(group, place)
  const standard =
    aims.aim === "infomax"
      ? new Float64Array(size).fill(1)
      : balanced(group, values, targetsOf(group, aims), aims.negative)
  const correlations = correlationsWithMean(values, standard)
  return {
    weights: scaledToOne(
      group,
      standard.map((weight, place) => weight / (deviations[place] ?? 1)),
    ),
    figures: { complete: count },
    figuresOfChildren: Array.from(correlations, (correlation) => ({ correlation })),
  }
}

function targetsOf({ node, codes }: Group, { targets }: Aims): Float64Array {
  return Float64Array.from(codes, (code) => {
    const target = targets === undefined ? 1 : targets[code]
    if (target === undefined) throw new Refusal("observatory.target-missing", { node, indicator: code })
    return target
  })
}

/** Weights of the standardised children. */
function balanced(group: Group, table: Float64Array, targets: Float64Array, negative: Negative): Float64Array {
  const size = targets.length
  let chosen = [...targets.keys()]
  for (;;) {
    const factor = choleskyOf(table, size, chosen)
    if (factor === undefined)
      throw new Refusal("observatory.collinear-to-weigh", { node: group.node, period: group.period })
    const right = Float64Array.from(chosen, (place) => targets[place] ?? 0)
    solveBy(factor, right)
    const worst = right.reduce((least, weight, at) => (weight < (right[least] ?? 0) ? at : least), 0)
    if ((right[worst] ?? 0) >= -1e-12) {
      const weights = new Float64Array(size)
      for (const [at, place] of chosen.entries()) weights[place] = right[at] ?? 0
      return weights
    }
    const place = chosen[worst] ?? 0
    if (negative === "refuse") refuseNegative(group, place, right[worst] ?? 0, "optimised")
    chosen = chosen.filter((one) => one !== place)
  }
}

/** Correlation of each standardised child with the weighted sum of all. */
function correlationsWithMean(table: Float64Array, weights: Float64Array): Float64Array {
  const size = weights.length
  const sums = new Float64Array(size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      sums[row] = (sums[row] ?? 0) + (table[row * size + column] ?? 0) * (weights[column] ?? 0)
  let square = 0
  for (let place = 0; place < size; place++) square += (weights[place] ?? 0) * (sums[place] ?? 0)
  return sums.map((sum) => sum / Math.sqrt(square))
}
