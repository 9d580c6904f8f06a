import { rational } from "../../base/index.ts"
import { choose } from "./choose.ts"
import { type Allocation, at, everyone, type Game, leastCommonMultiple } from "./game.ts"
import { playerSums } from "./player-sums.ts"

/**
 * Shapley value, exact: what each player adds to those before it, on average over all orders of arrival. The shares sum
 * to the worth of all.
 * @returns an exact fraction a player, in order of the players
 * @example shapley(gameOf(["a", "b"], [0n, 1n, 2n, 4n].map((worth) => rational(worth)))) // a 3/2, b 5/2
 * Source: L. S. Shapley, A value for n-person games, 1953
 */
export function shapley(game: Game): Allocation {
  const { players, worths, denominator } = game
  const n = players.length
  const common = upTo(n).reduce(leastCommonMultiple, 1n)
  // A coalition of t members counts with (t−1)!(n−t)!/n! for each of them and with −t!(n−t−1)!/n! for each of the others.
  // So members have (t−1)!(n−t−1)!/(n−1)! more than others, times lcm(1..n) a whole number; what all have alike follows
  // from the sum, which is the worth of all.
  const weights = [0n, ...upTo(n - 1).map((_, index) => common / (BigInt(n - 1) * choose(n - 2, index))), 0n]
  const { withPlayer } = playerSums(game, weights)
  const whole = at(worths, everyone(game)) * common
  const alike = whole - withPlayer.reduce((sum, one) => sum + one, 0n)
  return new Map(
    players.map((player, index) => [
      player,
      rational(BigInt(n) * at(withPlayer, index) + alike, BigInt(n) * common * denominator),
    ]),
  )
}

function upTo(n: number): readonly bigint[] {
  return Array.from({ length: n }, (_, index) => BigInt(index + 1))
}
