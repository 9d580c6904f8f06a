import { type ChildProcess, fork } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type EmbeddedPostgres, startEmbedded } from "./embedded-postgres.ts"
import { birthOf } from "./folder-lock.ts"

let folder: string
const started: EmbeddedPostgres[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "delta-embedded-"))
})
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ folder, durable: false, ...options })
  started.push(server)
  return server
}

async function ask(url: string, ...statements: readonly string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => undefined)
  await client.connect()
  let last: unknown
  for (const statement of statements) last = (await client.query(statement)).rows[0]
  await client.end()
  return last
}

/** Another process that starts the server, tells its address and goes on until it is killed. */
async function startElsewhere(): Promise<{ platform: ChildProcess; url: string; pid: number }> {
  const script = join(folder, "platform.ts")
  const module = join(import.meta.dirname, "embedded-postgres.ts")
  writeFileSync(
    script,
    `const { startEmbedded } = await import(${JSON.stringify(module)})
     const { url, pid } = await startEmbedded({ folder: ${JSON.stringify(folder)} })
     process.send({ url, pid })
     setInterval(() => {}, 1000)`,
  )
  const platform = fork(script, { execArgv: [] })
  const { url, pid } = await new Promise<{ url: string; pid: number }>((done, fail) => {
    platform.once("message", done)
    platform.once("exit", () => fail(new Error("the platform ended before it was ready")))
  })
  return { platform, url, pid }
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("exit", () => done())
    child.kill("SIGKILL")
  })
}

test("rows are there after stop and start, and data is made only once", async () => {
  const first = await start()
  await ask(first.url, "create table t (n int)", "insert into t values (1)")
  await first.stop()
  const second = await start()
  expect(await ask(second.url, "select n from t")).toEqual({ n: 1 })
})

test("by default commits are forced to the disk and pages carry checksums", async () => {
  const { url } = await start({ durable: true })
  const asked = `select current_setting('fsync') f, current_setting('synchronous_commit') s,
    current_setting('full_page_writes') p, current_setting('data_checksums') c`
  expect(await ask(url, asked)).toEqual({ f: "on", s: "on", p: "on", c: "on" })
})

test("the server listens on no network address", async () => {
  const { url } = await start()
  expect(await ask(url, "select current_setting('listen_addresses') a")).toEqual({ a: "" })
})

test("a second start on the same folder is refused and names the process that holds it", async () => {
  await start()
  await expect(start()).rejects.toMatchObject({
    code: "store.folder-in-use",
    facts: { folder, pid: String(process.pid) },
  })
})

test("after kill -9 of the platform the server left behind is stopped and what was committed is there", async () => {
  const { platform, url, pid } = await startElsewhere()
  await ask(url, "create table t (n int)", "insert into t values (1)")
  await killed(platform)
  const server = await start({ durable: true })
  expect(server.pid).not.toBe(pid)
  expect(birthOf(pid)).toBeUndefined()
  expect(await ask(server.url, "select n from t")).toEqual({ n: 1 })
})

test("after kill -9 of the server itself the platform is told, and the next start has what was committed", async () => {
  let told: (log: string) => void = () => undefined
  const exit = new Promise<string>((done) => {
    told = done
  })
  const first = await start({ durable: true, onExit: told })
  await ask(first.url, "create table t (n int)", "insert into t values (1)")
  process.kill(first.pid, "SIGKILL")
  await exit
  const second = await start({ durable: true })
  expect(await ask(second.url, "select n from t")).toEqual({ n: 1 })
})

test("data half made by a start that was killed is made anew", async () => {
  mkdirSync(join(folder, "data.new-1"))
  writeFileSync(join(folder, "data.new-1", "PG_VERSION"), "17\n")
  const { url } = await start()
  expect(await ask(url, "select 1 as one")).toEqual({ one: 1 })
  expect(readdirSync(folder).filter((name) => name.startsWith("data"))).toEqual(["data"])
})

test("a lock file cut short by a kill is taken over", async () => {
  writeFileSync(join(folder, "lock.json"), '{"pid":')
  await start()
  expect(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"))).toMatchObject({ pid: process.pid })
})

test("a lock of a living process with that number, but born at another time, is taken over", async () => {
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ pid: process.ppid, born: "another boot 1" }))
  await start()
  expect(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"))).toMatchObject({ pid: process.pid })
})

test("a folder whose path is too long for a socket works, also with quotes, commas and Chinese in it", async () => {
  const long = join(folder, `a "quoted", name ${"长三角".repeat(15)}`)
  const { url } = await start({ folder: long })
  expect(await ask(url, "select 1 as one")).toEqual({ one: 1 })
})

test("a server that cannot start says so with the end of its log", async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(folder, "data", "PG_VERSION"), "9\n")
  await expect(start()).rejects.toMatchObject({
    code: "store.database-did-not-start",
    facts: { log: expect.stringContaining("incompatible") },
  })
})
