import { describe, expect, test } from "vitest"
import { type Refusal, rational } from "../../base/index.ts"
import { airportGame, bankruptcyGame, gloveGame, synergyGame, votingGame } from "./formulas.ts"
import { gameFrom, gameOf } from "./game.ts"
import { given, table } from "./testing.ts"

const facts = (work: () => unknown): unknown => {
  try {
    work()
  } catch (refusal) {
    return { code: (refusal as Refusal).message.split(" ")[0], ...(refusal as Refusal).facts }
  }
  return undefined
}

describe("a table of worths", () => {
  test("keeps fractions exact over one denominator", () => {
    expect(table(["a", "b"], 0, "1/2", "1/3", 2)).toMatchObject({ worths: [0n, 3n, 2n, 12n], denominator: 6n })
  })

  test("that ends early is refused naming the first coalition without a worth", () => {
    expect(facts(() => table(["a", "b", "c"], 0, 1, 1, 2, 1))).toEqual({
      code: "settlement.wrong-worths",
      needed: "8",
      given: "5",
      missing: "a, c",
    })
  })

  test("that is too long is refused", () => {
    expect(facts(() => table(["a"], 0, 1, 2))).toMatchObject({ code: "settlement.wrong-worths", missing: "–" })
  })

  test("in which nobody is worth something is refused", () => {
    expect(facts(() => table(["a"], "1/2", 1))).toEqual({ code: "settlement.worth-of-nobody", worth: "1/2" })
  })

  test("needs players, each once, and at most twenty", () => {
    expect(facts(() => gameOf([], []))).toMatchObject({ code: "settlement.no-players" })
    expect(facts(() => table(["a", "a"], 0, 1, 1, 2))).toEqual({ code: "settlement.player-twice", player: "a" })
    const many = Array.from({ length: 21 }, (_, index) => `p${index}`)
    expect(facts(() => gameFrom(many, () => rational(1n)))).toEqual({
      code: "settlement.too-many-players",
      players: "21",
      most: "20",
    })
  })
})

describe("a formula", () => {
  test("of an airport makes a coalition pay for its most demanding member", () => {
    expect(airportGame(given({ a: 12, b: 28, c: 30 })).worths).toEqual([0n, -12n, -28n, -28n, -30n, -30n, -30n, -30n])
  })

  // R. J. Aumann, M. Maschler, 1985: estate 200, claims 100, 200, 300; only coalitions that hold 300 are left something.
  test("of bankruptcy leaves a coalition what the others do not claim", () => {
    const game = bankruptcyGame(rational(200n), given({ a: 100, b: 200, c: 300 }))
    expect(game.worths).toEqual([0n, 0n, 0n, 0n, 0n, 0n, 100n, 200n])
  })

  test("of voting is one from the quota on", () => {
    expect(votingGame(rational(51n), given({ a: 50, b: 49, c: 1 })).worths).toEqual([0n, 0n, 0n, 1n, 0n, 1n, 0n, 1n])
  })

  test("of gloves counts pairs", () => {
    expect(gloveGame(["l"], ["r", "s"]).worths).toEqual([0n, 0n, 0n, 1n, 0n, 1n, 0n, 1n])
  })

  test("of synergies counts what is made inside a coalition, the same members twice when named twice", () => {
    const game = synergyGame(
      ["a", "b", "c"],
      [
        { members: ["a"], worth: rational(1n) },
        { members: ["b", "a"], worth: rational(10n) },
        { members: ["a", "b"], worth: rational(5n) },
        { members: ["a", "b", "c"], worth: rational(100n) },
      ],
    )
    expect(game.worths).toEqual([0n, 1n, 0n, 16n, 0n, 1n, 0n, 116n])
  })

  test.each([
    ["settlement.below-zero", () => airportGame(given({ a: -1 }))],
    ["settlement.below-zero", () => bankruptcyGame(rational(-1n), given({ a: 1 }))],
    ["settlement.quota-of-nobody", () => votingGame(rational(0n), given({ a: 1 }))],
    ["settlement.unknown-player", () => synergyGame(["a"], [{ members: ["b"], worth: rational(1n) }])],
    ["settlement.synergy-of-nobody", () => synergyGame(["a"], [{ members: [], worth: rational(1n) }])],
  ])("that cannot be read is refused: %s", (code, work) => {
    expect(facts(work)).toMatchObject({ code })
  })
})
