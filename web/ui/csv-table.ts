import { csvRows } from "./csv-rows.ts"

/**
 * Rows of a CSV file by their column names; quotes may hold commas, quotes and line breaks. Empty rows are left out.
 * @throws Error "columns" when a row has more fields than there are columns, or the name of a column that stands twice
 * @example csvTable('id,revenue\na,"1,5"\n') // [{ id: "a", revenue: "1,5" }]
 */
export function csvTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = csvRows(text)
  const names = head.map((name) => name.trim())
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(twice)
  return rows
    .filter((fields) => fields.some((field) => field !== ""))
    .map((fields) => {
      if (fields.length > names.length) throw new Error("columns")
      return Object.fromEntries(names.map((name, at) => [name, (fields[at] ?? "").trim()]))
    })
}
