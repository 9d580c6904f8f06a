import { formatRational, type Rational, Refusal, rational } from "../../base/index.ts"
import { sizeOf } from "./blocking.ts"
import { at, checkPlayers, type Game, leastCommonMultiple } from "./game.ts"

/** Amounts by player, in order of the players. */
export type ByPlayer = ReadonlyMap<string, Rational>

/**
 * Airport game: a strip long enough for the most demanding member serves all. Worths are minus the costs, so that what
 * a player receives is below zero: it pays.
 * @param costs what the strip would cost that each player needs, zero or more
 * @throws Refusal "settlement.below-zero"; as `gameOf`
 * @example shapley(airportGame(new Map([["a", rational(12n)], ["b", rational(28n)]]))) // a −6, b −22
 * Source: S. C. Littlechild, G. Owen, A simple expression for the Shapley value in a special case, 1973
 */
export function airportGame(costs: ByPlayer): Game {
  const { players, amounts, denominator } = wholeAmounts(costs, "costs")
  const most = byCoalition(amounts, (before, own) => (own > before ? own : before))
  return { players, worths: most.map((cost) => -cost), denominator }
}

/**
 * Bankruptcy game: a coalition has what is left of the estate when all others are paid in full.
 * @throws Refusal "settlement.below-zero", "settlement.estate-above-claims"; as `gameOf`
 * @example bankruptcyGame(rational(200n), claims)
 * Source: B. O'Neill, A problem of rights arbitration from the Talmud, 1982
 */
export function bankruptcyGame(estate: Rational, claims: ByPlayer): Game {
  if (estate.numerator < 0n) throw new Refusal("settlement.below-zero", { what: "estate" })
  const { players, amounts, denominator, scale } = wholeAmounts(claims, "claims", estate)
  const all = amounts.reduce((sum, claim) => sum + claim, 0n)
  const missing = all - scale(estate)
  if (missing < 0n)
    throw new Refusal("settlement.estate-above-claims", {
      estate: formatRational(estate),
      claims: formatRational(rational(all, denominator)),
    })
  const worths = byCoalition(amounts, (before, own) => before + own).map((claimed) =>
    claimed > missing ? claimed - missing : 0n,
  )
  return { players, worths, denominator }
}

/**
 * Weighted voting: a coalition is worth 1 when its weights reach the quota, else 0.
 * @param quota above zero
 * @throws Refusal "settlement.below-zero", "settlement.quota-of-nobody"; as `gameOf`
 * @example votingGame(rational(51n), new Map([["a", rational(50n)], ["b", rational(49n)], ["c", rational(1n)]]))
 */
export function votingGame(quota: Rational, weights: ByPlayer): Game {
  if (quota.numerator <= 0n) throw new Refusal("settlement.quota-of-nobody")
  const { players, amounts, scale } = wholeAmounts(weights, "weights", quota)
  const needed = scale(quota)
  const worths = byCoalition(amounts, (before, own) => before + own).map((weight) => (weight < needed ? 0n : 1n))
  return { players, worths, denominator: 1n }
}

/**
 * Gloves: a coalition is worth the pairs that it can make.
 * @throws Refusal as `gameOf`
 * @example shapley(gloveGame(["left"], ["right-1", "right-2"])) // 2/3, 1/6, 1/6
 */
export function gloveGame(left: readonly string[], right: readonly string[]): Game {
  const players = [...left, ...right]
  checkPlayers(players)
  const pairs = Array.from({ length: 2 ** players.length }, (_, mask) => {
    const lefts = sizeOf(mask & (2 ** left.length - 1))
    return BigInt(Math.min(lefts, sizeOf(mask) - lefts))
  })
  return { players, worths: pairs, denominator: 1n }
}

/** What a group of players makes together, beside what its parts make. */
export interface Synergy {
  readonly members: readonly string[]
  readonly worth: Rational
}

/**
 * Sum of synergies: a coalition is worth all that groups inside it make. Settled uses give one: what home and host
 * make together exists for a coalition that holds both.
 * @param synergies of one player, a pair or more; several of the same members add up
 * @throws Refusal "settlement.unknown-player", "settlement.synergy-of-nobody"; as `gameOf`
 * @example synergyGame(["a", "b"], [{ members: ["a", "b"], worth: rational(5n) }]) // worths 0, 0, 0, 5
 */
export function synergyGame(players: readonly string[], synergies: readonly Synergy[]): Game {
  checkPlayers(players)
  const places = new Map(players.map((player, index) => [player, index]))
  const denominator = synergies.reduce((common, { worth }) => leastCommonMultiple(common, worth.denominator), 1n)
  const worths = Array.from({ length: 2 ** players.length }, () => 0n)
  for (const { members, worth } of synergies) {
    if (members.length === 0) throw new Refusal("settlement.synergy-of-nobody")
    const mask = members.reduce((sum, member) => sum | (1 << placeOf(places, member)), 0)
    worths[mask] = at(worths, mask) + worth.numerator * (denominator / worth.denominator)
  }
  // Each player in turn: what a coalition makes without it counts for the coalition with it too.
  for (let bit = 1; bit < worths.length; bit *= 2)
    for (let mask = bit; mask < worths.length; mask += 1)
      if ((mask & bit) !== 0) worths[mask] = at(worths, mask) + at(worths, mask - bit)
  return { players, worths, denominator }
}

function placeOf(places: ReadonlyMap<string, number>, player: string): number {
  const place = places.get(player)
  if (place === undefined) throw new Refusal("settlement.unknown-player", { player })
  return place
}

interface WholeAmounts {
  readonly players: readonly string[]
  readonly amounts: readonly bigint[]
  readonly denominator: bigint
  /** Another amount over the same denominator. */
  readonly scale: (amount: Rational) => bigint
}

/** Amounts of players, zero or more, over one denominator that also holds the other amount. */
function wholeAmounts(given: ByPlayer, what: string, other: Rational = rational(0n)): WholeAmounts {
  const players = [...given.keys()]
  checkPlayers(players)
  const listed = [...given.values()]
  if (listed.some(({ numerator }) => numerator < 0n)) throw new Refusal("settlement.below-zero", { what })
  const denominator = listed.reduce((common, one) => leastCommonMultiple(common, one.denominator), other.denominator)
  const scale = (amount: Rational) => amount.numerator * (denominator / amount.denominator)
  return { players, amounts: listed.map(scale), denominator, scale }
}

/** A table by bit mask from what each player adds to those before it; zero for nobody. */
function byCoalition(amounts: readonly bigint[], joined: (before: bigint, own: bigint) => bigint): readonly bigint[] {
  const table = [0n]
  for (const own of amounts) {
    const { length } = table
    for (let mask = 0; mask < length; mask += 1) table.push(joined(at(table, mask), own))
  }
  return table
}
