import { instantAt } from "../../base/index.ts"
import { compareEntries } from "./compare-entries.ts"
import type { Difference } from "./difference.ts"
import type { ExportedJournal, LedgerExport } from "./ledger-export.ts"
import { checkBalances, checkStatements } from "./recompute-balances.ts"
import { billName, knownParameters, recomputeBill } from "./recompute-bill.ts"
import { checkEntries } from "./recompute-entries.ts"
import { checkVouchers } from "./recompute-vouchers.ts"

/** What was computed again, and every difference. */
export interface Recomputed {
  readonly bills: number
  readonly entries: number
  readonly accounts: number
  readonly statements: number
  readonly differences: readonly Difference[]
}

/**
 * Computes a whole ledger again from its open export, by the engines alone: each bill from prices, minutes and parameters;
 * the entries from the bills; balances and the statements of all months from the entries; vouchers from both.
 * @returns how much was computed, and every difference, in the order of the file: parameters, bills with their entries,
 * entries by themselves, balances, statements, vouchers
 * @example recomputeLedger(readLedgerExport(JSON.parse(text))).differences // []
 */
export function recomputeLedger(given: LedgerExport): Recomputed {
  const known = knownParameters(given)
  const byTransaction = new Map<string, ExportedJournal[]>()
  for (const journal of given.journals) {
    if (journal.reverses !== null) continue
    const found = byTransaction.get(journal.transaction)
    if (found === undefined) byTransaction.set(journal.transaction, [journal])
    else found.push(journal)
  }
  const byKey = new Map(given.bills.map((bill) => [billName(bill), bill]))
  const start = given.from === null ? "" : instantAt(given.from, 0, given.region.timeZone)
  const bills = given.bills.flatMap((bill) => {
    const before = byKey.get(billName({ ...bill, correction: bill.correction - 1 }))
    const { differences, journals } = recomputeBill(bill, before, known, given)
    // A bill of before the period stands here for the one that corrects it; its entries are not in the file.
    if (bill.at < start) return differences
    return [...differences, ...compareEntries(bill, journals, byTransaction.get(bill.transaction) ?? [])]
  })
  return {
    bills: given.bills.length,
    entries: given.journals.length,
    accounts: given.accounts.length,
    statements: given.statements.length,
    differences: [
      ...twice(given),
      ...bills,
      ...checkEntries(given),
      ...checkBalances(given),
      ...checkStatements(given),
      ...checkVouchers(given),
    ],
  }
}

/** What must be there once and is there twice. */
function twice({ parameters, accounts, bills, journals }: LedgerExport): readonly Difference[] {
  return [
    ...repeated(
      "parameter",
      parameters.map(({ id, from }) => `${id} ${from}`),
    ),
    ...repeated(
      "balance",
      accounts.map(({ jurisdiction, id }) => `${jurisdiction} ${id}`),
    ),
    ...repeated(
      "bill",
      bills.map(({ jurisdiction, booking, correction }) => `${jurisdiction}/${booking} ${correction}`),
    ),
    ...repeated(
      "entry",
      journals.map(({ jurisdiction, id }) => `${jurisdiction}/${id}`),
    ),
  ]
}

function repeated(kind: Difference["kind"], names: readonly string[]): readonly Difference[] {
  const seen = new Set<string>()
  const found: Difference[] = []
  for (const of of names) {
    if (seen.has(of)) found.push({ kind, of, part: "count", expected: "1", found: "2" })
    seen.add(of)
  }
  return found
}
