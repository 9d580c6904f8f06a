import { sizeOf } from "./blocking.ts"
import { choose } from "./choose.ts"
import { at, type Game } from "./game.ts"
import { fewestBits, limbFold } from "./limb-fold.ts"

/** For each player the weighted worths of the coalitions that hold it, and the sum over all coalitions. */
export interface PlayerSums {
  readonly withPlayer: readonly bigint[]
  readonly all: bigint
}

/**
 * Weighted sums over the coalitions that hold a player, for all players together, exact, in about 2^(n+1) additions a
 * limb: the upper half of the table is the last player's sum, and added to the lower half leaves a table for the others.
 * Worths are cut into limbs so short that no sum of weighted limbs passes 2^53; every addition of floats is then exact.
 * @param weights by the number of members, 0 to n; whole numbers, zero or more
 */
export function playerSums(game: Game, weights: readonly bigint[]): PlayerSums {
  const { players, worths } = game
  const n = players.length
  const total = weights.reduce((sum, weight, size) => sum + weight * choose(n, size), 0n)
  const bits = 53 - total.toString(2).length
  if (bits < fewestBits || n < 2) return playerSumsOfWhole(game, weights)
  const byWeight = Float64Array.from(weights, Number)
  let sums: PlayerSums = { withPlayer: players.map(() => 0n), all: 0n }
  for (let [rest, place] = [worths, 0n]; ; place += pieceBits) {
    const found = limbFold(rest, byWeight, bits)
    if (found !== null) return plus(sums, found, place)
    // Worths beyond 2^53 are cut into pieces first, the last of which has the sign.
    const pieces = rest.map((worth) => BigInt.asUintN(Number(pieceBits), worth))
    sums = plus(sums, limbFold(pieces, byWeight, bits), place)
    rest = rest.map((worth) => worth >> pieceBits)
  }
}

/** Part of a worth of at most so many bits that a float holds it. */
const pieceBits = 48n

function plus(sums: PlayerSums, piece: PlayerSums | null, place: bigint): PlayerSums {
  if (piece === null) return sums
  return {
    withPlayer: sums.withPlayer.map((sum, player) => sum + (at(piece.withPlayer, player) << place)),
    all: sums.all + (piece.all << place),
  }
}

/** The same without limbs, for weights that leave no room for one. */
function playerSumsOfWhole({ players, worths }: Game, weights: readonly bigint[]): PlayerSums {
  const weighted = worths.map((worth, mask) => worth * at(weights, sizeOf(mask)))
  const withPlayer = players.map((_, index) =>
    weighted.reduce((sum, each, mask) => ((mask & (1 << index)) === 0 ? sum : sum + each), 0n),
  )
  return { withPlayer, all: weighted.reduce((sum, each) => sum + each, 0n) }
}
