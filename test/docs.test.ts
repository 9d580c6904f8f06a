import { spawnSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  type Block,
  blocksOf,
  brokenLinks,
  missingLine,
  namedCommands,
  type Page,
  pages,
  promised,
  prose,
  root,
} from "./docs/blocks.ts"
import { type DocumentedPlatform, documentedPlatform } from "./docs/run.ts"
import { signedVote } from "./vote-export.ts"

const all = pages()
const guides = all.filter(({ path }) => path.startsWith("docs/guides/"))
const user = all.filter(({ path }) => /^(README|SECURITY|CONTRIBUTING)\.md$|^docs\//.test(path))
const read = (path: string) => readFileSync(join(root, path), "utf8")
const sources = (pattern: string) => globSync(pattern, { cwd: root, exclude: (path) => /dist|node_modules/.test(path) })

/** Languages of blocks that are looked at and not run. */
const shown = ["mermaid", "text"]

function hasTag({ language, words }: Block): boolean {
  return shown.includes(language) || words[0] === "run" || words[0] === "start" || words.join(" ") === "by hand"
}

describe("the documentation", () => {
  test("has a guide in both languages for each kind of user", () => {
    const names = ["citizen-analyst", "coordination-office", "delegate-observer", "developer-api", "engineer"]
    names.push("facility-manager", "finance-officer", "index-builder", "official", "operator", "researcher")
    for (const language of ["en", "zh"])
      expect(guides.map(({ path }) => path)).toEqual(
        expect.arrayContaining(names.map((name) => `docs/guides/${language}/${name}.md`)),
      )
  })

  test("has no link that leads nowhere", () => {
    expect(all.length).toBeGreaterThan(40)
    expect(all.flatMap((page) => brokenLinks(page, (path) => existsSync(join(root, path))))).toEqual([])
  })

  test("names only commands and options that exist", async () => {
    const named = user.flatMap((page) => namedCommands(page).map((one) => ({ ...one, page: page.path })))
    expect(named.length).toBeGreaterThan(10)
    const overview = spawnSync(join(root, "cli", "delta"), ["--help"], {
      encoding: "utf8",
      env: { ...process.env, LANG: "C" },
    }).stdout
    const commands = [...overview.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name)
    expect(named.filter(({ name }) => !commands.includes(name))).toEqual([])
    const inReadme = named.filter(({ page }) => page === "README.md").map(({ name }) => name)
    expect(commands.filter((name) => !inReadme.includes(name))).toEqual([])
    const options = new Map<string, readonly string[]>()
    for (const name of commands) {
      const { command } = await import(join(root, "cli", `${name}.ts`))
      options.set(name, ["json", "help", ...Object.keys(command.options)])
    }
    expect(named.filter((one) => one.options.some((option) => !options.get(one.name)?.includes(option)))).toEqual([])
  })

  test("names only scripts of the package that exist", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"))
    const named = user.flatMap(({ text }) => [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = ""]) => name))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  test("tells each setting that the code reads, and no other", () => {
    const setting = /\b(?:DELTA|OIDC|SMTP|MAIL|DATABASE)_[A-Z_]+\b/g
    const files = sources("{api,cli,store}/**/*.ts").filter((path) => !path.endsWith(".test.ts"))
    const inCode = new Set(files.flatMap((path) => read(path).match(setting) ?? []))
    const told = new Set(read("README.md").match(setting))
    expect([...inCode].filter((name) => !told.has(name))).toEqual([])
    const ofSnippets = ["DELTA_URL", "DELTA_KEY"]
    const inDocs = user.flatMap(({ text }) => text.match(setting) ?? [])
    const known = new Set([...inCode, ...ofSnippets, "DELTA_API"])
    expect(inDocs.filter((name) => !known.has(name))).toEqual([])
  })

  test("has the date in the name of each decision, and its problem, choice and cost within", () => {
    const decisions = all.filter(({ path }) => path.startsWith("docs/decisions/"))
    expect(decisions.length).toBeGreaterThan(8)
    for (const { path, text } of decisions) {
      expect(path).toMatch(/\/\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$/)
      for (const part of ["**Problem.**", "**Choice.**", "**Cost.**"]) expect(text, path).toContain(part)
    }
  })
})

describe("the guides", () => {
  test("fit on a page of sixty lines", () => {
    expect(guides.filter(({ text }) => text.trimEnd().split("\n").length > 60).map(({ path }) => path)).toEqual([])
  })

  test("show the same snippets in both languages", () => {
    for (const { path } of guides.filter((page) => page.path.includes("/en/"))) {
      const other = path.replace("/en/", "/zh/")
      expect(codeOf(other)).toEqual(codeOf(path))
    }
  })

  test("have no block that is neither run nor told to be done by hand", () => {
    const blocks = user.flatMap(blocksOf)
    expect(blocks.length).toBeGreaterThan(20)
    expect(blocks.filter((block) => !hasTag(block)).map(({ page, line }) => `${page}:${line}`)).toEqual([])
    const withCommands = guides.filter((page) => blocksOf(page).some(({ language }) => !shown.includes(language)))
    const withRun = withCommands.filter((page) => blocksOf(page).some(({ words }) => words[0] === "run"))
    expect(withRun.map(({ path }) => path)).toEqual(withCommands.map(({ path }) => path))
  })

  test.each(["en", "zh"])("name buttons and pages as the catalogues of %s do", (language) => {
    const labels = sources(`web/*/${language}.json`).flatMap((path) =>
      Object.values<string>(JSON.parse(read(path))).map((label) => label.trim()),
    )
    const known = new Set(labels)
    const named = guides
      .filter(({ path }) => path.includes(`/${language}/`))
      .flatMap((page) =>
        [...prose(page).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = ""]) => ({
          label: label.replace(/\s+/g, " "),
          page: page.path,
        })),
      )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(({ label }) => !known.has(label))).toEqual([])
  })
})

function codeOf(path: string): readonly unknown[] {
  const page = all.find((one) => one.path === path)
  return page === undefined ? [] : blocksOf(page).map(({ language, words, code }) => ({ language, words, code }))
}

describe("the glossary", () => {
  const rows = read("docs/glossary.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| English"))
    .map((line) => line.split("|").map((cell) => cell.trim()))

  test("names words of the code", () => {
    const code = sources(
      "{base,evidence,region,rulebook,governance,facilities,settlement,observatory,api,cli}/**/*.{ts,sql}",
    )
      .concat(sources("store/**/*.{ts,sql}"))
      .map(read)
      .join("\n")
    const named = rows.flatMap(([, , , cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word))
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((word) => !code.includes(word))).toEqual([])
  })

  test("uses the Chinese words of pages, refusals and data", () => {
    const chinese = sources(
      "{docs/guides/zh/*.md,web/*/zh.json,**/refusals.ts,**/*-refusals.ts,data/regions/yangtze/**/*.{yaml,cedar},data/rule-packs/*.yaml,store/*.ts,api/*.ts,settlement/*.ts,facilities/*.ts}",
    )
      .map(read)
      .join("\n")
    const words = rows.flatMap(([, , zh = ""]) => zh.split("、"))
    expect(words.length).toBeGreaterThan(30)
    expect(words.filter((word) => !chinese.includes(word))).toEqual([])
  })
})

describe("what the guides show", () => {
  let platform: DocumentedPlatform
  beforeAll(async () => {
    platform = await documentedPlatform()
    // What a reader has downloaded before: no vote has been counted on a platform that is new.
    platform.file("vote.json", JSON.stringify(signedVote().exported))
  })
  afterAll(() => platform.close())

  // Both languages show the same, as tested above: once is enough.
  const english = guides.filter(({ path }) => path.includes("/en/"))
  const blocks = english.flatMap(blocksOf)
  const as = ({ words }: Block) => words.find((word) => word.startsWith("as="))?.slice("as=".length) ?? "engineer"

  const withScript = english.filter((page) => scriptsOf(page).length > 0)
  test.each(withScript)("the script of $path prints what it promises", async (page) => {
    const scripts = scriptsOf(page)
    const code = scripts.map((block) => block.code).join("\n")
    const file = platform.file(`${randomUUID()}.mjs`, code)
    const {
      code: exit,
      stdout,
      stderr,
    } = await platform.run([process.execPath, file], await platform.keyOf(as(scripts[0] as Block)))
    expect(stderr).toBe("")
    expect(exit).toBe(0)
    expect(missingLine(promised(code), stdout.trim().split("\n")), stdout).toBeUndefined()
  })

  const shell = blocks.filter(({ language, words }) => language === "sh" && words[0] === "run")
  test.each(shell)("the commands at $page:$line end well", async (block) => {
    const { code, stderr } = await platform.run(["sh", "-e", "-c", block.code], await platform.keyOf(as(block)))
    expect(stderr).toBe("")
    expect(code).toBe(0)
  })

  const csv = blocks.filter(({ language }) => language === "csv")
  test.each(csv)("the file at $page:$line is taken over", async (block) => {
    const key = await platform.keyOf(as(block))
    const [, path = ""] = block.words
    const url = `${platform.url}${path.replace("{own}", await ownIn(path, key))}`
    const headers = { authorization: `Bearer ${key}`, "content-type": "text/csv", "idempotency-key": randomUUID() }
    const answer = await fetch(url, { method: "POST", headers, body: block.code })
    const reply = await answer.json()
    expect(reply).toMatchObject({ accepted: block.code.trim().split("\n").length - 1, rejected: [] })
  })
  const ownIn = async (path: string, key: string) => (path.includes("{own}") ? platform.ownFacility(key) : "")

  const starts = blocks.filter(({ words }) => words[0] === "start")
  test.each(starts)("the platform at $page:$line starts and stops", async ({ code }) => {
    const { ready, code: exit, said } = await platform.startAndStop(code.trim())
    expect(ready, said).toBe(true)
    expect(exit, said).toBe(0)
  }, 300_000)

  test("there is something of each kind to run", () => {
    for (const kind of [withScript, shell, csv, starts]) expect(kind.length).toBeGreaterThan(0)
  })
})

function scriptsOf(page: Page): readonly Block[] {
  return blocksOf(page).filter(({ language, words }) => language === "js" && words[0] === "run")
}

describe("the checker", () => {
  const page = (text: string): Page => ({ path: "docs/a.md", text })

  test("finds a link that leads nowhere, also upwards, and leaves web addresses alone", () => {
    const links = page("[a](b.md) [c](../README.md#top) [d](https://example.org) [e](#here)")
    expect(brokenLinks(links, (path) => path === "README.md")).toEqual(["docs/a.md: b.md"])
  })

  test("finds commands with their options", () => {
    expect(namedCommands(page("run `delta log verify log.ndjson --key k`, then\ndelta serve --no-sample"))).toEqual([
      { name: "log", options: ["key"] },
      { name: "serve", options: ["sample"] },
    ])
  })

  test("misses a promised line that is printed too early", () => {
    expect(missingLine(["b", "a"], ["a", "b"])).toBe("a")
    expect(missingLine(["a", "b"], ["a", "x", "b"])).toBeUndefined()
  })

  test("reads what a script promises", () => {
    expect(promised('console.log(answer.status) // 200\nconst a = 1 // one\nconsole.log("b")')).toEqual(["200"])
  })

  test("numbers a block by the line of its fence", () => {
    expect(blocksOf(page("a\n```js run\nx\n```\n\n```sh by hand\ny\n```\n"))).toMatchObject([
      { line: 2, language: "js", words: ["run"], code: "x\n" },
      { line: 6, language: "sh", words: ["by", "hand"], code: "y\n" },
    ])
  })
})
