import { csvField } from "../../../base/index.ts"
import type { SensitivityAnswer } from "./sensitivity.ts"
import type { Spread, UncertaintyAnswer } from "./uncertainty.ts"

const numberText = (value: number): string => (Number.isNaN(value) ? "" : `${value}`)
const spreadTexts = ({ nominal, median, p5, p95 }: Spread) => [nominal, median, p5, p95].map(numberText)
const names = (what: string) => ["", "_median", "_p5", "_p95"].map((end) => `${what}${end}`)

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\n`).join("")
}

/** The answer of an uncertainty analysis as files: spreads, changes, which unit ranks above which, runs that failed. */
export function uncertaintyFiles({
  spreads,
  changes,
  order,
  failed,
}: UncertaintyAnswer): Readonly<Record<string, string>> {
  const groups = new Map(order?.groups.flatMap((group, place) => group.map((unit) => [unit, `${place + 1}`] as const)))
  return {
    "uncertainty.csv": csv([
      ["unit", "period", ...names("score"), ...names("rank")],
      ...spreads.map(({ unit, period, score, rank }) => [
        unit,
        `${period}`,
        ...spreadTexts(score),
        ...spreadTexts(rank),
      ]),
    ]),
    ...(changes.length === 0
      ? {}
      : {
          "changes.csv": csv([
            ["unit", "from", "to", ...names("change"), "grew"],
            ...changes.map(({ unit, from, to, change, grew }) => [
              unit,
              `${from}`,
              `${to}`,
              ...spreadTexts(change),
              numberText(grew),
            ]),
          ]),
        }),
    ...(order === undefined
      ? {}
      : {
          "above.csv": csv([
            ["unit", "group", ...order.units],
            ...order.units.map((unit, place) => [
              unit,
              groups.get(unit) ?? "",
              ...(order.above[place] ?? []).map(numberText),
            ]),
          ]),
        }),
    ...failedFile(failed),
  }
}

/** The answer of a sensitivity analysis as files. */
export function sensitivityFiles({ outputs, failed }: SensitivityAnswer): Readonly<Record<string, string>> {
  const header = [
    "output",
    "unit",
    "variance",
    "factor",
    "first",
    "first_p5",
    "first_p95",
    "total",
    "total_p5",
    "total_p95",
  ]
  const rows = outputs.flatMap(({ output, unit = "", variance, factors }) =>
    factors.map(({ factor, first, firstInterval, total, totalInterval }) => [
      output,
      unit,
      numberText(variance),
      factor,
      ...[first, ...firstInterval, total, ...totalInterval].map(numberText),
    ]),
  )
  return { "sensitivity.csv": csv([header, ...rows]), ...failedFile(failed) }
}

function failedFile(failed: UncertaintyAnswer["failed"]): Readonly<Record<string, string>> {
  if (failed.length === 0) return {}
  const rows = failed.map(({ run, code, facts }) => [`${run}`, code, JSON.stringify(facts)])
  return { "failed.csv": csv([["run", "code", "facts"], ...rows]) }
}
