import { Refusal } from "../../base/index.ts"
import { type Change, type ChangeUnit, type Percent, type Points, percent, points } from "./change.ts"
import { everyVintage, type IndexValue, sameDefinition } from "./index-value.ts"

/** Growth in points. There are no compound points: points of several years add up. */
export interface PointsKind {
  readonly unit: "points"
  readonly manner: "year-on-year" | "average"
}

/**
 * Growth in percent: on the year before, or a year over several. `average` divides the whole growth by the years (percent
 * of the first value a year), `compound` is the constant rate that leads from the first to the last.
 */
export interface PercentKind {
  readonly unit: "percent"
  readonly manner: "year-on-year" | "average" | "compound"
}
export type GrowthKind = PointsKind | PercentKind
export type GrowthManner = GrowthKind["manner"]

/** The five kinds of growth that there are. */
export const growthKinds: readonly GrowthKind[] = [
  { unit: "points", manner: "year-on-year" },
  { unit: "points", manner: "average" },
  { unit: "percent", manner: "year-on-year" },
  { unit: "percent", manner: "average" },
  { unit: "percent", manner: "compound" },
]

/** A growth of one kind between two values of one edition. */
export interface TypedGrowth<Kind extends GrowthKind, Unit extends ChangeUnit, Value extends IndexValue> {
  readonly from: Value
  readonly to: Value
  readonly years: number
  readonly kind: Kind
  /** A year. */
  readonly change: Change<Unit>
}
export type PointsGrowth<Value extends IndexValue = IndexValue> = TypedGrowth<PointsKind, "points", Value>
export type PercentGrowth<Value extends IndexValue = IndexValue> = TypedGrowth<PercentKind, "percent", Value>
export type SeriesGrowth<Value extends IndexValue = IndexValue> = PointsGrowth<Value> | PercentGrowth<Value>

/**
 * Growth between two values of one component in one edition.
 *
 * | kind | a year |
 * | --- | --- |
 * | points, year-on-year | last − first, one year apart |
 * | points, average | (last − first) / years |
 * | percent, year-on-year | 100 · (last / first − 1), one year apart |
 * | percent, average | 100 · (last / first − 1) / years |
 * | percent, compound | 100 · ((last / first)^(1 / years) − 1) |
 *
 * @throws Refusal "observatory.other-series", "observatory.across-vintages" (an edition revises the years before it),
 *   "observatory.across-break" (the definition changed), "observatory.not-later", "observatory.not-a-year-apart",
 *   "observatory.growth-from-zero" for percent of a value that is not above zero
 * @example growthBetween(of2023, of2024, { unit: "points", manner: "year-on-year" }).change // points(8.2)
 */
export function growthBetween<Value extends IndexValue>(from: Value, to: Value, kind: PointsKind): PointsGrowth<Value>
export function growthBetween<Value extends IndexValue>(from: Value, to: Value, kind: PercentKind): PercentGrowth<Value>
export function growthBetween<Value extends IndexValue>(from: Value, to: Value, kind: GrowthKind): SeriesGrowth<Value>
export function growthBetween<Value extends IndexValue>(from: Value, to: Value, kind: GrowthKind): SeriesGrowth<Value> {
  refuseApart(from, to)
  const years = to.year - from.year
  const facts = { component: to.component, from: `${from.year}`, to: `${to.year}` }
  if (years <= 0) throw new Refusal("observatory.not-later", facts)
  if (kind.manner === "year-on-year" && years !== 1) throw new Refusal("observatory.not-a-year-apart", facts)
  if (kind.unit === "points") return { from, to, years, kind, change: inPoints(from, to, years) }
  if (!(from.value > 0)) throw new Refusal("observatory.growth-from-zero", { ...facts, value: `${from.value}` })
  return { from, to, years, kind, change: inPercent(from, to, years, kind.manner) }
}

function inPoints(from: IndexValue, to: IndexValue, years: number): Points {
  return points((to.value - from.value) / years)
}

function inPercent(from: IndexValue, to: IndexValue, years: number, manner: GrowthManner): Percent {
  const ratio = to.value / from.value
  return percent(100 * (manner === "compound" ? ratio ** (1 / years) - 1 : (ratio - 1) / years))
}

function refuseApart(from: IndexValue, to: IndexValue): void {
  const { component } = to
  if (from.index !== to.index || from.component !== component)
    throw new Refusal("observatory.other-series", {
      first: `${from.index} ${from.component}`,
      second: `${to.index} ${component}`,
    })
  // The break is the graver of the two: within one edition there is none, and the base belongs to every edition.
  if (!sameDefinition(from, to))
    throw new Refusal("observatory.across-break", {
      component,
      from: `${from.definition ?? "–"}`,
      to: `${to.definition ?? "–"}`,
    })
  if (from.vintage !== to.vintage && from.vintage !== everyVintage && to.vintage !== everyVintage)
    throw new Refusal("observatory.across-vintages", { component, from: from.vintage, to: to.vintage })
}

/**
 * The value from which a growth would have led to this one: what a claimed growth says about the year it counts from.
 * Growth in percent is taken as compound over several years.
 * @param value the later value
 * @param years one or more
 * @example startBefore(160.6, points(8.2), 1) // 152.4; startBefore(160.6, percent(8.2), 1) // 148.43
 */
export function startBefore(value: number, change: Change, years: number): number {
  return change.unit === "points" ? value - years * change.value : value / (1 + change.value / 100) ** years
}
