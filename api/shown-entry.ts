import { actsOf, type Entry, effectOf } from "../rulebook/index.ts"

function show(entry: Entry) {
  const { policy: _, scope, supersedes, ...rest } = entry
  return { ...rest, scope: [...scope], supersedes: [...supersedes], acts: [...actsOf(entry)], effect: effectOf(entry) }
}

/** What an entry does follows from its policy alone, which never changes: it is worked out once. */
const shown = new WeakMap<Entry, ReturnType<typeof show>>()

/** An entry as the API shows it: what its policy does in words that a page can use, and the policy as it was written. */
export function shownEntry(entry: Entry): ReturnType<typeof show> {
  const known = shown.get(entry) ?? show(entry)
  shown.set(entry, known)
  return known
}
