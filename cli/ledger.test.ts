import { spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { refusalTexts } from "../api/refusal-texts.ts"
import { fill, Refusal } from "../base/index.ts"
import { type LedgerExport, readLedgerExport } from "../settlement/index.ts"
import type { MoneyRegion } from "../test/money-region.ts"
import { openSettledRegion } from "../test/strangers/settled-region.ts"
import { runTool } from "../test/strangers/tools.ts"
import { type Command, readWords, UsageError } from "./command.ts"
import { command as ledger } from "./ledger.ts"
import type { Output } from "./output.ts"
import { command as statement } from "./statement.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-ledger-"))
let region: MoneyRegion
let server: Server
let url: string
beforeAll(async () => {
  region = await openSettledRegion()
  // Who holds the key of a name is known by that name here.
  server = createServer(async ({ url: asked, headers }, reply) => {
    const person = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1]
    const answer = await region.test.app.inject({
      url: asked ?? "/",
      headers: {
        "accept-language": headers["accept-language"] ?? "",
        ...(person === undefined ? {} : { "x-test-person": person }),
      },
    })
    reply.writeHead(answer.statusCode, answer.headers).end(answer.rawPayload)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await region.close()
  rmSync(folder, { recursive: true })
})

function run(words: readonly string[]): Promise<{ status: number | null; out: string; error: string }> {
  const child = spawn(join(import.meta.dirname, "delta"), words, {
    env: { PATH: process.env.PATH, LANG: "en_GB.UTF-8", DELTA_URL: url },
  })
  const read = { out: "", error: "" }
  child.stdout.setEncoding("utf8").on("data", (chunk) => (read.out += chunk))
  child.stderr.setEncoding("utf8").on("data", (chunk) => (read.error += chunk))
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, ...read })))
}

/** What a command says to words that it cannot answer; the refusal or misuse that `delta` tells in one line with exit code 2. */
async function wrong(command: Command, words: readonly string[]): Promise<string> {
  const silent: Output = { language: "en", say: () => undefined, fail: () => undefined }
  const told = command
    .run(readWords([...words], { json: { type: "boolean" }, ...command.options }), silent)
    .then((code) => `exit ${code}`)
    .catch((error: unknown) => {
      if (error instanceof UsageError) return error.message
      if (!(error instanceof Refusal)) throw error
      return `${fill(refusalTexts[error.code]?.detail.en ?? "", error.facts)}`
    })
  return told
}

const kept = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe("delta ledger", () => {
  test("exports the ledger into a file, computes it again, and names an altered figure", async () => {
    const file = join(folder, "ledger.json")
    expect(await run(["ledger", "export", "--out", file])).toEqual({ status: 0, out: "", error: "" })
    const same = await run(["ledger", "recompute", file])
    expect([same.status, same.out]).toEqual([
      0,
      expect.stringMatching(/\nThe same: 8 bills, 3 executions of agreements, 3 subsidies, \d+ entries/),
    ])
    const whole = readFileSync(file, "utf8")
    const altered = JSON.parse(whole)
    altered.bills[0].fee = "37002"
    const { status, out } = await run(["ledger", "recompute", kept("altered.json", JSON.stringify(altered)), "--json"])
    expect(status).toBe(1)
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines.find(({ event }) => event === "difference")).toMatchObject({
      kind: "bill",
      part: "fee",
      expected: "37001",
      found: "37002",
    })
  })

  test.each<[string, (ledger: LedgerExport) => { amount: string } | undefined, string]>([
    ["of an agreement", (ledger) => ledger.executions[1]?.parts[0], "again: parts.CN-SH.amount is 3000002 in the file"],
    ["of a subsidy", (ledger) => ledger.subsidies[2], "amount is 5000001 in the file, 5000000 by its data"],
  ])("names one fen of an amount %s", async (_, partOf, told) => {
    const ledger = readLedgerExport(JSON.parse((await run(["ledger", "export"])).out))
    const part = partOf(ledger) ?? { amount: "0" }
    part.amount = `${BigInt(part.amount) + 1n}`
    const { status, out } = await run(["ledger", "recompute", kept("fen.json", JSON.stringify(ledger))])
    expect([status, out]).toEqual([1, expect.stringContaining(told)])
  })

  test("writes the same to standard output", async () => {
    const { status, out } = await run(["ledger", "export"])
    expect([status, JSON.parse(out).bills.length]).toEqual([0, 8])
  })

  test("exports books of other programs", async () => {
    const [hledger, beancount] = await Promise.all(
      ["hledger", "beancount"].map((format) => run(["ledger", "export", "--format", format, "--from", "2026-11-01"])),
    )
    expect(hledger?.out).toMatch(/^; .*\ncommodity 1000\.00 CNY\n/)
    expect(beancount?.out).toMatch(/option "operating_currency" "CNY"/)
  })

  test.each([
    ["a format that is not known", ["export", "--format", "pdf"], "json, hledger, beancount"],
    ["a day that is none", ["export", "--from", "2026-13-01"], "--from 2026-13-01"],
    ["a period that ends before it begins", ["export", "--from", "2026-11-02", "--to", "2026-11-01"], "2026-11-02"],
    ["a platform that is not there", ["export", "--url", "http://127.0.0.1:9"], "127.0.0.1:9"],
    ["a folder that is not there", ["export", "--out", join(folder, "no", "ledger.json")], "no such file"],
    ["no verb", [], "recompute"],
    ["a file that is not there", ["recompute", join(folder, "none.json")], "none.json"],
  ])("answers %s in one line", async (_, words, named) => {
    const told = await wrong(ledger, words.includes("--url") ? words : [...words, "--url", url])
    expect([told.trim().split("\n").length, told]).toEqual([1, expect.stringContaining(named)])
  })

  test.each([
    ["is no export", '{"format":"something else"}', "no export of a ledger"],
    ["is no JSON", "hello", "no whole JSON"],
    ["is of another version", '{"format":"delta-commons-ledger","version":7}', "version 7"],
    ["has a name twice", '{"format":"delta-commons-ledger","version":1,"version":1}', '"version" stands twice'],
    ["is a list", "[]", "no export of a ledger"],
  ])("refuses a file that %s in one line", async (_, text, named) => {
    const told = await wrong(ledger, ["recompute", kept("bad.json", text)])
    expect([told.trim().split("\n").length, told]).toEqual([1, expect.stringContaining(named)])
  })

  test("refuses an export that was cut off, in one line with exit code 2", async () => {
    const { out } = await run(["ledger", "export"])
    const { status, error } = await run(["ledger", "recompute", kept("cut.json", out.slice(0, out.length - 20))])
    expect([status, error.trim().split("\n").length]).toEqual([2, 1])
  })

  test("leaves nothing half-written behind", () => {
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([])
  })
})

describe("delta statement", () => {
  const asked = (...more: readonly string[]) => run(["statement", "2026-11", "--member", "CN-ZJ", ...more])

  test("is shown line by line with its arithmetic, and the nets of all members", async () => {
    const { status, out, error } = await asked("--key", "finance-CN-ZJ")
    expect([status, error]).toEqual([0, ""])
    expect(out).toMatch(/^Statement of CN-ZJ, 2026-11/)
    expect(out).toMatch(/floor\(.* × .*\) = /)
    expect(out).toMatch(/all members +0\.00\n$/)
  })

  test("comes as JSON, CSV and XLSX", async () => {
    const json = JSON.parse((await asked("--key", "finance-CN-ZJ", "--format", "json")).out)
    expect(json).toMatchObject({ member: "CN-ZJ", month: "2026-11", regionNet: "0" })
    const csv = (await asked("--key", "finance-CN-ZJ", "--format", "csv")).out
    expect(csv.trim().split("\r\n").length).toBe(json.lines.length + 1)
    const file = join(folder, "statement.xlsx")
    await asked("--key", "finance-CN-ZJ", "--format", "xlsx", "--out", file)
    expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK")
  })

  test.skipIf(runTool("hledger", ["--version"]) === undefined)(
    "comes as books whose clearing accounts moved by the statement's net",
    async () => {
      const { net } = JSON.parse((await asked("--key", "finance-CN-ZJ", "--format", "json")).out)
      const { out } = await asked("--format", "hledger")
      const file = kept("month.journal", out)
      expect(runTool("hledger", ["-f", file, "check", "accounts", "commodities", "ordereddates"])?.complained).toBe("")
      const words = ["-f", file, "balance", "clearing", "-b", "2026-11-01", "--depth", "2", "--no-total", "-O", "csv"]
      const moved = runTool("hledger", words)?.said.match(/"(-?\d+)\.(\d\d) CNY"/)
      expect(moved === null || moved === undefined ? "" : `${-Number(`${moved[1]}${moved[2]}`)}`).toBe(net)
    },
  )

  test.each([
    ["no month", ["2026-13", "--member", "CN-ZJ"], "2026-13"],
    ["a month to come", ["2999-01", "--member", "CN-ZJ"], "2999-01"],
    ["an unknown member", ["2026-11", "--member", "CN-XX"], "CN-XX"],
    ["no member", ["2026-11"], "--member"],
    ["an unknown format", ["2026-11", "--member", "CN-ZJ", "--format", "doc"], "--format doc"],
    ["no key", ["2026-11", "--member", "CN-ZJ"], "sign in"],
  ])("answers %s in one line", async (_, words, named) => {
    const told = (await wrong(statement, [...words, "--url", url])).toLowerCase()
    expect([told.trim().split("\n").length, told]).toEqual([1, expect.stringContaining(named.toLowerCase())])
  })
})
