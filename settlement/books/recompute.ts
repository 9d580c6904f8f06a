import { instantAt } from "../../base/index.ts"
import { compareEntries } from "./compare-entries.ts"
import type { Difference } from "./difference.ts"
import { knownParameters } from "./known-parameters.ts"
import type { LedgerExport } from "./ledger-export.ts"
import { checkAgreements, type FiledEntries } from "./recompute-agreements.ts"
import { checkBalances, checkStatements } from "./recompute-balances.ts"
import { checkBatches } from "./recompute-batches.ts"
import { billName, recomputeBill } from "./recompute-bill.ts"
import { checkEntries } from "./recompute-entries.ts"
import { checkSubsidies } from "./recompute-subsidies.ts"
import { checkVouchers } from "./recompute-vouchers.ts"

/** What was computed again, and every difference. */
export interface Recomputed {
  readonly bills: number
  readonly entries: number
  readonly accounts: number
  readonly statements: number
  readonly executions: number
  readonly subsidies: number
  readonly batches: number
  /** Entries that no batch of the file holds: those of the last moments, unless somebody took batches out. */
  readonly unsealed: number
  readonly differences: readonly Difference[]
}

/**
 * Computes a whole ledger again from its open export, by the engines alone: each bill from prices, minutes and parameters;
 * executions of agreements from their signed terms and what was reported; subsidies from invoices, share and cap; the entries
 * from all of these; balances, the statements of all months and the roots of batches from the entries; vouchers from both.
 * @returns how much was computed, and every difference: what is there twice, bills, executions and subsidies, each with its
 * entries, entries by themselves, balances, statements, vouchers, batches
 * @example recomputeLedger(readLedgerExport(JSON.parse(text))).differences // []
 */
export function recomputeLedger(given: LedgerExport): Recomputed {
  const known = knownParameters(given)
  const entries = filedEntries(given)
  const byKey = new Map(given.bills.map((bill) => [billName(bill), bill]))
  const bills = given.bills.flatMap((bill) => {
    const before = byKey.get(billName({ ...bill, correction: bill.correction - 1 }))
    const { differences, journals } = recomputeBill(bill, before, known, given)
    // A bill of before the period stands here for the one that corrects it; its entries are not in the file.
    if (bill.at < entries.start) return differences
    const carriedOut = { name: billName(bill), listVersion: bill.listVersion }
    return [...differences, ...compareEntries(carriedOut, journals, entries.byTransaction.get(bill.transaction) ?? [])]
  })
  return {
    bills: given.bills.length,
    entries: given.journals.length,
    accounts: given.accounts.length,
    statements: given.statements.length,
    executions: given.executions.length,
    subsidies: given.subsidies.length,
    batches: given.batches.length,
    unsealed: given.journals.filter(({ batch }) => batch === null).length,
    differences: [
      ...twice(given),
      ...bills,
      ...checkAgreements(given, entries),
      ...checkSubsidies(given, known, entries),
      ...checkEntries(given),
      ...checkBalances(given),
      ...checkStatements(given),
      ...checkVouchers(given),
      ...checkBatches(given),
    ],
  }
}

function filedEntries({ journals, from, region }: LedgerExport): FiledEntries {
  const [mirrors, first] = [journals.filter(isMirror), journals.filter((journal) => !isMirror(journal))]
  return {
    start: from === null ? "" : instantAt(from, 0, region.timeZone),
    byTransaction: Map.groupBy(first, ({ transaction }) => transaction),
    mirrored: new Set(mirrors.map(({ jurisdiction, reverses }) => `${jurisdiction}/${reverses}`)),
  }
}

function isMirror({ reverses }: LedgerExport["journals"][number]): boolean {
  return reverses !== null
}

/** What must be there once and is there twice. */
function twice(given: LedgerExport): readonly Difference[] {
  const { parameters, accounts, bills, agreements, executions, subsidies, batches, journals } = given
  return [
    ...repeated("parameter", parameters, ({ id, from }) => `${id} ${from}`),
    ...repeated("balance", accounts, ({ jurisdiction, id }) => `${jurisdiction} ${id}`),
    ...repeated("bill", bills, ({ jurisdiction, booking, correction }) => `${jurisdiction}/${booking} ${correction}`),
    ...repeated("agreement", agreements, ({ agreement, version }) => `${agreement}/${version}`),
    ...repeated("execution", executions, ({ agreement, transaction }) => `${agreement} ${transaction}`),
    ...repeated("subsidy", subsidies, ({ jurisdiction, claim }) => `${jurisdiction}/${claim}`),
    ...repeated("batch", batches, ({ jurisdiction, number }) => `${jurisdiction}/${number}`),
    ...repeated("entry", journals, ({ jurisdiction, id }) => `${jurisdiction}/${id}`),
  ]
}

function repeated<One>(
  kind: Difference["kind"],
  all: readonly One[],
  nameOf: (one: One) => string,
): readonly Difference[] {
  const seen = new Set<string>()
  const found: Difference[] = []
  for (const of of all.map(nameOf)) {
    if (seen.has(of)) found.push({ kind, of, part: "count", expected: "1", found: "2" })
    seen.add(of)
  }
  return found
}
