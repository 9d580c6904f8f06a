import { sizeOf } from "./blocking.ts"
import { choose } from "./choose.ts"
import { at, type Game } from "./game.ts"
import { weightedFold } from "./weighted-fold.ts"

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
  if (bits < 1) return playerSumsOfWhole(game, weights)
  const byWeight = Float64Array.from(weights, Number)
  let [withPlayer, all] = [players.map(() => 0n), 0n]
  for (const { limb, place } of limbsOf(worths, bits)) {
    const folded = weightedFold(limb, byWeight)
    const shift = BigInt(place)
    withPlayer = withPlayer.map((sum, index) => sum + (BigInt(folded.withPlayer[index] ?? 0) << shift))
    all += BigInt(folded.all) << shift
  }
  return { withPlayer, all }
}

/** Part of a worth of at most so many bits that a float holds it, and leaves some for the next part. */
const pieceBits = 48

/**
 * Limbs of at most `bits` bits: Σ limb·2^place is the worth. Worths beyond 2^53 are cut into pieces first, the last of
 * which has the sign.
 */
function* limbsOf(
  worths: readonly bigint[],
  bits: number,
): Generator<{ readonly limb: Float64Array; readonly place: number }> {
  const [pieces, limb] = [new Float64Array(worths.length), new Float64Array(worths.length)]
  let [rest, place] = [worths, 0]
  for (; !fill(pieces, rest); place += pieceBits) {
    for (let mask = 0; mask < pieces.length; mask += 1) pieces[mask] = Number(BigInt.asUintN(pieceBits, at(rest, mask)))
    for (let within = 0; cut(pieces, limb, bits); within += bits) yield { limb, place: place + within }
    rest = rest.map((worth) => worth >> BigInt(pieceBits))
  }
  for (let within = 0; cut(pieces, limb, bits); within += bits) yield { limb, place: place + within }
}

/** Moves the lowest bits of all pieces to the limb, with their sign; false when there are none left. */
function cut(pieces: Float64Array, limb: Float64Array, bits: number): boolean {
  const [base, part] = [2 ** bits, 2 ** -bits]
  let isLeft = false
  for (let mask = 0; mask < pieces.length; mask += 1) {
    const piece = pieces[mask] ?? 0
    const left = Math.trunc(piece * part)
    limb[mask] = piece - left * base
    pieces[mask] = left
    if (piece !== 0) isLeft = true
  }
  return isLeft
}

/** Whether all worths are held by floats, which then stand in the table. */
function fill(table: Float64Array, worths: readonly bigint[]): boolean {
  let most = 0
  for (let mask = 0; mask < worths.length; mask += 1) {
    const worth = Number(worths[mask])
    table[mask] = worth
    if (worth > most) most = worth
    else if (-worth > most) most = -worth
  }
  return most <= Number.MAX_SAFE_INTEGER
}

/** The same without limbs, for weights that leave no room for one. */
function playerSumsOfWhole({ players, worths }: Game, weights: readonly bigint[]): PlayerSums {
  const weighted = worths.map((worth, mask) => worth * at(weights, sizeOf(mask)))
  const withPlayer = players.map((_, index) =>
    weighted.reduce((sum, each, mask) => ((mask & (1 << index)) === 0 ? sum : sum + each), 0n),
  )
  return { withPlayer, all: weighted.reduce((sum, each) => sum + each, 0n) }
}
