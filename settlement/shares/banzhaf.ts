import { multiply, Refusal, rational } from "../../base/index.ts"
import { type Allocation, at, everyone, type Game, worthOf } from "./game.ts"
import { playerSums } from "./player-sums.ts"

/**
 * Banzhaf value, exact: what each player adds to a coalition of others, on average over all such coalitions. It need
 * not sum to the worth of all.
 * @example banzhaf(votingGame(rational(51n), weights50and49and1)) // 3/4, 1/4, 1/4
 * Source: G. Owen, Multilinear extensions and the Banzhaf value, 1975
 */
export function banzhaf(game: Game): Allocation {
  return scaled(game, BigInt(2 ** (game.players.length - 1)))
}

/**
 * The sums of which the Banzhaf value is the average: in a voting game the number of swings of each player.
 * @example banzhafSums(votingGame(rational(51n), weights50and49and1)) // 3, 1, 1
 */
export function banzhafSums(game: Game): Allocation {
  return scaled(game, 1n)
}

/**
 * Banzhaf value scaled so that it sums to the worth of all.
 * @throws Refusal "settlement.no-swings" when the values sum to zero
 * @example banzhafNormalised(votingGame(rational(51n), weights50and49and1)) // 3/5, 1/5, 1/5
 */
export function banzhafNormalised(game: Game): Allocation {
  const sums = sumsOf(game)
  const all = sums.reduce((sum, one) => sum + one, 0n)
  if (all === 0n) throw new Refusal("settlement.no-swings")
  const whole = worthOf(game, everyone(game))
  return new Map(game.players.map((player, index) => [player, multiply(whole, rational(at(sums, index), all))]))
}

function scaled(game: Game, divisor: bigint): Allocation {
  const sums = sumsOf(game)
  return new Map(game.players.map((player, index) => [player, rational(at(sums, index), divisor * game.denominator)]))
}

function sumsOf(game: Game): readonly bigint[] {
  const { withPlayer, all } = playerSums(
    game,
    Array.from({ length: game.players.length + 1 }, () => 1n),
  )
  return withPlayer.map((one) => 2n * one - all)
}
