import { Refusal, rational } from "../../base/index.ts"
import { sizeOf } from "./blocking.ts"
import { choose } from "./choose.ts"
import { type Allocation, at, type Game, leastCommonMultiple } from "./game.ts"

/**
 * Owen value, exact: unions arrive in any order, and inside a union its members do. With unions of one player it is the
 * Shapley value.
 * @param unions each player in exactly one
 * @throws Refusal "settlement.bad-unions", "settlement.unknown-player"
 * @example owen(game, [["a", "b"], ["c"]])
 * Source: G. Owen, Values of games with a priori unions, 1977
 */
export function owen(game: Game, unions: readonly (readonly string[])[]): Allocation {
  const masks = unionMasks(game.players, unions)
  const outer = averaging(masks.length)
  const shares = game.players.map((player, index): [string, ReturnType<typeof rational>] => {
    const bit = 1 << index
    const own = masks.find((mask) => (mask & bit) !== 0) ?? bit
    const others = masks.filter((mask) => mask !== own)
    const inner = averaging(sizeOf(own))
    let sum = 0n
    for (const inside of coalitionsWithin(own - bit)) {
      const weight = at(inner.weights, sizeOf(inside))
      for (const [count, outside] of unionsOf(others))
        sum += weight * at(outer.weights, count) * gainOf(game, outside | inside, bit)
    }
    return [player, rational(sum, inner.common * outer.common * game.denominator)]
  })
  return new Map(shares)
}

function gainOf({ worths }: Game, mask: number, bit: number): bigint {
  return at(worths, mask | bit) - at(worths, mask)
}

/** The chance, times `common`, that a given s of the n−1 others come first: s!(n−s−1)!/n!. */
function averaging(n: number): { readonly common: bigint; readonly weights: readonly bigint[] } {
  const divisors = Array.from({ length: n }, (_, s) => BigInt(n) * choose(n - 1, s))
  const common = divisors.reduce(leastCommonMultiple, 1n)
  return { common, weights: divisors.map((divisor) => common / divisor) }
}

/** All coalitions inside a mask, the empty one too. */
function* coalitionsWithin(mask: number): Generator<number> {
  for (let inside = mask; ; inside = (inside - 1) & mask) {
    yield inside
    if (inside === 0) return
  }
}

/** All sets of unions: how many, and the players in them. */
function* unionsOf(unions: readonly number[]): Generator<readonly [count: number, players: number]> {
  for (const chosen of coalitionsWithin(2 ** unions.length - 1))
    yield [
      sizeOf(chosen),
      unions.reduce((players, union, index) => ((chosen & (1 << index)) === 0 ? players : players | union), 0),
    ]
}

function unionMasks(players: readonly string[], unions: readonly (readonly string[])[]): readonly number[] {
  const stranger = unions.flat().find((player) => !players.includes(player))
  if (stranger !== undefined) throw new Refusal("settlement.unknown-player", { player: stranger })
  for (const player of players) {
    const count = unions.flat().filter((each) => each === player).length
    if (count !== 1) throw new Refusal("settlement.bad-unions", { player, count: `${count}` })
  }
  return unions
    .filter((union) => union.length > 0)
    .map((union) => union.reduce((mask, player) => mask | (1 << players.indexOf(player)), 0))
}
