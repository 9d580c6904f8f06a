import { expect, test } from "vitest"
import { namesIn, withPlayers } from "./game-state.ts"

test("who stays keeps the worth of its coalitions, whoever comes or goes", () => {
  const game = { players: ["a", "b"], worths: ["0", "1", "2", "4"] }
  expect(withPlayers(game, ["b", "a", "c"])).toEqual({
    players: ["b", "a", "c"],
    worths: ["0", "2", "1", "4", "0", "0", "0", "0"],
  })
  expect(withPlayers(game, ["b"])).toEqual({ players: ["b"], worths: ["0", "2"] })
})

test("names are parted by commas of either script and by spaces", () => {
  expect(namesIn(" 上海，江苏、浙江 安徽,e ")).toEqual(["上海", "江苏", "浙江", "安徽", "e"])
})
