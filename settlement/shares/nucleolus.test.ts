import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { add, formatRational, rational } from "../../base/index.ts"
import { coreTest } from "./blocking.ts"
import { airportGame, bankruptcyGame, gloveGame, synergyGame, votingGame } from "./formulas.ts"
import { gameOf, membersOf, worthOf } from "./game.ts"
import { leastCore, nucleolus, prenucleolus } from "./nucleolus.ts"
import { checkNucleolus } from "./nucleolus-check.ts"
import { anyGame, given, letters, shown, table, worthsOf } from "./testing.ts"

describe("worked examples of the nucleolus", () => {
  // Ketubot 93a: claims 100, 200, 300 of estates 100, 200, 300 get 33 1/3 each; 50, 75, 75; 50, 100, 150. That it is the
  // nucleolus: R. J. Aumann, M. Maschler, Game theoretic analysis of a bankruptcy problem from the Talmud, 1985.
  test.each([
    [100n, { a: "100/3", b: "100/3", c: "100/3" }],
    [200n, { a: "50", b: "75", c: "75" }],
    [300n, { a: "50", b: "100", c: "150" }],
  ])("the Talmud's estate of %s", (estate, shares) => {
    const game = bankruptcyGame(rational(estate), given({ a: 100, b: 200, c: 300 }))
    expect(shown(nucleolus(game).shares)).toEqual(shares)
    expect(shown(prenucleolus(game).shares)).toEqual(shares)
  })

  test("one left and two right gloves: all to the left one, the only point of the core", () => {
    expect(shown(nucleolus(gloveGame(["l"], ["r", "s"])).shares)).toEqual({ l: "1", r: "0", s: "0" })
  })

  test("a dictator has all, and veto players divide alike", () => {
    expect(shown(nucleolus(votingGame(rational(3n), given({ a: 3, b: 1, c: 1 }))).shares)).toEqual({
      a: "1",
      b: "0",
      c: "0",
    })
    expect(shown(nucleolus(votingGame(rational(5n), given({ a: 3, b: 2, c: 1 }))).shares)).toEqual({
      a: "1/2",
      b: "1/2",
      c: "0",
    })
  })

  // By hand, after S. C. Littlechild, A simple expression for the nucleolus in a special case, 1974: the first pays the least of
  // 12/2 and 28/3; the second the least of (28 − 6)/2 and (30 − 6)/2; the third what is left of 30.
  test("an airport of 12, 28, 30: 6, 11, 13", () => {
    expect(shown(nucleolus(airportGame(given({ a: 12, b: 28, c: 30 }))).shares)).toEqual({
      a: "-6",
      b: "-11",
      c: "-13",
    })
  })

  test("a majority of three has an empty core, and its least core a complaint of 1/3", () => {
    const { excess, isCoreEmpty, shares } = leastCore(table(["a", "b", "c"], 0, 0, 0, 1, 0, 1, 1, 1))
    expect([excess && formatRational(excess), isCoreEmpty, shown(shares)]).toEqual([
      "1/3",
      true,
      { a: "1/3", b: "1/3", c: "1/3" },
    ])
  })

  test("one player has all, without a level", () => {
    expect(leastCore(table(["a"], 0, "7/3"))).toMatchObject({ excess: null, isCoreEmpty: false })
    expect(shown(nucleolus(table(["a"], 0, "7/3")).shares)).toEqual({ a: "7/3" })
  })

  test("six gloves of each hand: a half each, though every level has many coalitions", () => {
    const hand = (name: string) => Array.from({ length: 6 }, (_, index) => `${name}${index}`)
    const game = gloveGame(hand("l"), hand("r"))
    const found = nucleolus(game)
    expect(new Set(Object.values(shown(found.shares)))).toEqual(new Set(["1/2"]))
    expect(checkNucleolus(game, found, "imputations")).toBeNull()
  })

  test("the zero game gives everybody nothing", () => {
    const game = gameOf(letters.slice(0, 4), Array(16).fill(rational(0n)))
    expect(new Set(Object.values(shown(nucleolus(game).shares)))).toEqual(new Set(["0"]))
  })

  test("is refused where no division gives each what it is worth alone", () => {
    expect(() => nucleolus(table(["a", "b"], 0, 2, 2, 3))).toThrow("settlement.no-imputation")
    expect(shown(prenucleolus(table(["a", "b"], 0, 2, 2, 3)).shares)).toEqual({ a: "3/2", b: "3/2" })
  })
})

describe("laws", () => {
  test("the checker accepts every prenucleolus", () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        expect(checkNucleolus(game, prenucleolus(game), "all")).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  test("the checker accepts every nucleolus, which gives nobody less than its own worth", () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const all = 2 ** game.players.length - 1
        const alone = game.players.reduce((sum, _, index) => add(sum, worthOf(game, 1 << index)), rational(0n))
        const lifted = gameOf(
          game.players,
          game.worths.map((_, mask) => (mask === all ? add(alone, rational(5n)) : worthOf(game, mask))),
        )
        expect(checkNucleolus(lifted, nucleolus(lifted), "imputations")).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  test("the checker refuses shares that are moved, and a certificate whose weights are", () => {
    fc.assert(
      fc.property(worthsOf(3), fc.bigInt(1n, 5n), (worths, step) => {
        const game = gameOf(letters.slice(0, 3), worths)
        const { shares, levels } = prenucleolus(game)
        const moved = new Map(shares)
        moved.set("a", add(shares.get("a") ?? rational(0n), rational(step)))
        moved.set("b", add(shares.get("b") ?? rational(0n), rational(-step)))
        expect(checkNucleolus(game, { shares: moved, levels }, "all")).not.toBeNull()
        expect(checkNucleolus(game, { shares, levels: levels.slice(0, -1) }, "all")).not.toBeNull()
        const [first, ...others] = levels
        if (first === undefined) return
        const [one, ...rest] = first.coalitions
        if (one === undefined) return
        const heavier = { ...first, coalitions: [{ ...one, weight: add(one.weight, rational(1n)) }, ...rest] }
        expect(checkNucleolus(game, { shares, levels: [heavier, ...others] }, "all")?.fault).toBe("not balanced")
      }),
    )
  })

  test("the prenucleolus is in the core exactly when the core is not empty", () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const { isCoreEmpty, shares } = leastCore(game)
        expect(coreTest(game, shares).inCore).toBe(!isCoreEmpty)
      }),
    )
  })

  test("the order in which players are listed changes nothing", () => {
    const players = letters.slice(0, 4)
    fc.assert(
      fc.property(worthsOf(4), (worths) => {
        const game = gameOf(players, worths)
        const names = players.toReversed()
        const moved = gameOf(
          names,
          worths.map((_, mask) => {
            const members = membersOf(names, mask)
            return worthOf(
              game,
              players.reduce((sum, one, at) => (members.includes(one) ? sum | (1 << at) : sum), 0),
            )
          }),
        )
        expect(shown(prenucleolus(moved).shares)).toEqual(shown(prenucleolus(game).shares))
      }),
      { numRuns: 60 },
    )
  })

  test("ten players that make much together in pairs and triples are divided with a certificate", () => {
    const names = Array.from({ length: 10 }, (_, index) => `p${index}`)
    const synergies = names.flatMap((one, i) =>
      names.slice(i + 1).map((two, j) => ({ members: [one, two], worth: rational(BigInt((i * 7 + j * 13) % 11), 3n) })),
    )
    const game = synergyGame(names, synergies)
    const found = prenucleolus(game)
    expect(checkNucleolus(game, found, "all")).toBeNull()
  }, 20_000)
})
