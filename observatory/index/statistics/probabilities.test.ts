import { expect, test } from "vitest"
import { beyondNormal, beyondT, incompleteBeta } from "./probabilities.ts"

test("Student's t with one and two degrees of freedom has its closed forms", () => {
  for (const t of [0, 0.3, 1, 2.5, 40]) {
    expect(beyondT(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 13)
    expect(beyondT(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 13)
  }
})

test("the usual bounds of tables of t and of the normal distribution leave five and one per cent", () => {
  expect(beyondT(2.085963447, 20)).toBeCloseTo(0.05, 9)
  expect(beyondT(2.84533971, 20)).toBeCloseTo(0.01, 9)
  expect(beyondNormal(1.959963984540054)).toBeCloseTo(0.05, 14)
  expect(beyondNormal(2.5758293035489)).toBeCloseTo(0.01, 14)
  expect(beyondNormal(0)).toBe(1)
})

test("the incomplete beta function of whole numbers is a sum of binomial terms", () => {
  // I_x(2, 3) = 1 − (1−x)^4 − 4x(1−x)^3
  for (const x of [0.1, 0.4, 0.9])
    expect(incompleteBeta(x, 2, 3)).toBeCloseTo(1 - (1 - x) ** 4 - 4 * x * (1 - x) ** 3, 14)
})
