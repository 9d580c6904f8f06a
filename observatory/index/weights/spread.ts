import { Refusal } from "../../../base/index.ts"
import { ln } from "../algebra/elementary.ts"
import { deviation, extent, mean, present } from "../numbers.ts"
import { correlationTable } from "../statistics/correlation.ts"
import { type Group, type GroupWeights, refuseBelowZero, refuseConstant, refuseRows, scaledToOne } from "./group.ts"

/**
 * Entropy weights: with p = x / Σx over the n rows that are there, e = −Σ p·ln p / ln n and weight ∝ 1 − e. A child that
 * does not vary gets none. Numbers are zero or more; 0·ln 0 = 0.
 * Source: Shannon (1948); Hwang and Yoon, Multiple Attribute Decision Making (1981), chapter 3.1.3; 熵权法
 */
export function weighByEntropy(group: Group): GroupWeights {
  refuseBelowZero(group, "entropy")
  const entropies = group.columns.map((column) => entropyOf(group, column))
  return {
    weights: scaledToOne(
      group,
      Float64Array.from(entropies, (entropy) => Math.max(0, 1 - entropy)),
    ),
    figuresOfChildren: entropies.map((entropy) => ({ entropy })),
  }
}

function entropyOf(group: Group, column: Float64Array): number {
  let [sum, count] = [0, 0]
  for (const number of column)
    if (!Number.isNaN(number)) {
      sum += number
      count++
    }
  if (count < 2) return refuseRows(group, count, 2)
  // Zeros everywhere tell units apart as little as any other constant.
  if (sum === 0) return 1
  let entropy = 0
  for (const number of column)
    if (number > 0) {
      const part = number / sum
      entropy -= part * ln(part)
    }
  return entropy / ln(count)
}

/**
 * CRITIC weights: weight ∝ σ·Σ(1 − r), with σ the deviation of the child's numbers brought to 0–1 by their least and most,
 * and r its correlations with its siblings, each over the rows in which both have a number.
 * Source: Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22
 */
export function weighByCritic(group: Group): GroupWeights {
  const { columns } = group
  const extents = columns.map(extent)
  for (const [place, { least, most }] of extents.entries()) if (!(most > least)) refuseConstant(group, place)
  const { values, counts, size } = correlationTable(columns)
  const weights = new Float64Array(size)
  const figures: { deviation: number; conflict: number }[] = []
  for (const [place, column] of columns.entries()) {
    const { least = 0, most = 0 } = extents[place] ?? {}
    let conflict = 0
    for (let other = 0; other < size; other++) {
      const value = values[place * size + other] ?? Number.NaN
      if (Number.isNaN(value)) {
        const common = counts[place * size + other] ?? 0
        // Enough rows, but in those that both have one of them does not vary.
        if (common < 2) refuseRows(group, common, 2)
        refuseConstant(group, other)
      }
      if (other !== place) conflict += 1 - value
    }
    const spread = deviation(column) / (most - least)
    weights[place] = size === 1 ? spread : spread * conflict
    figures.push({ deviation: spread, conflict })
  }
  return { weights: scaledToOne(group, weights), figuresOfChildren: figures }
}

/**
 * Weights by the coefficient of variation: weight ∝ σ / mean (变异系数法).
 * @throws Refusal "observatory.mean-not-positive"
 */
export function weighByVariation(group: Group): GroupWeights {
  const { columns, codes, node, period } = group
  const variations = columns.map((column, place) => {
    const count = present(column).length
    if (count < 2) return refuseRows(group, count, 2)
    const middle = mean(column)
    if (!(middle > 0))
      throw new Refusal("observatory.mean-not-positive", { node, indicator: codes[place] ?? "", period })
    return deviation(column) / middle
  })
  return {
    weights: scaledToOne(group, Float64Array.from(variations)),
    figuresOfChildren: variations.map((variation) => ({ variation })),
  }
}
