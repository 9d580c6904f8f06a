import { execFileSync } from "node:child_process"
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Refusal } from "../base/index.ts"

/** The right of one process to use a data folder, until it is released or the process ends. */
export interface FolderLock {
  release(): void
}

interface Holder {
  readonly pid: number
  /** Tells a process from a later one with the same number. */
  readonly born: string
}

/**
 * Takes the lock file of a folder. A lock whose process is gone (killed, machine restarted) is taken over.
 * @throws Refusal "store.folder-in-use" when a living process, this one included, holds it
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, "lock.json")
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) })
  for (let attempt = 0; attempt < 10; attempt++) {
    if (create(file, mine)) return { release: () => releaseOwn(file, mine) }
    const found = read(file)
    const holder = parseHolder(found)
    if (holder !== undefined && birthOf(holder.pid) === holder.born)
      throw new Refusal("store.folder-in-use", { folder, pid: String(holder.pid) })
    setAside(file, found)
  }
  throw new Refusal("store.folder-in-use", { folder, pid: "?" })
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return "" // gone meanwhile: the next attempt creates it
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, born }: { pid?: unknown; born?: unknown } = JSON.parse(text)
    return typeof pid === "number" && typeof born === "string" ? { pid, born } : undefined
  } catch {
    return undefined // written by a process that was killed in the middle
  }
}

/** Removes a dead process's lock. Of two that take over at once, one finds that it moved the other's new lock, and puts it back. */
function setAside(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved !== expected) create(file, moved)
  rmSync(aside, { force: true })
}

function releaseOwn(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true })
}

/** When a living process was started, in the system's own words; undefined when there is none (or only its zombie). */
export function birthOf(pid: number): string | undefined {
  if (process.platform !== "linux") return psField(pid, "lstart=")
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" ? undefined : `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}

/** The command line of a living process, or undefined. */
export function commandOf(pid: number): string | undefined {
  if (birthOf(pid) === undefined) return undefined
  if (process.platform !== "linux") return psField(pid, "command=")
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
  } catch {
    return undefined
  }
}

function psField(pid: number, field: string): string | undefined {
  try {
    return execFileSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
  } catch {
    return undefined
  }
}
