import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { blocksOf, missingLine, promised, root } from "./docs/blocks.ts"
import { methodArguments } from "./docs/index-method.ts"

describe.each(["docs/index-method.md", "docs/index-method.zh.md"])("%s", (path) => {
  const sections = new Map(
    readFileSync(join(root, path), "utf8")
      .split("\n## ")
      .slice(1)
      .map((section) => {
        const rows = section
          .split("\n")
          .filter((line) => line.startsWith("| `"))
          .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")))
        return [section.split("\n")[0] ?? "", rows] as const
      }),
  )

  test("tells each argument of each step with its values and its default, and no other", () => {
    const told = [...sections].map(([step, rows]) => [
      step,
      rows
        .filter((cells) => cells.length === 6)
        .map(([, name = "", values = "", initial = ""]) => ({ name: name.replaceAll("`", ""), values, initial })),
    ])
    expect(told).toEqual([...methodArguments()])
  })

  test.each([
    "impute",
    "normalise",
    "weigh",
    "aggregate",
    "base",
  ])("has formula and source of each method of %s", (step) => {
    const argument = methodArguments()
      .get(step)
      ?.find(({ name }) => name === (step === "base" ? "formula" : "method"))
    const methods = argument?.values.replace(/ \{[^}]*\}/g, "").split(", ")
    const told = (sections.get(step) ?? [])
      .filter((cells) => cells.length === 5)
      .flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "))
    expect(told.toSorted()).toEqual(methods?.toSorted())
  })
})

test("a program outside imports the observatory as its page shows", () => {
  const path = "observatory/README.md"
  const [block] = blocksOf({ path, text: readFileSync(join(root, path), "utf8") })
  const code = block?.code ?? ""
  const folder = mkdtempSync(join(tmpdir(), "delta-outside-"))
  mkdirSync(join(folder, "node_modules"))
  symlinkSync(root, join(folder, "node_modules", "delta-commons"))
  writeFileSync(join(folder, "program.mjs"), code)
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "program.mjs")], { encoding: "utf8" })
  rmSync(folder, { recursive: true })
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  expect(promised(code)).toHaveLength(1)
  expect(missingLine(promised(code), stdout.trim().split("\n"))).toBeUndefined()
})
