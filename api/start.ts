import { randomBytes } from "node:crypto"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import type { FastifyInstance } from "fastify"
import { type Instant, instantOf, Refusal } from "../base/index.ts"
import type { Database } from "../store/database.ts"
import { integrate } from "../store/integrate.ts"
import { openLogKey } from "../store/log-key.ts"
import { matterClassesIn } from "../store/matter-classes.ts"
import { readLawParameters } from "../store/parameters.ts"
import { regionOn } from "../store/region.ts"
import { prepareSearch } from "../store/search-terms.ts"
import { makeAuth, providerFrom } from "./auth.ts"
import { registerAuth } from "./auth-routes.ts"
import { newId } from "./new-id.ts"
import type { Platform } from "./platform.ts"
import { openRuleBook } from "./rules.ts"
import { startScheduler } from "./scheduler.ts"
import { buildServer, missingHandlers } from "./server.ts"
import { signInSecret } from "./sign-in-secret.ts"

const dataFolder = join(import.meta.dirname, "..", "data")

export interface StartOptions {
  /** Migrated, with its region loaded. */
  readonly database: Database
  /** Folder with the region's data files. */
  readonly regionFolder: string
  /** Folder for keys and secrets of this server. */
  readonly varFolder: string
  readonly webFolder: string | null
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** Where people reach the server; the address listened on when left out. */
  readonly publicUrl?: string
  readonly logLevel: "silent" | "warn" | "info"
  /** The machine's clock when left out; a test lets days pass. */
  readonly clock?: () => Instant
}

export interface RunningServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly platform: Platform
  /** Ends requests under way and timed acts, then listens no more. The database stays open. */
  close(): Promise<void>
}

/** Starts the API and the pages on an open database. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const missing = missingHandlers()
  if (missing.length > 0) throw new Error(`routes without work: ${missing.join(", ")}`)
  const { database } = options
  const region = await regionOn(database.db)
  const environment = process.env
  const url = options.publicUrl ?? environment.DELTA_PUBLIC_URL ?? `http://localhost:${options.port}`
  const openId = providerFrom(environment)
  const clock = options.clock ?? (() => instantOf(Date.now()))
  const auth = makeAuth({
    database,
    secret: signInSecret(options.varFolder),
    publicUrl: url,
    openId,
    clock,
    newId,
    limitAttempts: environment.DELTA_REQUESTS_PER_MINUTE !== "0",
    log: (level, message) => process.stderr.write(`sign-in: ${level}: ${message}\n`),
  })
  const law = await readLawParameters(join(dataFolder, "parameters"), region.timeZone)
  if (law.problems.length > 0)
    throw new Refusal("store.lists-broken", {
      problems: law.problems.map(({ file, line, cause }) => `${file}:${line}: ${cause}`).join("; "),
    })
  const logKey = await openLogKey(database.db, {
    folder: options.varFolder,
    given: environment.DELTA_LOG_KEY,
    origin: `delta-commons/${region.id}`,
    now: clock(),
  })
  // A log has a head from the first request on.
  await integrate(database.db, { now: clock(), signer: logKey })
  const platform: Platform = {
    database,
    clock,
    newId,
    region,
    regionFolder: options.regionFolder,
    rules: openRuleBook(region.timeZone, law.parameters),
    matterClasses: matterClassesIn(join(dataFolder, "governance")),
    identify: auth.identify,
    logKey,
    schedulerToken: randomBytes(32).toString("hex"),
    publicUrl: url,
    mail:
      environment.SMTP_URL === undefined
        ? null
        : { url: environment.SMTP_URL, from: environment.MAIL_FROM ?? `delta-commons@localhost` },
    signIn: { openId: openId === null ? [] : [{ id: openId.id, name: openId.name }] },
    checkReplies: environment.DELTA_CHECK_REPLIES === "1",
  }
  const app = await buildServer(platform, {
    webFolder: options.webFolder,
    requestsPerMinute: requestsPerMinute(environment.DELTA_REQUESTS_PER_MINUTE),
    logLevel: options.logLevel,
  })
  await registerAuth(app, auth)
  await app.listen({ host: options.host, port: options.port })
  void auth.warmUp()
  void prepareSearch()
  const stopScheduler = startScheduler(app, platform)
  return {
    url: options.port === 0 ? `http://localhost:${(app.server.address() as AddressInfo).port}` : url,
    app,
    platform,
    async close() {
      await stopScheduler()
      await app.close()
    },
  }
}

/** How many requests a minute one caller may send: 1,200 unless set; 0 for no limit. */
function requestsPerMinute(set: string | undefined): number | null {
  const count = set === undefined ? 1200 : Number(set)
  return count === 0 ? null : count
}
