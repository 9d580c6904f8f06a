import { Refusal } from "../../base/index.ts"
import { choose } from "./choose.ts"
import { stretch, weightedFold } from "./weighted-fold.ts"

/** The largest number of players of a table of floats: 2^24 worths. */
export const mostFloatPlayers = 24

/** Shares in floats, and how far the exact ones can lie from them. */
export interface FloatShares {
  readonly shares: Float64Array
  /** At most this far is each share from the exact share of the same floats. */
  readonly error: number
}

/**
 * Shapley value of a table of floats, about 2^(n+1) additions for all players together.
 * @param worths by bit mask, the empty coalition first, zero; 2^n of them
 * @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.wrong-worths", "settlement.worth-of-nobody"
 * @example shapleyOfFloats(Float64Array.of(0, 1, 2, 4)).shares // 1.5, 2.5
 * Source: L. S. Shapley, A value for n-person games, 1953; error: N. J. Higham, Accuracy and Stability of Numerical
 * Algorithms, 2002, section 4.2
 */
export function shapleyOfFloats(worths: Float64Array): FloatShares {
  const n = playersOf(worths)
  const whole = worths[worths.length - 1] ?? 0
  if (n === 1) return { shares: Float64Array.of(whole), error: 0 }
  // As in shapley.ts: a coalition of t counts with (t−1)!(n−t−1)!/(n−1)! for its members; what all have alike follows.
  const weights = Float64Array.from({ length: n + 1 }, (_, size) =>
    size === 0 || size === n ? 0 : 1 / (Number(choose(n - 2, size - 1)) * (n - 1)),
  )
  const { withPlayer, size } = weightedFold(worths, weights)
  const alike = (whole - withPlayer.reduce((sum, one) => sum + one, 0)) / n
  return { shares: withPlayer.map((one) => one + alike), error: errorOf(n, size + Math.abs(whole)) }
}

/** A sum of terms of which each goes through so many roundings is off by at most so many half last digits of their sizes. */
function errorOf(n: number, size: number): number {
  const roundings = Math.min(2 ** n, stretch + 2 ** n / stretch) + 6 * n
  return roundings * 2 ** -53 * 2 * size
}

function playersOf(worths: Float64Array): number {
  const n = Math.round(Math.log2(worths.length))
  if (worths.length < 2) throw new Refusal("settlement.no-players")
  if (n > mostFloatPlayers)
    throw new Refusal("settlement.too-many-players", { players: `${n}`, most: `${mostFloatPlayers}` })
  if (worths.length !== 2 ** n)
    throw new Refusal("settlement.wrong-worths", { needed: `${2 ** n}`, given: `${worths.length}`, missing: "–" })
  if (worths[0] !== 0) throw new Refusal("settlement.worth-of-nobody", { worth: `${worths[0]}` })
  return n
}
