import { Refusal } from "../../../base/index.ts"

/** Points of an expert by code. */
export type Points = Readonly<Record<string, number>>

/**
 * Checks that all experts divided the same total.
 * @returns that total
 * @throws Refusal "observatory.no-experts", "observatory.points-do-not-sum"
 */
export function checkPoints(experts: readonly Points[], total: number | undefined): number {
  const sums = experts.map((points) => Object.values(points).reduce((sum, one) => sum + one, 0))
  const wanted = total ?? sums[0]
  if (wanted === undefined || !(wanted > 0)) throw new Refusal("observatory.no-experts")
  for (const [expert, sum] of sums.entries())
    if (Math.abs(sum - wanted) > 1e-9 * wanted)
      throw new Refusal("observatory.points-do-not-sum", { expert: `${expert + 1}`, sum: `${sum}`, total: `${wanted}` })
  return wanted
}

/**
 * Budget allocation: mean over the experts of the part of their points that each child got.
 * @throws Refusal "observatory.expert-leaves-out"
 * Source: Handbook on Constructing Composite Indicators (2008), step 6
 */
export function weighByBudget(
  node: string,
  children: readonly string[],
  experts: readonly Points[],
  total: number,
): Float64Array {
  return Float64Array.from(children, (code) => {
    let sum = 0
    for (const [expert, points] of experts.entries()) {
      const given = points[code]
      if (given === undefined)
        throw new Refusal("observatory.expert-leaves-out", { expert: `${expert + 1}`, node, indicator: code })
      sum += given
    }
    return sum / total / experts.length
  })
}
