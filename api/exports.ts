import { createReadStream, createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type Day, Refusal } from "../base/index.ts"
import type { Parameters } from "../rulebook/index.ts"
import { beancountBooks, hledgerBooks } from "../settlement/index.ts"
import type { ExportPeriod } from "../store/export-period.ts"
import { type OpenLedger, withLedger } from "../store/ledger-export.ts"
import { type Context, type Handled, read } from "./act.ts"
import { exported } from "./contract/index.ts"
import { booksOf, booksText, jsonText } from "./export-text.ts"
import { writePaper } from "./paper/index.ts"
import { statementOn, statementResource } from "./read-statement.ts"
import { statementPaper } from "./statement-paper.ts"

/** The ledger for everyone: as JSON to compute again, and as books of other programs. */
export const exportRoutes: readonly Handled[] = [
  read(exported.exportLedger, { run: ({ query }, context) => sent(query, context, jsonText) }),
  read(exported.exportHledger, {
    run: ({ query }, context) =>
      sent(query, context, async function* (facts, ledger) {
        yield* booksText(hledgerBooks(await booksOf(facts, ledger), context.language), ledger)
      }),
  }),
  read(exported.exportBeancount, {
    run: ({ query }, context) =>
      sent(query, context, async function* (facts, ledger) {
        yield* booksText(beancountBooks(await booksOf(facts, ledger), context.language), ledger)
      }),
  }),
  read(exported.statementPaper, {
    about: ({ params }, { region }) => statementResource(params, region),
    run: async ({ params }, context) => writePaper(statementPaper(await statementOn(params, context), context)),
  }),
]

/** What an export says of itself before anything is read. */
export type ExportFacts = Pick<Context, "region" | "now"> & {
  readonly period: ExportPeriod
  readonly parameters: Parameters
}
type Write = (facts: ExportFacts, ledger: OpenLedger) => AsyncIterable<string>

/**
 * Writes an export to a file as fast as the database gives it, then sends the file: whoever reads slowly holds no
 * connection and no snapshot. The server sends a stream as it is, so that it stands here for the text of the contract.
 */
async function sent<Reply>(
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  { platform, region, now, rules: { parameters } }: Context,
  write: Write,
): Promise<Reply> {
  if (from !== undefined && to !== undefined && from > to) throw new Refusal("settlement.bad-period", { from, to })
  const period = { from: from ?? null, to: to ?? null, zone: region.timeZone }
  const file = await inTurn(() =>
    written((path) =>
      withLedger(platform.database, period, (ledger) =>
        pipeline(Readable.from(write({ region, now, period, parameters }, ledger)), createWriteStream(path)),
      ),
    ),
  )
  return file as unknown as Reply
}

const mostWaiting = 20
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** One after the other: exports are public, and must leave the connections to acts. @throws Refusal "api.busy" */
async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (waiting >= mostWaiting) throw new Refusal("api.busy")
  waiting += 1
  const own = last.then(run)
  last = own.catch(() => undefined)
  return own.finally(() => {
    waiting -= 1
  })
}

/** A file that is gone once it is read, or no longer asked for. */
async function written(write: (path: string) => Promise<void>): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), "delta-export-"))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, "ledger")
    await write(path)
    return createReadStream(path).once("close", () => void remove())
  } catch (error) {
    await remove()
    throw error
  }
}
