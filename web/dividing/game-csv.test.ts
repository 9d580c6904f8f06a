import { describe, expect, test } from "vitest"
import { CoalitionFault, coalitionsCsv, gameOfCoalitions } from "./game-csv.ts"

const game = { players: ["a b", 'c"d'], worths: ["0", "1", "7/3", "4"] }

function faultOf(text: string): string {
  try {
    gameOfCoalitions(text)
  } catch (error) {
    if (error instanceof CoalitionFault) return error.message
    throw error
  }
  return "none"
}

describe("a file of coalitions", () => {
  test("that was written as a template gives the game again, whatever the players are called", () => {
    expect(gameOfCoalitions(coalitionsCsv(game))).toEqual(game)
  })

  test("may have its rows in any order, and crosses for members", () => {
    expect(gameOfCoalitions("worth,a,b\n4,x,X\n2,,1\n1,1,0\n").worths).toEqual(["0", "1", "2", "4"])
  })

  test.each([
    ["no column of worths", "a,b\n1,1\n", "columns: worth"],
    ["no player", "worth\n1\n", "players: 0"],
    ["13 players", `${"abcdefghijklm".split("").join(",")},worth\n${"1,".repeat(13)}1\n`, "players: 13"],
    ["a mark that is none", "a,b,worth\n2,1,4\n", "mark: a"],
    ["a coalition twice", "a,b,worth\n1,0,1\n1,0,2\n", "twice: a"],
    ["a coalition left out", "a,b,worth\n1,0,1\n1,1,4\n", "missing: b"],
    ["a worth left out", "a,b,worth\n1,0,1\n0,1,\n1,1,4\n", "worth: b"],
  ])("with %s is refused, and it is said where", (_, text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  test("with a player twice is refused", () => {
    expect(() => gameOfCoalitions("a,a,worth\n1,1,1\n")).toThrow("a")
  })
})
