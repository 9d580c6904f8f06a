import * as z from "zod"
import { Day, Instant } from "../../base/index.ts"
import { type ParameterUse, startOf } from "../../rulebook/index.ts"
import { absent, type Difference } from "./difference.ts"
import type { UsedValue } from "./exported-splits.ts"
import type { LedgerExport } from "./ledger-export.ts"

/** The parameters that an export gives with their sources, by id. */
export type KnownParameters = ReadonlyMap<string, readonly ParameterUse[]>

export function knownParameters({ parameters }: Pick<LedgerExport, "parameters">): KnownParameters {
  return Map.groupBy(parameters, ({ id }) => id)
}

/** Whether a value is one that the export gives, and the one that was in force at a moment. */
export function checkUse(
  used: UsedValue,
  at: Instant,
  known: KnownParameters,
  zone: string,
): readonly Omit<Difference, "kind" | "of">[] {
  const values = known.get(used.id) ?? []
  const part = (name: string) => `parameters.${used.id}.${name}`
  const same = values.find(({ from }) => from === used.from)
  if (same === undefined)
    return [{ part: part("from"), expected: values.map(({ from }) => from).join(", "), found: used.from }]
  if (same.value !== used.value) return [{ part: part("value"), expected: same.value, found: used.value }]
  const begun = values.map(({ from }) => ({ from, start: momentOf(from, zone) })).filter(({ start }) => start <= at)
  const newest = begun.reduce((last, one) => (one.start > last.start ? one : last), { from: absent, start: "" })
  return newest.from === used.from ? [] : [{ part: part("from"), expected: newest.from, found: used.from }]
}

/** When a value began; one that is neither day nor moment is taken to be older than all. */
function momentOf(from: string, zone: string): string {
  const read = z.union([Day, Instant]).safeParse(from)
  return read.success ? startOf(read.data, zone) : ""
}
