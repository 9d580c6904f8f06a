import { type ChildProcess, spawn } from "node:child_process"
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs"
import { join, resolve } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Refusal } from "../base/index.ts"
import { type FolderLock, lockFolder } from "./folder-lock.ts"
import { findPostgres, type PostgresBinaries } from "./postgres-binaries.ts"
import { logTail, openLog, readPostmaster, socketFolder, stopOrphan, trimLog } from "./postgres-folder.ts"
import { type ServerAccount, serverAccount } from "./server-account.ts"

export interface EmbeddedOptions {
  /** Everything of the server lies here: data, socket, lock, log. Made when missing. */
  readonly folder: string
  /** False for throw-away databases of tests: nothing is forced to the disk. True when left out. */
  readonly durable?: boolean
  /** Told when the server ends without `stop` having been called; `log` is the end of its log. */
  readonly onExit?: (log: string) => void
}

/** A running PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** Address of the database `postgres`, on a socket that only this user can reach. */
  readonly url: string
  readonly pid: number
  /** Ends all sessions, writes what is in memory, ends the server and frees the folder. */
  stop(): Promise<void>
}

interface Place {
  readonly folder: string
  readonly data: string
  readonly log: string
  readonly sockets: string
  readonly durable: boolean
  readonly binaries: PostgresBinaries
  readonly account: ServerAccount
}

/**
 * Starts the PostgreSQL server that comes as a package, as a child process with its data in `folder`; the first time it
 * makes the data. A server that a killed platform left behind on the folder is stopped first.
 * @throws Refusal "store.folder-in-use", "store.no-embedded-server", "store.root-cannot-start",
 *   "store.folder-not-writable", "store.database-did-not-start"
 * @example const server = await startEmbedded({ folder: "var/database" }); …; await server.stop()
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder)
  const lock = enter(folder)
  try {
    const place = preparePlace(folder, options.durable ?? true)
    await stopOrphan(place.data)
    clearUnfinished(folder)
    if (!existsSync(place.data)) await makeData(place)
    return await launch(place, lock, options.onExit)
  } catch (error) {
    lock.release()
    throw error
  }
}

function enter(folder: string): FolderLock {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return lockFolder(folder)
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (code === "EACCES" || code === "EPERM" || code === "EROFS")
      throw new Refusal("store.folder-not-writable", { folder })
    throw error
  }
}

function preparePlace(folder: string, durable: boolean): Place {
  const binaries = findPostgres(folder)
  const data = join(folder, "data")
  const account = serverAccount(folder, data, binaries.postgres)
  account.own(folder)
  const sockets = socketFolder(folder)
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  chmodSync(sockets, 0o700)
  account.own(sockets)
  return { folder, data, log: join(folder, "postgres.log"), sockets, durable, binaries, account }
}

interface Running {
  readonly child: ChildProcess
  /** The exit code; null when a signal ended it or it could not be started. */
  readonly exit: Promise<number | null>
}

function run(place: Place, program: string, words: readonly string[]): Running {
  const log = openLog(place.log)
  const [command = program, ...rest] = [...place.account.before, program, ...words]
  const child = spawn(command, rest, {
    ...place.account.identity,
    cwd: place.folder,
    env: { PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C", ...place.binaries.environment },
    stdio: ["ignore", log, log],
    detached: true, // Ctrl-C in a terminal reaches us alone: we end the server after the last answer
  })
  closeSync(log)
  const exit = new Promise<number | null>((done) => {
    child.once("exit", done)
    child.once("error", () => done(null))
  })
  return { child, exit }
}

function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith("data.new-")))
    rmSync(join(folder, name), { recursive: true, force: true })
}

/** Data is made beside its place and moved in when whole, so that a start killed in the middle leaves nothing half-done. */
async function makeData(place: Place): Promise<void> {
  const unfinished = join(place.folder, `data.new-${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  place.account.own(unfinished)
  const words = ["-D", unfinished, "-U", "postgres", "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"]
  // The same order of texts and classes of letters on every machine; the system's own locale is not asked.
  words.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
  words.push(process.platform === "darwin" ? "--lc-ctype=UTF-8" : "--lc-ctype=C.UTF-8")
  words.push("--data-checksums", "--no-instructions")
  if (!place.durable) words.push("--no-sync")
  const { exit } = run(place, place.binaries.initdb, words)
  if ((await exit) !== 0) throw didNotStart(place)
  renameSync(unfinished, place.data)
  const directory = openSync(place.folder, "r")
  fsyncSync(directory)
  closeSync(directory)
}

function settings(place: Place): string[] {
  const values = {
    listen_addresses: "",
    unix_socket_directories: `"${place.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    max_connections: "200",
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    fsync: place.durable ? "on" : "off",
    full_page_writes: place.durable ? "on" : "off",
    synchronous_commit: place.durable ? "on" : "off",
  }
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`])
}

async function launch(place: Place, lock: FolderLock, onExit?: (log: string) => void): Promise<EmbeddedPostgres> {
  trimLog(place.log)
  const { child, exit } = await startServer(place)
  const pid = child.pid ?? 0
  const endWithUs = () => child.kill("SIGINT")
  process.once("exit", endWithUs)
  let stopping = false
  void exit.then(() => {
    process.removeListener("exit", endWithUs)
    if (stopping) return
    lock.release()
    onExit?.(logTail(place.log))
  })
  const stop = async (): Promise<void> => {
    if (!stopping) child.kill("SIGINT") // fast shutdown: sessions are ended, a checkpoint is written
    stopping = true
    const slow = setTimeout(() => child.kill("SIGQUIT"), 30_000) // immediate: the log is replayed at the next start
    await exit
    clearTimeout(slow)
    lock.release()
  }
  return { url: `postgres://postgres@${encodeURIComponent(place.sockets)}/postgres`, pid, stop }
}

async function startServer(place: Place): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const running = run(place, place.binaries.postgres, ["-D", place.data, ...settings(place)])
    if (await becomesReady(place, running)) return running
    // Sessions of a killed server may outlive it for a moment and hold its memory.
    const held = logTail(place.log).includes("is still in use")
    if (!held || attempt === 20) throw didNotStart(place)
    await pause(250)
  }
}

/** Recovery after a crash may take long: we wait as long as the server lives. */
async function becomesReady(place: Place, { child, exit }: Running): Promise<boolean> {
  let over = false
  void exit.then(() => {
    over = true
  })
  while (!over) {
    const postmaster = readPostmaster(place.data)
    if (postmaster?.ready && postmaster.pid === child.pid) return true
    await pause(20)
  }
  return false
}

function didNotStart(place: Place): Refusal {
  return new Refusal("store.database-did-not-start", { log: logTail(place.log), file: place.log })
}
