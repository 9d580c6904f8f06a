import { Refusal } from "../../base/index.ts"
import { type Change, type ChangeUnit, type Points, percent, points } from "./change.ts"
import { growthBetween, type PercentGrowth, type PointsGrowth, startBefore } from "./growth-between.ts"
import { type IndexValue, sameDefinition } from "./index-value.ts"

/** A growth of an index that some text states, in a unit that may not be the right one. */
export interface GrowthClaim {
  readonly index: string
  readonly component: string
  /** The edition that the text speaks of. */
  readonly vintage: string
  readonly from: number
  readonly to: number
  /** A year. */
  readonly change: number
  /** The unit as the text has it; none where it has none. */
  readonly written: ChangeUnit | null
}

/** What a claim would mean in one unit. */
export interface ClaimReading {
  readonly change: Change
  /** The value that the index would have had at the beginning. */
  readonly start: number
  /** The same growth in points and in percent, compound over several years. */
  readonly asPoints: PointsGrowth
  readonly asPercent: PercentGrowth
  /** Values of that year in other editions, and how far the start would lie from each. */
  readonly beside: readonly { readonly value: IndexValue; readonly off: Points }[]
}

/** Both readings of a claim. */
export interface ReadClaim {
  readonly value: IndexValue
  readonly points: ClaimReading
  readonly percent: ClaimReading
  /** The reading whose start lies nearer to every value of other editions; none where there is none, or they disagree. */
  readonly nearer: ChangeUnit | undefined
}

/**
 * Both readings of a claimed growth, worked back from the value it led to and held against what other editions say of the
 * year it counts from. Values of the claim's own edition are no evidence: they may have been derived from it.
 * @throws Refusal "observatory.no-claimed-value" where there is no published value that the claim leads to
 * @example readClaim({ …, from: 2023, to: 2024, change: 8.2, written: "percent" }, values).nearer // "points"
 */
export function readClaim(claim: GrowthClaim, values: readonly IndexValue[]): ReadClaim {
  const { index, component, vintage, from, to } = claim
  const own = values.filter((one) => one.index === index && one.component === component)
  const value = own.find((one) => one.year === to && one.vintage === vintage && one.status === "published")
  if (value === undefined)
    throw new Refusal("observatory.no-claimed-value", { index, component, year: `${to}`, vintage })
  const beside = own.filter((one) => one.year === from && one.vintage !== vintage && sameDefinition(one, value))
  const [inPoints, inPercent] = [
    readingOf(points(claim.change), value, from, beside),
    readingOf(percent(claim.change), value, from, beside),
  ]
  return { value, points: inPoints, percent: inPercent, nearer: nearerOf(inPoints, inPercent) }
}

function readingOf(change: Change, to: IndexValue, year: number, beside: readonly IndexValue[]): ClaimReading {
  const years = to.year - year
  const start = startBefore(to.value, change, years)
  const from: IndexValue = { ...to, year, value: start, status: "derived" }
  return {
    change,
    start,
    asPoints: growthBetween(from, to, { unit: "points", manner: years === 1 ? "year-on-year" : "average" }),
    asPercent: growthBetween(from, to, { unit: "percent", manner: years === 1 ? "year-on-year" : "compound" }),
    beside: beside.map((value) => ({ value, off: points(start - value.value) })),
  }
}

function nearerOf(inPoints: ClaimReading, inPercent: ClaimReading): ChangeUnit | undefined {
  const nearer = inPoints.beside.map(({ off }, place) => {
    const other = inPercent.beside[place]?.off.value ?? 0
    return Math.abs(off.value) - Math.abs(other)
  })
  if (nearer.length === 0) return undefined
  if (nearer.every((gap) => gap < 0)) return "points"
  return nearer.every((gap) => gap > 0) ? "percent" : undefined
}
