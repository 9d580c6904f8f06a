import { expect, test } from "vitest"
import { readCsv } from "./csv.ts"

test("a file of 5,000 rows is read, one more row is told to be sent in parts", () => {
  expect(readCsv("a,b\n".repeat(5_000), "a, b")).toHaveLength(5_000)
  expect(() => readCsv("a,b\n".repeat(5_001), "a, b")).toThrow("5000 rows")
})
