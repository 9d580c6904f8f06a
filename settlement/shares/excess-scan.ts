import { type FreeSpace, isFixed } from "./free-space.ts"
import { at, type Game } from "./game.ts"

/** Amounts of the players as whole numbers over one denominator. */
export interface Amounts {
  readonly numerators: readonly bigint[]
  readonly denominator: bigint
}

/** The excess of a coalition, its worth less what it is given, times both denominators. Exact. */
export function excessOf(game: Game, { numerators, denominator }: Amounts, mask: number): bigint {
  let given = 0n
  for (let [rest, index] = [mask, 0]; rest !== 0; rest >>>= 1, index += 1)
    if ((rest & 1) === 1) given += at(numerators, index)
  return at(game.worths, mask) * denominator - given * game.denominator
}

/** Looks for coalitions with a large excess; opened once for a game. */
export interface ExcessScan {
  /**
   * Coalitions whose sum is not fixed and whose excess, times both denominators, is above a limit: the largest first, at
   * most `most`. None only when there is none, exactly.
   */
  above(amounts: Amounts, limit: bigint, space: FreeSpace, most: number): readonly number[]
}

/**
 * Scans in floats and decides in whole numbers what floats cannot. Worths are brought to at most 2^60, amounts to the
 * same scale; an error of a float sum of so few terms stays far below the margin.
 */
export function openExcessScan(game: Game): ExcessScan {
  const { players, worths } = game
  const largest = largestOf(worths)
  const floats = floatsOf(worths, largest)
  const fixed = new Uint8Array(worths.length)
  const low = Math.min(players.length, lowPlayers)
  return {
    above(amounts, limit, space, most) {
      const { numerators, denominator } = amounts
      const scaled = (amount: bigint, by: bigint): number => Number((amount << 60n) / (by * largest))
      const shares = numerators.map((one) => scaled(one * game.denominator, denominator))
      const scanned = { floats, fixed, space, ...sumsOf(shares, low) }
      const size = shares.reduce((sum, one) => sum + Math.abs(one), 2 ** 61)
      const margin = size * 2 ** -44
      const from = scaled(limit, denominator)
      const isAbove = (mask: number): boolean => excessOf(game, amounts, mask) > limit
      const found = largestAbove(scanned, from + margin, most).filter(isAbove)
      return found.length > 0 ? found : exactlyAbove(scanned, from - margin, isAbove)
    },
  }
}

/** What so many first players are given is summed in a table that stays near; the others' sums are one for a whole stretch. */
const lowPlayers = 10

/** The largest worth by size, at least one; found among floats first, for whole numbers are compared slowly. */
function largestOf(worths: readonly bigint[]): bigint {
  let [most, at] = [0, 0]
  for (let mask = 0; mask < worths.length; mask += 1) {
    const size = Math.abs(Number(worths[mask]))
    if (size <= most) continue
    most = size
    at = mask
  }
  const largest = worths[at] ?? 0n
  return largest < 0n ? -largest : largest === 0n ? 1n : largest
}

/** Worths as floats, the largest at 2^60. Each is off by less than 2^10, far below the margin. */
function floatsOf(worths: readonly bigint[], largest: bigint): Float64Array {
  const excess = BigInt(Math.max(0, largest.toString(16).length * 4 - 900))
  const unit = 2 ** 60 / Number(largest >> excess)
  const floats = new Float64Array(worths.length)
  for (let mask = 0; mask < worths.length; mask += 1)
    floats[mask] = Number(excess === 0n ? at(worths, mask) : at(worths, mask) >> excess) * unit
  return floats
}

interface Given {
  /** What coalitions of the first players are given. */
  readonly low: Float64Array
  /** What coalitions of the other players are given. */
  readonly high: Float64Array
}

function sumsOf(shares: readonly number[], low: number): Given {
  const table = (some: readonly number[]) => {
    const sums = new Float64Array(2 ** some.length)
    for (const [index, share] of some.entries())
      for (let mask = 0; mask < 2 ** index; mask += 1) sums[2 ** index + mask] = (sums[mask] ?? 0) + share
    return sums
  }
  return { low: table(shares.slice(0, low)), high: table(shares.slice(low)) }
}

interface Scanned extends Given {
  readonly floats: Float64Array
  /** One for a coalition that is known to be fixed: what is fixed stays so. */
  readonly fixed: Uint8Array
  readonly space: FreeSpace
}

interface Excess {
  readonly mask: number
  readonly excess: number
}

function largestAbove(scanned: Scanned, from: number, most: number): readonly number[] {
  const { floats, low, high, fixed, space } = scanned
  let found: Excess[] = []
  let least = from
  for (let block = 0; block < high.length; block += 1) {
    const [begin, given] = [block * low.length, high[block] ?? 0]
    for (let inside = 0; inside < low.length; inside += 1) {
      const excess = (floats[begin + inside] ?? 0) - ((low[inside] ?? 0) + given)
      if (excess <= least) continue
      const mask = begin + inside
      if (fixed[mask] === 1) continue
      // The empty coalition and the one of all are fixed too.
      if (isFixed(space, mask)) {
        fixed[mask] = 1
        continue
      }
      found.push({ mask, excess })
      if (found.length < 4 * most) continue
      found = largestOnes(found, most)
      least = found.at(-1)?.excess ?? least
    }
  }
  return largestOnes(found, most).map(({ mask }) => mask)
}

function largestOnes(found: readonly Excess[], most: number): Excess[] {
  return found.toSorted((a, b) => b.excess - a.excess || a.mask - b.mask).slice(0, most)
}

function exactlyAbove(scanned: Scanned, from: number, isAbove: (mask: number) => boolean): readonly number[] {
  const { floats, low, high, fixed, space } = scanned
  for (let block = 0; block < high.length; block += 1) {
    const [begin, given] = [block * low.length, high[block] ?? 0]
    for (let inside = 0; inside < low.length; inside += 1) {
      if ((floats[begin + inside] ?? 0) - ((low[inside] ?? 0) + given) <= from) continue
      const mask = begin + inside
      if (fixed[mask] === 1 || !isAbove(mask)) continue
      if (isFixed(space, mask)) fixed[mask] = 1
      else return [mask]
    }
  }
  return []
}
