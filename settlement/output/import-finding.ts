import { fill, type Text } from "../../base/index.ts"
import { outputRefusals } from "./refusals.ts"

/** A cell that keeps its report out. */
export interface OutputFinding {
  /** Row as a spreadsheet counts it: the line of column names is 1. */
  readonly row: number
  readonly column: string
  readonly cause: Text
}

/** A refusal as a finding of a row: what stands in the way and what would help. */
export function outputFinding(
  row: number,
  column: string,
  code: string,
  facts: Readonly<Record<string, string>>,
): OutputFinding {
  const text = Object.entries(outputRefusals).find(([known]) => known === code)?.[1]
  if (text === undefined) return { row, column, cause: { zh: code, en: code } }
  const { detail, help } = text
  return {
    row,
    column,
    cause: {
      zh: `${fill(detail.zh, facts)}${fill(help.zh, facts)}`,
      en: `${fill(detail.en, facts)} ${fill(help.en, facts)}`,
    },
  }
}
