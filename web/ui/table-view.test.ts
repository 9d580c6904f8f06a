import { describe, expect, test } from "vitest"
import { type ColumnValue, seenRows, tableCsv } from "./table-view.ts"

interface Row {
  readonly name: string
  readonly count: number | null
}
const columns: readonly ColumnValue<Row>[] = [
  { key: "name", label: "Name", value: ({ name }) => name },
  { key: "count", label: "Count", value: ({ count }) => count, numeric: true },
]
const rows: readonly Row[] = [
  { name: "b", count: 10 },
  { name: "a", count: null },
  { name: "B 2", count: 9 },
]

describe("what is seen of a table", () => {
  test("numbers sort by size, and a missing number comes last in both directions", () => {
    expect(seenRows(rows, columns, { sort: "count" }).map(({ count }) => count)).toEqual([9, 10, null])
    expect(seenRows(rows, columns, { sort: "-count" }).map(({ count }) => count)).toEqual([10, 9, null])
  })
  test("a filter keeps rows that contain its words, in either case", () => {
    expect(seenRows(rows, columns, { filters: { name: " B" } }).map(({ name }) => name)).toEqual(["b", "B 2"])
  })
  test("an unknown column sorts nothing", () => {
    expect(seenRows(rows, columns, { sort: "gone" })).toEqual(rows)
  })
})

describe("the CSV of a table", () => {
  test("quotes commas and quotation marks and leaves missing values empty", () => {
    expect(tableCsv([{ name: 'say "a", b', count: null }], columns)).toBe('\uFEFFName,Count\r\n"say ""a"", b",\r\n')
  })
  test("disarms a text that a spreadsheet would run as a formula, and leaves negative numbers alone", () => {
    const texts: readonly ColumnValue<string>[] = [{ key: "text", label: "Text", value: (text) => text }]
    expect(tableCsv(["=1+1", "-12.05", "@x"], texts)).toBe("\uFEFFText\r\n'=1+1\r\n-12.05\r\n'@x\r\n")
  })
})
