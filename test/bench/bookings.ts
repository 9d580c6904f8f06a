import { spawnSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { startServer } from "../../api/start.ts"
import { freePort } from "../../cli/port.ts"
import { openDatabase } from "../../store/database.ts"
import type { Client } from "../faults/client.ts"
import { serve } from "../faults/served.ts"
import { bookSlot, engineers, makeSlots, type Slots } from "../faults/slots.ts"
import { type Figure, percentile, round, table } from "./figures.ts"
import { type BenchRegion, type BenchServer, loadBenchRegion } from "./region.ts"
import { pgbenchScript, recordStatements, type Statement } from "./statements.ts"

const clients = 8
const facilities = 400
const seconds = 8
const rounds = 3
const asked = 0.5
/** Holds the key of the log, which a region has one of. */
const platformFolder = "bookings"

/**
 * Bookings a second through the API by 8 signed-in clients, against pgbench with 8 clients sending the very statements
 * that one booking sends, to the same server. Both take turns.
 */
export async function benchBookings(server: BenchServer): Promise<readonly Figure[]> {
  const region = await loadBenchRegion(server, 320)
  try {
    const slots = await makeSlots(region.database.db, facilities)
    const script = join(server.folder, "booking.sql")
    const statements = await statementsOfBooking(server, region, slots)
    writeFileSync(script, scriptOf(statements, slots))
    console.log(`bookings: one sends ${statements.length} statements; pgbench sends the same (${clients} clients each)`)
    return [figureOf(await takeTurns({ server, region, slots, script }), statements.length)]
  } finally {
    await region.drop()
  }
}

interface Turn {
  readonly api: number
  readonly pgbench: number
  readonly prepared: number
}

interface Prepared {
  readonly server: BenchServer
  readonly region: BenchRegion
  readonly slots: Slots
  readonly script: string
}

async function takeTurns({ server, region, slots, script }: Prepared): Promise<readonly Turn[]> {
  const served = await serve({ folder: join(server.folder, platformFolder), databaseUrl: region.url })
  if (served.url === "") throw new Error(`the platform did not start: ${JSON.stringify(served.said)}`)
  try {
    const users = await engineers(region.database.db, served.url, clients)
    const numbers = counter(1)
    await bookFor(users, slots, numbers, 3) // warm
    const turns: Turn[] = []
    for (let turn = 0; turn < rounds; turn++) {
      const api = await bookFor(users, slots, numbers, seconds)
      const pgbench = runPgbench({ region, script, mode: "extended", base: turn * 2 })
      const prepared = runPgbench({ region, script, mode: "prepared", base: turn * 2 + 1 })
      turns.push({ api, pgbench, prepared })
    }
    for (const one of users) one.close()
    return turns
  } finally {
    await served.end("SIGTERM")
  }
}

function figureOf(turns: readonly Turn[], statements: number): Figure {
  const lines = turns.map(({ api, pgbench, prepared }) =>
    [api, pgbench, prepared, api / pgbench, api / prepared].map(round),
  )
  console.log(table([["API/s", "pgbench/s", "pgbench -M prepared/s", "ratio", "ratio to prepared"], ...lines]))
  const middle = (of: (turn: Turn) => number) => percentile(turns.map(of), 0.5)
  const ratio = middle(({ api, pgbench }) => api / pgbench)
  return {
    what: `bookings through the API, ${clients} clients, ${statements} statements each`,
    figure: `${round(middle(({ api }) => api))} /s`,
    against: `pgbench, same statements: ${round(middle(({ pgbench }) => pgbench))} /s`,
    ratio: ratio.toFixed(2),
    asked: `at least ${asked}`,
    met: ratio >= asked,
  }
}

function counter(start: number): () => number {
  let next = start
  return () => next++
}

/** @returns bookings a second */
async function bookFor(users: readonly Client[], slots: Slots, next: () => number, time: number): Promise<number> {
  const began = performance.now()
  const over = began + time * 1000
  const counts = await Promise.all(
    users.map(async (one) => {
      let count = 0
      while (performance.now() < over) {
        const { status, json } = await bookSlot(one, slots, next(), randomUUID())
        if (status !== 200) throw new Error(`a booking was answered ${status}: ${JSON.stringify(json)}`)
        count++
      }
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000)
}

const recordedKey = "the booking that is written down"

/** What one booking sends to the database; the shortest of several, since timed acts send theirs in between. */
async function statementsOfBooking(
  { folder }: BenchServer,
  { url, regionFolder, database: { db } }: BenchRegion,
  slots: Slots,
): Promise<readonly Statement[]> {
  const varFolder = join(folder, platformFolder)
  mkdirSync(varFolder)
  const database = await openDatabase(url)
  const log = recordStatements(database.pool)
  // The one connection opened so far was not listened to.
  await Promise.all(Array.from({ length: 8 }, () => database.pool.query("select pg_sleep(0.05)")))
  const own = await startServer({
    database,
    regionFolder,
    varFolder,
    webFolder: null,
    host: "localhost",
    port: (await freePort(0, "localhost")) ?? 0,
    logLevel: "silent",
  })
  try {
    const [user] = await engineers(db, own.url, 1)
    if (user === undefined) throw new Error("nobody to book")
    const tries: (readonly Statement[])[] = []
    for (let at = 0; at < 9; at++) {
      log.take()
      const { status } = await bookSlot(user, slots, slots.count - 1 - at, recordedKey + at)
      const seen = log.take()
      if (status !== 200) throw new Error(`the booking to write down was answered ${status}`)
      tries.push(seen)
      await pause(100)
    }
    user.close()
    return tries.sort((a, b) => a.length - b.length)[0] ?? []
  } finally {
    await own.close()
    await database.close()
  }
}

/** Ids, key, facility and times differ from booking to booking, as they do from the API; all else is as written down. */
function scriptOf(statements: readonly Statement[], { jurisdiction }: Slots): string {
  const varying = new Map<string, string>()
  const all = statements.flatMap(({ values }) => values).filter((value) => typeof value === "string")
  const facility = all.find((value) => /^slots-\d+$/.test(value)) ?? ""
  varying.set(facility, "('slots-' || :f::int)")
  varying.set(`${jurisdiction}/${facility}`, `('${jurisdiction}/slots-' || :f::int)`)
  const key = all.find((value) => value.startsWith(recordedKey)) ?? ""
  varying.set(key, "('pgbench-' || :k::int)")
  const ids = new Set(all.filter((value) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-/.test(value)))
  for (const [at, id] of [...ids].entries())
    varying.set(id, `(rpad('${at + 1}0', 20, '0') || lpad(to_hex(:k::int), 12, '0'))::uuid`)
  const begin = statements.find(({ text }) => text.includes("insert into booking"))?.values ?? []
  const [from, until] = begin.filter((value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value))
  varying.set(String(from), "(timestamptz '2040-01-01' + make_interval(mins => :m::int))")
  varying.set(String(until), "(timestamptz '2040-01-01' + make_interval(mins => :m::int + 60))")
  return `\\set i :i + 1
\\set k :base * 1000000 + :i * ${clients} + :client_id
\\set f 1000 + :k % ${facilities}
\\set m :k / ${facilities} * 60
${pgbenchScript(statements, varying)}
`
}

interface PgbenchRun {
  readonly region: BenchRegion
  readonly script: string
  readonly mode: "extended" | "prepared"
  readonly base: number
}

/** @returns transactions a second */
function runPgbench({ region, script, mode, base }: PgbenchRun): number {
  const words = ["-n", "-M", mode, "-c", `${clients}`, "-j", "2", "-T", `${seconds}`, "-D", "i=0", "-D", `base=${base}`]
  const { stdout, stderr, status, error } = spawnSync("pgbench", [...words, "-f", script, region.url], {
    encoding: "utf8",
  })
  const rate = Number(/^tps = ([\d.]+)/m.exec(stdout ?? "")?.[1])
  if (error !== undefined || status !== 0 || !(rate > 0) || !/failed transactions: 0 /.test(stdout))
    throw new Error(`pgbench: ${error?.message ?? `${stdout}\n${stderr}`}`)
  return rate
}
