import { globSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import * as z from "zod"
import {
  importsOf,
  parts,
  type SourceFile,
  tables,
  withoutComments,
  wrongImports,
  wrongNames,
  wrongReach,
  wrongShape,
} from "./architecture-rules.ts"

const root = join(import.meta.dirname, "..")
const folders = [...new Set(Object.keys(parts).map((name) => name.split("/")[0] ?? name))]

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), "utf8") })
const found = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root, exclude: (path) => path.includes("dist") })
const sources = folders.flatMap((folder) => found(`${folder}/**/*.{ts,tsx}`)).map(read)

const Region = z.object({
  id: z.string(),
  name: z.record(z.string(), z.string()),
  jurisdictions: z.array(z.object({ code: z.string(), name: z.record(z.string(), z.string()) })),
})

/** Names of every region that is in the data and of its members; Chinese ones also without the word for their rank. */
function regionNames(): readonly string[] {
  const regions = found("data/regions/*/region.yaml").map((path) => Region.parse(parse(read(path).text)))
  const names = regions.flatMap(({ id, name, jurisdictions }) => [
    id,
    ...Object.values(name),
    ...jurisdictions.flatMap((one) => [one.code, ...Object.values(one.name)]),
  ])
  return [...new Set([...names, ...names.map((name) => name.replace(/[省市]$/, ""))])]
}

describe("the project", () => {
  test("has sources to check", () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(300)
  })

  test("has no top folder that the layout does not know", () => {
    const others = ["docs", "node_modules", "var", "test-results", "dist"]
    const there = readdirSync(root).filter((name) => !name.startsWith(".") && statSync(join(root, name)).isDirectory())
    expect(there.filter((name) => !folders.includes(name) && !others.includes(name))).toEqual([])
  })

  test("imports only up the list, through each engine's index, and only the packages of its part", () => {
    expect(sources.flatMap(wrongImports)).toEqual([])
  })

  test("keeps clock, chance, network and platform out of the engines", () => {
    expect(sources.flatMap(wrongReach)).toEqual([])
  })

  test("has files that are short, named in kebab-case and by what they hold", () => {
    expect(sources.flatMap(wrongShape)).toEqual([])
    expect(tables.filter((path) => !sources.some((source) => source.path === path))).toEqual([])
  })

  test("names no region and no member in code", () => {
    const names = regionNames()
    expect(names.length).toBeGreaterThan(10)
    expect(sources.flatMap((source) => wrongNames(source, names))).toEqual([])
  })

  test("gives a source, or says that it is assumed, for every value of every parameter", () => {
    const files = found("data/parameters/**/*.yaml")
    expect(files.length).toBeGreaterThan(0)
    expect(files.flatMap((path) => unsourced(path, parse(read(path).text)))).toEqual([])
  })

  test("says in the first line of each migration why it is there", () => {
    const files = found("store/migrations/*.sql")
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((path) => !/^-- \S/.test(read(path).text))).toEqual([])
  })
})

const Parameter = z.object({
  values: z.record(z.string(), z.object({ source: z.string().optional(), assumed: z.string().optional() })),
})

function unsourced(path: string, content: unknown): readonly string[] {
  const { values } = Parameter.parse(content)
  return Object.entries(values)
    .filter(([, { source, assumed }]) => !(source ?? assumed)?.trim())
    .map(([day]) => `${path}: the value of ${day} has neither source nor assumed`)
}

describe("the checker", () => {
  const file = (path: string, text: string): SourceFile => ({ path, text })

  test.each([
    ["a later engine", file("region/a.ts", 'import { fee } from "../settlement/index.ts"')],
    ["a type of a later engine", file("base/a.ts", 'import type { Entry } from "../evidence/index.ts"')],
    ["an engine past its index", file("settlement/a.ts", 'import { day } from "../base/day.ts"')],
    ["a re-export past the index", file("api/a.ts", 'export { day } from "../base/day.ts"')],
    ["the store from an engine", file("facilities/a.ts", 'import { rows } from "../store/database.ts"')],
    ["the store from a page", file("web/home/a.tsx", 'const s = await import("../../store/database.ts")')],
    ["the API from the store", file("store/a.ts", 'import { act } from "../api/act.ts"')],
    ["the store from a command that checks offline", file("cli/log.ts", 'import { rows } from "../store/database.ts"')],
    ["a file system in an engine", file("evidence/a.ts", 'import { readFileSync } from "node:fs"')],
    ["values for tests in what is no test", file("region/a.ts", 'import { some } from "./testing.ts"')],
    ["a package that is not listed", file("store/a.ts", 'import lodash from "lodash"')],
    ["an import over several lines", file("base/a.ts", 'import {\n  a,\n  b,\n} from "pg"')],
    ["an import for its effect", file("base/a.ts", 'import "pg"')],
  ])("finds %s", (_, source) => {
    expect(wrongImports(source)).toHaveLength(1)
  })

  test.each([
    file("settlement/a.ts", 'import { day } from "../base/index.ts"\nimport * as z from "zod"'),
    file("api/a.ts", 'import { rows } from "../store/database.ts"\nimport { a } from "./contract/index.ts"'),
    file("web/a.tsx", 'import { routes } from "../api/contract/index.ts"'),
    file("cli/serve.ts", 'import { startServer } from "../api/start.ts"'),
    file("base/a.ts", "// import pg from \"pg\"\nconst text = `import x from 'pg'`"),
  ])("lets $path pass where it keeps the rules", (source) => {
    expect(wrongImports(source)).toEqual([])
  })

  test.each([
    "Date.now()",
    "new Date()",
    "new Date",
    "Math.random()",
    "process.env",
    'fetch("/")',
  ])("finds %s in an engine, and not in a comment or in the API", (code) => {
    expect(wrongReach(file("region/a.ts", `const x = ${code}`))).toHaveLength(1)
    expect(wrongReach(file("region/a.ts", `// ${code}\nconst day = new Date(text)`))).toEqual([])
    expect(wrongReach(file("api/a.ts", `const x = ${code}`))).toEqual([])
  })

  test.each([
    "base/utils.ts",
    "api/core/a.ts",
    "web/date-helpers.ts",
    "store/bookingRows.ts",
  ])("finds the name %s", (path) => {
    expect(wrongShape(file(path, ""))).toHaveLength(1)
  })

  test("finds a file that is too long", () => {
    expect(wrongShape(file("base/a.ts", "x\n".repeat(301)))).toEqual(["base/a.ts: 301 lines"])
    expect(wrongShape(file("base/a.ts", "x\n".repeat(300)))).toEqual([])
  })

  test("finds a member's name in code, and leaves comments, other words and time zones alone", () => {
    const names = ["Arden", "阿登"]
    expect(wrongNames(file("base/a.ts", 'const home = "Arden"\nconst zh = "去阿登省"'), names)).toHaveLength(2)
    expect(wrongNames(file("base/a.ts", '// Arden\nconst zone = "Asia/Arden"; const x = "gardener"'), names)).toEqual(
      [],
    )
  })

  test("finds a parameter's value without source", () => {
    const content = {
      values: { "2025-01-01": { value: 1, source: " " }, "2026-01-01": { value: 2, assumed: "no source yet" } },
    }
    expect(unsourced("a.yaml", content)).toHaveLength(1)
  })

  test("keeps what looks like a comment inside a text", () => {
    expect(withoutComments('a("http://b") // c\n/* d */ e')).toBe('a("http://b") \n e')
  })
})
