import { expect, test } from "vitest"
import { layOut, type MapUnit, markRadius } from "./map-shapes.ts"

const square = (city: string, west: number, south: number): MapUnit => ({
  city,
  jurisdiction: "J",
  centre: [west + 0.5, south + 0.5],
  rings: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
    ],
  ],
})

test("north is up, and the drawing is as wide as asked", () => {
  const { height, shapes } = layOut([square("south", 0, 0), square("north", 0, 1)], 100)
  expect(height).toBe(201) // two degrees of latitude on one of longitude, which the cosine of 1° shortens a little
  expect(shapes.map(({ city, x }) => [city, x])).toEqual([
    ["south", 50],
    ["north", 50],
  ])
  expect(shapes[1]?.y).toBeLessThan(shapes[0]?.y ?? 0)
})
test("districts of one city are one shape with its mark in their middle", () => {
  const { shapes } = layOut([square("a", 0, 0), square("a", 1, 0)], 200)
  expect(shapes).toHaveLength(1)
  expect(shapes[0]?.x).toBe(100)
})
test("a map without outlines is empty, not broken", () => {
  expect(layOut([], 100).shapes).toEqual([])
})
test("the area of a mark grows with its count, and nothing has no mark", () => {
  expect([markRadius(0, 9), markRadius(9, 9)]).toEqual([0, 20])
})
