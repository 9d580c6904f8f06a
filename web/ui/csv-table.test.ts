import { expect, test } from "vitest"
import { csvTable } from "./csv-table.ts"

test("quotes hold commas, quotes and line breaks; empty rows are left out", () => {
  expect(csvTable('\uFEFFid, revenue\r\n"a, b","1 ""x""\ny"\r\n\r\nc\r\n')).toEqual([
    { id: "a, b", revenue: '1 "x"\ny' },
    { id: "c", revenue: "" },
  ])
})

test("a row with more fields than columns is a fault, since nobody knows which one is meant", () => {
  expect(() => csvTable("id,revenue\na,1,2\n")).toThrow("columns")
})
