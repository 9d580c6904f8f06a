import { Refusal } from "../../base/index.ts"

/** Columns of a file of reports, with other names that they may have. */
const columns = {
  unit: ["registration_code", "登记代码", "统一社会信用代码"],
  period: ["报告期"],
  measure: ["指标"],
  main_place: ["主要经营地"],
  amount: ["金额"],
  source: ["数据来源"],
  site: ["单位所在地名称", "产业活动单位"],
  site_place: ["单位所在地"],
  activity: ["活动", "事项"],
  census: ["普查"],
  moved_on: ["迁入日期"],
  moved_from: ["迁出地"],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ImportColumn = keyof typeof columns

const all: readonly ImportColumn[] = [
  "unit",
  "period",
  "measure",
  "main_place",
  "amount",
  "source",
  "site",
  "site_place",
  "activity",
  "census",
  "moved_on",
  "moved_from",
]
const needed = all.slice(0, 6)

/** Where a file has each column, and how it writes its name. */
export type RowPlaces = ReadonlyMap<ImportColumn, { readonly at: number; readonly written: string }>

/** Reads the line of column names. @throws Refusal "settlement.output-columns" */
export function placesOf(header: readonly string[]): RowPlaces {
  const written = header.map((cell) => cell.replace(/^\uFEFF/, "").trim())
  const places = new Map<ImportColumn, { at: number; written: string }>()
  for (const column of all) {
    const names: readonly string[] = [column, ...columns[column]]
    const at = written.findIndex((cell) => names.includes(cell.toLowerCase()))
    if (at >= 0) places.set(column, { at, written: written[at] ?? column })
  }
  const missing = needed.filter((column) => !places.has(column))
  if (missing.length > 0)
    throw new Refusal("settlement.output-columns", { columns: missing.join(", "), expected: all.join(", ") })
  return places
}
