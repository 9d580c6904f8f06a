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
import { fileInTurn } from "./written-file.ts"

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

/** Sends an export. The server sends a stream as it is, so that it stands here for the text of the contract. */
async function sent<Reply>(
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  { platform, region, now, rules: { parameters } }: Context,
  write: Write,
): Promise<Reply> {
  if (from !== undefined && to !== undefined && from > to) throw new Refusal("settlement.bad-period", { from, to })
  const period = { from: from ?? null, to: to ?? null, zone: region.timeZone }
  const file = await fileInTurn((written) =>
    withLedger(platform.database, period, (ledger) => written(write({ region, now, period, parameters }, ledger))),
  )
  return file as unknown as Reply
}
