import { describe, expect, test } from "vitest"
import { readStructure } from "../../../observatory/index.ts"
import { movedNode, structureRows, structureText, treeOf, withNode, withoutNode, withRow } from "./structure-rows.ts"

const text = `code,parent,level,weight,direction,unit,denominator,lower,upper,target,name,note
A,P,1,1,1,,,,,,甲,"a, b"
B,P,1,2,-1,,,,,,乙,
P,,2,1,1,,,,,,总,
`
const rows = structureRows(text)
const shape = (given: typeof rows) =>
  treeOf(given).map(({ row, depth }) => `${" ".repeat(depth)}${row.code}${row.level}`)
const rowOf = (code: string) => {
  const found = rows.find((row) => row.code === code)
  if (found === undefined) throw new Error(code)
  return found
}

describe("a structure in the editor", () => {
  test("is written as it was read, with columns that the index does not know", () => {
    expect(structureText(rows)).toBe(text)
  })
  test("is drawn from the top down", () => {
    expect(shape(rows)).toEqual(["P2", " A1", " B1"])
  })
  test("gives a parent that gets an aggregate a higher level, so that the index can be read", () => {
    const { rows: more, code } = withNode(rows, "P", "aggregate")
    const full = withNode(more, code, "indicator").rows
    expect(shape(full)).toEqual(["P3", " A1", " B1", " NEW12", "  NEW21"])
    expect(readStructure({ file: "structure.csv", text: structureText(full) }).nodes.length).toBe(5)
  })
  test("takes a new code over to the children", () => {
    expect(shape(withRow(rows, rowOf("P"), { code: "Q" }))).toEqual(["Q2", " A1", " B1"])
  })
  test("loses with a node all that is beneath it", () => {
    expect(withoutNode(rows, "P")).toEqual([])
    expect(shape(withoutNode(rows, "A"))).toEqual(["P2", " B1"])
  })
  test("has siblings that change places, and ends that stay", () => {
    expect(shape(movedNode(rows, "A", 1))).toEqual(["P2", " B1", " A1"])
    expect(movedNode(rows, "A", -1)).toBe(rows)
  })
  test("with a circle is still drawn whole, and does not grow for ever", () => {
    const round = withRow(rows, rowOf("P"), { parent: "A" })
    expect(treeOf(round).length).toBe(3)
  })
})
