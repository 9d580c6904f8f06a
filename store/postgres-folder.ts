import { createHash } from "node:crypto"
import { existsSync, lstatSync, openSync, readFileSync, renameSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Refusal } from "../base/index.ts"
import { commandOf } from "./folder-lock.ts"

/** Bytes that a socket's path may have on every system we run on. */
const longestSocketPath = 103
const longestLog = 10_000_000

/** What the server writes about itself into its data folder. */
export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
}

export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" }
  } catch {
    return undefined
  }
}

/** Stops a server that a killed platform left running on the data: fast, or after 20 seconds at once. */
export async function stopOrphan(data: string): Promise<void> {
  const pid = readPostmaster(data)?.pid
  if (pid === undefined) return
  const runs = () => commandOf(pid)?.includes(data) ?? false
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!runs()) return
    process.kill(pid, signal)
    for (let waited = 0; waited < 20_000 && runs(); waited += 50) await pause(50)
  }
}

/**
 * Where the socket lies: beside the data, or, where that path is too long for a socket, in a folder of the system's
 * place for temporary files that only this user can enter and whose name follows from the path.
 */
export function socketFolder(folder: string): string {
  const beside = join(folder, "socket")
  if (Buffer.byteLength(join(beside, ".s.PGSQL.5432.lock")) <= longestSocketPath) return beside
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16)
  const apart = join(tmpdir(), `delta-${name}`)
  const found = lstatSync(apart, { throwIfNoEntry: false })
  const ours =
    found === undefined || (found.isDirectory() && (process.getuid?.() === 0 || found.uid === process.getuid?.()))
  if (!ours) throw new Refusal("store.folder-not-writable", { folder: apart })
  return apart
}

export function openLog(file: string): number {
  return openSync(file, "a", 0o600)
}

/** Keeps one older log when the present one has grown large. */
export function trimLog(file: string): void {
  if (existsSync(file) && statSync(file).size > longestLog) renameSync(file, `${file}.1`)
}

/** The last lines of a log. */
export function logTail(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n")
  } catch {
    return ""
  }
}
