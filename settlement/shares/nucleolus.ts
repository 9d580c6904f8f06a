import { type Rational, Refusal, rational } from "../../base/index.ts"
import { weightsOf } from "./basis.ts"
import { type Amounts, openExcessScan } from "./excess-scan.ts"
import { type FreeSpace, fixing, spaceOf } from "./free-space.ts"
import { type Allocation, at, everyone, type Game, membersOf } from "./game.ts"
import { lowered, type Solved } from "./lowered.ts"

/** One step of a nucleolus: the largest excess that cannot be made smaller, and the coalitions that prove it. */
export interface Level {
  readonly excess: Rational
  /**
   * Coalitions with this excess, each with a weight above zero: weighted so, with the players that are held at their own
   * worth, they balance against what earlier levels have fixed. So none of them can have more unless another has less.
   */
  readonly coalitions: readonly { readonly members: readonly string[]; readonly weight: Rational }[]
  /** Players held at what they are worth alone; none in a prenucleolus. */
  readonly held: readonly { readonly player: string; readonly weight: Rational }[]
}

/** A nucleolus with its certificate, which `checkNucleolus` accepts or refuses without solving anything. */
export interface Nucleolus {
  readonly shares: Allocation
  readonly levels: readonly Level[]
}

/**
 * Prenucleolus, exact: the division of the worth of all under which the largest complaint of any coalition is as small as
 * it can be, then the second largest, and so on.
 * @returns shares as exact fractions, and a level for each complaint that was settled
 * @example prenucleolus(bankruptcyGame(rational(200n), claims)).shares // 50, 75, 75
 * Source: A. I. Sobolev, 1975; method after M. Maschler, B. Peleg, L. S. Shapley, 1979, with columns made when needed
 */
export function prenucleolus(game: Game): Nucleolus {
  const whole = at(game.worths, everyone(game))
  const count = BigInt(game.players.length)
  const start = { numerators: game.players.map(() => whole), denominator: count * game.denominator }
  return levelled(game, start, false)
}

/**
 * Nucleolus, exact: as the prenucleolus, among the divisions that give each player at least what it is worth alone.
 * @throws Refusal "settlement.no-imputation" when the players alone are worth more than all together
 * @example nucleolus(gloveGame(["left"], ["right-1", "right-2"])).shares // 1, 0, 0
 * Source: D. Schmeidler, The nucleolus of a characteristic function game, 1969
 */
export function nucleolus(game: Game): Nucleolus {
  const { players, worths, denominator } = game
  const alone = players.map((_, index) => at(worths, 1 << index))
  const left = alone.reduce((rest, worth) => rest - worth, at(worths, everyone(game)))
  if (left < 0n) throw new Refusal("settlement.no-imputation")
  const count = BigInt(players.length)
  const start = { numerators: alone.map((worth) => worth * count + left), denominator: count * denominator }
  return levelled(game, start, true)
}

/** The largest complaint at its smallest, and a division that reaches it. */
export interface LeastCore {
  /** Below zero where every group can be given more than it is worth; above zero when the core is empty. Null for one player. */
  readonly excess: Rational | null
  readonly shares: Allocation
  readonly isCoreEmpty: boolean
}

/**
 * Least core, exact: the smallest largest complaint of any coalition, and one division with it (the prenucleolus).
 * @example leastCore(majorityOfThree) // excess 1/3, the core is empty
 * Source: M. Maschler, B. Peleg, L. S. Shapley, 1979
 */
export function leastCore(game: Game): LeastCore {
  const { shares, levels } = prenucleolus(game)
  const excess = levels[0]?.excess ?? null
  return { excess, shares, isCoreEmpty: excess !== null && excess.numerator > 0n }
}

function levelled(game: Game, start: Amounts, isBounded: boolean): Nucleolus {
  const scan = openExcessScan(game)
  let [amounts, space]: [Amounts, FreeSpace] = [start, spaceOf(game.players.length)]
  const levels: Level[] = []
  while (space.length > 0) {
    const solved = lowered({ game, amounts, space, scan, isBounded })
    amounts = solved.amounts
    const { level, fixed } = levelOf(game, solved)
    levels.push(level)
    space = fixed.reduce(fixing, space)
  }
  const { players } = game
  return {
    shares: new Map(
      players.map((player, index) => [player, rational(at(amounts.numerators, index), amounts.denominator)]),
    ),
    levels,
  }
}

function levelOf(
  game: Game,
  { basis, amounts, excess }: Solved,
): { readonly level: Level; readonly fixed: readonly number[] } {
  const weights = weightsOf(basis)
  const used = basis.columns.flatMap(({ name }, place) => {
    const weight = weights[place] ?? 0n
    return weight > 0n ? [{ mask: Math.abs(name), isBound: name < 0, weight: rational(weight, basis.scale) }] : []
  })
  const { players } = game
  const level: Level = {
    excess: rational(excess, amounts.denominator * game.denominator),
    coalitions: used
      .filter(({ isBound }) => !isBound)
      .map(({ mask, weight }) => ({ members: membersOf(players, mask), weight })),
    held: used
      .filter(({ isBound }) => isBound)
      .map(({ mask, weight }) => ({ player: membersOf(players, mask)[0] ?? "", weight })),
  }
  return { level, fixed: used.map(({ mask }) => mask) }
}
