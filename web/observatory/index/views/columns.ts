import type { Column } from "../../../ui/data-table.tsx"
import { cellOf, written } from "../../drawing/writing.ts"

/** A column of numbers: the file holds each as it is, the screen as it is written. */
export function numbers<Row>(
  key: string,
  label: string,
  of: (row: Row) => number | undefined,
  text: (value: number) => string = (value) => written(value),
): Column<Row> {
  return { key, label, value: (row) => cellOf(of(row)), numeric: true, cell: (row) => text(of(row) ?? Number.NaN) }
}
