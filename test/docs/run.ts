import { execFile, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import { type RunningServer, startServer } from "../../api/start.ts"
import { freePort } from "../../cli/port.ts"
import { loadRegion } from "../../store/region-loader.ts"
import { cloneDatabase } from "../database.ts"
import { root } from "./blocks.ts"

/** What a run of a program gave. */
interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The platform with its samples, as a reader of the documentation has it before them. */
export interface DocumentedPlatform {
  readonly url: string
  /** A key with which a program acts for a sample person, by role or by e-mail address. */
  keyOf(role: string): Promise<string>
  /** `jurisdiction/id` of a facility that the organisation of that key owns. */
  ownFacility(key: string): Promise<string>
  /** Runs a program as its reader would: in a folder of their own, `delta` within reach. */
  run(command: readonly [string, ...string[]], key: string): Promise<Ran>
  /** Runs words that start a platform until it says that it is ready, then stops it as Ctrl-C does. @returns exit code */
  startAndStop(words: string): Promise<{ readonly ready: boolean; readonly code: number | null; readonly said: string }>
  file(name: string, text: string): string
  close(): Promise<void>
}

const regionFolder = join(root, "data", "regions", "yangtze")

export async function documentedPlatform(): Promise<DocumentedPlatform> {
  const database = await cloneDatabase()
  const folder = mkdtempSync(join(tmpdir(), "delta-docs-"))
  mkdirSync(join(folder, "bin"))
  symlinkSync(join(root, "cli", "delta"), join(folder, "bin", "delta"))
  mkdirSync(join(folder, "keys"), { mode: 0o700 })
  await loadRegion(database.db, { folder: regionFolder, sample: true })
  const port = (await freePort(0, "localhost")) ?? 0
  const server: RunningServer = await startServer({
    database,
    regionFolder,
    varFolder: join(folder, "keys"),
    webFolder: null,
    host: "localhost",
    port,
    logLevel: "warn",
  })
  const { url } = server
  await headSigned(url)
  // What the tests themselves run on is nothing that a reader has set.
  const { DATABASE_URL: _, ...given } = process.env
  const environment = { ...given, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}` }
  const keys = new Map<string, Promise<string>>()
  return {
    url,
    keyOf: (role) => {
      const key = keys.get(role) ?? makeKey(url, role)
      keys.set(role, key)
      return key
    },
    ownFacility: async (key) => {
      const headers = { authorization: `Bearer ${key}` }
      const { acting } = await json(`${url}/api/me`, { headers })
      const { items } = await json(`${url}/api/facilities?bookable=true&organisation=${acting}`)
      return `${items[0].jurisdiction}/${items[0].id}`
    },
    run: ([program, ...words], key) =>
      new Promise((done) => {
        const settings = { cwd: folder, env: { ...environment, DELTA_URL: url, DELTA_KEY: key, LANG: "en_US.UTF-8" } }
        execFile(program, words, settings, (error, stdout, stderr) =>
          done({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
        )
      }),
    startAndStop: (words) => startAndStop(words, folder, environment),
    file: (name, text) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    close: async () => {
      await server.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails where it is not
async function json(address: string, request: RequestInit = {}): Promise<any> {
  const answer = await fetch(address, request)
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** A second after the start the log has its first signed head. */
async function headSigned(url: string): Promise<void> {
  while ((await fetch(`${url}/api/log/head`)).status !== 200) await pause(100)
}

async function makeKey(url: string, role: string): Promise<string> {
  const { sampleAccounts } = await json(`${url}/api/region`)
  const [{ password }] = sampleAccounts
  const holder = sampleAccounts.find(({ roles }: { roles: string[] }) => roles.includes(role))
  const email = role.includes("@") ? role : holder.email
  const body = JSON.stringify({ email, password })
  const headers = { "content-type": "application/json", origin: url }
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ")
  const { acting } = await json(`${url}/api/me`, { headers: { cookie } })
  const { secret } = await json(`${url}/api/me/keys`, {
    method: "POST",
    headers: { ...headers, cookie, "idempotency-key": randomUUID() },
    body: JSON.stringify({ name: "documentation", organisation: acting, scopes: ["*"], days: 1 }),
  })
  return secret
}

async function startAndStop(words: string, folder: string, environment: NodeJS.ProcessEnv) {
  // Any free port: the one that a reader would take may be in use where tests run.
  const child = spawn("sh", ["-c", `exec env ${words.replace(/--port \d+/, "--port 0")}`], {
    cwd: folder,
    env: { ...environment, LANG: "en_US.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said: string[] = []
  let ready = false
  const ended = new Promise<number | null>((done) => child.once("exit", done))
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line))
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line)
    if (!line.startsWith("Ready on ")) return
    ready = true
    child.kill("SIGTERM")
  })
  return { code: await ended, ready, said: said.join("\n") }
}
