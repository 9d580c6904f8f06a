/** Reference indices: values by edition, growth that knows its unit, breaks, restatements, claims. */
export {
  type Change,
  type ChangeUnit,
  differenceOfChanges,
  type Percent,
  type Points,
  percent,
  points,
  sumOfChanges,
} from "./change.ts"
export { type ClaimReading, type GrowthClaim, type ReadClaim, readClaim } from "./claims.ts"
export {
  breaksOf,
  type EditionLine,
  editionLines,
  type RestatedValue,
  restatedValues,
  type SeriesBreak,
} from "./editions.ts"
export {
  type GrowthKind,
  type GrowthManner,
  growthBetween,
  growthKinds,
  type PercentGrowth,
  type PercentKind,
  type PointsGrowth,
  type PointsKind,
  type SeriesGrowth,
  startBefore,
} from "./growth-between.ts"
export { baseOf, everyVintage, type IndexValue, together } from "./index-value.ts"
export { type GrowthSince, type NewestGrowth, newestGrowths } from "./newest-growth.ts"
export { seriesRefusals } from "./refusals.ts"
export { type TotalCheck, totalChecks } from "./totals.ts"
