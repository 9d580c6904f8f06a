import { type Rational, rational } from "../../base/index.ts"
import {
  closedShapley,
  decimal,
  type Formula,
  type Game,
  gloveGame,
  nucleolus,
  playersOf,
  prenucleolus,
  sampledShapley,
  shapley,
  shapleyOfFloats,
  splitUse,
  walkedGame,
} from "../../settlement/index.ts"
import { type Figure, percentile, round, within } from "./figures.ts"

const orders = 100_000
const seeds = 200
const splits = 200_000

/**
 * Dividing by contribution, in CPU time, which other programs on the machine change less than time on the clock: Shapley
 * beside one read of the same table, the nucleolus, sampling of games whose value is known in closed form, and splits of
 * a settled use.
 */
export async function benchShares(): Promise<readonly Figure[]> {
  return [...shapleyFigures(), ...nucleolusFigures(), ...samplingFigures(), boundFigure(), splitFigure()]
}

/** Milliseconds of CPU, the middle of some turns after a few for warming up. */
function cpu(work: () => unknown, turns = 9): number {
  const times = Array.from({ length: turns + 3 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return percentile(times.slice(3), 0.5)
}

function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)

/** The least that any of these can cost: reading the table once. */
function readOnce(table: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < table.length; at += 4) {
    a += table[at] ?? 0
    b += table[at + 1] ?? 0
    c += table[at + 2] ?? 0
    d += table[at + 3] ?? 0
  }
  return a + b + c + d
}

function besideRead(what: string, value: number, limit: number, table: Float64Array): Figure {
  const read = cpu(() => readOnce(table))
  return {
    ...within(what, value, limit, "ms"),
    against: `one read of the table ${round(read)} ms`,
    ratio: (value / read).toFixed(1),
  }
}

function shapleyFigures(): readonly Figure[] {
  const draw = draws(20)
  const floats = (n: number) => Float64Array.from({ length: 2 ** n }, (_, mask) => (mask === 0 ? 0 : draw() * 1000))
  const [twenty, all] = [floats(20), floats(24)]
  // Twelfths of some 10^12: whole numbers of 44 bits over one denominator.
  const fractions: Game = {
    players: names(20),
    worths: Array.from(twenty, (worth) => BigInt(Math.floor(worth * 12e9))),
    denominator: 12n,
  }
  return [
    besideRead(
      "shares: Shapley n = 20, floats",
      cpu(() => shapleyOfFloats(twenty)),
      25,
      twenty,
    ),
    besideRead(
      "shares: Shapley n = 20, exact fractions",
      cpu(() => shapley(fractions)),
      100,
      twenty,
    ),
    besideRead(
      "shares: Shapley n = 24, floats",
      cpu(() => shapleyOfFloats(all), 5),
      500,
      all,
    ),
  ]
}

/** A superadditive game without any pattern: what members weigh times how many they are, and chance. */
function patternless(n: number): Game {
  const draw = draws(n)
  const weights = names(n).map(() => 1 + Math.floor(draw() * 50))
  const worths = Array.from({ length: 2 ** n }, (_, mask) => {
    const inside = weights.filter((_, player) => (mask >> player) & 1)
    const weight = inside.reduce((sum, one) => sum + one, 0)
    return BigInt(inside.length < 2 ? 0 : weight * inside.length * 10 + Math.floor(draw() * 100 * inside.length))
  })
  return { players: names(n), worths, denominator: 1n }
}

function nucleolusFigures(): readonly Figure[] {
  const gloves = gloveGame(names(6), names(12).slice(6))
  const twenty = patternless(20)
  return [
    within("shares: nucleolus n = 10, with certificate", timed(patternless(10)), 30, "ms"),
    within("shares: nucleolus n = 14, with certificate", timed(patternless(14)), 150, "ms"),
    within("shares: nucleolus n = 20, with certificate", timed(twenty), 1000, "ms"),
    within(
      "shares: prenucleolus n = 20, with certificate",
      cpu(() => prenucleolus(twenty), 3),
      1000,
      "ms",
    ),
    within("shares: nucleolus of gloves 6 + 6", timed(gloves), 500, "ms"),
  ]
}

function timed(game: Game): number {
  return cpu(() => nucleolus(game), game.players.length > 16 ? 3 : 9)
}

/** Games of a hundred players whose Shapley value is known. */
function knownGames(): readonly {
  readonly what: string
  readonly formula: Formula
  readonly truth: readonly number[]
}[] {
  const costs = new Map(names(100).map((name, index): [string, Rational] => [name, rational(BigInt(index + 1))]))
  const airport: Formula = { kind: "airport", costs }
  const one = (): Rational => rational(1n)
  const equal = (count: number): Formula => ({
    kind: "voting",
    quota: rational(BigInt(Math.floor(count / 2) + 1)),
    weights: new Map(names(count).map((name) => [name, one()])),
  })
  const gloves: Formula = { kind: "gloves", left: names(49), right: names(100).slice(49) }
  const left = gloveShare(49, 51)
  const right = (49 - 49 * left) / 51
  return [
    {
      what: "airport of 100",
      formula: airport,
      truth: [...(closedShapley(airport) ?? new Map()).values()].map(decimal),
    },
    { what: "majority of 100", formula: equal(100), truth: names(100).map(() => 1 / 100) },
    { what: "majority of 101", formula: equal(101), truth: names(101).map(() => 1 / 101) },
    { what: "gloves 49 + 51", formula: gloves, truth: names(100).map((_, index) => (index < 49 ? left : right)) },
  ]
}

/**
 * What one left glove adds on average: its chance that more right than left ones came before it. Of a coalition of the
 * others every size is as likely; of one size every choice.
 */
function gloveShare(lefts: number, rights: number): number {
  const ways = (n: number, k: number) => {
    let found = 1n
    for (let step = 0n; step < BigInt(k); step += 1n) found = (found * (BigInt(n) - step)) / (step + 1n)
    return found
  }
  let share = 0
  for (let l = 0; l < lefts; l += 1)
    for (let r = l + 1; r <= rights; r += 1)
      share +=
        decimal(rational(ways(lefts - 1, l) * ways(rights, r), ways(lefts + rights - 1, l + r))) / (lefts + rights)
  return share
}

/** Part of the whole that a sample gives to the wrong member. */
function misplaced(shares: Iterable<Rational>, truth: readonly number[]): number {
  const off = [...shares].reduce((sum, share, index) => sum + Math.abs(decimal(share) - (truth[index] ?? 0)), 0)
  return off / 2 / truth.reduce((sum, one) => sum + Math.abs(one), 0)
}

function samplingFigures(): readonly Figure[] {
  return knownGames().flatMap(({ what, formula, truth }) => {
    const game = walkedGame(formula)
    const time = cpu(() => sampledShapley(game, { orders, seed: 1 }), 3)
    const wrong = Array.from({ length: 5 }, (_, seed) =>
      misplaced(sampledShapley(game, { orders, seed }).shares.values(), truth),
    )
    return [
      within(`shares: ${orders} orders, ${what}`, time, 1000, "ms"),
      within(`shares: given to the wrong member, ${what}, worst of 5 seeds`, Math.max(...wrong) * 100, 1, "%"),
    ]
  })
}

function boundFigure(): Figure {
  let [held, members, together, samples] = [0, 0, 0, 0]
  for (const { formula, truth } of knownGames()) {
    const game = walkedGame(formula)
    for (let seed = 0; seed < seeds; seed += 1) {
      const { shares, bounds } = sampledShapley(game, { orders: 1000, seed })
      const within = playersOf(formula).filter((player, index) => {
        const share = shares.get(player)
        return share !== undefined && Math.abs(decimal(share) - (truth[index] ?? 0)) <= (bounds.get(player) ?? 0)
      }).length
      held += within
      members += truth.length
      samples += 1
      if (within === truth.length) together += 1
    }
  }
  return {
    what: `shares: bounds that hold, ${seeds} seeds of 4 games, 1,000 orders`,
    figure: `${((held / members) * 100).toFixed(2)} % of members`,
    against: `all at once in ${((together / samples) * 100).toFixed(1)} % of samples`,
    ratio: (held / members / 0.95).toFixed(2),
    asked: "at least 95 %",
    met: held / members >= 0.95 && together / samples >= 0.95,
  }
}

function splitFigure(): Figure {
  const parties = [["home", "host"], ["home", "host", "owner"], ["home"]]
  const uses = Array.from({ length: 1000 }, (_, index) => ({
    parties: parties[index % 3] ?? [],
    worth: BigInt(index) * 7_919n + 1n,
  }))
  let units = 0n
  const time = cpu(() => {
    for (let turn = 0; turn < splits; turn += 1) {
      const use = uses[turn % uses.length]
      if (use !== undefined)
        units += splitUse(use, { remainder: "largest-remainder", ties: "earlier" }).parts.get("home") ?? 0n
    }
  }, 3)
  if (units <= 0n) throw new Error("nothing was divided")
  const rate = splits / (time / 1000)
  return {
    what: "shares: splits of a settled use, 1 to 3 parties",
    figure: `${round(rate)} per CPU second`,
    against: "100,000",
    ratio: (rate / 100_000).toFixed(2),
    asked: "at least 100,000 per second on one core",
    met: rate >= 100_000,
  }
}
