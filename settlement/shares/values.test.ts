import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { add, formatRational, multiply, rational, subtract } from "../../base/index.ts"
import { banzhaf, banzhafNormalised, banzhafSums } from "./banzhaf.ts"
import { airportGame, bankruptcyGame, gloveGame, votingGame } from "./formulas.ts"
import { type Allocation, everyone, type Game, gameOf, membersOf, worthOf } from "./game.ts"
import { owen } from "./owen.ts"
import { shapley } from "./shapley.ts"
import { tau } from "./tau.ts"
import { anyGame, given, letters, shown, sum, table, worthOfAll, worthsOf } from "./testing.ts"
import { weightedShapley } from "./weighted-shapley.ts"

// A table of three players in the order of the R packages, 1, 2, 3, 12, 13, 23, 123.
const bySize = (...[a, b, c, ab, ac, bc, abc]: readonly number[]): Game =>
  table(["a", "b", "c"], 0, ...[a, b, ab, c, ac, bc, abc].map((worth) => worth ?? 0))

describe("worked examples of the Shapley value", () => {
  test("one left and two right gloves: 2/3, 1/6, 1/6", () => {
    expect(shown(shapley(gloveGame(["l"], ["r", "s"])))).toEqual({ l: "2/3", r: "1/6", s: "1/6" })
  })

  // The council since 1965, a veto for five of fifteen and nine votes needed: M. Maschler, E. Solan, S. Zamir, Game Theory,
  // 2013, ch. 18, after the method of L. S. Shapley, M. Shubik, 1954. By hand: another member swings as the ninth vote,
  // with all five and three of nine before it, so 84 · 8! · 6! / 15! = 4/2145.
  test("the Security Council of fifteen: 421/2145 for a permanent member, 4/2145 for another", () => {
    const weights = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`m${index}`, index < 5 ? 7 : 1]))
    const shares = shapley(votingGame(rational(39n), given(weights)))
    expect([shares.get("m0"), shares.get("m14")].map((share) => share && formatRational(share))).toEqual([
      "421/2145",
      "4/2145",
    ])
  })

  // Ibn Ezra's four sons (1146), solved in R. J. Aumann, Some non-superadditive games, and their Shapley values, in the
  // Talmud, 2010: 80 5/6, 20 5/6, 10 5/6, 7 1/2 of 120 for claims of 120, 60, 40, 30.
  test("Ibn Ezra's inheritance: 485/6, 125/6, 65/6, 15/2", () => {
    const claims = [120, 60, 40, 30]
    const worths = Array.from({ length: 16 }, (_, mask) => Math.max(0, ...claims.filter((_, i) => mask & (1 << i))))
    expect(shown(shapley(table(["a", "b", "c", "d"], ...worths)))).toEqual({
      a: "485/6",
      b: "125/6",
      c: "65/6",
      d: "15/2",
    })
  })

  // Random arrival, B. O'Neill, A problem of rights arbitration from the Talmud, 1982: 33 1/3, 83 1/3, 83 1/3.
  test("an estate of 200 for claims of 100, 200, 300: 100/3, 250/3, 250/3", () => {
    const game = bankruptcyGame(rational(200n), given({ a: 100, b: 200, c: 300 }))
    expect(shown(shapley(game))).toEqual({ a: "100/3", b: "250/3", c: "250/3" })
  })

  // S. C. Littlechild, G. Owen, 1973: each added length is paid alike by all who need it.
  test("an airport: each added length is shared by those who need it", () => {
    expect(shown(shapley(airportGame(given({ a: 12, b: 28, c: 30 }))))).toEqual({ a: "-4", b: "-12", c: "-14" })
  })
})

describe("worked examples of other values", () => {
  const votes = votingGame(rational(51n), given({ a: 50, b: 49, c: 1 }))

  // CoopGame 0.2.2, help of nonNormalizedBanzhafIndex and normalizedBanzhafIndex.
  test("Banzhaf of 50, 49, 1 with quota 51: 3/4, 1/4, 1/4; normalised 3/5, 1/5, 1/5; swings 3, 1, 1", () => {
    expect(shown(banzhaf(votes))).toEqual({ a: "3/4", b: "1/4", c: "1/4" })
    expect(shown(banzhafNormalised(votes))).toEqual({ a: "3/5", b: "1/5", c: "1/5" })
    expect(shown(banzhafSums(votes))).toEqual({ a: "3", b: "1", c: "1" })
  })

  // G. Gambarelli, Banzhaf value, in: Encyclopedia of Power, 2011.
  test("Banzhaf of Gambarelli's game: 5/4, 3/4, 5/4; normalised 15/13, 9/13, 15/13", () => {
    const game = bySize(0, 0, 0, 1, 2, 1, 3)
    expect(shown(banzhaf(game))).toEqual({ a: "5/4", b: "3/4", c: "5/4" })
    expect(shown(banzhafNormalised(game))).toEqual({ a: "15/13", b: "9/13", c: "15/13" })
  })

  // I. Stach, Tijs value, in: Encyclopedia of Power, 2011; and CoopGame's test 73.1.
  test("tau of Stach's game: 6/5, 3/5, 6/5; of CoopGame's: 5/4, 15/8, 15/8", () => {
    expect(shown(tau(bySize(0, 0, 0, 1, 2, 1, 3)))).toEqual({ a: "6/5", b: "3/5", c: "6/5" })
    expect(shown(tau(bySize(0, 0, 0, 2, 2, 3, 5)))).toEqual({ a: "5/4", b: "15/8", c: "15/8" })
  })

  // GameTheoryAllocation 1.0, help of Owen_value: costs 1, 1, 2, 1, 2, 2, 2 with the union {1, 2}.
  test("Owen of two who land together: 1/4, 1/4, 3/2", () => {
    const costs = bySize(-1, -1, -2, -1, -2, -2, -2)
    expect(shown(owen(costs, [["a", "b"], ["c"]]))).toEqual({ a: "-1/4", b: "-1/4", c: "-3/2" })
  })

  // By the definition of E. Kalai, D. Samet, On weighted Shapley values, 1987: what a coalition makes is split by weight.
  test("weighted Shapley of a common task with weights 1, 2, 3: by weight", () => {
    const task = table(["a", "b", "c"], 0, 0, 0, 0, 0, 0, 0, 12)
    expect(shown(weightedShapley(task, given({ a: 1, b: 2, c: 3 })))).toEqual({ a: "2", b: "4", c: "6" })
  })
})

describe("bad input is refused in words of the caller:", () => {
  const game = bySize(0, 0, 0, 1, 2, 1, 3)
  test.each([
    ["settlement.no-swings", () => banzhafNormalised(bySize(0, 0, 0, 0, 0, 0, 0))],
    ["settlement.not-quasi-balanced", () => tau(bySize(1, 2, 3, 4, 5, 6, 7))],
    ["settlement.not-quasi-balanced", () => tau(bySize(0, 0, 0, 1, 1, 1, 1))],
    ["settlement.bad-player-weight", () => weightedShapley(game, given({ a: 1, b: 0, c: 1 }))],
    ["settlement.bad-player-weight", () => weightedShapley(game, given({ a: 1, b: 1 }))],
    ["settlement.unknown-player", () => weightedShapley(game, given({ a: 1, b: 1, c: 1, d: 1 }))],
    ["settlement.bad-unions", () => owen(game, [["a", "b"]])],
    [
      "settlement.bad-unions",
      () =>
        owen(game, [
          ["a", "b"],
          ["b", "c"],
        ]),
    ],
    ["settlement.unknown-player", () => owen(game, [["a", "b"], ["c"], ["d"]])],
  ])("%s", (code, work) => {
    expect(work).toThrow(code)
  })
})

/** Every order of the players, by the definition; only for few. */
function byOrders(game: Game): Allocation {
  const orders = (left: readonly number[]): readonly (readonly number[])[] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => orders(left.filter((each) => each !== one)).map((rest) => [one, ...rest]))
  const all = orders(game.players.map((_, index) => index))
  const shares = game.players.map(() => rational(0n))
  for (const order of all) {
    let before = 0
    for (const index of order) {
      const gain = subtract(worthOf(game, before | (1 << index)), worthOf(game, before))
      shares[index] = add(shares[index] ?? rational(0n), multiply(gain, rational(1n, BigInt(all.length))))
      before |= 1 << index
    }
  }
  return new Map(game.players.map((player, index) => [player, shares[index] ?? rational(0n)]))
}

describe("laws", () => {
  test("Shapley is the average over all orders, to the last digit", () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        expect(shown(shapley(game))).toEqual(shown(byOrders(game)))
      }),
      { numRuns: 60 },
    )
  })

  test("Shapley, Owen and weighted Shapley divide the worth of all, no more and no less", () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: 1, max: 4 }), (game, cut) => {
        const unions = [game.players.slice(0, cut), game.players.slice(cut)]
        const weights = new Map(game.players.map((player, index) => [player, rational(BigInt(index + 1), 3n)]))
        for (const shares of [shapley(game), owen(game, unions), weightedShapley(game, weights)])
          expect(sum(shares)).toBe(worthOfAll(game))
      }),
      { numRuns: 60 },
    )
  })

  test("a player who adds nothing to anyone has nothing, by every rule", () => {
    fc.assert(
      fc.property(worthsOf(3), (worths) => {
        const game = gameOf(letters.slice(0, 4), [...worths, ...worths])
        const zero = "0"
        expect(shown(shapley(game)).d).toBe(zero)
        expect(shown(banzhaf(game)).d).toBe(zero)
        expect(
          shown(
            owen(game, [
              ["a", "d"],
              ["b", "c"],
            ]),
          ).d,
        ).toBe(zero)
        expect(shown(weightedShapley(game, given({ a: 1, b: 2, c: 3, d: 4 }))).d).toBe(zero)
      }),
      { numRuns: 60 },
    )
  })

  test("two games added give shares added", () => {
    fc.assert(
      fc.property(worthsOf(4), worthsOf(4), (one, two) => {
        const players = letters.slice(0, 4)
        const both = gameOf(
          players,
          one.map((worth, mask) => add(worth, two[mask] ?? rational(0n))),
        )
        for (const rule of [shapley, banzhaf]) {
          const [a, b] = [rule(gameOf(players, one)), rule(gameOf(players, two))]
          const added = new Map([...a].map(([player, share]) => [player, add(share, b.get(player) ?? rational(0n))]))
          expect(shown(rule(both))).toEqual(shown(added))
        }
      }),
      { numRuns: 60 },
    )
  })

  test("the order in which players are listed changes nothing, by any rule", () => {
    const players = letters.slice(0, 4)
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(worthsOf(4), order, (worths, permuted) => {
        const game = gameOf(players, worths)
        const names = permuted.map((index) => players[index] ?? "")
        const moved = gameOf(
          names,
          worths.map((_, mask) => {
            const members = membersOf(names, mask)
            return worthOf(
              game,
              players.reduce((sum, player, index) => (members.includes(player) ? sum | (1 << index) : sum), 0),
            )
          }),
        )
        const weights = given({ a: 1, b: 2, c: "1/2", d: 5 })
        const rules = [
          shapley,
          banzhaf,
          (one: Game) => owen(one, [["a", "c"], ["b"], ["d"]]),
          (one: Game) => weightedShapley(one, weights),
        ]
        for (const rule of rules) expect(shown(rule(moved))).toEqual(shown(rule(game)))
      }),
      { numRuns: 40 },
    )
  })

  test("players who add the same have the same", () => {
    fc.assert(
      fc.property(worthsOf(2), (half) => {
        // Worth depends on how many of a and b are in, and on whether c is.
        const [, one, two, three] = half
        const worth = [rational(0n), one, one, two, three, two, two, one].map((each) => each ?? rational(0n))
        const game = gameOf(["a", "b", "c"], worth)
        const shares = shown(shapley(game))
        expect(shares.a).toBe(shares.b)
      }),
    )
  })

  test("Owen with unions of one, with one union of all, and weighted Shapley with equal weights are Shapley", () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const value = shown(shapley(game))
        const equal = new Map(game.players.map((player) => [player, rational(2n, 7n)]))
        expect(
          shown(
            owen(
              game,
              game.players.map((player) => [player]),
            ),
          ),
        ).toEqual(value)
        expect(shown(owen(game, [game.players]))).toEqual(value)
        expect(shown(weightedShapley(game, equal))).toEqual(value)
      }),
      { numRuns: 60 },
    )
  })

  test("Owen gives a union what Shapley gives it as one player", () => {
    fc.assert(
      fc.property(worthsOf(4), (worths) => {
        const game = gameOf(letters.slice(0, 4), worths)
        const shares = owen(game, [["a", "b"], ["c"], ["d"]])
        const merged = gameOf(
          ["ab", "c", "d"],
          Array.from({ length: 8 }, (_, mask) => worthOf(game, ((mask & 1) * 3) | ((mask >> 1) << 2))),
        )
        const zero = rational(0n)
        expect(formatRational(add(shares.get("a") ?? zero, shares.get("b") ?? zero))).toBe(shown(shapley(merged)).ab)
      }),
      { numRuns: 60 },
    )
  })

  test("weighted Shapley is what dividends by weight give, for weights of any size", () => {
    const weight = fc.tuple(fc.bigInt(1n, 2n ** 40n), fc.bigInt(1n, 9n)).map(([n, d]) => rational(n, d))
    fc.assert(
      fc.property(worthsOf(4), fc.array(weight, { minLength: 4, maxLength: 4 }), (worths, raw) => {
        const game = gameOf(letters.slice(0, 4), worths)
        const weights = new Map(game.players.map((player, index) => [player, raw[index] ?? rational(1n)]))
        const shares = new Map(game.players.map((player) => [player, rational(0n)]))
        // Each coalition's dividend, by the definition: its worth less the dividends of all coalitions inside it.
        const dividends = worths.map(() => rational(0n))
        for (let mask = 1; mask < worths.length; mask += 1) {
          let dividend = worths[mask] ?? rational(0n)
          for (let inside = 1; inside < mask; inside += 1)
            if ((inside & mask) === inside) dividend = subtract(dividend, dividends[inside] ?? rational(0n))
          dividends[mask] = dividend
          const members = membersOf(game.players, mask)
          const all = members.map((one) => weights.get(one) ?? rational(0n)).reduce(add)
          for (const one of members) {
            const part = multiply(weights.get(one) ?? rational(0n), rational(all.denominator, all.numerator))
            shares.set(one, add(shares.get(one) ?? rational(0n), multiply(dividend, part)))
          }
        }
        expect(shown(weightedShapley(game, weights))).toEqual(shown(shares))
      }),
      { numRuns: 60 },
    )
  })

  test("tau of two players who gain together is Shapley: both halve what they make together", () => {
    const worths = fc.tuple(fc.bigInt(0n, 99n), fc.bigInt(0n, 99n), fc.bigInt(0n, 99n))
    fc.assert(
      fc.property(worths, ([a, b, more]) => {
        const game = gameOf(
          ["a", "b"],
          [0n, a, b, a + b + more].map((worth) => rational(worth)),
        )
        expect(shown(tau(game))).toEqual(shown(shapley(game)))
      }),
    )
  })

  test("twenty players are divided to the last digit, also beyond 2^53", () => {
    const players = Array.from({ length: 20 }, (_, index) => `p${index}`)
    const worths = new Array<bigint>(2 ** 20)
    for (let mask = 0; mask < worths.length; mask += 1) {
      const weight = players.reduce((total, _, index) => ((mask >> index) & 1 ? total + 1n + BigInt(index) : total), 0n)
      worths[mask] = weight * weight * 10n ** 15n
    }
    // By hand: a squared sum of weights is the sum of wᵢ² and of 2wᵢwⱼ, and two players halve what is made by both; so each
    // has its weight times the weight of all.
    const shares = shapley({ players, worths, denominator: 1n })
    expect(players.map((player) => shares.get(player)?.numerator)).toEqual(
      players.map((_, index) => BigInt(index + 1) * 210n * 10n ** 15n),
    )
    expect(everyone({ players })).toBe(2 ** 20 - 1)
  }, 30_000)
})
