import { Books, type BookWriter, ExportedJournal, ledgerFormat, ledgerVersion } from "../settlement/index.ts"
import type { ExportRow, OpenLedger } from "../store/ledger-export.ts"
import type { ExportFacts } from "./exports.ts"

/** What stands before the lists of an export. */
function headOf({ region, now, period: { from, to } }: ExportFacts) {
  const { id, name, timeZone, sample, currency, jurisdictions } = region
  return {
    format: ledgerFormat,
    version: ledgerVersion,
    region: { id, name, timeZone, sample },
    currency,
    at: now,
    from,
    to,
    members: jurisdictions.map(({ code, name: called }) => ({ code, name: called })),
  }
}

/** What a writer of books needs before the entries. */
export async function booksOf(facts: ExportFacts, ledger: OpenLedger): Promise<Books> {
  const organisations = await ledger.organisations()
  return Books.parse({ ...headOf(facts), organisations, accounts: await ledger.accounts() })
}

/** The open export as JSON, one item a line, so that tools of lines can read it too. */
export async function* jsonText(facts: ExportFacts, ledger: OpenLedger): AsyncGenerator<string, void, undefined> {
  yield JSON.stringify(headOf(facts)).slice(0, -1)
  yield listText("organisations", await ledger.organisations())
  yield listText("accounts", await ledger.accounts())
  for (const { name, read } of ledger.parts) {
    yield `,\n"${name}":[`
    let between = "\n"
    for await (const rows of read()) {
      yield `${between}${rows.map(itemText).join(",\n")}`
      between = ",\n"
    }
    yield "\n]"
  }
  yield "\n}\n"
}

function listText(name: string, rows: readonly ExportRow[]): string {
  return `,\n"${name}":[\n${rows.map(itemText).join(",\n")}\n]`
}

function itemText(row: ExportRow): string {
  return JSON.stringify(row.row ?? row)
}

/** The entries as books of another program. */
export async function* booksText(writer: BookWriter, ledger: OpenLedger): AsyncGenerator<string, void, undefined> {
  yield writer.begin()
  for await (const rows of ledger.journals()) yield rows.map((row) => writer.entry(ExportedJournal.parse(row))).join("")
  yield writer.end()
}
