import { spawn } from "node:child_process"
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"

/** Counts of one part of the tests. A part that broke before it could count has failed once. */
interface Tally {
  readonly passed: number
  readonly failed: number
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
  const codes = await Promise.all(parts.map((part) => run("tsc", ["-p", part, "--pretty", "false"])))
  return { passed: codes.filter((code) => code === 0).length, failed: codes.filter((code) => code !== 0).length }
}

async function check(tool: string, words: readonly string[]): Promise<Tally> {
  return (await run(tool, words)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** What a reporter counted; a tool that failed without a failed test (an error between tests, no test at all) counts as one. */
function tally(passed: number, failed: number, code: number): Tally {
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed }
}

function report(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined
}

function count(from: unknown, name: string): number {
  const value = typeof from === "object" && from !== null && name in from ? (from as Record<string, unknown>)[name] : 0
  return typeof value === "number" ? value : 0
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
  const counted = report(file)
  return tally(count(counted, "numPassedTests"), count(counted, "numFailedTests"), code)
}

async function journeys(project: "first" | "long"): Promise<Tally> {
  if (globSync("test/journeys/*.journey.ts", { cwd: root }).length === 0) return { passed: 0, failed: 0 }
  const file = join(results, "journeys.json")
  rmSync(file, { force: true })
  const built = await run(process.execPath, ["cli/delta.ts", "build"])
  if (built !== 0) return { passed: 0, failed: 1 }
  const code = await run("playwright", ["test", "-c", "test/journeys/playwright.config.ts", "--project", project], {
    DELTA_REPORT: file,
  })
  const counted = report(file)
  const stats = typeof counted === "object" && counted !== null && "stats" in counted ? counted.stats : undefined
  // A test that passed only at its second try is not a test that passed.
  return tally(count(stats, "expected"), count(stats, "unexpected") + count(stats, "flaky"), code)
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
  const failed = parts.reduce((sum, part) => sum + part.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

await main(process.argv.slice(2))
