import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csvRows, csvText } from "../../ui/csv-rows.ts"
import { longFromWide, wideReading } from "./wide-data.ts"

const table = csvRows('unit,name,year,RD,"GDP, total"\nA,甲,2020,1,10\nB,乙,2020,,NA\n')

describe("a table with one column per indicator", () => {
  test("is read with its unit, its period, and the columns that hold numbers", () => {
    expect(wideReading(table)).toEqual({ unit: 0, period: 2, fixed: "", indicators: [3, 4] })
  })
  test("becomes a row for each number, missing ones left as they stand", () => {
    expect(longFromWide(table, wideReading(table))).toBe(
      'unit,period,indicator,value\nA,2020,RD,1\nA,2020,"GDP, total",10\nB,2020,RD,\nB,2020,"GDP, total",NA\n',
    )
  })
  test("without a period is of the one that is named", () => {
    const rows = csvRows("country,x\nFI,2\n")
    expect(longFromWide(rows, { ...wideReading(rows), fixed: "2001" })).toBe(
      "unit,period,indicator,value\nFI,2001,x,2\n",
    )
  })
})

test("rows written as CSV are read again as they were", () => {
  const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rows, (given) => {
      fc.pre(!given[0]?.[0]?.startsWith("\uFEFF"))
      expect(csvRows(csvText(given))).toEqual(given)
    }),
  )
})
