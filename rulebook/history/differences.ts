import type { Entry } from "../entry.ts"
import { compareWords, type Run } from "./compare-words.ts"
import type { ConsolidatedText } from "./consolidate.ts"

/** What changed of an entry between two days. */
export type EntryChange =
  | { readonly entry: string; readonly change: "added"; readonly after: Entry }
  | { readonly entry: string; readonly change: "ended"; readonly before: Entry }
  | { readonly entry: string; readonly change: "changed"; readonly fields: readonly FieldChange[] }

/** A part of an entry as it was and as it is, compared word by word. */
export interface FieldChange {
  readonly field: string
  readonly runs: readonly Run[]
}

/**
 * What changed from one consolidated text to another: entries added, ended, or changed in their words, condition, basis,
 * body or dates. What changes from a version to the next without touching an entry is no difference.
 * @returns changes in order of entry
 * @example differences(consolidatedOn(versions, before, zone), consolidatedOn(versions, after, zone))
 */
export function differences(
  before: Pick<ConsolidatedText, "entries">,
  after: Pick<ConsolidatedText, "entries">,
): readonly EntryChange[] {
  const earlier = new Map(before.entries.map((entry) => [entry.id, entry]))
  const later = new Map(after.entries.map((entry) => [entry.id, entry]))
  const changes: EntryChange[] = []
  for (const id of [...new Set([...earlier.keys(), ...later.keys()])].sort()) {
    const [was, is] = [earlier.get(id), later.get(id)]
    if (was === undefined && is !== undefined) changes.push({ entry: id, change: "added", after: is })
    else if (was !== undefined && is === undefined) changes.push({ entry: id, change: "ended", before: was })
    else if (was !== undefined && is !== undefined) {
      const fields = fieldsChanged(was, is)
      if (fields.length > 0) changes.push({ entry: id, change: "changed", fields })
    }
  }
  return changes
}

function fieldsChanged(was: Entry, is: Entry): readonly FieldChange[] {
  const after = new Map(partsOf(is))
  return partsOf(was)
    .filter(([field, text]) => after.get(field) !== text)
    .map(([field, text]) => ({ field, runs: compareWords(text, after.get(field) ?? "") }))
}

/** The parts of an entry as texts; what it does not have is empty. */
function partsOf(entry: Entry): readonly (readonly [string, string])[] {
  const { title, text, cedar, list, kind, body, basis, clock, from, until, source, assumed } = entry
  return [
    ["title.zh", title.zh],
    ["title.en", title.en],
    ["text.zh", text.zh],
    ["text.en", text.en],
    ["condition", cedar],
    ["list", list],
    ["kind", kind ?? ""],
    ["body", body],
    ["basis", basis ?? ""],
    ["clock", clock ?? ""],
    ["from", from],
    ["until", until ?? ""],
    ["source", assumed ? "" : source],
    ["assumed", assumed ? source : ""],
    ["scope", entry.scope.join(", ")],
    ["exception", entry.exception ?? ""],
    ["supersedes", entry.supersedes.join(", ")],
  ]
}
