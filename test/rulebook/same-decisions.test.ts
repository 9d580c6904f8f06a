import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium } from "@playwright/test"
import packaged from "@sparticuz/chromium"
import * as fc from "fast-check"
import { build } from "vite"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openRuleBook, type Rules } from "../../api/rules.ts"
import { decide } from "../../rulebook/index.ts"
import { loadRegion } from "../../store/region-loader.ts"
import { cloneDatabase, type TestDatabase } from "../database.ts"
import { packagedChromium } from "../packaged-chromium.ts"
import { randomRequest, today } from "./samples.ts"

const root = join(import.meta.dirname, "../..")
const folder = mkdtempSync(join(tmpdir(), "delta-decisions-"))
const requests = fc.sample(randomRequest, { numRuns: 10_000, seed: 20_261_124 })

/** What must be the same everywhere: outcome, deciding entries, version, reason in both languages. */
interface Answer {
  readonly outcome: string
  readonly entries: readonly string[]
  readonly listVersion: number
  readonly reason: { readonly zh: string; readonly en: string }
}

function answerIn({ outcome, entries, listVersion, reason }: Answer): Answer {
  return { outcome, entries, listVersion, reason: { zh: reason.zh, en: reason.en } }
}

let database: TestDatabase
let rules: Rules
beforeAll(async () => {
  database = await cloneDatabase()
  await loadRegion(database.db, { folder: join(root, "data/regions/yangtze"), sample: false })
  rules = await openRuleBook("Asia/Shanghai", []).at(database.db, 1)
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

function onServer(): readonly Answer[] {
  return requests.map((request) => answerIn(decide(request, rules.lists, today)))
}

test("the command line decides 10,000 requests as the server does", () => {
  const file = join(folder, "requests.json")
  writeFileSync(file, JSON.stringify(requests))
  const words = ["rules", "decide", file, "--region", "yangtze", "--day", today, "--json"]
  const { stdout, status } = spawnSync(join(root, "cli/delta"), words, { encoding: "utf8", maxBuffer: 2 ** 28 })
  expect(status).toBe(1) // some of them are refused
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => answerIn(JSON.parse(line)))
  expect(answers).toEqual(onServer())
})

test("a browser decides 10,000 requests as the server does", async () => {
  const script = join(folder, "page.ts")
  writeFileSync(
    script,
    `import { compile, decide } from ${JSON.stringify(join(root, "rulebook/index.ts"))}
     globalThis.decideAll = (version, entries, requests, day) => {
       const lists = compile(version, entries)
       return requests.map((request) => decide(request, lists, day))
     }`,
  )
  await build({
    configFile: false,
    logLevel: "error",
    root,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: script, formats: ["iife"], name: "page", fileName: "page" },
    },
  })
  const browser = await chromium.launch({
    executablePath: packagedChromium(),
    args: packaged.args.filter((word) => word.startsWith("--no-sandbox")),
  })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ path: join(folder, "page.iife.js") })
    // As text: the types of policies have no end, and Playwright would follow them.
    const asked = JSON.stringify([rules.version, [...rules.lists.entries.values()], requests, today])
    const answered = await page.evaluate((text) => {
      const page = globalThis as unknown as { decideAll(...asked: unknown[]): unknown }
      return JSON.stringify(page.decideAll(...JSON.parse(text)))
    }, asked)
    const decided: readonly Answer[] = JSON.parse(answered)
    expect(decided.map(answerIn)).toEqual(onServer())
    expect(new Set(decided.map(({ outcome }) => outcome))).toEqual(new Set(["permit", "refuse"]))
  } finally {
    await browser.close()
  }
})
