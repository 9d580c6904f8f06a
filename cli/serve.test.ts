import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, expect, test } from "vitest"

const delta = join(import.meta.dirname, "delta")
let folder: string
const running: Served[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "delta-serve-"))
})
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill("SIGTERM")
    await exit
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Said {
  readonly event: string
  readonly [fact: string]: unknown
}

interface Served {
  readonly child: ChildProcess
  readonly said: readonly Said[]
  readonly ready: Said
  /** The exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>
}

const { DATABASE_URL: _, ...environment } = process.env

/** Starts the platform on the folder with its embedded server, an empty region, and waits until it is ready or has ended. */
async function serve(...words: readonly string[]): Promise<Served> {
  const all = ["serve", "--json", "--no-sample", "--var", folder, ...words]
  const child = spawn(delta, all, { env: environment, stdio: ["ignore", "pipe", "pipe"] })
  const exit = new Promise<number | null>((done) => child.once("exit", done))
  const said: Said[] = []
  const ready = new Promise<Said>((done) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        if (!line.startsWith("{")) return
        const one: Said = JSON.parse(line)
        said.push(one)
        if (one.event === "ready") done(one)
      })
    void exit.then(() => done({ event: "ended" }))
  })
  const served = { child, said, ready: await ready, exit }
  running.push(served)
  return served
}

async function health(served: Served): Promise<number> {
  return (await fetch(`${served.ready.url}/api/health`)).status
}

test("it serves on a free port, and SIGTERM ends server, database and lock with exit code 0", async () => {
  const served = await serve("--port", "0")
  expect(await health(served)).toBe(200)
  served.child.kill("SIGTERM")
  expect(await served.exit).toBe(0)
  expect(served.said.at(-1)).toEqual({ event: "stopped" })
  expect(readdirSync(join(folder, "database"))).not.toContain("lock.json")
  expect(readdirSync(join(folder, "database", "data"))).not.toContain("postmaster.pid")
})

test("a second start on the same folder is refused and names the running process", async () => {
  const first = await serve("--port", "0")
  const second = await serve("--port", "0")
  expect(await second.exit).toBe(2)
  expect(second.said).toEqual([
    expect.objectContaining({ event: "refused", code: "store.folder-in-use", pid: String(first.child.pid) }),
  ])
  expect(await health(first)).toBe(200)
})

test("after kill -9 it starts again on the same folder", async () => {
  const first = await serve("--port", "0")
  first.child.kill("SIGKILL")
  await first.exit
  expect(await health(await serve("--port", "0"))).toBe(200)
})

test("when its database is killed it ends with exit code 1 and says so", async () => {
  const served = await serve("--port", "0")
  const found = spawnSync("head", ["-1", join(folder, "database", "data", "postmaster.pid")], { encoding: "utf8" })
  process.kill(Number(found.stdout), "SIGKILL")
  expect(await served.exit).toBe(1)
  expect(served.said.map(({ event }) => event)).toContain("database-ended")
})

test("a Ctrl-C that arrives twice at once, as under npm, is one wish", async () => {
  const served = await serve("--port", "0")
  served.child.kill("SIGINT")
  served.child.kill("SIGINT")
  expect(await served.exit).toBe(0)
})

test("a port asked for by number that is taken is refused, and a free one is offered", async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) =>
    taken.listen(0, "localhost", () => {
      const address = taken.address()
      done(typeof address === "object" ? (address?.port ?? 0) : 0)
    }),
  )
  const served = await serve("--port", String(port))
  taken.close()
  expect(await served.exit).toBe(2)
  const offer = served.said[0]
  expect(offer).toMatchObject({ event: "port-taken", port })
  expect(Number(offer?.free)).toBeGreaterThan(port)
})

test("the usual port, when taken, is exchanged for the next free one", async () => {
  const taken = createServer()
  await new Promise<void>((done) => {
    taken.once("error", () => done()) // another program has it, which is as good
    taken.listen(8080, "localhost", () => done())
  })
  const served = await serve()
  expect(served.said).toContainEqual({ event: "port-taken", port: 8080, free: served.ready.port })
  expect(await health(served)).toBe(200)
  taken.close()
})

test("a region that is not there is refused with those that are", async () => {
  const { status, stderr } = spawnSync(delta, ["serve", "--region", "nowhere"], { encoding: "utf8" })
  expect([status, stderr]).toEqual([2, expect.stringContaining("--region nowhere")])
})
