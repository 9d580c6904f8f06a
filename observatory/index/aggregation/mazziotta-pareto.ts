import { Refusal } from "../../../base/index.ts"
import { extent, mean } from "../numbers.ts"
import type { AggregateMethod } from "./aggregate-method.ts"
import { type NodeWork, readPlace } from "./child.ts"

type Pareto = Extract<AggregateMethod, { readonly name: "mpi" | "ampi" }>

/** A line by which a child's numbers are brought on the scale of the method: value · factor + add. */
export interface ParetoScale {
  readonly factor: number
  readonly add: number
}

/**
 * Mean of the children on one scale, less a penalty for children that differ: M − S²/M, with S the deviation (divided by n)
 * of the unit's children around M; M + S²/M where more of what is measured is worse (`penalty: positive`).
 *
 * `mpi` brings each child to mean 100 and deviation 10 (divided by n) of the units in each period: only places within a period
 * compare. `ampi` has one scale for all units and periods, on which scores compare over time: least and most are 60 apart,
 * at 70 and 130, or around a `reference` that is 100. Weights other than equal ones, which the papers do not have, count in M and S alike.
 * @throws Refusal "observatory.constant-indicator" for a child with one number everywhere, "observatory.no-reference"
 * Source: De Muro, Mazziotta and Pareto (2011) for MPI; Mazziotta and Pareto (2016) for AMPI
 */
export function mazziottaPareto(work: NodeWork, method: Pareto): void {
  const [numbers, weights] = [new Float64Array(work.children.length), new Float64Array(work.children.length)]
  const width = method.name === "ampi" ? work.values.length : work.units.length
  for (let start = 0; start < work.values.length; start += width) {
    const scales = paretoScales(work, method, start, width)
    for (let place = start; place < start + width; place++) {
      readPlace(work.children, place, numbers, weights)
      work.values[place] = paretoScore(numbers, weights, scales, method.penalty)
    }
  }
}

/** How each child is brought on the scale of the method, by the numbers of one stretch of periods. */
export function paretoScales(
  { node, children, periods, units }: Pick<NodeWork, "node" | "children" | "periods" | "units">,
  method: Pareto,
  start: number,
  width: number,
): readonly ParetoScale[] {
  return children.map(({ code, values }) => {
    const row = values.subarray(start, start + width)
    const { least, most } = extent(row)
    if (least === most) {
      const [first, last] = [periods[start / units.length], periods[(start + width) / units.length - 1]]
      const period = first === last ? `${first}` : `${first}–${last}`
      throw new Refusal("observatory.constant-indicator", { indicator: code, period, value: `${least}`, node })
    }
    if (method.name === "ampi") {
      const factor = 60 / (most - least)
      const middle = method.reference
        ? referenceOf(code, values, { periods, units }, method.reference)
        : (least + most) / 2
      return { factor, add: 100 - factor * middle }
    }
    const middle = mean(row)
    let [squares, count] = [0, 0]
    for (const value of row) {
      if (Number.isNaN(value)) continue
      squares += (value - middle) ** 2
      count++
    }
    const factor = 10 / Math.sqrt(squares / count)
    return { factor, add: 100 - middle * factor }
  })
}

function referenceOf(
  indicator: string,
  values: Float64Array,
  { periods, units }: Pick<NodeWork, "periods" | "units">,
  { period, unit }: { readonly period: number; readonly unit?: string | undefined },
): number {
  const start = periods.indexOf(period) * units.length
  const all = start < 0 ? new Float64Array(0) : values.subarray(start, start + units.length)
  const number = unit === undefined ? mean(all) : (all[units.indexOf(unit)] ?? Number.NaN)
  if (!Number.isNaN(number)) return number
  throw new Refusal("observatory.no-reference", { indicator, unit: unit ?? "*", period: `${period}` })
}

/** Score of one unit from its children's numbers; NaN where none is there. */
export function paretoScore(
  numbers: ArrayLike<number>,
  weights: ArrayLike<number>,
  scales: readonly ParetoScale[],
  penalty: Pareto["penalty"],
): number {
  let [sum, total, squares] = [0, 0, 0]
  for (let child = 0; child < scales.length; child++) {
    const value = onScale(numbers[child], scales[child])
    if (Number.isNaN(value)) continue
    sum += (weights[child] ?? 0) * value
    total += weights[child] ?? 0
  }
  const middle = sum / total
  for (let child = 0; child < scales.length; child++) {
    const value = onScale(numbers[child], scales[child])
    if (!Number.isNaN(value)) squares += (weights[child] ?? 0) * (value - middle) ** 2
  }
  const uneven = squares / total / middle
  return penalty === "negative" ? middle - uneven : middle + uneven
}

function onScale(number: number | undefined, scale: ParetoScale | undefined): number {
  return number === undefined || scale === undefined ? Number.NaN : number * scale.factor + scale.add
}
