import { expect, test } from "vitest"
import { brokenRows, textOf } from "./broken-rows.ts"

test("broken rows keep their text as it stands, under the column names, each once", () => {
  const file = '\uFEFFname,note\r\nA,1\r\n"B, the second","two\r\nlines"\r\n\r\nC,3\r\n'
  expect(brokenRows(file, [3, 5, 3])).toBe('\uFEFFname,note\r\n"B, the second","two\r\nlines"\r\nC,3\r\n')
})

test("the last row counts without a line break at the end of the file", () => {
  expect(brokenRows("name\nA\nB", [3])).toBe("\uFEFFname\r\nB\r\n")
})

test("a quote that is doubled within a cell does not open another", () => {
  expect(brokenRows('name\n"a ""b"" c"\nD\n', [3])).toBe("\uFEFFname\r\nD\r\n")
})

test("a file that a Chinese spreadsheet wrote in GB18030 is read", async () => {
  // “苏州” in GB 18030: CB D5 D6 DD
  expect(await textOf(new Blob([Uint8Array.of(0xcb, 0xd5, 0xd6, 0xdd)]))).toBe("苏州")
  expect(await textOf(new Blob(["苏州"]))).toBe("苏州")
})
