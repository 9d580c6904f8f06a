import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { inBooks } from "../../store/books.ts"
import { type Database, firstRow, openDatabase } from "../../store/database.ts"
import { readPostmaster, socketFolder } from "../../store/postgres-folder.ts"
import type { Answer, Client } from "./client.ts"
import { type Served, serve } from "./served.ts"
import { bookSlot, engineers, makeSlots, type Slots } from "./slots.ts"

export const clients = 20

/** A folder of a platform with its embedded server, which faults happen to. */
export interface Scene {
  readonly folder: string
  /** Starts the platform on the folder. */
  start(): Promise<Served>
  /** Opens the platform's own database beside it. */
  beside(): Promise<Database>
  /** Process of the embedded database server. */
  postmaster(): number
  /** Ends what runs and removes the folder. */
  close(): Promise<void>
}

export function openScene(): Scene {
  const folder = mkdtempSync(join(tmpdir(), "delta-fault-"))
  const database = join(folder, "database")
  const running: Served[] = []
  return {
    folder,
    async start() {
      const served = await serve({ folder })
      running.push(served)
      return served
    },
    beside: () => openDatabase(`postgres://postgres@${encodeURIComponent(socketFolder(database))}/postgres`),
    postmaster: () => readPostmaster(join(database, "data"))?.pid ?? 0,
    async close() {
      await Promise.all(running.map((one) => one.end("SIGTERM")))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Free slots, made once in the scene's database. */
export async function slotsIn(scene: Scene): Promise<Slots> {
  const database = await scene.beside()
  return makeSlots(database.db, 40).finally(database.close)
}

/** Signs the 20 clients in, always the same people in the same order. */
export async function clientsOf(scene: Scene, url: string): Promise<readonly Client[]> {
  const database = await scene.beside()
  return engineers(database.db, url, clients).finally(database.close)
}

/** Books so many slots, each by its client with its key, 20 at a time. @param after is told how many were answered so far */
export async function bookAll(
  users: readonly Client[],
  slots: Slots,
  count: number,
  after: (answered: number) => void = () => undefined,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  let answered = 0
  await Promise.all(
    users.map(async (user, at) => {
      for (let number = at; number < count; number += clients) {
        answers[number] = await bookSlot(user, slots, number, `booking number ${number}`)
        after(++answered)
      }
    }),
  )
  return answers
}

/** What the database holds of bookings; `unbalanced` counts journals and accounts that do not add up. */
export async function countsIn({ db }: Database) {
  const found = await inBooks(db, "all", (db) =>
    firstRow(
      db,
      sql<Record<"bookings" | "holds" | "entries" | "mails" | "replies" | "unbalanced", bigint>>`
      select (select count(*) from booking) as bookings,
        (select count(*) from occupancy where kind = 'booking') as holds,
        (select count(*) from log_entry where act = 'facilities.book') as entries,
        (select count(*) from outbox) as mails,
        (select count(*) from act_reply where act = 'facilities.book') as replies,
        (select count(*) from (select 1 from posting group by jurisdiction, journal having sum(amount) <> 0) odd)
          + (select count(*) from account_balance a where balance <>
              (select coalesce(sum(amount), 0) from posting p where p.jurisdiction = a.jurisdiction and p.account = a.id)) as unbalanced`,
    ),
  )
  if (found === undefined) throw new Error("nothing was counted")
  return found
}

/** `delta log verify` on the export of a running platform. */
export async function verifyLog(
  { folder }: Scene,
  url: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const file = join(folder, "log.ndjson")
  const answer = await fetch(`${url}/api/log/export`)
  writeFileSync(file, await answer.text())
  const { status, stdout } = spawnSync(
    join(import.meta.dirname, "../../cli/delta"),
    ["log", "verify", file, "--json"],
    {
      encoding: "utf8",
    },
  )
  return { code: status, said: stdout }
}
