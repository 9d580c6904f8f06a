import * as fc from "fast-check"
import { formatRational, parseRational, type Rational, rational } from "../../base/index.ts"
import { type Allocation, everyone, type Game, gameOf, worthOf } from "./game.ts"

/** A game from texts in order of the bit mask. */
export function table(players: readonly string[], ...worths: readonly (string | number)[]): Game {
  return gameOf(
    players,
    worths.map((worth) => parseRational(`${worth}`)),
  )
}

/** Fractions by player from texts. */
export function given(amounts: Readonly<Record<string, string | number>>): ReadonlyMap<string, Rational> {
  return new Map(Object.entries(amounts).map(([player, amount]) => [player, parseRational(`${amount}`)]))
}

/** An allocation as texts, so that a test shows fractions. */
export function shown(allocation: Allocation): Readonly<Record<string, string>> {
  return Object.fromEntries([...allocation].map(([player, amount]) => [player, formatRational(amount)]))
}

export function sum(allocation: Allocation): string {
  const whole = [...allocation.values()].reduce(
    (a, b) => rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
    rational(0n),
  )
  return formatRational(whole)
}

export function worthOfAll(game: Game): string {
  return formatRational(worthOf(game, everyone(game)))
}

export const letters = ["a", "b", "c", "d", "e", "f"] as const

const fraction = fc
  .tuple(fc.bigInt(-(2n ** 70n), 2n ** 70n), fc.bigInt(1n, 12n))
  .map(([numerator, denominator]) => rational(numerator, denominator))
const small = fc.tuple(fc.bigInt(-9n, 9n), fc.bigInt(1n, 3n)).map(([n, d]) => rational(n, d))

/** Worths of any game of as many players, small ones and ones beyond 2^53. */
export function worthsOf(players: number): fc.Arbitrary<readonly Rational[]> {
  const rest = fc.array(fc.oneof(small, fraction), { minLength: 2 ** players - 1, maxLength: 2 ** players - 1 })
  return rest.map((worths) => [rational(0n), ...worths])
}

/** Any game of 1 to 5 players. */
export const anyGame: fc.Arbitrary<Game> = fc
  .integer({ min: 1, max: 5 })
  .chain((players) => worthsOf(players).map((worths) => gameOf(letters.slice(0, players), worths)))
