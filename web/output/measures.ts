import type { Reply } from "../api.ts"

export type Measure = Reply<"readStatisticalOutput">["measure"]

/** What is measured, in the order of the choice. */
export const measures: readonly Measure[] = ["value-added", "gross-output", "investment"]

/** Which figures are shown. */
export interface Scope {
  readonly period: string
  readonly measure: Measure
}
