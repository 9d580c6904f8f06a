import { spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { MeasuresReport } from "../observatory/index.ts"
import type { MoneyRegion } from "../test/money-region.ts"
import { openMeasuredRegion } from "../test/strangers/measured-region.ts"
import { runTool } from "../test/strangers/tools.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-measures-"))
const file = (name: string) => join(folder, name)
let region: MoneyRegion
let server: Server
let url: string
let log: string
beforeAll(async () => {
  region = await openMeasuredRegion()
  server = createServer(async ({ url: asked }, reply) => {
    const answer = await region.test.app.inject({ url: asked ?? "/" })
    reply.writeHead(answer.statusCode, answer.headers).end(answer.rawPayload)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  log = (await region.test.app.inject({ url: "/api/log/export" })).body
  writeFileSync(file("log.jsonl"), log)
})
afterAll(async () => {
  server.close()
  await region.close()
  rmSync(folder, { recursive: true })
})

function run(words: readonly string[], language = "en_GB.UTF-8") {
  const child = spawn(join(import.meta.dirname, "delta"), ["measures", ...words], {
    env: { PATH: process.env.PATH, LANG: language, DELTA_URL: url },
  })
  const read = { out: "", error: "" }
  child.stdout.setEncoding("utf8").on("data", (chunk) => (read.out += chunk))
  child.stderr.setEncoding("utf8").on("data", (chunk) => (read.error += chunk))
  return new Promise<typeof read & { status: number | null }>((resolve) =>
    child.on("close", (status) => resolve({ status, ...read })),
  )
}
/** The log of a test is not named after its region. */
const offline = (name = "log.jsonl") => [file(name), "--region", "yangtze"]
const reportIn = (out: string) => MeasuresReport.parse(JSON.parse(out))

test("a platform's measures and those of its log's export are the same", async () => {
  const asked = ["--from", "2026-10-05", "--to", "2026-12-31", "--json"]
  const online = reportIn((await run(asked)).out)
  const alone = reportIn((await run([...offline(), ...asked, "--at", online.asAt])).out)
  expect(alone).toEqual(online)
  expect(online.figures.flows.all.made).toBe(11)
})

test("what it writes is held by a stranger's script, and its tables have the same figures", async () => {
  const { status, out } = await run([...offline(), "--out", file("out")])
  expect([status, out.includes("Bookings in another member")]).toEqual([0, true])
  expect(readdirSync(file("out")).sort()).toEqual(
    ["durations.csv", "flows.csv", "measures.json", "shares.csv", "silence.csv", "stalls.csv"].sort(),
  )
  const script = join(import.meta.dirname, "../test/strangers/measures.mjs")
  expect(runTool(process.execPath, [script, file("log.jsonl"), join(file("out"), "measures.json")])?.code).toBe(0)
  expect(readFileSync(join(file("out"), "shares.csv"), "utf8").split("\n")[1]).toMatch(
    /^all,2026-10-05,2026-12-11,bookings-across,9,11,0\.8181/,
  )
})

test("it speaks Chinese where the terminal does, and says what is not measured yet", async () => {
  const { out } = await run(offline(), "zh_CN.UTF-8")
  expect(out).toContain("跨省预约占比")
  expect(out).toContain("平台尚无订立技术合同的事项")
})

test.each<[string, () => readonly string[], RegExp]>([
  ["a file that is not there", () => offline("none.jsonl"), /none\.jsonl: .*ENOENT/],
  ["a file that is no log", () => offline(kept("odd.jsonl", "a,b\n1,2\n")), /line 1 is no header/],
  [
    "a log with a gap",
    () => offline(kept("gap.jsonl", log.split("\n").toSpliced(3, 1).join("\n"))),
    /entry 2 is missing/,
  ],
  [
    "a line that is no entry",
    () => offline(kept("line.jsonl", log.split("\n").toSpliced(2, 1, "{}").join("\n"))),
    /line 3 is/,
  ],
  ["a day that is none", () => ["--from", "2026-02-30"], /--from 2026-02-30: YYYY-MM-DD/],
  ["a moment that is none", () => [...offline(), "--at", "noon"], /--at noon/],
  ["a period that ends before it begins", () => ["--from", "2026-11-02", "--to", "2026-11-01"], /before it begins/],
  ["a region that there is not", () => [file("log.jsonl"), "--region", "nowhere"], /--region nowhere/],
])("%s is told in one line with exit 2", async (_, words, cause) => {
  const { status, out, error } = await run(words())
  expect([status, out, error.trim().split("\n").length]).toEqual([2, "", 1])
  expect(error).toMatch(cause)
})

function kept(name: string, content: string): string {
  writeFileSync(file(name), content)
  return name
}
