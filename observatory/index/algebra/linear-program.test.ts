import fc from "fast-check"
import { expect, test } from "vitest"
import { maximise } from "./linear-program.ts"

test("a program of two variables ends in the corner that a drawing shows", () => {
  const answer = maximise({ objective: [3, 2], rows: Float64Array.of(1, 1, 1, 0), limits: [4, 2] })
  expect(answer).toEqual({ x: Float64Array.of(2, 2), value: 10 })
})

test("a program that nothing limits is said to be unbounded", () => {
  expect(maximise({ objective: [1, 1], rows: Float64Array.of(1, -1), limits: [1] })).toBe("unbounded")
})

test("Beale's program, on which the common rule runs in a circle, is solved", () => {
  // Beale 1955: maximise 0.75 x1 − 150 x2 + 0.02 x3 − 6 x4; the optimum is 0.05 at x1 = 0.04, x3 = 1.
  const answer = maximise({
    objective: [0.75, -150, 0.02, -6],
    rows: Float64Array.of(0.25, -60, -1 / 25, 9, 0.5, -90, -1 / 50, 3, 0, 0, 1, 0),
    limits: [0, 0, 1],
  })
  expect(answer !== "unbounded" && answer.value).toBeCloseTo(0.05, 12)
})

test("no point that keeps the rows does better than the best", () => {
  const part = fc.integer({ min: 1, max: 20 })
  const program = fc.record({
    objective: fc.array(part, { minLength: 3, maxLength: 3 }),
    rows: fc.array(part, { minLength: 12, maxLength: 12 }),
    limits: fc.array(part, { minLength: 4, maxLength: 4 }),
    tried: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  fc.assert(
    fc.property(program, ({ objective, rows, limits, tried }) => {
      const answer = maximise({ objective, rows: Float64Array.from(rows), limits })
      if (answer === "unbounded") throw new Error("all rows are positive")
      const at = (x: ArrayLike<number>, row: number): number =>
        [0, 1, 2].reduce((sum, k) => sum + (rows[row * 3 + k] ?? 0) * (x[k] ?? 0), 0)
      for (const [row, limit] of limits.entries()) expect(at(answer.x, row)).toBeLessThanOrEqual(limit + 1e-9)
      const scale = Math.min(...limits.map((limit, row) => limit / Math.max(1e-9, at(tried, row))))
      const other = objective.reduce((sum, price, k) => sum + price * (tried[k] ?? 0) * scale, 0)
      expect(other).toBeLessThanOrEqual(answer.value + 1e-7)
    }),
  )
})
