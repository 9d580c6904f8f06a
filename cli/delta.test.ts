import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { emptyDatabase } from "../test/database.ts"

const delta = join(import.meta.dirname, "delta")
const folder = mkdtempSync(join(tmpdir(), "delta-cli-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command to its end, in an English terminal unless told otherwise. */
function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}, program = delta) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, LANG: "en_GB.UTF-8", ...environment },
  })
  return { status, out: stdout.trim(), error: stderr.trim() }
}

const { version }: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"))

test("delta runs from any folder and through links to links", () => {
  symlinkSync(delta, join(folder, "one"))
  symlinkSync("one", join(folder, "two"))
  expect(run(["--version"], {}, join(folder, "two"))).toEqual({ status: 0, out: `delta ${version}`, error: "" })
})

test("without a Node that is new enough it says in one line what to do", () => {
  mkdirSync(join(folder, "elsewhere", "cli"), { recursive: true })
  mkdirSync(join(folder, "bin"))
  const alone = join(folder, "elsewhere", "cli", "delta")
  copyFileSync(delta, alone)
  for (const tool of ["dirname", "readlink", "sh"]) symlinkSync(`/bin/${tool}`, join(folder, "bin", tool))
  const { status, error } = run(["--version"], { PATH: join(folder, "bin") }, alone)
  expect([status, error.split("\n")]).toEqual([2, [expect.stringContaining("Node 22.18 or newer is needed")]])
})

test("a command that does not exist is answered in one line, in the language of the terminal", () => {
  expect(run(["fly"])).toEqual({ status: 2, out: "", error: "delta: no command fly; see delta --help" })
  expect(run(["fly"], { LANG: "zh_CN.UTF-8" }).error).toBe("delta：没有命令 fly；可用命令见 delta --help")
})

test("an option that does not exist is named", () => {
  const { status, error } = run(["migrate", "--fast"])
  expect([status, error]).toEqual([2, expect.stringContaining("--fast")])
})

test("help lists every command with what it does", () => {
  const { status, out } = run(["--help"])
  expect(status).toBe(0)
  for (const name of ["serve", "migrate", "log"]) expect(out).toMatch(new RegExp(`^ {2}${name} +\\w`, "m"))
})

test("migrate brings a given server's database up to date, and says so to programs", async () => {
  const database = await emptyDatabase()
  const environment = { DATABASE_URL: database.url }
  const first = JSON.parse(run(["migrate", "--json"], environment).out)
  expect(first).toMatchObject({ event: "migrated", files: expect.arrayContaining(["001-region.sql"]) })
  expect(run(["migrate", "--json"], environment)).toEqual({ status: 0, out: '{"event":"up-to-date"}', error: "" })
  await database.drop()
})

test("a server that is not there is named with what would help", () => {
  const { status, error } = run(["migrate"], { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" })
  expect([status, error]).toEqual([2, expect.stringContaining("postgres://u@127.0.0.1:1/x cannot be reached")])
  expect(error).toContain("DATABASE_URL")
})
