import fc from "fast-check"
import { expect, test } from "vitest"
import { stacked, waterfall } from "./stacks.ts"

test("parts above zero go to the right, parts below to the left, and missing ones are left out", () => {
  const pieces = stacked([
    ["a", 2],
    ["b", -1],
    ["none", Number.NaN],
    ["c", 3],
  ])
  expect(pieces.map(({ key, from, to }) => [key, from, to])).toEqual([
    ["a", 0, 2],
    ["b", 0, -1],
    ["c", 2, 5],
  ])
})

test("a waterfall goes from the first total to the last, largest steps first", () => {
  const falls = waterfall(
    ["2018", 40],
    [
      ["a", -2],
      ["b", 5],
    ],
    ["2022", 43],
  )
  expect(falls.map(({ key, from, to, total }) => [key, from, to, total])).toEqual([
    ["2018", 0, 40, true],
    ["b", 40, 45, false],
    ["a", 45, 43, false],
    ["2022", 0, 43, true],
  ])
})

test("small steps of a waterfall are put together, and its last step reaches the end", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 }), (amounts) => {
      const end = amounts.reduce((sum, amount) => sum + amount, 10)
      const parts = amounts.map((amount, place) => [`${place}`, amount] as const)
      const falls = waterfall(["from", 10], parts, ["to", end], { most: 6 })
      expect(falls.length).toBeLessThanOrEqual(8)
      expect(falls.at(-2)?.to).toBe(end)
    }),
  ))
