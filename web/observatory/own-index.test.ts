import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { ownIndex } from "./own-index.ts"

const folder = join(import.meta.dirname, "../../data/worked-examples/index/yangtze-cooperation")
const names = ["method.yaml", "structure.csv", "units.csv", "long.csv"]
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]))

// By hand: transfers 16,000 / 11,278, contracts 744.32 / 172.79, instruments 46,000 / 31,169; the mean of logarithms within
// the flow of knowledge, then of both groups: sqrt(sqrt(1.41869 · 4.30766) · 1.47583) · 100 = 191.01.
test("the own cooperation index of 2024 is 191.0 with 2018 = 100, as worked by hand", async () => {
  const rows = await ownIndex(files)
  const of2024 = rows.filter(({ year }) => year === 2024)
  expect(of2024.find(({ code }) => code === "COOPERATION")?.index).toBeCloseTo(191.01, 2)
  expect(rows.filter(({ year }) => year === 2018).map(({ index }) => Math.round(index))).toEqual(Array(6).fill(100))
})

test("what no source gave is marked up to the whole, and every figure that was given has its source", async () => {
  const rows = await ownIndex(files)
  const contracts = rows.find(({ code, year }) => code === "CONTRACTS" && year === 2024)
  expect(contracts).toMatchObject({ marks: ["carried"], given: undefined, origins: ["sourced"] })
  expect(rows.find(({ code, year }) => code === "COOPERATION" && year === 2024)?.marks).toContain("carried")
  const given = rows.flatMap((row) => row.given ?? [])
  expect(given).toHaveLength(7)
  expect(given.filter(({ source }) => !source.includes("http"))).toEqual([])
})

test("figures of the platform's own acts would be told apart from sourced ones, also in what they are put into", async () => {
  const mixed = files["long.csv"]?.replaceAll("INSTRUMENTS,31169,sourced", "INSTRUMENTS,31169,platform") ?? ""
  const rows = await ownIndex({ ...files, "long.csv": mixed })
  expect(rows.find(({ code }) => code === "INSTRUMENTS")?.origins).toEqual(["sourced", "platform"])
  expect(rows.find(({ code }) => code === "COOPERATION")?.origins).toEqual(["sourced", "platform"])
  expect(rows.find(({ code }) => code === "TRANSFERS")?.origins).toEqual(["sourced"])
})
