import { at, everyone, type Game } from "./game.ts"

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
  const sizes = sizesUpTo(everyone(game))
  const counts = new Uint32Array(players.length + 1)
  for (const size of sizes) counts[size] = (counts[size] ?? 0) + 1
  const total = weights.reduce((sum, weight, size) => sum + weight * BigInt(counts[size] ?? 0), 0n)
  const bits = 53 - total.toString(2).length
  if (bits < 1) return playerSumsOfWhole(game, weights, sizes)
  const byWeight = Float64Array.from(weights, Number)
  let [withPlayer, all] = [players.map(() => 0n), 0n]
  for (const [place, limb] of limbsOf(worths, bits).entries()) {
    for (let mask = 0; mask < limb.length; mask += 1) limb[mask] = (limb[mask] ?? 0) * (byWeight[sizes[mask] ?? 0] ?? 0)
    const folded = fold(limb, players.length)
    const shift = BigInt(place * bits)
    withPlayer = withPlayer.map((sum, index) => sum + (BigInt(folded.withPlayer[index] ?? 0) << shift))
    all += BigInt(folded.all) << shift
  }
  return { withPlayer, all }
}
/** Consumes the table. */
function fold(table: Float64Array, players: number): { readonly withPlayer: Float64Array; readonly all: number } {
  const withPlayer = new Float64Array(players)
  for (let player = players - 1; player >= 0; player -= 1) {
    const half = 2 ** player
    let sum = 0
    for (let mask = 0; mask < half; mask += 1) {
      const upper = table[half + mask] ?? 0
      sum += upper
      table[mask] = (table[mask] ?? 0) + upper
    }
    withPlayer[player] = sum
  }
  return { withPlayer, all: table[0] ?? 0 }
}

/** Limbs of `bits` bits with the sign of the worth, the lowest first: Σ limb·2^(place·bits) is the worth. */
function limbsOf(worths: readonly bigint[], bits: number): readonly Float64Array[] {
  let most = 0n
  for (const worth of worths) {
    if (worth > most) most = worth
    else if (-worth > most) most = -worth
  }
  const count = Math.ceil(most.toString(2).length / bits)
  const limbs = Array.from({ length: count }, () => new Float64Array(worths.length))
  const [base, part, step] = [2 ** bits, 2 ** -bits, BigInt(bits)]
  for (let mask = 0; mask < worths.length; mask += 1) {
    let worth = at(worths, mask)
    let place = 0
    for (; worth > largest || worth < -largest; place += 1) {
      // Division rounds towards zero, so that a limb has the sign of its worth.
      const rest = worth / (1n << step)
      const limb = limbs[place]
      if (limb !== undefined) limb[mask] = Number(worth - (rest << step))
      worth = rest
    }
    for (let small = Number(worth); small !== 0; place += 1) {
      const rest = Math.trunc(small * part)
      const limb = limbs[place]
      if (limb !== undefined) limb[mask] = small - rest * base
      small = rest
    }
  }
  return limbs
}

const largest = BigInt(Number.MAX_SAFE_INTEGER)

/** How many members each coalition up to a mask has. */
function sizesUpTo(last: number): Uint8Array {
  const sizes = new Uint8Array(last + 1)
  for (let mask = 1; mask <= last; mask += 1) sizes[mask] = (sizes[mask >> 1] ?? 0) + (mask & 1)
  return sizes
}

/** The same without limbs, for weights that leave no room for one. */
function playerSumsOfWhole({ players, worths }: Game, weights: readonly bigint[], sizes: Uint8Array): PlayerSums {
  const weighted = worths.map((worth, mask) => worth * at(weights, sizes[mask] ?? 0))
  const withPlayer = players.map((_, index) =>
    weighted.reduce((sum, each, mask) => ((mask & (1 << index)) === 0 ? sum : sum + each), 0n),
  )
  return { withPlayer, all: weighted.reduce((sum, each) => sum + each, 0n) }
}
