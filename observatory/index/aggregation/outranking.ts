import { Refusal } from "../../../base/index.ts"
import type { AggregateMethod } from "./aggregate-method.ts"
import type { Child, NodeWork } from "./child.ts"
import { kemeny, mostForKemeny } from "./kemeny.ts"

type Outranking = Extract<AggregateMethod, { readonly name: "copeland" | "outranking" | "kemeny" }>

/** Writes the numbers of a node whose units are compared in pairs, period by period. */
export function byOutranking(work: NodeWork, method: Outranking, heads: Uint32Array): void {
  const { units } = work
  for (const [period, year] of work.periods.entries()) {
    const start = period * units.length
    if (method.name === "kemeny") byKemeny(work, method, heads.subarray(start, start + units.length), start, year)
    else
      for (let unit = 0; unit < units.length; unit++) {
        const row = outrankingRow(work.children, start, units.length, unit, method.indifference)
        work.values[start + unit] = method.name === "copeland" ? copelandOf(row, unit) : meanOf(row, unit)
      }
  }
}

/**
 * Share of the weight, 0 to 1, of the children that put a unit before each other one, a tie by halves: a row of the
 * outranking matrix. A child that lacks one of the two numbers says nothing; NaN where none says anything.
 * @param start place of the first unit of the period
 * @param indifference differences up to this one are ties
 * Source: Handbook on Constructing Composite Indicators (2008), 6.5.2, tables 35–36
 */
export function outrankingRow(
  children: readonly Child[],
  start: number,
  units: number,
  unit: number,
  indifference: number,
): Float64Array {
  const ahead = new Float64Array(units)
  const compared = new Float64Array(units)
  for (const { values, weight: common, own } of children) {
    const mine = values[start + unit] ?? Number.NaN
    if (Number.isNaN(mine)) continue
    const mineOwn = own?.[start + unit] ?? 0
    for (let other = 0; other < units; other++) {
      const theirs = values[start + other] ?? Number.NaN
      if (Number.isNaN(theirs)) continue
      const weight = own === undefined ? common : (mineOwn + (own[start + other] ?? 0)) / 2
      const apart = mine - theirs
      compared[other] = (compared[other] ?? 0) + weight
      if (apart > indifference) ahead[other] = (ahead[other] ?? 0) + weight
      else if (apart >= -indifference) ahead[other] = (ahead[other] ?? 0) + weight / 2
    }
  }
  for (let other = 0; other < units; other++) ahead[other] = (ahead[other] ?? 0) / (compared[other] ?? 0)
  return ahead
}

/** Units beaten less units lost to: COINr a_copeland. Shares that are a half but for rounding are ties. */
function copelandOf(row: Float64Array, unit: number): number {
  let score = 0
  for (let other = 0; other < row.length; other++) {
    const over = (row[other] ?? Number.NaN) - 0.5
    if (other !== unit && Math.abs(over) > 1e-12) score += Math.sign(over)
  }
  return score
}

function meanOf(row: Float64Array, unit: number): number {
  let [sum, count] = [0, 0]
  for (let other = 0; other < row.length; other++) {
    const share = row[other] ?? Number.NaN
    if (other === unit || Number.isNaN(share)) continue
    sum += share
    count++
  }
  return count === 0 ? Number.NaN : sum / count
}

function byKemeny(work: NodeWork, { indifference }: Outranking, heads: Uint32Array, start: number, year: number): void {
  const there = [...heads.keys()].filter((unit) => (heads[unit] ?? 0) > 0)
  if (there.length > mostForKemeny)
    throw new Refusal("observatory.too-many-for-kemeny", {
      node: work.node,
      period: `${year}`,
      units: `${there.length}`,
      most: `${mostForKemeny}`,
    })
  const matrix = there.map((unit) => {
    const row = outrankingRow(work.children, start, work.units.length, unit, indifference)
    return there.map((other) => row[other] ?? Number.NaN)
  })
  const { behind } = kemeny(matrix)
  for (const [place, unit] of there.entries()) work.values[start + unit] = behind[place] ?? Number.NaN
}
