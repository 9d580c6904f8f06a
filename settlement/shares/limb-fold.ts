import { at } from "./game.ts"
import { foldedAway, lowest, sizeOfByte, sizesOfLowest } from "./weighted-fold.ts"

/** How many limbs a worth is cut into; with fewer bits in each, worths would not fit. */
const limbs = 3
export const fewestBits = 18

/** Exact sums of weighted worths: over the coalitions that hold each player, and over all. */
export interface ExactSums {
  readonly withPlayer: readonly bigint[]
  readonly all: bigint
}

/**
 * The sums of `weightedFold` for whole worths, exact: each worth is cut into limbs of at most so many bits, and no sum of
 * weighted limbs passes 2^53.
 * @param worths 2^n, by bit mask; n at least 2; each from −2^53 to 2^53 − 1
 * @param weights whole numbers by the number of members, 0 to n
 * @param bits of a limb, 18 or more
 * @returns null when a worth is larger
 */
export function limbFold(worths: readonly bigint[], weights: Float64Array, bits: number): ExactSums | null {
  const players = Math.round(Math.log2(worths.length))
  const cut = cutTables(worths, weights, bits)
  if (cut === null) return null
  let [withPlayer, all] = [Array.from({ length: players }, () => 0n), 0n]
  for (const [limb, { table, last, beforeLast }] of cut.entries()) {
    const shift = BigInt(limb * bits)
    const sums = new Float64Array(players)
    sums[players - 1] = last
    sums[players - 2] = beforeLast
    for (let player = players - 3; player >= 0; player -= 1) sums[player] = foldedAway(table, 2 ** player)
    withPlayer = withPlayer.map((sum, player) => sum + (BigInt(sums[player] ?? 0) << shift))
    all += BigInt(table[0] ?? 0) << shift
  }
  return { withPlayer, all }
}

interface CutTable {
  readonly table: Float64Array
  last: number
  beforeLast: number
}

/** Weighs, cuts and folds by the last two players in one pass, so that nothing of the size of the worths is written. */
function cutTables(worths: readonly bigint[], weights: Float64Array, bits: number): readonly CutTable[] | null {
  const quarter = worths.length / 4
  const tables = Array.from({ length: limbs }, (): CutTable => {
    return { table: new Float64Array(quarter), last: 0, beforeLast: 0 }
  })
  const stretch = Math.min(lowest, quarter)
  const staged = new BigInt64Array(4 * stretch)
  // Halves of a staged number of 64 bits, the lower one first: they make a float faster than `Number` does.
  const [lower, upper] = [new Uint32Array(staged.buffer), new Int32Array(staged.buffer)]
  const values = new Float64Array(4 * stretch)
  for (let from = 0; from < quarter; from += stretch) {
    for (let part = 0; part < 4; part += 1)
      for (let inside = 0; inside < stretch; inside += 1) {
        const worth = at(worths, part * quarter + from + inside)
        if (BigInt.asIntN(54, worth) !== worth) return null
        staged[part * stretch + inside] = worth
      }
    for (let place = 0; place < values.length; place += 1)
      values[place] = (upper[2 * place + 1] ?? 0) * 2 ** 32 + (lower[2 * place] ?? 0)
    const own = weights.subarray(sizeOfByte(from >> 8) + sizeOfByte(from >> 16))
    for (const one of tables) if (!cutStretch(values, one, from, own, bits)) break
  }
  return tables
}

/** Moves the lowest bits of all values, with their sign, to a table; false when nothing is left of the values. */
function cutStretch(values: Float64Array, into: CutTable, from: number, own: Float64Array, bits: number): boolean {
  const { table } = into
  const stretch = values.length / 4
  const [base, part] = [2 ** bits, 2 ** -bits]
  let [ofLast, ofBefore, left] = [0, 0, 0]
  for (let inside = 0; inside < stretch; inside += 1) {
    const count = sizesOfLowest[inside] ?? 0
    const one = values[inside] ?? 0
    const two = values[inside + stretch] ?? 0
    const three = values[inside + 2 * stretch] ?? 0
    const four = values[inside + 3 * stretch] ?? 0
    const a = Math.trunc(one * part)
    const b = Math.trunc(two * part)
    const c = Math.trunc(three * part)
    const d = Math.trunc(four * part)
    values[inside] = a
    values[inside + stretch] = b
    values[inside + 2 * stretch] = c
    values[inside + 3 * stretch] = d
    left += Math.abs(a) + Math.abs(b) + (Math.abs(c) + Math.abs(d))
    const weight = own[count + 1] ?? 0
    const byOne = (two - b * base) * weight
    const byOther = (three - c * base) * weight
    const byBoth = (four - d * base) * (own[count + 2] ?? 0)
    ofBefore += byOne + byBoth
    ofLast += byOther + byBoth
    table[from + inside] = (one - a * base) * (own[count] ?? 0) + byOne + (byOther + byBoth)
  }
  into.last += ofLast
  into.beforeLast += ofBefore
  return left !== 0
}
