import { type Rational, Refusal, rational } from "../../base/index.ts"
import { type Basis, type Column, exchange, firstBasis, leavingPlace, pricesOf, stepOf, weightsOf } from "./basis.ts"
import { type Amounts, type ExcessScan, excessOf, openExcessScan } from "./excess-scan.ts"
import { changeOf, type FreeSpace, fixing, isFixed, spaceOf } from "./free-space.ts"
import { type Allocation, at, everyone, type Game, membersOf } from "./game.ts"

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

/** What a level is worked out from. */
interface Stage {
  readonly game: Game
  readonly amounts: Amounts
  readonly space: FreeSpace
  readonly scan: ExcessScan
  readonly isBounded: boolean
}

function levelled(game: Game, start: Amounts, isBounded: boolean): Nucleolus {
  const scan = openExcessScan(game)
  let [amounts, space]: [Amounts, FreeSpace] = [start, spaceOf(game.players.length)]
  const levels: Level[] = []
  while (space.length > 0) {
    const solved = solve({ game, amounts, space, scan, isBounded })
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

interface Solved {
  readonly basis: Basis
  readonly amounts: Amounts
  /** Of the excess, over the denominators of amounts and game. */
  readonly excess: bigint
}

/** How many coalitions one scan brings; they are tried before the table is read again. */
const poolSize = 40

/** A level: lowers the largest excess of coalitions that are not fixed as far as it goes. */
function solve(stage: Stage): Solved {
  const { game, amounts, space, scan } = stage
  const { players } = game
  const bounds = stage.isBounded
    ? players.map((_, index) => boundOf(stage, index)).filter(({ name }) => !isFixed(space, -name))
    : []
  const singles = players.map((_, index) => 1 << index).filter((mask) => !isFixed(space, mask))
  let basis = firstBasis(
    singles.map((mask) => columnOf(stage, mask)),
    space.length + 1,
  )
  let pool: readonly Column[] = []
  for (;;) {
    basis = settle(basis, [...bounds, ...pool])
    const solved = amountsOf(amounts, space, basis, game)
    const found = scan.above(solved.amounts, solved.excess, space, poolSize)
    if (found.length === 0) return { basis, ...solved }
    // Columns are kept for the level, so that none is looked for twice and the search ends.
    pool = [...pool, ...found.map((mask) => columnOf(stage, mask))]
  }
}

/** Pivots among known columns until none is worth entering. After many pivots without gain the first one enters, not the best. */
function settle(first: Basis, columns: readonly Column[]): Basis {
  let [basis, idle] = [first, 0]
  for (;;) {
    const prices = pricesOf(basis)
    const entering = enteringOf(columns, prices, basis.scale, idle > 2 * basis.rows.length)
    if (entering === undefined) return basis
    const step = stepOf(basis, entering)
    const place = leavingPlace(basis, step)
    if (place === -1) throw new RangeError("the largest excess of a game has no bound")
    idle = (weightsOf(basis)[place] ?? 0n) === 0n ? idle + 1 : 0
    basis = exchange(basis, place, entering, step)
  }
}

function enteringOf(
  columns: readonly Column[],
  prices: readonly bigint[],
  scale: bigint,
  isFirst: boolean,
): Column | undefined {
  let [best, most]: [Column | undefined, bigint] = [undefined, 0n]
  for (const column of columns) {
    const gain = column.worth * scale - column.entries.reduce((sum, one, row) => sum + one * (prices[row] ?? 0n), 0n)
    if (gain <= 0n) continue
    if (isFirst && (best === undefined || column.name < best.name)) best = column
    else if (!isFirst && gain > most) [best, most] = [column, gain]
  }
  return best
}

/** What a coalition asks of a step: a worth of its excess at the start of the level. */
function columnOf({ game, amounts, space }: Stage, mask: number): Column {
  const entries = [...space.map((direction) => changeOf(direction, mask)), 1n]
  return { name: mask, entries, worth: excessOf(game, amounts, mask) }
}

/** A player's own worth as a bound; its name is below zero. */
function boundOf({ game, amounts, space }: Stage, index: number): Column {
  const mask = 1 << index
  const entries = [...space.map((direction) => changeOf(direction, mask)), 0n]
  return { name: -mask, entries, worth: excessOf(game, amounts, mask) }
}

/** The amounts that the prices of a basis stand for: steps in the free directions, and the excess as the last. */
function amountsOf({ numerators, denominator }: Amounts, space: FreeSpace, basis: Basis, game: Game) {
  const prices = pricesOf(basis)
  // Worths of columns stand over both denominators, prices over the scale besides.
  const by = game.denominator * basis.scale
  const moved = numerators.map((one, index) =>
    space.reduce((sum, direction, axis) => sum + at(direction, index) * (prices[axis] ?? 0n), one * by),
  )
  const common = denominator * by
  // The last price is the excess over the same; it is wanted over the denominators of the new amounts and of the game.
  const excess = (prices.at(-1) ?? 0n) * game.denominator
  const divisor = moved.reduce(greatestCommon, greatestCommon(common, excess))
  return {
    amounts: { numerators: moved.map((one) => one / divisor), denominator: common / divisor },
    excess: excess / divisor,
  }
}

function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
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
