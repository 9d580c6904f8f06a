/** Sums of weighted worths, in floats: over the coalitions that hold each player, and over all. */
export interface FoldedSums {
  readonly withPlayer: Float64Array
  readonly all: number
  /** The sum over all without their signs, by which errors of rounding are judged. */
  readonly size: number
}

/** Entries that are summed before their sum is put away, so that no sum has a long chain of roundings behind it. */
export const stretch = 4096
/** Masks of the first eight players, whose members are counted in a table. */
export const lowest = 256
export const sizesOfLowest = Uint8Array.from({ length: lowest }, (_, mask) => sizeOfByte(mask))

/**
 * Weighted sums over the coalitions that hold a player, for all players together, in about 2^(n+1) additions: the upper
 * half of a table is the last player's sum, and added to the lower half leaves a table for the others.
 * @param worths 2^n, by bit mask; n at least 1; not changed
 * @param weights by the number of members, 0 to n
 */
export function weightedFold(worths: Float64Array, weights: Float64Array): FoldedSums {
  const players = Math.round(Math.log2(worths.length))
  if (players < 2) {
    const [nobody, own] = [(worths[0] ?? 0) * (weights[0] ?? 0), (worths[1] ?? 0) * (weights[1] ?? 0)]
    return { withPlayer: Float64Array.of(own), all: own + nobody, size: Math.abs(own) + Math.abs(nobody) }
  }
  const withPlayer = new Float64Array(players)
  const { table, last, beforeLast, size } = weighted(worths, weights)
  withPlayer[players - 1] = last
  withPlayer[players - 2] = beforeLast
  for (let player = players - 3; player >= 0; player -= 1) withPlayer[player] = foldedAway(table, 2 ** player)
  return { withPlayer, all: table[0] ?? 0, size }
}

/** Weighs the worths and folds the table by the last two players: what is left has a quarter of the size. */
function weighted(worths: Float64Array, weights: Float64Array) {
  const quarter = worths.length / 4
  const table = new Float64Array(quarter)
  let [last, beforeLast, size] = [0, 0, 0]
  for (let from = 0; from < quarter; from += lowest) {
    const own = weights.subarray(sizeOfByte(from >> 8) + sizeOfByte(from >> 16))
    const to = Math.min(quarter, from + lowest)
    let [ofLast, ofBefore, absolute] = [0, 0, 0]
    for (let mask = from; mask < to; mask += 1) {
      const count = sizesOfLowest[mask & 255] ?? 0
      const neither = worths[mask] ?? 0
      const one = worths[mask + quarter] ?? 0
      const other = worths[mask + 2 * quarter] ?? 0
      const both = worths[mask + 3 * quarter] ?? 0
      const weight = own[count + 1] ?? 0
      const byOne = one * weight
      const byOther = other * weight
      const byBoth = both * (own[count + 2] ?? 0)
      ofBefore += byOne + byBoth
      ofLast += byOther + byBoth
      const weighed = neither * (own[count] ?? 0)
      table[mask] = weighed + byOne + (byOther + byBoth)
      absolute += Math.abs(weighed) + Math.abs(byOne) + (Math.abs(byOther) + Math.abs(byBoth))
    }
    last += ofLast
    beforeLast += ofBefore
    size += absolute
  }
  return { table, last, beforeLast, size }
}

/** The sum over the upper half, which is added to the lower one. */
export function foldedAway(table: Float64Array, half: number): number {
  let all = 0
  for (let from = 0; from < half; from += stretch) {
    // Four sums beside each other: an addition need not wait for the one before.
    let [a, b, c, d] = [0, 0, 0, 0]
    const to = Math.min(half, from + stretch)
    let mask = from
    for (; mask + 4 <= to; mask += 4) {
      const one = table[half + mask] ?? 0
      const two = table[half + mask + 1] ?? 0
      const three = table[half + mask + 2] ?? 0
      const four = table[half + mask + 3] ?? 0
      table[mask] = (table[mask] ?? 0) + one
      table[mask + 1] = (table[mask + 1] ?? 0) + two
      table[mask + 2] = (table[mask + 2] ?? 0) + three
      table[mask + 3] = (table[mask + 3] ?? 0) + four
      a += one
      b += two
      c += three
      d += four
    }
    for (; mask < to; mask += 1) {
      const one = table[half + mask] ?? 0
      table[mask] = (table[mask] ?? 0) + one
      a += one
    }
    all += a + b + (c + d)
  }
  return all
}

export function sizeOfByte(mask: number): number {
  let size = 0
  for (let rest = mask & 255; rest !== 0; rest &= rest - 1) size += 1
  return size
}
