import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { add, compare, formatRational, rational, subtract } from "../../base/index.ts"
import { coreTest } from "./blocking.ts"
import { bankruptcyGame, gloveGame, synergyGame } from "./formulas.ts"
import { membersOf, worthOf } from "./game.ts"
import { shapley } from "./shapley.ts"
import { anyGame, given, letters, table } from "./testing.ts"

const gloves = gloveGame(["left"], ["right-1", "right-2"])

describe("the core test", () => {
  // The core of one left and two right gloves is the single point (1, 0, 0): M. Maschler, E. Solan, S. Zamir, Game Theory,
  // 2013, ch. 17.
  test("accepts the only point of the glove game's core", () => {
    expect(coreTest(gloves, given({ left: 1, "right-1": 0, "right-2": 0 }))).toMatchObject({
      inCore: true,
      blocking: null,
    })
  })

  test("names the coalition that gains most, and how much", () => {
    const { blocking, inCore } = coreTest(gloves, given({ left: "1/2", "right-1": "1/2", "right-2": 0 }))
    expect(inCore).toBe(false)
    expect(blocking?.members).toEqual(["left", "right-2"])
    expect([blocking?.worth, blocking?.given, blocking?.gain].map((one) => one && formatRational(one))).toEqual([
      "1",
      "1/2",
      "1/2",
    ])
  })

  test("names of equal coalitions the smallest, then the first of the table", () => {
    // Each pair can make 1, and each has 2/3: a majority game has an empty core.
    const majority = table(["a", "b", "c"], 0, 0, 0, 1, 0, 1, 1, 1)
    const { blocking } = coreTest(majority, given({ a: "1/3", b: "1/3", c: "1/3" }))
    expect(blocking?.members).toEqual(["a", "b"])
  })

  test("lets all together block an allocation that leaves something undivided", () => {
    const { blocking, undivided } = coreTest(table(["a", "b"], 0, 0, 0, 4), given({ a: 1, b: 2 }))
    expect(blocking?.members).toEqual(["a", "b"])
    expect(formatRational(undivided)).toBe("1")
  })

  test("accepts no allocation of more than there is, though nobody blocks it", () => {
    const finding = coreTest(table(["a", "b"], 0, 0, 0, 4), given({ a: 3, b: 2 }))
    expect(finding).toMatchObject({ inCore: false, blocking: null, undivided: rational(-1n) })
  })

  // Claims 100, 200, 300: the Talmud's 50, 75, 75 of an estate of 200 (Ketubot 93a) is in the core of the bankruptcy game,
  // as every division is that gives nobody more than its claim: B. O'Neill, 1982.
  test("accepts the Talmud's division of an estate of 200", () => {
    const game = bankruptcyGame(rational(200n), given({ a: 100, b: 200, c: 300 }))
    expect(coreTest(game, given({ a: 50, b: 75, c: 75 })).inCore).toBe(true)
  })

  test("refuses an allocation that forgets a player, or names a stranger", () => {
    expect(() => coreTest(gloves, given({ left: 1, "right-1": 0 }))).toThrow("settlement.wrong-allocation")
    expect(() => coreTest(gloves, given({ left: 1, "right-1": 0, "right-2": 0, thumb: 0 }))).toThrow(
      "settlement.wrong-allocation",
    )
  })

  test("names a coalition exactly when the definition finds one, with the greatest gain there is", () => {
    fc.assert(
      fc.property(
        anyGame,
        fc.array(fc.bigInt(-(2n ** 70n), 2n ** 70n), { minLength: 5, maxLength: 5 }),
        (game, raw) => {
          const allocation = new Map(game.players.map((player, index) => [player, rational(raw[index] ?? 0n, 7n)]))
          const gains = game.worths.map((_, mask) =>
            subtract(
              worthOf(game, mask),
              membersOf(game.players, mask).reduce(
                (sum, one) => add(sum, allocation.get(one) ?? rational(0n)),
                rational(0n),
              ),
            ),
          )
          const best = gains.reduce((a, b) => (compare(a, b) < 0 ? b : a))
          const { blocking } = coreTest(game, allocation)
          expect(blocking === null ? "0" : formatRational(blocking.gain)).toBe(formatRational(best))
          if (blocking !== null) expect(subtract(blocking.worth, blocking.given)).toEqual(blocking.gain)
        },
      ),
    )
  })

  test("accepts the Shapley value of every sum of synergies that none is worse for", () => {
    const synergy = fc.record({
      members: fc.uniqueArray(fc.constantFrom(...letters.slice(0, 4)), { minLength: 1, maxLength: 3 }),
      worth: fc.bigInt(0n, 1000n).map((worth) => rational(worth)),
    })
    // Such a game is convex, and the Shapley value of a convex game is in its core: L. S. Shapley, Cores of convex games, 1971.
    fc.assert(
      fc.property(fc.array(synergy, { maxLength: 12 }), (synergies) => {
        const game = synergyGame(letters.slice(0, 4), synergies)
        expect(coreTest(game, shapley(game)).inCore).toBe(true)
      }),
    )
  })
})
