import { expect, test } from "vitest"
import { arcPath, arcsOf, type Leafy } from "./sunburst.ts"

const leaf = (code: string, share: number): Leafy => ({ code, level: 1, share, children: [] })
const tree: Leafy = {
  code: "Index",
  level: 3,
  share: 1,
  children: [
    { code: "Inputs", level: 2, share: 0.75, children: [leaf("a", 1 / 3), leaf("b", 2 / 3)] },
    { code: "Results", level: 2, share: 0.25, children: [leaf("c", 1), leaf("unweighted", 0)] },
  ],
}

test("a leaf's angle is its part of the whole, and what weighs nothing has none", () => {
  const arcs = arcsOf([tree])
  const found = arcs.filter(({ ring }) => ring === 2).map(({ code, from, to }) => [code, from, to])
  expect(found).toEqual([
    ["a", 0, 0.25],
    ["b", 0.25, 0.75],
    ["c", 0.75, 1],
  ])
})

test("all below a branch has the colour of the branch", () => {
  const branches = Object.fromEntries(arcsOf([tree]).map(({ code, branch }) => [code, branch]))
  expect(branches).toEqual({ Index: -1, Inputs: 0, a: 0, b: 0, Results: 1, c: 1 })
})

test("several tops share the circle", () => {
  const arcs = arcsOf([leaf("x", 0.4), leaf("y", 0.6)])
  expect(arcs.map(({ from, to, branch }) => [from, to, branch])).toEqual([
    [0, 0.4, 0],
    [0.4, 1, 1],
  ])
})

test("a quarter is drawn from the top to the right", () => {
  expect(arcPath({ from: 0, to: 0.25 }, 10, 20)).toBe("M0 -10L0 -20A20 20 0 0 1 20 0L10 0A10 10 0 0 0 0 -10Z")
})

test("a whole circle is drawn in two halves, with a hole where it has an inner radius", () => {
  expect(arcPath({ from: 0, to: 1 }, 0, 5).match(/A/g)).toHaveLength(2)
  expect(arcPath({ from: 0, to: 1 }, 2, 5).match(/A/g)).toHaveLength(4)
})
