import { expect, test } from "vitest"
import { depthOf, mapPlaces } from "./map-drawing.tsx"
import type { Standing } from "./standings.ts"

const standing = (unit: string, score: number): Standing => ({
  ...{ unit, score, rank: 1, marks: 0, estimated: 0 },
  ...{ spread: undefined, group: undefined },
})
const shapes = [
  { city: "101", jurisdiction: "N", path: "M0 0Z", x: 0, y: 0 },
  { city: "102", jurisdiction: "N", path: "M2 0Z", x: 2, y: 4 },
  { city: "201", jurisdiction: "S", path: "M9 9Z", x: 9, y: 9 },
]

test("a jurisdiction has the outlines of its cities, with its label in their middle", () => {
  const [north] = mapPlaces(shapes, [standing("N", 5)])
  expect([north?.paths, north?.x, north?.y]).toEqual([["M0 0Z", "M2 0Z"], 1, 2])
})

test("a unit may be a city, and one that is neither has no place", () => {
  expect(mapPlaces(shapes, [standing("201", 5), standing("elsewhere", 6)]).map(({ paths }) => paths)).toEqual([
    ["M9 9Z"],
  ])
})

test("colours go from pale for the least to deep for the most", () => {
  expect([depthOf(10, 10, 20), depthOf(20, 10, 20), depthOf(7, 7, 7)]).toEqual([0.15, 0.9, 0.5])
})
