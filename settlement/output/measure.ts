import * as z from "zod"
import type { Text } from "../../base/index.ts"

/** What is measured. Measures are never added to each other: output holds value added. */
export const OutputMeasure = z.enum(["value-added", "gross-output", "investment"]).meta({ id: "OutputMeasure" })
export type OutputMeasure = z.infer<typeof OutputMeasure>

/** Names of the measures. */
export const measureNames: Readonly<Record<OutputMeasure, Text>> = {
  "value-added": { zh: "增加值", en: "Value added" },
  "gross-output": { zh: "总产值", en: "Gross output" },
  investment: { zh: "固定资产投资", en: "Fixed-asset investment" },
}

/** Only value added can be negative: a unit may use up more than it makes. */
export function mayBeNegative(measure: OutputMeasure): boolean {
  return measure === "value-added"
}

/**
 * Whether shares of the last census place a unit's figures of other years. They do for value added, which regional
 * accounts move between places (NBS reply no. 7477 of 2022); other figures follow the legal unit.
 */
export function followsCensus(measure: OutputMeasure): boolean {
  return measure === "value-added"
}
