import { Instant } from "../base/index.ts"
import { type Parameters, type ParameterUse, parameterAt } from "../rulebook/index.ts"
import {
  Books,
  type BookWriter,
  ExportedJournal,
  ledgerFormat,
  ledgerVersion,
  subsidyParameters,
} from "../settlement/index.ts"
import type { ExportRow } from "../store/export-period.ts"
import type { OpenLedger } from "../store/ledger-export.ts"
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
    for await (const rows of withParameters(name, read(), facts.parameters)) {
      yield `${between}${rows.map(itemText).join(",\n")}`
      between = ",\n"
    }
    yield "\n]"
  }
  yield "\n}\n"
}

/**
 * Puts the parameters in that rows of the database do not name: by which share and cap each subsidy was set, and all values
 * that these ever had.
 */
async function* withParameters(
  name: string,
  pages: AsyncIterable<readonly ExportRow[]>,
  parameters: Parameters,
): AsyncGenerator<readonly ExportRow[], void, undefined> {
  const ids = Object.values(subsidyParameters)
  if (name === "parameters") {
    const values = ids.flatMap((id) => valuesOf(parameters, id))
    if (values.length > 0) yield values
  }
  for await (const rows of pages)
    if (name !== "subsidies") yield rows
    else
      yield rows.map((row) => {
        const at = Instant.parse(row.claimedAt)
        const used = ids.map((id) => parameterAt(parameters, id, at))
        return { ...row, parameters: used.map(({ id, value, from }) => ({ id, value, from })) }
      })
}

function valuesOf({ byId }: Parameters, id: string): readonly ParameterUse[] {
  const parameter = byId.get(id)
  if (parameter === undefined) return []
  // Of two values that begin at the same moment the later one holds.
  const last = new Map(parameter.values.map((each) => [each.from, each]))
  return [...last.values()].flatMap(({ value, from, source, assumed }) =>
    value === null ? [] : [{ id, value, unit: parameter.unit, from, source, assumed }],
  )
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
