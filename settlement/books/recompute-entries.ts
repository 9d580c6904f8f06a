import { absent, type Difference } from "./difference.ts"
import type { ExportedJournal, LedgerExport } from "./ledger-export.ts"

/** How an entry is called in what is found. */
function entryName({ jurisdiction, id }: Pick<ExportedJournal, "jurisdiction" | "id">): string {
  return `${jurisdiction}/${id}`
}

/**
 * Checks entries by themselves: each sums to zero, one that reverses another is its mirror, an issued voucher has the
 * amount of its face, and what carries out a bill, an execution or a subsidy has one.
 */
export function checkEntries(given: LedgerExport): readonly Difference[] {
  const byId = new Map(given.journals.map((journal) => [entryName(journal), journal]))
  const faces = new Map(given.vouchers.map(({ jurisdiction, id, face }) => [`${jurisdiction} voucher:${id}`, face]))
  const causes = causesIn(given)
  return given.journals.flatMap((journal) => [
    ...checkSum(journal),
    ...checkMirror(journal, byId, given.from !== null),
    ...checkIssue(journal, faces),
    ...checkCause(journal, causes),
  ])
}

function checkSum(journal: ExportedJournal): readonly Difference[] {
  const sum = journal.postings.reduce((all, { amount }) => all + BigInt(amount), 0n)
  if (sum === 0n) return []
  return [{ kind: "entry", of: entryName(journal), part: "postings", expected: "0", found: `${sum}` }]
}

function checkMirror(
  journal: ExportedJournal,
  byId: ReadonlyMap<string, ExportedJournal>,
  isPartial: boolean,
): readonly Difference[] {
  if (journal.reverses === null) return []
  const { jurisdiction, reverses } = journal
  const original = byId.get(entryName({ jurisdiction, id: reverses }))
  const of = entryName(journal)
  if (original === undefined)
    return isPartial ? [] : [{ kind: "entry", of, part: "reverses", expected: absent, found: reverses }]
  const rest = new Map<string, bigint>()
  for (const { account, part, amount } of [...original.postings, ...journal.postings])
    rest.set(`${account} ${part}`, (rest.get(`${account} ${part}`) ?? 0n) + BigInt(amount))
  return [...rest]
    .filter(([, sum]) => sum !== 0n)
    .map(([place, sum]) => ({
      kind: "entry",
      of,
      part: `reverses ${reverses}: ${place}`,
      expected: "0",
      found: `${sum}`,
    }))
}

function checkIssue(journal: ExportedJournal, faces: ReadonlyMap<string, string>): readonly Difference[] {
  if (journal.reverses !== null) return []
  return journal.postings
    .filter(({ part, account }) => part === "issue" && account.startsWith("voucher:"))
    .map(({ account, amount }) => ({
      account,
      amount,
      face: faces.get(`${journal.jurisdiction} ${account}`) ?? absent,
    }))
    .filter(({ amount, face }) => amount !== face)
    .map(({ account, amount, face }) => ({
      kind: "entry",
      of: entryName(journal),
      part: `${account} issue`,
      expected: face,
      found: amount,
    }))
}

/** Act → transactions of what its entries carry out. */
type Causes = ReadonlyMap<string, ReadonlySet<string>>

function causesIn({ bills, executions, subsidies }: LedgerExport): Causes {
  const of = (all: readonly { readonly transaction: string }[]) => new Set(all.map(({ transaction }) => transaction))
  const billed = of(bills)
  return new Map([
    ["facilities.settle", billed],
    ["facilities.settle-due", billed],
    ["facilities.cancel", billed],
    ["settlement.execute-agreement", of(executions)],
    ["settlement.decide-subsidy", of(subsidies)],
  ])
}

function checkCause(journal: ExportedJournal, causes: Causes): readonly Difference[] {
  const { act, reverses, transaction } = journal
  if (reverses !== null || (causes.get(act)?.has(transaction) ?? true)) return []
  return [{ kind: "entry", of: entryName(journal), part: "transaction", expected: absent, found: transaction }]
}
