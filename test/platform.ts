import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FastifyInstance } from "fastify"
import type * as z from "zod"
import type { Identify } from "../api/actor.ts"
import type { Problem, Route } from "../api/contract/index.ts"
import { newId } from "../api/new-id.ts"
import type { Platform } from "../api/platform.ts"
import { openRuleBook } from "../api/rules.ts"
import { buildServer } from "../api/server.ts"
import { wire } from "../api/wire.ts"
import { type Instant, instant, millisecondsOf } from "../base/index.ts"
import type { Database } from "../store/database.ts"
import { openLogKey } from "../store/log-key.ts"
import { matterClassesIn } from "../store/matter-classes.ts"
import { readLawParameters } from "../store/parameters.ts"
import { regionOn } from "../store/region.ts"

const projectFolder = join(import.meta.dirname, "..")

/** What a route is asked in a test; headers such as `if-match` on top. */
interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
}

interface Answer<Reply> {
  readonly status: number
  readonly reply: Reply
  readonly problem: Problem
  readonly etag: string | undefined
}

/** Calls routes as one person for one organisation. */
export interface Caller {
  call<R extends Route>(route: R, asked?: Asked): Promise<Answer<z.output<R["reply"]>>>
}

/** The whole API on a test's database, with the clock in the test's hand and sign-in by name. */
export interface TestPlatform {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** Where its key lies. */
  readonly folder: string
  /** Sets the clock. */
  at(now: string): void
  as(person: string, organisation?: string): Caller
  readonly nobody: Caller
  readonly scheduler: Caller
  close(): Promise<void>
}

/**
 * Opens the API on a database that has a region loaded. Replies are held against the contract.
 * @param now where the clock stands
 * @param identify how callers are known; by name when left out
 * @param folder where the key lies: that of another server on the same database, or a new one
 */
export async function testPlatform(
  database: Database,
  {
    now,
    region = "yangtze",
    identify,
    folder = mkdtempSync(join(tmpdir(), "delta-platform-")),
  }: { readonly now: string; readonly region?: string; readonly identify?: Identify; readonly folder?: string },
): Promise<TestPlatform> {
  let clock: Instant = instant(now)
  const facts = await regionOn(database.db)
  const law = await readLawParameters(join(projectFolder, "data", "parameters"), facts.timeZone)
  const platform: Platform = {
    database,
    clock: () => clock,
    newId: () => newId(millisecondsOf(clock)),
    region: facts,
    regionFolder: join(projectFolder, "data", "regions", region),
    rules: openRuleBook(facts.timeZone, law.parameters),
    matterClasses: matterClassesIn(join(projectFolder, "data", "governance")),
    identify: identify ?? byTestHeader,
    logKey: await openLogKey(database.db, { folder, origin: "delta-commons/test", now: clock }),
    schedulerToken: "the scheduler of this test",
    publicUrl: "http://localhost",
    mail: null,
    signIn: { openId: [] },
    checkReplies: true,
  }
  const app = await buildServer(platform, { webFolder: null, requestsPerMinute: null, logLevel: "silent" })
  const caller = (headers: Readonly<Record<string, string>>): Caller => ({
    call: (route, asked = {}) => call(app, route, { ...asked, headers: { ...headers, ...asked.headers } }),
  })
  return {
    app,
    platform,
    folder,
    at: (moment) => {
      clock = instant(moment)
    },
    as: (person, organisation) =>
      caller({ "x-test-person": person, ...(organisation === undefined ? {} : { "x-organisation": organisation }) }),
    nobody: caller({}),
    scheduler: caller({ "x-scheduler-token": platform.schedulerToken }),
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const byTestHeader: Identify = async ({ headers }) => {
  const person = headers["x-test-person"]
  return typeof person === "string" ? { person, channel: "session", scopes: [] } : null
}

async function call<R extends Route>(
  app: FastifyInstance,
  route: R,
  { params = {}, query = {}, body, headers, key = randomUUID() }: Asked,
): Promise<Answer<z.output<R["reply"]>>> {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? `no-${name}`))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one)
  const isCsv = route.accepts === "csv"
  const answer = await app.inject({
    method: route.method,
    url: search.size > 0 ? `${path}?${search}` : path,
    headers: {
      ...headers,
      ...(route.kind === "act" ? { "idempotency-key": key } : {}),
      ...(route.method === "GET" ? {} : { "content-type": isCsv ? "text/csv" : "application/json" }),
    },
    ...(route.method === "GET" ? {} : { payload: isCsv ? String(body) : wire(body ?? {}) }),
  })
  const isText = answer.body !== "" && !/json/.test(String(answer.headers["content-type"]))
  const parsed: unknown = answer.body === "" ? null : isText ? answer.body : JSON.parse(answer.body)
  // A test reads `reply` after a success and `problem` after a refusal; it checks the status first.
  return {
    status: answer.statusCode,
    reply: parsed as z.output<R["reply"]>,
    problem: parsed as Problem,
    etag: answer.headers.etag,
  }
}
