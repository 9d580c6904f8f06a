import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { madePdf } from "../documents/testing.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-plan-"))
afterAll(() => rmSync(folder, { recursive: true }))
const samples = join(import.meta.dirname, "../data/regions/harbour/sample-plans")

function delta(...words: readonly string[]) {
  const environment = { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", LC_MESSAGES: "" }
  const given = ["plan", "audit", ...words, "--region", "harbour", "--on", "2026-11-24"]
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, "delta"), given, {
    encoding: "utf8",
    env: environment,
  })
  return { status, stdout, stderr }
}

describe("delta plan audit", () => {
  test("audits a folder, tells whose each plan is and by which words, and writes its tables", () => {
    const out = join(folder, "out")
    const { status, stdout, stderr } = delta(samples, "--out", out)
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    expect(stdout).toContain("North Shore plan 2025 (sample).md: XH-NOR (by North Shore)")
    expect(readdirSync(out).sort()).toEqual(["absent.csv", "audit.json", "coverage.csv", "passages.csv"])
    expect(readFileSync(join(out, "passages.csv"), "utf8")).toContain("Tax revenue of the park run with North Shore")
  })

  test("takes the user's terms over those of the platform", () => {
    const terms = join(folder, "terms.yaml")
    const groups = { culture: { en: ["talent apartments"] } }
    writeFileSync(terms, JSON.stringify({ values: { "2026-01-01": { assumed: "a try", groups } } }))
    const lines = delta(samples, "--terms", terms, "--json").stdout.trim().split("\n")
    const cells: { topic?: string; quote?: string }[] = lines.map((line) => JSON.parse(line))
    expect(cells.filter(({ topic }) => topic === "ecosystem").map(({ quote }) => quote)).toContain(
      "South Shore will add 100 talent apartments in 2025.",
    )
  })

  test("names file and pages of a scan, and ends with 2", () => {
    const scan = join(folder, "scan.pdf")
    writeFileSync(scan, madePdf([[], []]))
    const { status, stderr } = delta(scan, "--member", "XH-NOR")
    expect(status).toBe(2)
    expect(stderr).toContain("“scan.pdf” holds no text on pages 1–2")
  })
})
