import { strFromU8, unzipSync } from "fflate"
import { expect, test } from "vitest"
import { tableSheet } from "./table-sheet.ts"

interface Row {
  readonly name: string
  readonly price: number | null
}

test("a sheet holds the column names and the rows, numbers as numbers, and a text that looks like a formula as text", async () => {
  const rows: readonly Row[] = [
    { name: "透射电镜", price: 1234.5 },
    { name: "=1+1", price: null },
  ]
  const file = await tableSheet(rows, [
    { key: "name", label: "名称", value: ({ name }) => name },
    { key: "price", label: "价格", value: ({ price }) => price, numeric: true },
  ])
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array())
  const texts = strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())
  expect(sheet).toContain("<v>1234.5</v>")
  expect(sheet).not.toContain("<f>")
  for (const text of ["名称", "价格", "透射电镜", "=1+1"]) expect(texts).toContain(text)
})
