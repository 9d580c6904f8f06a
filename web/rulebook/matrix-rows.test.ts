import { expect, test } from "vitest"
import { gatherRows } from "./matrix-rows.ts"

const cell = (row: string, body: string) => ({ body, part: "lead", row, basis: null, assumed: null })
const row = (act: string, jurisdiction: string, ...cells: ReturnType<typeof cell>[]) => ({
  act,
  group: "power",
  jurisdiction,
  cells,
})

test("members with the same parts share a row, those that differ have one of their own, and the order stays", () => {
  const gathered = gatherRows([
    row("b", "1", cell("MX-01", "office")),
    row("b", "2", cell("MX-02", "government")),
    row("b", "3", cell("MX-01", "office")),
    row("a", "1", cell("MX-01", "office")),
  ])
  expect(gathered.map(({ act, members, cells }) => [act, members.join(), cells[0]?.body])).toEqual([
    ["b", "1,3", "office"],
    ["b", "2", "government"],
    ["a", "1", "office"],
  ])
})
