import { type GrowthKind, growthBetween, type SeriesGrowth } from "./growth-between.ts"
import { baseOf, everyVintage, type IndexValue, together } from "./index-value.ts"

/** From where growth of several years is counted: the first value that the edition gives, or the base. */
export type GrowthSince = "first" | "base"

/** The newest value of a component with its growth. */
export interface NewestGrowth<Value extends IndexValue = IndexValue> {
  readonly value: Value
  /** None where its edition gives no earlier value to count from. */
  readonly growth: SeriesGrowth<Value> | undefined
}

/**
 * The newest value of each component (latest year, then latest edition, published before derived) and how it grew, within
 * its own edition and definition alone.
 * @returns in the order of first appearance
 * @example newestGrowths(values, { unit: "percent", manner: "compound" }, "first")
 */
export function newestGrowths<Value extends IndexValue>(
  values: readonly Value[],
  kind: GrowthKind,
  since: GrowthSince = "first",
): readonly NewestGrowth<Value>[] {
  const components = Map.groupBy(values, ({ index, component }) => `${index} ${component}`)
  return [...components.values()].flatMap((series) => {
    const [value] = series.toSorted(newestFirst)
    if (value === undefined) return []
    const from = startOf(series, value, kind, since)
    return [{ value, growth: from === undefined ? undefined : growthBetween(from, value, kind) }]
  })
}

function startOf<Value extends IndexValue>(
  series: readonly Value[],
  value: Value,
  { manner }: GrowthKind,
  since: GrowthSince,
): Value | undefined {
  const base = baseOf(value)
  if (manner !== "year-on-year" && since === "base")
    return base !== undefined && base.year < value.year ? base : undefined
  const earlier = series
    .filter((one) => one.year < value.year && one.vintage !== everyVintage && together(one, value))
    .toSorted((a, b) => a.year - b.year || b.status.localeCompare(a.status))
  if (manner !== "year-on-year") return earlier[0]
  return earlier.find(({ year }) => year === value.year - 1)
}

function newestFirst(a: IndexValue, b: IndexValue): number {
  return b.year - a.year || b.vintage.localeCompare(a.vintage) || b.status.localeCompare(a.status)
}
