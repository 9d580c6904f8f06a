import { spawn } from "node:child_process"
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"

/** Counts of one part of the tests, and what failed by name. A part that broke before it could count has failed once. */
interface Tally {
  readonly passed: number
  readonly failures: readonly string[]
}

const root = join(import.meta.dirname, "..")
const bin = join(root, "node_modules", ".bin")
const results = join(root, "test-results")

/** Runs a tool to its end with its output shown. @returns its exit code */
function run(
  tool: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(resolve(bin, tool), words, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    })
    child.once("error", () => done(1))
    child.once("exit", (code) => done(code ?? 1))
  })
}

async function types(): Promise<Tally> {
  const parts = ["tsconfig.engines.json", "tsconfig.server.json", "tsconfig.web.json"]
  // One after the other: each uses all cores, and together they only take each other's memory.
  const codes: number[] = []
  for (const part of parts) codes.push(await run("tsc", ["-p", part, "--pretty", "false"]))
  return {
    passed: codes.filter((code) => code === 0).length,
    failures: parts.filter((_, index) => codes[index] !== 0).map((part) => `tsc -p ${part}`),
  }
}

async function check(tool: string, words: readonly string[]): Promise<Tally> {
  return (await run(tool, words)) === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [tool] }
}

/** What a reporter counted; a tool that failed without a failed test (an error between tests, no test at all) counts as one. */
function tally(tool: string, passed: number, failures: readonly string[], code: number): Tally {
  const broken = failures.length === 0 && (code !== 0 || passed === 0)
  return { passed, failures: broken ? [`${tool} ended with ${code} and ${passed} passed`] : failures }
}

/** A report as its tool wrote it; null where it wrote none. */
function report(file: string): Json {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Every object of a report that has this name, wherever it stands. */
function having(name: string, from: Json): readonly { readonly [name: string]: Json }[] {
  if (typeof from !== "object" || from === null) return []
  const inside = Object.values(from).flatMap((value) => having(name, value))
  return !Array.isArray(from) && name in from ? [from as { readonly [name: string]: Json }, ...inside] : inside
}

async function vitest(words: readonly string[]): Promise<Tally> {
  const file = join(results, "vitest.json")
  rmSync(file, { force: true })
  const code = await run("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...words,
  ])
  const tests = having("fullName", report(file))
  const failures = tests.filter(({ status }) => status === "failed").map(({ fullName }) => String(fullName))
  return tally("vitest", tests.filter(({ status }) => status === "passed").length, failures, code)
}

async function journeys(project: "first" | "long"): Promise<Tally> {
  if (globSync("test/journeys/*.journey.ts", { cwd: root }).length === 0) return { passed: 0, failures: [] }
  const file = join(results, "journeys.json")
  rmSync(file, { force: true })
  const built = await run(process.execPath, ["cli/delta.ts", "build"])
  if (built !== 0) return { passed: 0, failures: ["delta build"] }
  const code = await run("playwright", ["test", "-c", "test/journeys/playwright.config.ts", "--project", project], {
    DELTA_REPORT: file,
  })
  const specs = having("ok", report(file))
  const failures = specs.filter(({ ok }) => ok !== true).map(({ title }) => String(title))
  return tally("playwright", specs.length - failures.length, failures, code)
}

/** The parts of one call. */
async function partsOf(words: readonly string[]): Promise<readonly Tally[]> {
  if (words[0] === "long") return [await vitest(["--project", "long"])]
  if (words[0] === "journeys") return [await journeys("long")]
  if (words.length > 0) return [await vitest(words)]
  return [
    await types(),
    await check("biome", ["check", "--error-on-warnings", "."]),
    await vitest(["--project", "values", "--project", "database"]),
    await journeys("first"),
  ]
}

/**
 * `npm test` runs types, lint, tests and the first journeys; `npm run test:long` what starts and kills processes;
 * `npm run test:journeys` the other journeys; `npm test -- store/ api/` the vitest files whose path holds one of these words.
 */
async function main(words: readonly string[]): Promise<void> {
  mkdirSync(results, { recursive: true })
  const parts = await partsOf(words)
  const passed = parts.reduce((sum, part) => sum + part.passed, 0)
  const failures = parts.flatMap((part) => part.failures)
  // Beside the count, where whoever reads the end of a long output finds it.
  for (const failure of failures) console.log(`failed: ${failure}`)
  console.log(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0
}

await main(process.argv.slice(2))
