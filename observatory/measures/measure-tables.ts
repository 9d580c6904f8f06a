import type { Figures, MeasuresReport } from "./report.ts"

/** A file of a report: its name, and its rows with the names of columns first. */
export interface MeasureTable {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
}

/**
 * A report as tables: shares, durations, flows and silence of the whole period (step "all") and of each step, and stalls.
 * Times are in milliseconds, money in minor units; what has no value is empty.
 * @example measureTables(report).map(({ name }) => name) // ["shares.csv", "durations.csv", "flows.csv", "silence.csv", "stalls.csv"]
 */
export function measureTables(report: MeasuresReport): readonly MeasureTable[] {
  const steps = [{ name: "all", ...report.period, figures: report.figures }, ...report.steps]
  const { percentiles } = report.definitions
  const table = (
    name: string,
    columns: readonly string[],
    rowsOf: (figures: Figures) => readonly (readonly (string | number)[])[],
  ): MeasureTable => ({
    name,
    rows: [
      ["step", "from", "to", ...columns],
      ...steps.flatMap((step) => rowsOf(step.figures).map((row) => [step.name, step.from, step.to, ...row])),
    ],
  })
  return [
    table("shares.csv", ["id", "part", "whole", "value", "entries", "untold"], ({ shares }) =>
      shares.map(({ id, part, whole, value, entries, untold }) => [id, part, whole, value ?? "", entries, untold]),
    ),
    table(
      "durations.csv",
      ["id", "between", "count", "at_once", ...percentiles.map((percent) => `p${percent}_ms`), "longest_ms", "entries"],
      ({ durations }) =>
        durations.map((one) => [
          ...[one.id, one.between, one.count, one.atOnce],
          ...percentiles.map((_, at) => one.percentiles[at]?.milliseconds ?? ""),
          ...[one.longest ?? "", one.entries],
        ]),
    ),
    table("flows.csv", ["home", "host", "made", "settled", "minutes", "money"], ({ flows }) =>
      flows.cells.map(({ home, host, made, settled, minutes, money }) => [home, host, made, settled, minutes, money]),
    ),
    table("silence.csv", ["member", "count"], ({ silence }) => silence.map(({ member, count }) => [member, count])),
    {
      name: "stalls.csv",
      rows: [
        ["as_at", "stage", "member", "waiting", "overdue", "clockless", "since", "longest_over_ms"],
        ...report.stalls.map(({ stage, member, waiting, overdue, clockless, since, longestOver }) => [
          ...[report.asAt, stage, member, waiting, overdue, clockless, since, longestOver ?? ""],
        ]),
      ],
    },
  ]
}
