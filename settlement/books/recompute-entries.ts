import { absent, type Difference } from "./difference.ts"
import type { ExportedJournal, LedgerExport } from "./ledger-export.ts"

/** How an entry is called in what is found. */
function entryName({ jurisdiction, id }: Pick<ExportedJournal, "jurisdiction" | "id">): string {
  return `${jurisdiction}/${id}`
}

/**
 * Checks entries by themselves: each sums to zero, one that reverses another is its mirror, an issued voucher has the
 * amount of its face, and what carries out a bill has a bill.
 */
export function checkEntries(given: LedgerExport): readonly Difference[] {
  const byId = new Map(given.journals.map((journal) => [entryName(journal), journal]))
  const faces = new Map(given.vouchers.map(({ jurisdiction, id, face }) => [`${jurisdiction} voucher:${id}`, face]))
  const bills = new Set(given.bills.map(({ transaction }) => transaction))
  return given.journals.flatMap((journal) => [
    ...checkSum(journal),
    ...checkMirror(journal, byId, given.from !== null),
    ...checkIssue(journal, faces),
    ...checkBill(journal, bills),
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

/** Acts whose entries carry out a bill. */
const billing = new Set(["facilities.settle", "facilities.settle-due", "facilities.cancel"])

function checkBill(journal: ExportedJournal, bills: ReadonlySet<string>): readonly Difference[] {
  const { act, reverses, transaction } = journal
  if (reverses !== null || !billing.has(act) || bills.has(transaction)) return []
  return [{ kind: "entry", of: entryName(journal), part: "transaction", expected: absent, found: transaction }]
}
