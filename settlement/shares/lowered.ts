import { type Basis, type Column, exchange, firstBasis, leavingPlace, pricesOf, stepOf, weightsOf } from "./basis.ts"
import { type Amounts, type ExcessScan, excessOf } from "./excess-scan.ts"
import { changeOf, type FreeSpace, isFixed } from "./free-space.ts"
import { at, type Game } from "./game.ts"

/** What a level is worked out from. */
export interface Stage {
  readonly game: Game
  readonly amounts: Amounts
  readonly space: FreeSpace
  readonly scan: ExcessScan
  readonly isBounded: boolean
}

/** Amounts with the smallest largest excess, and the basis that proves it. */
export interface Solved {
  readonly basis: Basis
  readonly amounts: Amounts
  /** Of the excess, over the denominators of amounts and game. */
  readonly excess: bigint
}

/** How many coalitions one scan brings; they are tried before the table is read again. */
const poolSize = 40

/** Lowers the largest excess of the coalitions that are not fixed as far as it goes. */
export function lowered(stage: Stage): Solved {
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
