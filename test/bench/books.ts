import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { sql } from "kysely"
import { booksOf, booksText, jsonText } from "../../api/export-text.ts"
import { newId } from "../../api/new-id.ts"
import { instant, instantOf, millisecondsOf } from "../../base/index.ts"
import { parametersOf } from "../../rulebook/index.ts"
import { hledgerBooks, journalsOf, organisationAccount } from "../../settlement/index.ts"
import { inBooks } from "../../store/books.ts"
import { rows } from "../../store/database.ts"
import { type NewJournal, post } from "../../store/ledger.ts"
import { type OpenLedger, withLedger } from "../../store/ledger-export.ts"
import { regionOn } from "../../store/region.ts"
import { transaction } from "../../store/transaction.ts"
import { hledgerBalances, runTool } from "../strangers/tools.ts"
import { type Figure, round } from "./figures.ts"
import { type BenchRegion, type BenchServer, loadBenchRegion } from "./region.ts"

const transfers = 50_000
const atOnce = 1_000
/** An export that took minutes would keep all others waiting. */
const mostSeconds = 10
const start = millisecondsOf(instant("2026-01-05T08:00:00+08:00"))

/**
 * 50,000 transfers between organisations of all members, exported as books of hledger, checked by `hledger check` and added
 * up by `hledger balance`: the balances are those that SQL adds up.
 */
export async function benchBooks(server: BenchServer): Promise<readonly Figure[]> {
  if (runTool("hledger", ["--version"]) === undefined)
    throw new Error("hledger is not installed (apt-get install hledger)")
  const region = await loadBenchRegion(server, 100)
  try {
    await postTransfers(region)
    const file = join(server.folder, "ledger.journal")
    const [json, hledger] = [
      await timed(() => exported(region, join(server.folder, "ledger.json"), "json")),
      await timed(() => exported(region, file, "hledger")),
    ]
    const checked = await timed(async () =>
      runTool("hledger", ["-f", file, "check", "accounts", "commodities", "ordereddates"]),
    )
    const said = checked.result
    const { same, all } = await compared(region, file)
    const what = `${transfers} transfers`
    const asked = { against: "", ratio: "", asked: `< ${mostSeconds} s` }
    const within = ({ seconds }: { readonly seconds: number }) => ({
      ...asked,
      figure: `${round(seconds)} s`,
      met: seconds < mostSeconds,
    })
    return [
      { ...within(json), what: `${what}: open export as JSON` },
      { ...within(hledger), what: `${what}: export for hledger` },
      {
        what: `${what}: hledger check`,
        figure: said?.code === 0 ? `passed in ${round(checked.seconds)} s` : (said?.complained ?? "").slice(0, 200),
        against: "",
        ratio: "",
        asked: "passes",
        met: said?.code === 0,
      },
      {
        what: `${what}: balances of hledger`,
        figure: `${same} accounts`,
        against: `${all} accounts of SQL`,
        ratio: (same / all).toFixed(2),
        asked: "the same balances",
        met: same === all && all > 0,
      },
    ]
  } finally {
    await region.drop()
  }
}

async function timed<Result>(run: () => Promise<Result>) {
  const before = performance.now()
  const result = await run()
  return { result, seconds: (performance.now() - before) / 1000 }
}

async function postTransfers({ database: { db } }: BenchRegion): Promise<void> {
  const parties = await rows(
    db,
    sql<{ id: string; jurisdiction: string }>`select id, jurisdiction from organisation order by id limit 400`,
  )
  for (let done = 0; done < transfers; done += atOnce) {
    const journals = Array.from({ length: atOnce }, (_, at) => transfer(done + at, parties)).flat()
    await transaction(db, (on) => post(on, journals))
  }
}

/** The transfer of a number: payer, receiver and amount follow from it, so that every run posts the same. */
function transfer(
  number: number,
  parties: readonly { readonly id: string; readonly jurisdiction: string }[],
): readonly NewJournal[] {
  const payer = parties[(number * 7_919) % parties.length]
  const owner = parties[(number * 104_729 + 1) % parties.length]
  if (payer === undefined || owner === undefined) throw new Error("a region without organisations")
  const amount = BigInt(1 + ((number * 15_485_863) % 10_000_019))
  const at = instantOf(start + number * 60_000)
  const id = () => newId(millisecondsOf(at))
  const occasion = {
    transaction: id(),
    at,
    act: "settlement.transfer",
    subject: { kind: "purse", jurisdiction: owner.jurisdiction, id: `${number}` },
    text: { zh: `往来款 ${number}`, en: `Transfer ${number}` },
    listVersion: 1,
  }
  const legs = [
    { jurisdiction: payer.jurisdiction, account: organisationAccount(payer.id), part: "fee" as const, amount: -amount },
    { jurisdiction: owner.jurisdiction, account: organisationAccount(owner.id), part: "owner" as const, amount },
  ]
  return journalsOf(occasion, owner.jurisdiction, legs).map((journal) => ({ ...journal, id: id() }))
}

async function exported({ database }: BenchRegion, file: string, format: "json" | "hledger"): Promise<void> {
  const region = await regionOn(database.db)
  const period = { from: null, to: null, zone: region.timeZone }
  const facts = { region, now: instantOf(Date.now()), period, parameters: parametersOf(region.timeZone, []) }
  const text = async function* (ledger: OpenLedger): AsyncGenerator<string, void, undefined> {
    if (format === "json") yield* jsonText(facts, ledger)
    else yield* booksText(hledgerBooks(await booksOf(facts, ledger), "zh"), ledger)
  }
  await withLedger(database, period, (ledger) => pipeline(Readable.from(text(ledger)), createWriteStream(file)))
}

/** How many accounts hledger and SQL give the same balance, of all that SQL knows. */
async function compared(
  { database }: BenchRegion,
  file: string,
): Promise<{ readonly same: number; readonly all: number }> {
  const { currency } = await regionOn(database.db)
  const found = await inBooks(database.db, "all", (on) =>
    rows(
      on,
      sql<{ jurisdiction: string; account: string; sum: bigint }>`
        select jurisdiction, account, sum(amount)::bigint as sum from posting group by 1, 2`,
    ),
  )
  // An organisation's account is called by member, kind, and its name with its id at the end.
  const summed = new Map(
    [...hledgerBalances(file, currency.decimals)].map(([name, sum]) => {
      const [jurisdiction = "", kind = "", ...whose] = name.split(":")
      const id = whose.length === 0 ? kind : `${kind}:${whose.join(":").split(" ").at(-1)}`
      return [`${jurisdiction} ${id}`, sum]
    }),
  )
  const same = found.filter(
    ({ jurisdiction, account, sum }) => (summed.get(`${jurisdiction} ${account}`) ?? 0n) === sum,
  )
  return { same: same.length, all: summed.size > found.length ? summed.size : found.length }
}
