import { formatRational, type Rational, Refusal, rational } from "../../base/index.ts"

/** The largest number of players of a table: 2^20 worths. */
export const mostPlayers = 20

/**
 * A cooperative game: what each coalition is worth when it stands alone. A coalition is a bit mask, the first player the
 * lowest bit; its worth is `worths[mask] / denominator`, exact.
 */
export interface Game {
  readonly players: readonly string[]
  readonly worths: readonly bigint[]
  readonly denominator: bigint
}

/** What each player receives, exact, in order of the players. */
export type Allocation = ReadonlyMap<string, Rational>

/**
 * A game from its table.
 * @param worths in order of the bit mask, the empty coalition first: ∅, a, b, ab, c, ac, bc, abc
 * @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.player-twice",
 * "settlement.wrong-worths" with the first coalition without a worth, "settlement.worth-of-nobody" when it is not zero
 * @example gameOf(["a", "b"], [0n, 1n, 2n, 4n].map((worth) => rational(worth)))
 */
export function gameOf(players: readonly string[], worths: readonly Rational[]): Game {
  checkPlayers(players)
  const needed = 2 ** players.length
  if (worths.length !== needed)
    throw new Refusal("settlement.wrong-worths", {
      needed: `${needed}`,
      given: `${worths.length}`,
      missing: worths.length < needed ? nameOf(players, worths.length) : "–",
    })
  const denominator = worths.reduce(
    (common, worth) => (common % worth.denominator === 0n ? common : leastCommonMultiple(common, worth.denominator)),
    1n,
  )
  const whole = worths.map((worth) => worth.numerator * (denominator / worth.denominator))
  const [empty = 0n] = whole
  if (empty !== 0n)
    throw new Refusal("settlement.worth-of-nobody", { worth: formatRational(rational(empty, denominator)) })
  return { players, worths: whole, denominator }
}

/**
 * A game from a formula over coalitions.
 * @param worthOf worth of the coalition with these members, in order of the players; not asked for the empty one
 * @throws Refusal as `gameOf`
 * @example gameFrom(["a", "b"], (members) => rational(BigInt(members.length ** 2)))
 */
export function gameFrom(players: readonly string[], worthOf: (members: readonly string[]) => Rational): Game {
  checkPlayers(players)
  const worths = Array.from({ length: 2 ** players.length }, (_, mask) =>
    mask === 0 ? rational(0n) : worthOf(membersOf(players, mask)),
  )
  return gameOf(players, worths)
}

/** The members of a coalition, in order of the players. @example membersOf(["a", "b", "c"], 5) // ["a", "c"] */
export function membersOf(players: readonly string[], mask: number): readonly string[] {
  return players.filter((_, index) => (mask & (1 << index)) !== 0)
}

/** The worth of a coalition. */
export function worthOf({ worths, denominator }: Game, mask: number): Rational {
  return rational(at(worths, mask), denominator)
}

/** The coalition of all. */
export function everyone({ players }: Pick<Game, "players">): number {
  return 2 ** players.length - 1
}

/** An element that the length of the table promises. */
export function at(table: readonly bigint[], index: number): bigint {
  const found = table[index]
  if (found === undefined) throw new RangeError(`no worth at ${index}`)
  return found
}

/** The smallest number that both divide; both above zero. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.player-twice" */
export function checkPlayers(players: readonly string[]): void {
  requireOnce(players, mostPlayers)
}

/** @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.player-twice" */
export function requireOnce(players: readonly string[], most: number): void {
  if (players.length === 0) throw new Refusal("settlement.no-players")
  if (players.length > most)
    throw new Refusal("settlement.too-many-players", { players: `${players.length}`, most: `${most}` })
  const seen = new Set<string>()
  for (const player of players) {
    if (seen.has(player)) throw new Refusal("settlement.player-twice", { player })
    seen.add(player)
  }
}

function nameOf(players: readonly string[], mask: number): string {
  return mask === 0 ? "∅" : membersOf(players, mask).join(", ")
}
