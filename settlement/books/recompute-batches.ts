import { batchRoot } from "../sealed.ts"
import { absent, type Difference } from "./difference.ts"
import type { ExportedBatch } from "./exported-splits.ts"
import type { ExportedJournal, LedgerExport } from "./ledger-export.ts"

/**
 * Computes the root of every batch again from the entries that it holds, as far as they are all in the file: at the ends of
 * a period a batch may be there in part. In a whole export batches count from 1 without a gap.
 */
export function checkBatches({ batches, journals, from, to }: LedgerExport): readonly Difference[] {
  const held = Map.groupBy(journals, ({ jurisdiction, batch }) => `${jurisdiction}/${batch ?? ""}`)
  const isWhole = from === null && to === null
  const known = new Set(batches.map(nameOf))
  return [
    ...batches.flatMap((batch) => checkBatch(batch, held.get(nameOf(batch)) ?? [], isWhole)),
    ...journals.filter((one) => one.batch !== null && !known.has(`${one.jurisdiction}/${one.batch}`)).map(inUnknown),
    ...(isWhole ? checkNumbers(batches) : []),
  ]
}

function nameOf({ jurisdiction, number }: ExportedBatch): string {
  return `${jurisdiction}/${number}`
}

function checkBatch(batch: ExportedBatch, held: readonly ExportedJournal[], isWhole: boolean): readonly Difference[] {
  const of = nameOf(batch)
  const { journals, root } = batch
  if (held.length !== journals) {
    if (!isWhole && held.length < journals) return []
    return [{ kind: "batch", of, part: "journals", expected: `${held.length}`, found: `${journals}` }]
  }
  const right = batchRoot(held)
  return right === root ? [] : [{ kind: "batch", of, part: "root", expected: right, found: root }]
}

function inUnknown({ jurisdiction, id, batch }: ExportedJournal): Difference {
  return { kind: "entry", of: `${jurisdiction}/${id}`, part: "batch", expected: absent, found: `${batch}` }
}

function checkNumbers(batches: readonly ExportedBatch[]): readonly Difference[] {
  return [...Map.groupBy(batches, ({ jurisdiction }) => jurisdiction)].flatMap(([jurisdiction, own]) =>
    own
      .map(({ number }) => number)
      .sort((a, b) => a - b)
      .map(
        (number, at): Difference => ({
          ...{
            kind: "batch",
            of: `${jurisdiction}/${number}`,
            part: "number",
            expected: `${at + 1}`,
            found: `${number}`,
          },
        }),
      )
      .filter(({ expected, found }) => expected !== found)
      .slice(0, 1),
  )
}
