import { actsOf, type Entry, effectOf } from "../rulebook/index.ts"

/** An entry as the API shows it: what its policy does in words that a page can use, and the policy as it was written. */
export function shownEntry(entry: Entry) {
  const { policy: _, scope, supersedes, ...rest } = entry
  return { ...rest, scope: [...scope], supersedes: [...supersedes], acts: [...actsOf(entry)], effect: effectOf(entry) }
}
