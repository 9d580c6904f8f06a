import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import type pg from "pg"
import { newId } from "../../api/new-id.ts"
import { instantOf } from "../../base/index.ts"
import { organisationAccount } from "../../settlement/index.ts"
import { type Db, openDatabase } from "../../store/database.ts"
import { appendEntry } from "../../store/evidence.ts"
import { type NewJournal, post } from "../../store/ledger.ts"
import { closeBatches } from "../../store/ledger-batches.ts"
import { transaction } from "../../store/transaction.ts"
import { type Figure, percentile, round, table } from "./figures.ts"
import { byHand, prepareByHand } from "./ledger-by-hand.ts"
import { type BenchRegion, type BenchServer, loadBenchRegion, onServer } from "./region.ts"

const batch = 1_000
/** Many short turns of one batch each: what else the machine does falls on all ways alike. */
const batches = 1
const rounds = 15
const accounts = 10_000
const clients = 8
/** Transfers in one commit of a client, where several post at once. */
const together = 20

/**
 * Durable transfers a second through the store in batches of 1,000, against the same set-based SQL written by hand to
 * tables of the same columns and indexes; one hot account against spread ones, one poster and eight; row-level security
 * on and off. All take turns in one run.
 */
export async function benchLedger(server: BenchServer): Promise<readonly Figure[]> {
  const region = await loadBenchRegion(server, 20)
  const owner = await openDatabase(region.url, { owner: true, connections: 2 })
  try {
    console.log(`ledger: ${round(syncRate(server.folder))} fdatasync/s on the disk of the database`)
    await prepareByHand(owner.pool)
    const turns: Turn[] = []
    await turnOf(region, owner.pool) // warm: accounts are made, plans are known
    await onServer(region.url, "vacuum (analyze)")
    for (let turn = 0; turn < rounds; turn++) turns.push(await turnOf(region, owner.pool))
    return figuresOf(turns)
  } finally {
    await owner.close()
    await region.drop()
  }
}

/** Transfers (for `closed`: entries) a second of each way to post. */
const ways = ["ours", "hand", "hot", "open", "spread8", "hot8", "closed"] as const
type Turn = Readonly<Record<(typeof ways)[number], number>>

async function turnOf({ database: { db } }: BenchRegion, owner: pg.Pool): Promise<Turn> {
  const spread = () => between(anyAccount(), anyAccount())
  const hot = () => between("hot", anyAccount())
  const store = (transfer: () => NewJournal) => timed(batches * batch, () => postBatches(db, transfer))
  await security(owner, "disable")
  const open = await store(spread).finally(() => security(owner, "enable"))
  const ours = await store(spread)
  const hand = await timed(batches * batch, () => byHand(owner, () => many(batch, spread), batches))
  const hotter = await store(hot)
  const spread8 = await crowd(db, spread)
  const hot8 = await crowd(db, hot)
  return { ours, hand, hot: hotter, open, spread8, hot8, closed: await closeAll(db) }
}

function anyAccount(): string {
  return `bench-${Math.floor(Math.random() * accounts)}`
}

const jurisdiction = "CN-JS"

/** A transfer of one fen between two organisations of one member: an entry with two postings. */
function between(from: string, to: string): NewJournal {
  const leg = (id: string, amount: bigint) => ({ account: organisationAccount(id), part: "fee" as const, amount })
  const id = newId(Date.now())
  return {
    ...{ jurisdiction, id, transaction: id, at: instantOf(Date.now()), act: "bench", listVersion: 1 },
    subject: { kind: "bench", jurisdiction, id },
    text: { zh: "转账", en: "A transfer" },
    postings: [leg(from, -1n), leg(from === to ? `${to}-other` : to, 1n)],
  }
}

const many = (count: number, transfer: () => NewJournal) => Array.from({ length: count }, transfer)

async function postBatches(db: Db, transfer: () => NewJournal): Promise<void> {
  for (let at = 0; at < batches; at++) await transaction(db, (on) => post(on, many(batch, transfer)))
}

/** Eight post at once, few transfers each time: what waits for another's account shows here. */
async function crowd(db: Db, transfer: () => NewJournal): Promise<number> {
  const times = 5
  const one = async () => {
    for (let at = 0; at < times; at++) await transaction(db, (on) => post(on, many(together, transfer)))
  }
  return timed(clients * times * together, () => Promise.all(Array.from({ length: clients }, one)))
}

async function closeAll(db: Db): Promise<number> {
  let count = 0
  const began = performance.now()
  for (let taken = 1; taken > 0; count += taken) taken = await closeOnce(db)
  return (count / (performance.now() - began)) * 1000
}

/** As the timed act does, each batch with its entry of the log. @returns entries sealed */
async function closeOnce(db: Db): Promise<number> {
  const now = instantOf(Date.now())
  return transaction(db, async (on) => {
    const closed = await closeBatches(on, { now, newId: () => newId(Date.now()) })
    for (const { jurisdiction, number, root, entry } of closed)
      await appendEntry(on, {
        ...{ id: entry, act: "settlement.close-batch", at: now, jurisdiction, actor: { kind: "platform" } },
        ...{ organisation: null, of: { kind: "batch", id: `${jurisdiction}/${number}` } },
        ...{ facts: { root }, listVersion: "1", entries: [] },
      })
    return closed.reduce((sum, { journals }) => sum + journals, 0)
  })
}

async function security(owner: pg.Pool, state: "enable" | "disable"): Promise<void> {
  for (const name of ["account", "journal", "posting", "journal_waiting"])
    await owner.query(`alter table ${name} ${state} row level security`)
}

async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (count / (performance.now() - began)) * 1000
}

/** How often a second the disk keeps a page for good: no commit is faster. */
function syncRate(folder: string): number {
  const file = openSync(join(folder, "sync"), "w")
  const page = Buffer.alloc(8192, 1)
  const began = performance.now()
  let count = 0
  for (; performance.now() < began + 1_000; count++) {
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
  }
  closeSync(file)
  return (count / (performance.now() - began)) * 1000
}

function figuresOf(turns: readonly Turn[]): readonly Figure[] {
  console.log(table([[...ways], ...turns.map((turn) => ways.map((way) => round(turn[way])))]))
  const middle = (of: (turn: Turn) => number) => percentile(turns.map(of), 0.5)
  const ratio = (what: string, way: keyof Turn, peer: keyof Turn, asked: number, against: string): Figure => {
    const value = middle((turn) => turn[way] / turn[peer])
    return {
      what: `ledger: ${what}`,
      figure: `${round(middle((turn) => turn[way]))} /s`,
      against: `${against}: ${round(middle((turn) => turn[peer]))} /s`,
      ratio: value.toFixed(2),
      asked: `at least ${asked}`,
      met: value >= asked,
    }
  }
  const posted = ratio(`transfers posted, ${batch} a commit`, "ours", "hand", 0.8, "the same SQL by hand")
  return [
    { ...posted, asked: "at least 0.8, or 4000 /s", met: posted.met || middle(({ ours }) => ours) >= 4_000 },
    ratio("one hot account, one poster", "hot", "ours", 0.9, "spread accounts"),
    ratio(`one hot account, ${clients} posters`, "hot8", "spread8", 0.9, "spread accounts"),
    ratio("with row-level security", "ours", "open", 0.9, "without"),
    ratio("entries sealed in batches and counted", "closed", "ours", 0.5, "posted"),
  ]
}
