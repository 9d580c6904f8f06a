import writeSheet from "write-excel-file/universal"
import type { ColumnValue } from "./table-view.ts"

/**
 * The seen rows as a spreadsheet (XLSX): column names in a row that stays in sight, numbers as numbers. Loaded when asked
 * for, since it brings a library along.
 * @example await tableSheet(rows, columns) // a Blob to save
 */
export function tableSheet<Row>(rows: readonly Row[], columns: readonly ColumnValue<Row>[]): Promise<Blob> {
  const head = columns.map(({ label }) => ({ value: label, type: String, fontWeight: "bold" as const }))
  const cells = rows.map((row) => columns.map(({ value }) => cellOf(value(row))))
  const widths = columns.map(({ label }, column) => ({
    width: Math.min(60, Math.max(widthOf(label), ...cells.map((line) => widthOf(line[column]?.value ?? ""))) + 2),
  }))
  return writeSheet([head, ...cells], { columns: widths, stickyRowsCount: 1 }).toBlob()
}

function cellOf(value: string | number | null) {
  if (value === null) return null
  return typeof value === "number" ? { value, type: Number } : { value, type: String }
}

/** In characters; a Chinese one is as wide as two. */
function widthOf(value: string | number): number {
  return [...`${value}`].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0)
}
