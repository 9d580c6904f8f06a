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
  const largest = worths.reduce(
    (most, worth) => (worth < 0n ? (-worth > most ? -worth : most) : worth > most ? worth : most),
    1n,
  )
  const floats = Float64Array.from(worths, (worth) => Number((worth << 60n) / largest))
  const given = new Float64Array(worths.length)
  const fixed = new Uint8Array(worths.length)
  return {
    above(amounts, limit, space, most) {
      const { numerators, denominator } = amounts
      const scaled = (amount: bigint, by: bigint): number => Number((amount << 60n) / (by * largest))
      const shares = numerators.map((one) => scaled(one * game.denominator, denominator))
      for (let [index, half] = [0, 1]; index < players.length; index += 1, half *= 2)
        for (let mask = 0; mask < half; mask += 1) given[half + mask] = (given[mask] ?? 0) + (shares[index] ?? 0)
      const size = shares.reduce((sum, one) => sum + Math.abs(one), 2 ** 61)
      const margin = size * 2 ** -44
      const from = scaled(limit, denominator)
      const isAbove = (mask: number): boolean => excessOf(game, amounts, mask) > limit
      const found = largestAbove({ floats, given, fixed, space }, from + margin, most).filter(isAbove)
      return found.length > 0 ? found : exactlyAbove({ floats, given, fixed, space }, from - margin, isAbove)
    },
  }
}

interface Scanned {
  readonly floats: Float64Array
  readonly given: Float64Array
  /** One for a coalition that is known to be fixed: what is fixed stays so. */
  readonly fixed: Uint8Array
  readonly space: FreeSpace
}

function largestAbove({ floats, given, fixed, space }: Scanned, from: number, most: number): readonly number[] {
  const found: { mask: number; excess: number }[] = []
  let least = from
  for (let mask = 1; mask < floats.length - 1; mask += 1) {
    const excess = (floats[mask] ?? 0) - (given[mask] ?? 0)
    if (excess <= least || fixed[mask] === 1) continue
    if (isFixed(space, mask)) {
      fixed[mask] = 1
      continue
    }
    found.push({ mask, excess })
    if (found.length < 4 * most) continue
    found.sort((a, b) => b.excess - a.excess || a.mask - b.mask)
    found.length = most
    least = found.at(-1)?.excess ?? least
  }
  return found
    .sort((a, b) => b.excess - a.excess || a.mask - b.mask)
    .slice(0, most)
    .map(({ mask }) => mask)
}

function exactlyAbove(
  { floats, given, fixed, space }: Scanned,
  from: number,
  isAbove: (mask: number) => boolean,
): readonly number[] {
  for (let mask = 1; mask < floats.length - 1; mask += 1) {
    if ((floats[mask] ?? 0) - (given[mask] ?? 0) <= from || fixed[mask] === 1) continue
    if (!isAbove(mask)) continue
    if (isFixed(space, mask)) fixed[mask] = 1
    else return [mask]
  }
  return []
}
