/** Places gathered by a key: those of key `k` stand at `of[at[k]]` to `of[at[k + 1] - 1]`, rising. */
export interface Lists {
  readonly at: Int32Array
  readonly of: Int32Array
}

/** Gathers the places of an array by what stands there; below zero is left out. @example listsBy(Int32Array.of(1, 0, 1), 2) // 0: [1], 1: [0, 2] */
export function listsBy(keys: Int32Array, count: number): Lists {
  const at = new Int32Array(count + 1)
  for (const key of keys) if (key >= 0) at[key + 1] = (at[key + 1] ?? 0) + 1
  for (let key = 0; key < count; key++) at[key + 1] = (at[key + 1] ?? 0) + (at[key] ?? 0)
  const next = at.slice()
  const of = new Int32Array(at[count] ?? 0)
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? -1
    if (key < 0) continue
    const to = next[key] ?? 0
    of[to] = place
    next[key] = to + 1
  }
  return { at, of }
}

/** Those of one key, without a copy. */
export function listOf(lists: Lists, key: number): Int32Array {
  return lists.of.subarray(lists.at[key], lists.at[key + 1])
}

/** How many one key has. */
export function sizeOf(lists: Lists, key: number): number {
  return (lists.at[key + 1] ?? 0) - (lists.at[key] ?? 0)
}
