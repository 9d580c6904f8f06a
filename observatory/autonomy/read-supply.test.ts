import { describe, expect, test } from "vitest"
import { Refusal } from "../../base/index.ts"
import { readSupply } from "./read-supply.ts"
import { graphOf } from "./testing.ts"

function refused(rows: string, columns?: string): { code: string; facts: Readonly<Record<string, string>> } {
  try {
    graphOf(rows, columns)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code.replace("observatory.", ""), facts: error.facts }
    throw error
  }
  throw new Error("nothing was refused")
}

describe("a supply file", () => {
  test("has columns in any order, names, tags and unknown suppliers", () => {
    const text =
      "tags,supplier,country,component,parent,name_zh,name_en\n;AI ; quantum,?,?,x,p,零件,Part\n,M,CN-JS,p,,,\nAI,S,DE,x,p,,\n"
    const { items, suppliers, countries, products, offers, needs } = readSupply({ file: "a.csv", text })
    expect(items.map(({ code, zh, en, tags }) => [code, zh, en, tags])).toEqual([
      ["x", "零件", "Part", ["AI", "quantum"]],
      ["p", "p", "p", []],
    ])
    expect([suppliers, countries, products, [...offers.supplier], needs.length]).toEqual([
      ...[["M", "S"], ["CN-JS", "DE"], [1], [-1, 0, 1], 1],
    ])
  })

  test("takes the same component for one need, another for a second, and a word for alternatives", () => {
    const { needs, offers } = graphOf(
      "p,,M,AA,\nx,p,S,AA,\nx,p,T,AA,\ny,p,S,AA,\na,p,S,AA,o\nb,p,S,AA,o\nx,p,S,BB,second",
      "component,parent,supplier,country,alternative",
    )
    expect(needs).toHaveLength(4)
    expect([...offers.need]).toEqual([-1, 0, 0, 1, 2, 2, 3])
  })

  test.each([
    ["no row", "", "supply-empty", {}],
    ["no component", "p,,M,AA,,,\n,p,S,AA,,,", "supply-no-component", { row: "3" }],
    ["no supplier", "p,,M,AA,,,\nx,p,,AA,,,\ny,p,,AA,,,", "unknown-supplier", { rows: "3, 4", count: "2" }],
    ["no country", "p,,M,,,,", "unknown-country", { row: "2", country: "" }],
    ["a country in words", "p,,M,Germany,,,", "unknown-country", { row: "2", country: "Germany" }],
    ["a value in words", "p,,M,AA,much,,", "supply-figure", { row: "2", column: "value", value: "much" }],
    ["a value below nought", "p,,M,AA,-1,,", "supply-figure", { value: "-1" }],
    ["a criticality of 6", "p,,M,AA,,6,", "supply-figure", { column: "criticality" }],
    ["a readiness of 10", "p,,M,AA,,,10", "supply-figure", { column: "readiness" }],
    ["a readiness of 101%", "p,,M,AA,,,101%", "supply-figure", { column: "readiness" }],
    ["two readinesses", "p,,M,AA,,,\nx,p,S,AA,,,3\nx,p,T,AA,,,4", "supply-contradiction", { row: "4", before: "3" }],
    ["a row twice", "p,,M,AA,,,\nx,p,S,AA,1,,\nx,p,S,AA,2,,", "supply-row-twice", { row: "4", before: "3" }],
    ["a product's row twice", "p,,M,AA,1,,\np,,M,AA,2,,", "supply-row-twice", { row: "3", before: "2" }],
    ["a parent nobody declares", "p,,M,AA,,,\nx,q,S,AA,,,", "supply-unknown-parent", { row: "3", parent: "q" }],
    ["what needs itself", "p,,M,AA,,,\np,p,S,AA,,,", "supply-cycle", { cycle: "p → p", rows: "3" }],
  ])("with %s is refused and the row named", (_, rows, code, facts) => {
    expect(refused(rows)).toMatchObject({ code, facts })
  })

  test("with a circle is refused: its items and rows are named, what merely rests on it is not", () => {
    const { code, facts } = refused("p,,M,AA,,,\na,p,S,AA,,,\nb,a,S,AA,,,\nc,b,S,AA,,,\na,c,S,AA,,,")
    expect(code).toBe("supply-cycle")
    expect(facts.cycle).toMatch(/^(a → b → c → a|b → c → a → b|c → a → b → c)$/)
    expect(facts.rows?.split(", ").sort()).toEqual(["4", "5", "6"])
  })

  test("with a very long circle is refused in a short text", () => {
    const rows = Array.from({ length: 500 }, (_, at) => `x${at},x${(at + 1) % 500},S,AA,,,`)
    expect(refused(rows.join("\n")).facts.cycle?.length).toBeLessThan(120)
  })
})
