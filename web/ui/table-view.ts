import { sheetField } from "../../base/index.ts"
/** One column: what a row says in it, for sorting, filtering, CSV; drawing is the table's business. */
export interface ColumnValue<Row> {
  readonly key: string
  readonly label: string
  readonly value: (row: Row) => string | number | null
  readonly numeric?: boolean
}

/** What of a table is looked at. */
export interface TableView {
  /** Column key, with `-` before it for descending. */
  readonly sort?: string | undefined
  /** Filter text by column key. */
  readonly filters?: Readonly<Record<string, string>> | undefined
}

/** Rows as the reader sees them: those that fit all filters, in the chosen order (ties keep theirs). */
export function seenRows<Row>(
  rows: readonly Row[],
  columns: readonly ColumnValue<Row>[],
  { sort, filters = {} }: TableView,
): readonly Row[] {
  const wanted = columns
    .map((column) => ({ column, text: (filters[column.key] ?? "").trim().toLowerCase() }))
    .filter(({ text }) => text !== "")
  const fitting = rows.filter((row) =>
    wanted.every(({ column, text }) => `${column.value(row) ?? ""}`.toLowerCase().includes(text)),
  )
  const descending = sort?.startsWith("-") ?? false
  const by = columns.find(({ key }) => key === (descending ? sort?.slice(1) : sort))
  if (by === undefined) return fitting
  return fitting.toSorted((a, b) => compareValues(by.value(a), by.value(b), descending))
}

/** Nothing comes last in either direction; numbers by size, texts by the language's order. */
function compareValues(a: string | number | null, b: string | number | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(`${a}`, `${b}`)
  return descending ? -order : order
}
const collator = new Intl.Collator("zh-CN", { numeric: true })

/**
 * The seen rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read Chinese. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function tableCsv<Row>(rows: readonly Row[], columns: readonly ColumnValue<Row>[]): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ value }) => value(row)))]
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ""
  if (typeof value === "number") return `${value}`
  return sheetField(value)
}
