import type { Panel } from "./panel.ts"
import type { Structure, Units } from "./structure.ts"

/** Where an index stands after a step. A step makes a new state and changes nothing of the one before. */
export interface IndexState {
  readonly structure: Structure
  readonly units: Units
  /** Indicators, in the order of the structure. */
  readonly panel: Panel
  /** Series of the data that are no indicators: denominators. */
  readonly others: Panel
  /** Weight of each node, as given or as a step made it. */
  readonly weights: Float64Array
  /** Node that has weights for its children by period and unit (benefit of the doubt) → child by child, like a panel. */
  readonly ownWeights: ReadonlyMap<number, Float64Array>
  /**
   * Indicators in their own units, outliers moved but nothing transformed: what a base year compares. There as soon as the
   * panel itself holds something else, transformed or normalised numbers.
   */
  readonly measured?: Panel
  /** Indicators are on one scale on which more is better. */
  readonly normalised?: boolean
  /** What the aggregation made: nodes above the indicators, in the order of the structure. */
  readonly scores?: Scores
  /** Nodes, indicators included, with the base year = 100. */
  readonly based?: Panel
  /** Ranks within a period, like `scores`: indicators included where `everyLevel`. */
  readonly ranks?: Panel
}

/** Scores of the nodes above the indicators. */
export interface Scores extends Panel {
  /** Beside each score: part of the weight below it, 0 to 1, that rests on numbers nobody observed. */
  readonly estimated: Float64Array
}

/** Something that a step did to a number, a series or a unit, or found there. */
export interface Note {
  /** What happened, from a fixed list of each step: `screened-out`, `winsorised`, `not-treated`. */
  readonly what: string
  readonly indicator?: string
  readonly unit?: string
  readonly period?: number
  /** Figures that belong to it, by name. */
  readonly figures?: Readonly<Record<string, number | string>>
}

/** What a step answers. */
export interface StepAnswer {
  readonly state: IndexState
  readonly notes: readonly Note[]
}

/** A step that was done, with every argument as it was used: what `log.json` holds. */
export interface StepRecord {
  readonly step: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly notes: readonly Note[]
}
