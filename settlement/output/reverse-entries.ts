import { statistical } from "./ledgers.ts"
import type { OutputEntry } from "./report.ts"

/**
 * The entries that take a report back: the same lines with the other sign. A figure is never changed; it is reversed and
 * recorded anew.
 * @example reverseEntries([{ line: 0, amount: statistical(5n), … }])[0].amount // statistical(-5n)
 */
export function reverseEntries<Entry extends OutputEntry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry) => ({ ...entry, amount: statistical(-entry.amount.minor) }))
}
