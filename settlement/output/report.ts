import type { Day } from "../../base/index.ts"
import type { ActivityRef } from "./activity.ts"
import type { StatisticalAmount } from "./ledgers.ts"
import type { OutputMeasure } from "./measure.ts"

/** A site of a unit with its own figure. */
export interface Site {
  readonly name: string
  /** Code of a city, or of a member where nothing finer is known. */
  readonly place: string
  readonly amount: StatisticalAmount
  readonly activity: ActivityRef | null
}

/**
 * What a legal unit had in a period by one measure, as its statistics body enters it. `jurisdiction` is the member of
 * the main place of business, whose body it is.
 */
export interface OutputReport {
  readonly jurisdiction: string
  readonly id: string
  /** Organisation. */
  readonly unit: string
  readonly period: string
  readonly measure: OutputMeasure
  readonly amount: StatisticalAmount
  readonly mainPlace: string
  /** Set when the main place changed: the first day at `mainPlace`, and the place before. */
  readonly moved: { readonly day: Day; readonly from: string } | null
  /** Establishment data: the figure of each site; empty when only the unit's total is known. */
  readonly sites: readonly Site[]
  /** The establishment data come from a census: other years may use their shares. */
  readonly isCensus: boolean
  /** What the whole report belongs to; where there are sites each names its own. */
  readonly activity: ActivityRef | null
  readonly source: string
  readonly sample: boolean
}

/** Establishment shares of a unit's last census. */
export interface CensusShares {
  readonly report: string
  readonly period: string
  readonly mainPlace: string
  readonly sites: readonly Site[]
}

/** How an entry came to its place. */
export type OutputBasis = "establishment" | "main-place" | "census-share" | "days"

/** A part of a report at its place, with the fraction of the report that it is. */
export interface OutputEntry {
  readonly line: number
  /** Member in whose territory the place lies. */
  readonly member: string
  readonly place: string
  readonly site: string | null
  readonly amount: StatisticalAmount
  readonly basis: OutputBasis
  /** The fraction of the report's amount, `3/5`; null for an establishment's own figure. */
  readonly share: string | null
  /** The census report whose shares were applied. */
  readonly census: string | null
  readonly activity: ActivityRef | null
}
