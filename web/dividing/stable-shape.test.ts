import { expect, test } from "vitest"
import { coreShape } from "./stable-shape.ts"

const round = ({ x, y }: { readonly x: number; readonly y: number }) => `${Math.round(x)},${Math.round(y)}`
const corners = (worths: readonly number[]) =>
  (coreShape(worths)?.faces ?? []).map((face) => [...new Set(face.map(round))].sort())

test("without any worth of groups everything can be divided: the core is the whole triangle", () => {
  expect(corners([0, 0, 0, 0, 0, 0, 0, 1])).toEqual([["250,30", "30,400", "470,400"]])
})

test("one left and two right gloves: the core is the corner of the left one", () => {
  expect(corners([0, 0, 0, 1, 0, 1, 0, 1])).toEqual([["250,30"]])
})

test("a majority of three has an empty core: nothing is drawn", () => {
  expect(corners([0, 0, 0, 1, 0, 1, 1, 1])).toEqual([])
})

// Each has at most what the others leave: a at most 1/2, so that the corner of a is cut off halfway down both sides.
test("a limit cuts the triangle where the group has just its worth", () => {
  expect(corners([0, 0, 0, 0, 0, 0, 0.5, 1])).toEqual([["140,215", "30,400", "360,215", "470,400"]])
})

test("four players without any worth of groups: the four faces of the tetrahedron", () => {
  const worths = Array.from({ length: 16 }, (_, mask) => (mask === 15 ? 1 : 0))
  const faces = corners(worths).filter((face) => face.length === 3)
  expect(new Set(faces.map((face) => face.join(" "))).size).toBe(4)
})

test("pairs that must have half cut four edges each: a face of four corners", () => {
  const worths = Array.from({ length: 16 }, (_, mask) => (mask === 15 ? 1 : mask === 3 ? 0.5 : 0))
  expect(corners(worths).some((face) => face.length === 4)).toBe(true)
})

test("a division is placed by its amounts, one below the own worth not at all", () => {
  const shape = coreShape([0, 0, 0, 0, 0, 0, 0, 3])
  expect(round(shape?.place([1, 1, 1]) ?? { x: 0, y: 0 })).toBe("250,277")
  expect(shape?.place([-1, 2, 2])).toBeNull()
  expect(coreShape([0, 1, 1, 1])).toBeNull()
})
