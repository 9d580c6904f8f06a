import { describe, expect, test } from "vitest"
import { csvField, sheetField } from "./csv-field.ts"

describe("a field of a CSV file", () => {
  test("stands in quotes where it holds what separates", () => {
    expect(['a "b"', "a,b", "a\nb", "a\rb", " a "].map(csvField)).toEqual([
      '"a ""b"""',
      '"a,b"',
      '"a\nb"',
      '"a\rb"',
      " a ",
    ])
  })

  test("for spreadsheets is no formula, and a number below zero stays a number", () => {
    expect(["=1+1", "+a", "-a", "@a", "\ta", "=a,b"].map(sheetField)).toEqual([
      "'=1+1",
      "'+a",
      "'-a",
      "'@a",
      "'\ta",
      '"\'=a,b"',
    ])
    expect(["-1.5", "+3", "7", "a"].map(sheetField)).toEqual(["-1.5", "+3", "7", "a"])
  })
})
