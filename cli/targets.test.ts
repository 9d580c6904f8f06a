import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { afterAll, describe, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "delta-targets-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const regions = join(import.meta.dirname, "../data/regions")

function targets(words: readonly string[], language = "en_GB.UTF-8") {
  const env = { PATH: process.env.PATH, LANG: language }
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, "delta"), ["targets", ...words], {
    encoding: "utf8",
    env,
  })
  return { status, stdout, lines: stdout.trim().split("\n"), stderr }
}

/** A copy of a region whose targets stand in a file of other rows. */
function changed(rows: (head: string, row: string) => readonly string[]): string {
  const copy = mkdtempSync(join(folder, "region-"))
  cpSync(join(regions, "harbour"), copy, { recursive: true })
  const file = join(copy, "targets.csv")
  const [head = "", row = ""] = readFileSync(file, "utf8").trim().split("\n")
  writeFileSync(file, [...rows(head, row), ""].join("\n"))
  return copy
}

describe("delta targets", () => {
  test("gives each target of the region on a day, one a line, with source, definition and verdict", () => {
    const { status, lines, stderr } = targets(["--on", "2026-11-24", "--json"])
    expect({ status, stderr, rows: lines.length }).toEqual({ status: 0, stderr: "", rows: 43 })
    const found = lines.map((line) => JSON.parse(line))
    expect(found.find(({ id }) => id === "sti-pct-2025")).toMatchObject({
      state: "off",
      distance: 11003,
      definition: "pct-applications",
      target: { operator: ">=", value: 30000, year: 2025, unit: "applications per year" },
      actual: { year: 2023, value: 18997, basis: "derived", source: expect.stringContaining("https://") },
      arrival: { method: "least-squares", points: 3, interval: { confidence: 0.8 } },
      source: expect.stringContaining("S92"),
    })
  })
  test("judges an earlier day by what had ended then", () => {
    const { lines } = targets(["--on", "2021-06-30", "--json"])
    const found = lines.map((line) => JSON.parse(line)).find(({ id }) => id === "sti-pct-2025")
    expect(found).toMatchObject({ state: "unknown", reason: "one-actual", actual: { year: 2018 } })
  })
  test("speaks the language of the terminal and works for another region", () => {
    expect(targets(["--region", "harbour", "--on", "2026-11-24"]).stdout).toMatch(/harbour-rd-2030 +on the way/)
    expect(targets(["--region", "harbour", "--on", "2026-11-24"], "zh_CN.UTF-8").stdout).toMatch(
      /harbour-rd-2030 +进展中[\s\S]*研发投入强度/,
    )
    expect(targets(["--help"], "zh_CN.UTF-8").stdout).toMatch(/^delta targets \[--on 日期\]/)
  })
  test("writes a table whose figures stand beside their sources", () => {
    const file = join(folder, "targets.csv")
    expect(targets(["--on", "2026-11-24", "--out", file]).status).toBe(0)
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
    expect(rows).toHaveLength(43)
    const known = rows.filter(({ actual }) => actual !== "")
    expect(known.filter(({ source_actual: source }) => source === "")).toEqual([])
  })
  test("names a row whose actual is in another unit, tells the others, and ends with 2", () => {
    const region = changed((head, row) => [
      ...[head, row],
      row.replace("harbour-rd-2030", "b").replace("2025,%,", "2025,‰,"),
    ])
    const { status, stdout, stderr } = targets(["--region", region, "--on", "2026-11-24"])
    expect(status).toBe(2)
    expect(stdout).toMatch(/harbour-rd-2030/)
    expect(stderr).toMatch(/^targets\.csv, row 3: the target b is in “%”, its actual in “‰”\./)
  })
  test.each([
    [["--on", "tomorrow"], /--on tomorrow: a day is written YYYY-MM-DD/],
    [["--region", "nowhere"], /nowhere: region\.yaml\?/],
    [["extra"], /extra/],
  ])("%j is told in one line with exit code 2", (words, line) => {
    const { status, stdout, stderr } = targets(words)
    expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, stdout: "", lines: 1 })
    expect(stderr).toMatch(line)
  })
})
