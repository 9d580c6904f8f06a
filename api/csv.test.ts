import { expect, test } from "vitest"
import { asCsv, readCsv } from "./csv.ts"

test("a file of 5,000 rows is read, one more row is told to be sent in parts", () => {
  expect(readCsv("a,b\n".repeat(5_000), "a, b")).toHaveLength(5_000)
  expect(() => readCsv("a,b\n".repeat(5_001), "a, b")).toThrow("5000 rows")
})

test("a negative number stays a number that can be summed; what a spreadsheet would run stays a text", () => {
  expect(asCsv(["a", "b", "c"], [["-5.00", "-1+2", "=1"]])).toBe("\uFEFFa,b,c\r\n-5.00,'-1+2,'=1\r\n")
})
