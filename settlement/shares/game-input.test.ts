import { describe, expect, test } from "vitest"
import { readGame } from "./game-input.ts"

const table = { players: ["a", "b"], worths: [0, 1, 2, 4] }
const airport = { kind: "airport", costs: { a: 1, b: 2 } }

describe("what a game file says and nobody would read is refused", () => {
  test.each([
    ["a part that no game has", { ...table, weigths: [1, 2] }],
    ["a part that no formula of its kind has", { formula: { ...airport, claims: {} } }],
    ["a part that no use has", { uses: [{ parties: ["a"], worth: 1, day: "2024-01-01" }] }],
  ])("%s", (_, game) => {
    expect(() => readGame(game)).toThrow("settlement.wrong-shape")
  })

  test.each([
    ["others", ["a", "c"]],
    ["more", ["a", "b", "c"]],
    ["fewer", ["a"]],
  ])("players beside a formula of %s", (_, players) => {
    expect(() => readGame({ players, formula: airport })).toThrow("settlement.unknown-player")
  })

  test("players beside a formula of the same are read", () => {
    const game = readGame({ players: ["b", "a"], formula: airport, weights: [5, 7] })
    expect(game.players).toEqual(["a", "b"])
    expect(game.weights?.get("b")?.numerator).toBe(5n)
  })
})

test.each([
  ["costs", { formula: { kind: "airport", costs: JSON.parse('{"__proto__":3,"b":10}') } }],
  ["weights", { ...table, weights: JSON.parse('{"__proto__":3,"a":1,"b":1}') }],
  ["players", { players: ["__proto__"], worths: [0, 1] }],
])("a player called __proto__ among the %s is refused, not dropped", (_, game) => {
  expect(() => readGame(game)).toThrow("settlement.reserved-name")
})
