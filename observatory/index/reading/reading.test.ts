import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Refusal } from "../../../base/index.ts"
import { eachRow } from "./csv-rows.ts"
import { encodingOf } from "./encoding.ts"
import { readData, readUnits } from "./read-data.ts"
import { readStructure } from "./read-structure.ts"
import { startIndex } from "./start.ts"

const header = "code,parent,level,weight,direction,unit,denominator,lower,upper,target,name\n"
const structure = (rows: string) => readStructure({ file: "structure.csv", text: header + rows })
const data = (rows: string) => readData({ file: "long.csv", text: `unit,period,indicator,value\n${rows}` })

/** Code and facts of the refusal that an act meets. */
function refused(act: () => unknown): { readonly code: string; readonly facts: Readonly<Record<string, string>> } {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts }
    throw error
  }
  throw new Error("not refused")
}

describe("rows of a CSV file", () => {
  it("are read as they were written, whatever stands in their fields", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "研", '"', ",", "\n", " x ") })
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = `﻿b,a\r\n${rows.map(([a, b]) => `${quoted(b)},${quoted(a)}\r\n`).join("")}`
        const read: (readonly string[])[] = []
        eachRow({ file: "f", text }, ["a", "b"], 2, (fields) => read.push(fields))
        expect(read).toEqual(rows.map((row) => row.map((one) => one.trim())))
      }),
    )
  })

  it("are named by the line on which they begin", () => {
    const lines: number[] = []
    eachRow({ file: "f", text: 'a,b\n"1\n2",3\n\n4,5' }, ["a"], 1, (_, line) => lines.push(line))
    expect(lines).toEqual([2, 5])
  })

  it.each([
    ["a,b\n1\n", "observatory.row-length", { row: "2", fields: "1", columns: "2" }],
    ['a,b\n1,"2\n', "observatory.open-quote", { row: "2" }],
    ['a,b\n"1"2,3\n', "observatory.open-quote", { row: "2" }],
    ["a,a\n", "observatory.column-twice", { column: "a" }],
    ["b\n1\n", "observatory.no-column", { column: "a" }],
    ["", "observatory.no-column", { column: "a" }],
  ])("are refused by name: %j", (text, code, facts) => {
    const answer = refused(() => eachRow({ file: "f.csv", text }, ["a"], 1, () => undefined))
    expect(answer).toMatchObject({ code, facts: { file: "f.csv", ...facts } })
  })
})

describe("the encoding of a file", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text)
  // 研发 in GB18030
  const gb = [0xd1, 0xd0, 0xb7, 0xa2]

  it("is found for UTF-8 and GB18030", () => {
    expect(encodingOf("f", utf8("研发,1\n𠀀,2\n"))).toBe("utf-8")
    expect(encodingOf("f", Uint8Array.from([...gb, 10, ...gb]))).toBe("gb18030")
    expect(new TextDecoder("gb18030", { fatal: true }).decode(Uint8Array.from(gb))).toBe("研发")
  })

  it("is UTF-8 for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\0"))
        expect(encodingOf("f", utf8(text))).toBe("utf-8")
      }),
    )
  })

  it("of a line that could be both is that of the others, and UTF-8 without any", () => {
    const both = [0xd0, 0xa1] // 小 by GB18030, С by UTF-8
    expect(encodingOf("f", Uint8Array.from([...both, 10, ...gb, 10, ...both]))).toBe("gb18030")
    expect(encodingOf("f", Uint8Array.from([...both, 10, ...utf8("研发")]))).toBe("utf-8")
    expect(encodingOf("f", Uint8Array.from(both))).toBe("utf-8")
  })

  it("that changes within the file is refused with the first row", () => {
    const mixed = Uint8Array.from([...utf8("a,研发\nb,1\n"), ...gb, 10])
    expect(refused(() => encodingOf("f", mixed))).toMatchObject({
      code: "observatory.mixed-encodings",
      facts: { row: "3", before: "utf-8", after: "gb18030" },
    })
  })

  it("of bytes that are no text is refused", () => {
    expect(refused(() => encodingOf("f", Uint8Array.from([65, 10, 0xff, 0x20]))).facts).toMatchObject({ row: "2" })
    expect(refused(() => encodingOf("f", Uint8Array.from([0xff, 0xfe, 65, 0]))).code).toBe(
      "observatory.unknown-encoding",
    )
  })
})

describe("a structure", () => {
  it("has indicators first and each parent after its children, whatever the order of the file", () => {
    const { nodes, indicators, children, parents } = structure(
      "TOP,,3,,,,,,,,Top\nA,P,1,2,-1,yuan,POP,0,10,8,\nP,TOP,2,,,,,,,,\nB,P,1,,,,,,,,\n",
    )
    expect(nodes.map(({ code }) => code)).toEqual(["A", "B", "P", "TOP"])
    expect(indicators).toBe(2)
    expect(children).toEqual([[], [], [0, 1], [2]])
    expect(parents).toEqual([2, 2, 3, -1])
    expect(nodes[0]).toEqual({
      code: "A",
      parent: "P",
      level: 1,
      weight: 2,
      direction: -1,
      unit: "yuan",
      denominator: "POP",
      lower: 0,
      upper: 10,
      target: 8,
      name: "A",
    })
  })

  it.each([
    ["A,P,1,,,,,,,,\n", "observatory.unknown-parent", { row: "2", node: "A", parent: "P" }],
    ["A,P,1,,,,,,,,\nP,Q,2,,,,,,,,\nQ,P,3,,,,,,,,\n", "observatory.cycle", { row: "2", nodes: "A → P → Q → P" }],
    ["A,A,1,,,,,,,,\n", "observatory.cycle", { nodes: "A → A" }],
    ["A,P,2,,,,,,,,\nP,,2,,,,,,,,\n", "observatory.bad-level", { node: "A", parent: "P" }],
    ["A,,1,,,,,,,,\nA,,1,,,,,,,,\n", "observatory.node-twice", { row: "3", node: "A" }],
    ["P,,2,,,,,,,,\nA,,1,,,,,,,,\n", "observatory.no-child", { row: "2", node: "P" }],
    ["P,,2,,,,,,,,\n", "observatory.no-indicator", { file: "structure.csv" }],
    ["A,,1,-1,,,,,,,\n", "observatory.negative-weight", { row: "2", node: "A" }],
    ["A,,1,,up,,,,,,\n", "observatory.bad-direction", { row: "2", given: "up" }],
    ["A,,1,x,,,,,,,\n", "observatory.not-a-number", { row: "2", column: "weight", given: "x" }],
    ["A,,,,,,,,,,\n", "observatory.not-a-number", { row: "2", column: "level" }],
    [",,1,,,,,,,,\n", "observatory.no-code", { row: "2" }],
  ])("is refused by name: %j", (rows, code, facts) => {
    expect(refused(() => structure(rows))).toMatchObject({ code, facts })
  })
})

describe("data", () => {
  const two = structure("A,P,1,,,,,,,,\nB,P,1,,,,POP,,,,\nP,,2,,,,,,,,\n")

  it("stand in their places; what is empty or NA is missing, what nobody asks for is noted", () => {
    const long = data("u,2020,A,1\nu,2019,A,2.5e1\nv,2020,B,-3\nv,2019,B,NA\nv,2020,POP,7\nu,2020,X,1\nv,2019,A,\n")
    const { state, notes } = startIndex({ structure: two, data: long })
    expect([...state.panel.values]).toEqual([25, Number.NaN, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN, -3])
    expect(state.panel).toMatchObject({ series: ["A", "B"], periods: [2019, 2020], units: ["u", "v"] })
    expect(state.others.series).toEqual(["POP"])
    expect(notes).toEqual([{ what: "not-in-the-structure", indicator: "X" }])
  })

  it.each([
    [
      "u,2020,A,1\nv,2020,A,1\nu,2020,A,1\n",
      "observatory.row-twice",
      { row: "4", before: "2", unit: "u", period: "2020", indicator: "A" },
    ],
    ['u,2020,A,"1,234"\n', "observatory.not-a-number", { row: "2", given: "1,234", node: "A, u, 2020" }],
    ["u,2020,A,12%\n", "observatory.not-a-number", { given: "12%" }],
    ["u,2020,A,１２\n", "observatory.not-a-number", { given: "１２" }],
    ["u,2020,A,Infinity\n", "observatory.not-a-number", { given: "Infinity" }],
    ["u,MMXX,A,1\n", "observatory.not-a-number", { column: "period" }],
    [",2020,A,1\n", "observatory.no-code", { column: "unit" }],
    ["", "observatory.no-rows", {}],
  ])("are refused by name: %j", (rows, code, facts) => {
    expect(refused(() => data(rows))).toMatchObject({ code, facts: { file: "long.csv", ...facts } })
  })

  it("of an indicator without any number, of an unknown unit or outside of the periods are refused", () => {
    const units = readUnits({ file: "units.csv", text: "unit,name,Geo\nu,U,East\nv,,West\n" })
    const long = data("u,2020,A,1\nw,2020,B,1\nu~v,2020,A,1\n")
    expect(refused(() => startIndex({ structure: two, data: data("u,2020,A,1\nv,2020,B,\n") })).facts).toMatchObject({
      indicator: "B",
    })
    expect(refused(() => startIndex({ structure: two, data: long, units })).facts).toMatchObject({ unit: "w" })
    expect(refused(() => startIndex({ structure: two, data: long, periods: [1990, 1999] })).code).toBe(
      "observatory.no-period",
    )
  })
})
