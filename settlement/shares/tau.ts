import { formatRational, Refusal, rational } from "../../base/index.ts"
import { type Allocation, at, everyone, type Game } from "./game.ts"

/**
 * Tau value, exact: the efficient point between what each player can claim at least and at most. At most: what the
 * others lose without it; at least: what is left to it in the best coalition that pays its others their most.
 * @throws Refusal "settlement.not-quasi-balanced" when no such point exists
 * @example tau(gameOf(["a", "b"], [0n, 1n, 2n, 4n].map((worth) => rational(worth)))) // a 3/2, b 5/2
 * Source: S. H. Tijs, Bounds for the core and the tau-value, 1981
 */
export function tau(game: Game): Allocation {
  const { players, worths, denominator } = game
  const all = everyone(game)
  const whole = at(worths, all)
  const most = players.map((_, index) => whole - at(worths, all - (1 << index)))
  const least = leastOf(game, most)
  const [mostOfAll, leastOfAll] = [sumOf(most), sumOf(least)]
  if (leastOfAll > whole || whole > mostOfAll || players.some((_, index) => at(least, index) > at(most, index)))
    throw new Refusal("settlement.not-quasi-balanced", {
      least: formatRational(rational(leastOfAll, denominator)),
      whole: formatRational(rational(whole, denominator)),
      most: formatRational(rational(mostOfAll, denominator)),
    })
  const span = mostOfAll - leastOfAll
  return new Map(
    players.map((player, index) => {
      const [low, high] = [at(least, index), at(most, index)]
      if (span === 0n) return [player, rational(low, denominator)]
      return [player, rational(low * span + (high - low) * (whole - leastOfAll), span * denominator)]
    }),
  )
}

/** For each player the most that a coalition with it leaves to it when its other members have their most. */
function leastOf({ players, worths }: Game, most: readonly bigint[]): readonly bigint[] {
  const claims = [0n]
  for (const claim of most) {
    const { length } = claims
    for (let mask = 0; mask < length; mask += 1) claims.push(at(claims, mask) + claim)
  }
  const best: (bigint | undefined)[] = players.map(() => undefined)
  for (let mask = 1; mask < worths.length; mask += 1) {
    const rest = at(worths, mask) - at(claims, mask)
    for (const [index, claim] of most.entries()) {
      if ((mask & (1 << index)) === 0) continue
      const known = best[index]
      if (known === undefined || rest + claim > known) best[index] = rest + claim
    }
  }
  return best.map((one) => one ?? 0n)
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
