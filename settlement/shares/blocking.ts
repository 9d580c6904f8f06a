import { type Rational, Refusal, rational } from "../../base/index.ts"
import { type Allocation, at, everyone, type Game, leastCommonMultiple, membersOf } from "./game.ts"

/** A coalition that would have more by standing alone: `gain` is its worth less what it is given. */
export interface Blocking {
  readonly members: readonly string[]
  readonly worth: Rational
  readonly given: Rational
  readonly gain: Rational
}

/** Whether an allocation is in the core, and if not, why. */
export interface CoreFinding {
  readonly inCore: boolean
  /** The coalition that would gain most by standing alone; null when none gains anything. */
  readonly blocking: Blocking | null
  /** What the worth of all leaves undivided; below zero when more is given than there is. Zero in the core. */
  readonly undivided: Rational
}

/**
 * Core test, exact: an allocation is in the core when it divides the worth of all and no coalition would have more by
 * standing alone. Of coalitions that would gain equally much the smallest is named, then the one first in the order of
 * the table.
 * @param allocation one amount a player
 * @throws Refusal "settlement.wrong-allocation" when a player has no amount, or somebody who does not play has one
 * @example coreTest(gloves, new Map([["left", half], ["right-1", half], ["right-2", rational(0n)]]))
 * // not in the core: left and right-2 have 1 alone and are given 1/2
 * Source: D. B. Gillies, Solutions to general non-zero-sum games, 1959
 */
export function coreTest(game: Game, allocation: Allocation): CoreFinding {
  const { players, worths } = game
  const amounts = amountsOf(players, allocation)
  const denominator = amounts.reduce((common, one) => leastCommonMultiple(common, one.denominator), game.denominator)
  const scale = denominator / game.denominator
  const given = sumsOf(amounts.map((one) => one.numerator * (denominator / one.denominator)))
  const all = everyone(game)
  let [most, best] = [0n, 0]
  for (let mask = 1; mask <= all; mask += 1) {
    const gain = at(worths, mask) * scale - at(given, mask)
    if (gain > most || (gain === most && best !== 0 && sizeOf(mask) < sizeOf(best))) [most, best] = [gain, mask]
  }
  const undivided = rational(at(worths, all) * scale - at(given, all), denominator)
  const blocking =
    best === 0
      ? null
      : {
          members: membersOf(players, best),
          worth: rational(at(worths, best), game.denominator),
          given: rational(at(given, best), denominator),
          gain: rational(most, denominator),
        }
  return { inCore: blocking === null && undivided.numerator === 0n, blocking, undivided }
}

function amountsOf(players: readonly string[], allocation: Allocation): readonly Rational[] {
  const stranger = [...allocation.keys()].find((player) => !players.includes(player))
  if (stranger !== undefined) throw new Refusal("settlement.wrong-allocation", { player: stranger })
  return players.map((player) => {
    const amount = allocation.get(player)
    if (amount === undefined) throw new Refusal("settlement.wrong-allocation", { player })
    return amount
  })
}

/** What each coalition is given, by bit mask. */
function sumsOf(amounts: readonly bigint[]): readonly bigint[] {
  const sums = [0n]
  for (const amount of amounts) {
    const { length } = sums
    for (let mask = 0; mask < length; mask += 1) sums.push(at(sums, mask) + amount)
  }
  return sums
}

/** How many members a coalition has. @example sizeOf(5) // 2 */
export function sizeOf(mask: number): number {
  let [rest, size] = [mask, 0]
  for (; rest !== 0; rest &= rest - 1) size += 1
  return size
}
