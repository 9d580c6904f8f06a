import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { readCaseGround, readRulePacks } from "./rule-packs.ts"

const data = join(import.meta.dirname, "..", "data")
const folder = mkdtempSync(join(tmpdir(), "delta-packs-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("a problem in a pack is told with its file and line, and the sound packs are read all the same", () => {
  cpSync(join(data, "rule-packs"), folder, { recursive: true })
  const text = readFileSync(join(folder, "eu-ccctb.yaml"), "utf8")
  const line = text.split("\n").findIndex((one) => one.includes("factor: payroll")) + 1
  writeFileSync(
    join(folder, "eu-ccctb.yaml"),
    text.replace("factor: payroll, weight: 1/6", "factor: payroll, weight: sixth"),
  )
  writeFileSync(join(folder, "cut.yaml"), "id: cut\ntitle: { zh: 题")
  writeFileSync(join(folder, "other.yaml"), readFileSync(join(folder, "ca-reg-402.yaml"), "utf8"))
  const { packs, problems } = readRulePacks(folder)
  expect(problems).toEqual([
    { file: "cut.yaml", line: 2, cause: expect.stringContaining("Flow map") },
    {
      file: "eu-ccctb.yaml",
      line,
      cause: 'versions.2016-10-25.key.factors.1.weight: "sixth" is no number: write 7, 0.35 or "1/3"',
    },
    { file: "other.yaml", line: 1, cause: "a pack ca-reg-402 stands in ca-reg-402.yaml" },
  ])
  expect([...packs.keys()]).toContain("cn-2012-57")
  expect(packs.has("eu-ccctb")).toBe(false)
})

test("each region knows its own places and currency beside the registers", () => {
  const yangtze = readCaseGround(join(data, "regions", "yangtze"))
  for (const code of ["310000", "320500", "310118", "110000", "440300"])
    expect(yangtze.places.has(code), code).toBe(true)
  expect(yangtze.places.has("101")).toBe(false)
  expect(yangtze.currencies.get("CNY")?.decimals).toBe(2)
  expect(yangtze.currencies.get("JPY")?.decimals).toBe(0)
  const harbour = readCaseGround(join(data, "regions", "harbour"))
  expect(harbour.places.has("101")).toBe(true)
})
