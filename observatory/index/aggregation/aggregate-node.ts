import { estimated, marks as markNames } from "../panel.ts"
import { type Child, type NodeWork, wholeOf } from "./child.ts"
import { mazziottaPareto } from "./mazziotta-pareto.ts"
import { byOutranking } from "./outranking.ts"
import { type PowerMean, powerOf, restored, transformed } from "./power-mean.ts"
import { topsis } from "./topsis.ts"
import { weightedMedian } from "./weighted-median.ts"

/** Writes the numbers of a node. @returns how many it has too few children for */
export function aggregateNode(work: NodeWork): number {
  const size = work.values.length
  const power = powerOf(work.method)
  const sums: Sums = {
    power,
    weights: new Float64Array(size),
    heads: new Uint32Array(size),
    terms: new Float64Array(power === undefined || power.power === 1 ? 0 : size),
  }
  work.values.fill(0)
  for (const child of work.children) addChild(work, child, sums)
  finish(work, sums)
  if (power === undefined) special(work, sums.heads)
  return holes(work, sums)
}

/** What is summed up beside the numbers, by place: weights and how many children are there; and a row to work in. */
interface Sums {
  readonly power: PowerMean | undefined
  readonly weights: Float64Array
  readonly heads: Uint32Array
  readonly terms: Float64Array
}

/** Adds a child's numbers, transformed as the mean asks, and its marks. The hottest loop of the index. */
function addChild(
  { node, periods, units, values: sums, marks: sumMarks, estimated: sumEstimated }: NodeWork,
  child: Child,
  { power, weights, heads, terms: row }: Sums,
): void {
  const { values, marks, own, estimated: part, weight: common } = child
  const terms =
    power === undefined || (common === 0 && own === undefined)
      ? values
      : transformed(child, power, { node, periods, units }, row)
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? Number.NaN
    const weight = own === undefined ? common : (own[place] ?? 0)
    if (Number.isNaN(value)) {
      if (weight > 0) sumMarks[place] = (sumMarks[place] ?? 0) | markNames.partial
    } else {
      heads[place] = (heads[place] ?? 0) + 1
      if (weight > 0) {
        const mark = marks[place] ?? 0
        sums[place] = (sums[place] ?? 0) + weight * (terms[place] ?? 0)
        weights[place] = (weights[place] ?? 0) + weight
        sumMarks[place] = (sumMarks[place] ?? 0) | mark
        const unseen = part === undefined ? ((mark & estimated) === 0 ? 0 : 1) : (part[place] ?? 0)
        if (unseen > 0) sumEstimated[place] = (sumEstimated[place] ?? 0) + weight * unseen
      }
    }
  }
}

/** From sums to means. */
function finish({ values, estimated: unseen, children }: NodeWork, { power, weights, heads }: Sums): void {
  const own = power?.power === 1 && children.some((child) => child.own !== undefined)
  for (let place = 0; place < values.length; place++) {
    const weight = weights[place] ?? 0
    if (weight > 0 && (heads[place] ?? 0) > 0) {
      values[place] = ((values[place] ?? 0) / weight) * (own ? wholeOf(children, place) : 1)
      if ((unseen[place] ?? 0) > 0) unseen[place] = Math.min(1, (unseen[place] ?? 0) / weight)
    } else values[place] = Number.NaN
  }
  if (power !== undefined) restored(values, power)
}

/** No number where too few children have one, or only children without weight. */
function holes({ values, marks, estimated: unseen, children, threshold }: NodeWork, { weights, heads }: Sums): number {
  let missing = 0
  for (let place = 0; place < values.length; place++) {
    const count = heads[place] ?? 0
    if ((weights[place] ?? 0) > 0 && count >= threshold * children.length - 1e-9 && !Number.isNaN(values[place]))
      continue
    values[place] = Number.NaN
    marks[place] = 0
    unseen[place] = 0
    missing++
  }
  return missing
}

/** Methods that are no means of each unit's own numbers. */
function special(work: NodeWork, heads: Uint32Array): void {
  const { method } = work
  if (method.name === "median") weightedMedian(work)
  else if (method.name === "mpi" || method.name === "ampi") mazziottaPareto(work, method)
  else if (method.name === "topsis") topsis(work, method)
  else if (method.name === "copeland" || method.name === "outranking" || method.name === "kemeny")
    byOutranking(work, method, heads)
}
