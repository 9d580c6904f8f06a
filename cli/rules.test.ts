import { spawnSync } from "node:child_process"
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readXml } from "../test/read-xml.ts"

const delta = join(import.meta.dirname, "delta")
const regions = join(import.meta.dirname, "..", "data", "regions")
const folder = mkdtempSync(join(tmpdir(), "delta-rules-"))
const planted = join(folder, "data", "regions", "planted")
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(words: readonly string[], language = "en_GB.UTF-8") {
  const { status, stdout, stderr } = spawnSync(delta, ["rules", ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, LANG: language },
  })
  return { status, out: stdout.trim().split("\n"), error: stderr.trim().split("\n") }
}

const request = {
  act: "facilities.book",
  principal: {
    id: "p-lin",
    roles: ["engineer"],
    organisation: "firm-a",
    kind: "firm",
    jurisdiction: "XH-NOR",
    group: "group-a",
    scopes: [],
    status: "active",
  },
  resource: {
    kind: "facility",
    id: "lab-1",
    jurisdiction: "XH-SUL",
    owner: "inst-j",
    organisation: "",
    person: "",
    status: "operating",
  },
  context: { channel: "session" },
}

function saved(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content))
  return file
}

beforeAll(() => {
  cpSync(join(regions, "harbour"), planted, { recursive: true })
  cpSync(join(regions, "..", "parameters"), join(folder, "data", "parameters"), { recursive: true })
  appendFileSync(
    join(planted, "lists", "responsibility.cedar"),
    `\n@id("RL-90")\n@list("responsibility")\n@title_zh("题")\n@title_en("title")\n@text_zh("文")\n@text_en("text")\n@body("x")\n@clock("facilities.none")\n@from("2026-01-01")\n@assumed("planted")\npermit (principal, action == Action::"facilities.book", resource)\nwhen { principal.kind == "firm" && principal.roles.contains("registrar") };\n`,
  )
})

test("sound lists have no finding", () => {
  expect(run(["lint", "harbour"])).toEqual({
    status: 0,
    out: [expect.stringMatching(/^\d+ entries, no finding, 0 notes$/)],
    error: [""],
  })
})

test("each planted defect is told in one line with file, line and cause", () => {
  const { status, out } = run(["lint", planted])
  expect(status).toBe(1)
  expect(out.slice(0, 2)).toEqual([
    expect.stringMatching(/^responsibility\.cedar:\d+ RL-90 dead-reference: There is no parameter facilities\.none\.$/),
    expect.stringMatching(/^responsibility\.cedar:\d+ RL-90 never-applies: No possible request/),
  ])
  expect(out).toHaveLength(3)
})

test("for programs each finding is an object", () => {
  const [first = ""] = run(["lint", planted, "--json"]).out
  expect(JSON.parse(first)).toMatchObject({ event: "finding", file: "responsibility.cedar", entry: "RL-90" })
})

test("a permitted request says by which entry, a refused one too", () => {
  const permitted = run(["decide", saved("permitted.json", request), "--region", "harbour", "--day", "2026-11-24"])
  expect([permitted.status, permitted.out[0]]).toEqual([
    0,
    "permitted: facilities.book (2026-11-24, list version 1, entries NL-00)",
  ])
  const retired = { ...request, resource: { ...request.resource, status: "retired" } }
  const refused = run([
    "decide",
    saved("refused.json", retired),
    "--region",
    "harbour",
    "--day",
    "2026-11-24",
    "--json",
  ])
  expect(refused.status).toBe(1)
  expect(JSON.parse(refused.out[0] ?? "")).toMatchObject({ outcome: "refuse", entries: ["NL-24"], listVersion: 1 })
})

test("the text of a day is given in the language of the terminal", () => {
  expect(run(["text", "--on", "2026-11-24", "--region", "harbour"], "zh_CN.UTF-8").out).toContain("负面清单")
  expect(run(["text", "--on", "2026-11-24", "--region", "harbour"]).out).toContain("Negative list")
  expect(run(["text", "--on", "2025-11-24", "--region", "harbour"]).out).toHaveLength(1)
})

test("the text is given as XML", () => {
  const { elements } = readXml(run(["text", "--on", "2026-11-24", "--region", "harbour", "--xml"]).out.join("\n"))
  expect(elements.filter((element) => element.startsWith("article")).length).toBeGreaterThan(40)
})

test.each([
  ["no words", []],
  ["an unknown word", ["vote"]],
  ["an unknown option", ["lint", "--fast"]],
  ["a region that there is not", ["lint", "/nowhere"]],
  ["a day that there is not", ["text", "--on", "2026-02-30", "--region", "harbour"]],
  ["a day after the last year", ["text", "--on", "9999-12-31", "--region", "harbour"]],
  ["a request that there is not", ["decide", "none.json"]],
  ["a request that is no JSON", ["decide", saved("broken.json", "{"), "--region", "harbour"]],
  ["a request for an unknown act", ["decide", saved("act.json", { ...request, act: "x" }), "--region", "harbour"]],
  ["a request that lacks a part", ["decide", saved("part.json", { ...request, context: {} }), "--region", "harbour"]],
])("%s is answered in one line", (_, words) => {
  const { status, out, error } = run(words)
  expect([status, out, error.length]).toEqual([2, [""], 1])
  expect(error[0]).toMatch(/^delta rules: ./)
})
