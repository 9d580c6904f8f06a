/** A piece of a bar, from one number to another. */
export interface Piece {
  readonly key: string
  readonly value: number
  readonly from: number
  readonly to: number
}

/**
 * Lays parts end to end from zero: what is above zero to the right, what is below to the left. Missing parts are left out.
 * @example stacked([["a", 2], ["b", -1], ["c", 3]]) // a 0…2, b 0…−1, c 2…5
 */
export function stacked(parts: Iterable<readonly [string, number]>): readonly Piece[] {
  let [above, below] = [0, 0]
  const pieces: Piece[] = []
  for (const [key, value] of parts) {
    if (Number.isNaN(value) || value === 0) continue
    const from = value > 0 ? above : below
    pieces.push({ key, value, from, to: from + value })
    if (value > 0) above += value
    else below += value
  }
  return pieces
}

/** A step of a waterfall; a total stands on zero. */
export interface Fall extends Piece {
  readonly total: boolean
}

/**
 * The way from one number to another, part by part.
 * @param most parts that are drawn one by one; smaller ones, by size, are put together under `rest`
 * @returns the start, each part in falling order of size, the rest, the end
 * @example waterfall(["2018", 40], [["a", 5], ["b", -2]], ["2022", 43]) // 40 | 40…45 | 45…43 | 43
 */
export function waterfall(
  start: readonly [string, number],
  parts: readonly (readonly [string, number])[],
  end: readonly [string, number],
  { most = 20, rest = "…" }: { readonly most?: number; readonly rest?: string } = {},
): readonly Fall[] {
  const falling = parts.filter(([, value]) => value !== 0).toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
  const kept = falling.length > most ? falling.slice(0, most - 1) : falling
  const left = falling.slice(kept.length).reduce((sum, [, value]) => sum + value, 0)
  const shown = falling.length > kept.length ? [...kept, [rest, left] as const] : kept
  let at = start[1]
  const falls: Fall[] = [{ key: start[0], value: start[1], from: 0, to: start[1], total: true }]
  for (const [key, value] of shown) {
    falls.push({ key, value, from: at, to: at + value, total: false })
    at += value
  }
  return [...falls, { key: end[0], value: end[1], from: 0, to: end[1], total: true }]
}
