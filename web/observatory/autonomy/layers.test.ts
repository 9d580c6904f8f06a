import { expect, test } from "vitest"
import { readSupply } from "../../../observatory/index.ts"
import { layersOf } from "./layers.ts"

const read = (rows: string) =>
  readSupply({ file: "a.csv", text: `component,parent,supplier,country,alternative\n${rows}` })

test("everything stands right of all that it goes into, and each item once", () => {
  const graph = read("p,,M,CN,\na,p,S,CN,\nb,a,S,CN,\nc,p,S,CN,\nc,b,S,CN,\n")
  const { items, columns, links } = layersOf(graph, graph.products)
  const column = new Map(items.map((one) => [graph.items[one.item]?.code, one.column]))
  expect([...column]).toEqual(
    expect.arrayContaining([
      ["p", 0],
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]),
  )
  expect([items.length, columns, links.length]).toEqual([4, 4, 4])
})

test("a large chain shows its upper part and says how many inputs are left out", () => {
  const rows = Array.from({ length: 30 }, (_, at) => `c${at},p,S${at},CN,\nd${at},c${at},S${at},CN,`)
  const graph = read(`p,,M,CN,\n${rows.join("\n")}\n`)
  const { items } = layersOf(graph, graph.products, 31)
  expect(items.map((one) => one.column).filter((column) => column === 1)).toHaveLength(30)
  expect(items.reduce((sum, one) => sum + one.hidden, 0)).toBe(30)
})

test("alternatives of different components are marked on their links", () => {
  const graph = read("p,,M,CN,\na,p,S,CN,o\nb,p,S,CN,o\nc,p,S,CN,\n")
  const { links } = layersOf(graph, graph.products)
  const marked = links.filter(({ alternative }) => alternative).map(({ item }) => graph.items[item]?.code)
  expect([links.length, marked]).toEqual([3, ["a", "b"]])
})
