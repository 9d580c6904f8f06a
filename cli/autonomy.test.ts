import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const root = join(import.meta.dirname, "..")
const sample = join(root, "data/worked-examples/autonomy/invented-three-products/graph.csv")

function delta(words: readonly string[], language = "en") {
  const environment = { ...process.env, LC_ALL: language === "zh" ? "zh_CN.UTF-8" : "C.UTF-8" }
  const run = spawnSync(join(root, "cli/delta"), ["autonomy", ...words], { encoding: "utf8", env: environment })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "autonomy-")), "graph.csv")
  writeFileSync(path, text)
  return path
}

const head = "component,parent,supplier,country,value,criticality,readiness\n"

describe("delta autonomy", () => {
  test("tells the dependence of each product, and what losing suppliers does, in both languages", () => {
    const words = [sample, "--domestic", "XA", "--remove", "Firm B1;Firm C10"]
    const { status, stdout } = delta(words)
    expect(status).toBe(0)
    expect(stdout).toContain("at home: XA")
    expect(stdout).toMatch(/products that stop: Inspection camera \(/)
    expect(stdout).toContain("value that stops 400")
    expect(delta(words, "zh").stdout).toContain("停产的产品：检测相机")
  })

  test("answers programs with names and figures", () => {
    const path = file(`${head}phone,,Maker,CN,100,,\nchip,phone,Foundry,US,60,5,5\ncase,phone,Shop,CN,20,1,9\n`)
    const answer = JSON.parse(delta([path, "--remove", "Foundry", "--json"]).stdout)
    expect(answer.home).toEqual(["CN"])
    expect(answer.products).toMatchObject([
      { item: "phone", direct: { foreign: 0.75 }, foreignCut: { suppliers: ["Foundry"], least: 1, exact: true } },
    ])
    expect(answer.challenges).toMatchObject([{ item: "chip", score: 0.5 }])
    expect(answer.effect).toMatchObject({ stopped: ["chip", "phone"], valueStopped: 100 })
  })

  test("takes home from what is asked, else from the region", () => {
    const path = file(`${head}p,,M,XH,9,,\nx,p,S,CN,9,5,5\n`)
    const foreign = (...words: string[]) =>
      JSON.parse(delta([path, "--json", ...words]).stdout).products[0].direct.foreign
    expect([foreign("--region", "harbour"), foreign("--domestic", "XH,CN"), foreign()]).toEqual([1, 0, 0])
  })

  test("writes every table into a folder", () => {
    const out = mkdtempSync(join(tmpdir(), "autonomy-out-"))
    expect(delta([sample, "--domestic", "XA", "--out", out, "--remove-country", "XB"]).status).toBe(0)
    expect(readdirSync(out).sort()).toEqual(
      "challenges components countries effect products single-points suppliers".split(" ").map((name) => `${name}.csv`),
    )
    expect(readFileSync(join(out, "products.csv"), "utf8").split("\n")).toHaveLength(5)
    expect(readFileSync(join(out, "effect.csv"), "utf8")).toContain("laser,stopped,no,,\n")
  })

  test.each([
    ["no file", [], "expected delta autonomy"],
    ["a file that is not there", ["nowhere.csv"], "ENOENT"],
    ["a supplier that is not there", [sample, "--remove", "Firm Z"], "no supplier “Firm Z”"],
    ["a country that is not there", [sample, "--remove-country", "ZZ"], "no country “ZZ”"],
    ["a circle", [file(`${head}p,,M,CN,,,\na,p,S,CN,,,\nb,a,S,CN,,,\na,b,S,CN,,,\n`)], "rows 4, 5"],
    ["an unknown supplier", [file(`${head}p,,M,CN,,,\na,p,,CN,,,\n`)], "name no supplier: rows 3"],
    ["another option", [sample, "--drop", "x"], "--drop"],
  ])("tells %s in one line, with exit code 2", (_, words, told) => {
    const { status, stdout, stderr } = delta(words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(told)
  })
})
