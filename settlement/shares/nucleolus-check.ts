import { add, compare, multiply, type Rational, rational, subtract } from "../../base/index.ts"
import { everyone, type Game, membersOf, worthOf } from "./game.ts"
import type { Level, Nucleolus } from "./nucleolus.ts"

/** What is wrong with a nucleolus, by the number of its level; level 0 is the division itself. */
export interface NucleolusFault {
  readonly level: number
  readonly fault:
    | "not the worth of all"
    | "below the own worth"
    | "another excess"
    | "a weight not above zero"
    | "not balanced"
    | "a larger excess is left"
    | "not determined"
  readonly members: readonly string[]
}

type Vector = readonly Rational[]
const zero = rational(0n)

/**
 * Checks a nucleolus by its certificate and by nothing else of how it was found (Kohlberg's criterion with weights): at
 * each level the coalitions have the stated excess and balance, with their weights, against what earlier levels fixed, so
 * that no division makes all of these excesses smaller; no coalition that is still free has a larger one; and in the end
 * all is fixed.
 * @param among "imputations" for the nucleolus, "all" for the prenucleolus
 * @returns the first fault, or null for a nucleolus
 * @example checkNucleolus(game, prenucleolus(game), "all") // null
 * Source: E. Kohlberg, On the nucleolus of a characteristic function game, 1971
 */
export function checkNucleolus(
  game: Game,
  { shares, levels }: Nucleolus,
  among: "imputations" | "all",
): NucleolusFault | null {
  const { players } = game
  const amounts = players.map((player) => shares.get(player) ?? zero)
  const excess = (mask: number): Rational =>
    amounts.reduce((rest, one, index) => ((mask >> index) & 1 ? subtract(rest, one) : rest), worthOf(game, mask))
  const all = everyone(game)
  const fault = (level: number, what: NucleolusFault["fault"], mask: number): NucleolusFault => ({
    level,
    fault: what,
    members: membersOf(players, mask),
  })
  if (excess(all).numerator !== 0n) return fault(0, "not the worth of all", all)
  const poor = players.findIndex((_, index) => among === "imputations" && excess(1 << index).numerator > 0n)
  if (poor !== -1) return fault(0, "below the own worth", 1 << poor)
  let fixed = extended([], vectorOf(players.length, all))
  for (const [index, level] of levels.entries()) {
    const found = faultOf(level, { players, excess, fixed, among })
    if (found !== null) return fault(index + 1, found.fault, found.mask)
    fixed = masksOf(level, players).reduce((rows, mask) => extended(rows, vectorOf(players.length, mask)), fixed)
  }
  return fixed.length === players.length ? null : fault(levels.length, "not determined", all)
}

interface Known {
  readonly players: readonly string[]
  readonly excess: (mask: number) => Rational
  readonly fixed: readonly Vector[]
  readonly among: "imputations" | "all"
}

function faultOf(level: Level, { players, excess, fixed, among }: Known) {
  const mask = (members: readonly string[]) =>
    players.reduce((sum, one, at) => (members.includes(one) ? sum | (1 << at) : sum), 0)
  let balance: Vector = players.map(() => zero)
  for (const { members, weight } of level.coalitions) {
    const of = mask(members)
    if (compare(excess(of), level.excess) !== 0) return { fault: "another excess", mask: of } as const
    if (weight.numerator <= 0n) return { fault: "a weight not above zero", mask: of } as const
    balance = balance.map((one, at) => ((of >> at) & 1 ? add(one, weight) : one))
  }
  for (const { player, weight } of level.held) {
    const of = mask([player])
    if (among === "all" || excess(of).numerator !== 0n) return { fault: "below the own worth", mask: of } as const
    if (weight.numerator <= 0n) return { fault: "a weight not above zero", mask: of } as const
    balance = balance.map((one, at) => ((of >> at) & 1 ? add(one, weight) : one))
  }
  if (level.coalitions.length === 0 || !isWithin(fixed, balance)) return { fault: "not balanced", mask: 0 } as const
  for (let of = 1; of < 2 ** players.length - 1; of += 1)
    if (compare(excess(of), level.excess) > 0 && !isWithin(fixed, vectorOf(players.length, of)))
      return { fault: "a larger excess is left", mask: of } as const
  return null
}

function masksOf({ coalitions, held }: Level, players: readonly string[]): readonly number[] {
  return [...coalitions.map(({ members }) => members), ...held.map(({ player }) => [player])].map((members) =>
    players.reduce((sum, one, at) => (members.includes(one) ? sum | (1 << at) : sum), 0),
  )
}

function vectorOf(length: number, mask: number): Vector {
  return Array.from({ length }, (_, at) => rational((mask >> at) & 1 ? 1n : 0n))
}

/** What is left of a vector when all that rows in echelon form can take is taken. */
function rest(rows: readonly Vector[], vector: Vector): Vector {
  return rows.reduce((left, row) => {
    const lead = row.findIndex(({ numerator }) => numerator !== 0n)
    const by = left[lead] ?? zero
    return by.numerator === 0n ? left : left.map((one, at) => subtract(one, multiply(by, row[at] ?? zero)))
  }, vector)
}

function isWithin(rows: readonly Vector[], vector: Vector): boolean {
  return rest(rows, vector).every(({ numerator }) => numerator === 0n)
}

/** Rows in echelon form, leading ones, with one more where it is not within. */
function extended(rows: readonly Vector[], vector: Vector): readonly Vector[] {
  const left = rest(rows, vector)
  const lead = left.find(({ numerator }) => numerator !== 0n)
  if (lead === undefined) return rows
  const inverse = rational(lead.denominator, lead.numerator)
  return [...rows, left.map((one) => multiply(one, inverse))]
}
