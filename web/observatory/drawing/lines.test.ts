import fc from "fast-check"
import { expect, test } from "vitest"
import { linePath, spread } from "./lines.ts"

test("a line has a gap where a number is missing", () => {
  const points = [
    [0, 1],
    [1, 2],
    [2, Number.NaN],
    [3, 4],
    [4, 5],
  ] as const
  expect(linePath(points)).toBe("M0 1L1 2M3 4L4 5")
})

test("labels that would overlap move apart and keep their order", () => {
  expect(spread([50, 51, 10], 15, 0, 100)).toEqual([50, 65, 10])
  expect(spread([98, 99], 15, 0, 100)).toEqual([85, 100])
})

test("labels stay within bounds and never stand nearer than they must", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (heights) => {
      const placed = spread(heights, 15, 0, 300)
      const rising = placed.toSorted((a, b) => a - b)
      expect(rising[0]).toBeGreaterThanOrEqual(-1e-9)
      expect(rising.at(-1)).toBeLessThanOrEqual(300 + 1e-9)
      for (const [place, height] of rising.entries())
        if (place > 0) expect(height - (rising[place - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
    }),
  ))
