import { csvField } from "../base/index.ts"
import type { ToldTarget } from "./targets.ts"

/** What was told of targets as a table: a row each, its figures beside their sources. */
export function targetsCsv(told: readonly ToldTarget[]): string {
  const rows = told.map(cellsOf)
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((cells) => Object.values(cells).map(field).join(","))
  return `${[names.join(","), ...lines].join("\n")}\n`
}

function cellsOf({ row, target, standing }: ToldTarget): Readonly<Record<string, string | number | null | undefined>> {
  const { actual, arrival } = standing
  return {
    id: target.id,
    region: row.region_code,
    indicator_zh: row.indicator_zh,
    indicator_en: row.indicator_en,
    unit: target.unit,
    operator: target.operator,
    target: target.value,
    target_year: target.year,
    definition: target.definition,
    actual: actual?.value,
    actual_year: actual?.year,
    actual_basis: actual?.basis,
    state: standing.state,
    reason: standing.reason,
    missing: standing.distance,
    reached: standing.reached,
    trend: standing.trend,
    pace: standing.pace,
    needed: standing.needed,
    arrival: arrival?.year,
    arrival_earliest: arrival?.interval?.earliest,
    arrival_latest: arrival?.interval?.latest,
    arrival_method: arrival?.method,
    other_definitions: target.otherDefinitions.join(" "),
    confidence: row.confidence,
    source_target: row.source_target,
    source_actual: actual?.source,
    note: row.note,
    on: standing.on,
  }
}

function field(value: string | number | null | undefined): string {
  return csvField(`${value ?? ""}`)
}
