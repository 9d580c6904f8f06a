import { type NodeWork, readPlace } from "./child.ts"

/**
 * Median of the children by their weights: the number at which half of the weight is reached, or the middle between it and
 * the next where it is reached exactly. With equal weights the usual median.
 */
export function weightedMedian({ children, values }: NodeWork): void {
  const [numbers, weights] = [new Float64Array(children.length), new Float64Array(children.length)]
  for (let place = 0; place < values.length; place++) {
    readPlace(children, place, numbers, weights)
    values[place] = medianOf(numbers, weights)
  }
}

/** Weighted median of some numbers; both rows are put in order. NaN where nothing has a number and a weight. */
export function medianOf(numbers: Float64Array, weights: Float64Array): number {
  let [count, total] = [0, 0]
  for (let child = 0; child < numbers.length; child++) {
    const [value, weight] = [numbers[child] ?? Number.NaN, weights[child] ?? 0]
    if (Number.isNaN(value) || weight <= 0) continue
    let slot = count++
    for (; slot > 0 && (numbers[slot - 1] ?? 0) > value; slot--) {
      numbers[slot] = numbers[slot - 1] ?? 0
      weights[slot] = weights[slot - 1] ?? 0
    }
    numbers[slot] = value
    weights[slot] = weight
    total += weight
  }
  return middleOf(numbers, weights, count, total)
}

/** Of rising numbers with their weights; sums that are half the weight but for rounding count as half. */
function middleOf(rising: Float64Array, weights: Float64Array, count: number, total: number): number {
  const [half, slack] = [total / 2, total * 1e-12]
  let reached = 0
  for (let slot = 0; slot < count; slot++) {
    reached += weights[slot] ?? 0
    if (reached > half + slack) return rising[slot] ?? Number.NaN
    if (reached >= half - slack) return ((rising[slot] ?? Number.NaN) + (rising[slot + 1] ?? Number.NaN)) / 2
  }
  return Number.NaN
}
