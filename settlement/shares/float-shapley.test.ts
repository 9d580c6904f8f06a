import * as fc from "fast-check"
import { expect, test } from "vitest"
import { rational, subtract } from "../../base/index.ts"
import { decimal } from "../decimal.ts"
import { shapleyOfFloats } from "./float-shapley.ts"
import { shapley } from "./shapley.ts"

test("the example of two players comes out", () => {
  expect([...shapleyOfFloats(Float64Array.of(0, 1, 2, 4)).shares]).toEqual([1.5, 2.5])
})

test("one player has the whole", () => {
  expect(shapleyOfFloats(Float64Array.of(0, 7))).toEqual({ shares: Float64Array.of(7), error: 0 })
})

/** A float as the fraction that it is. */
function exactly(value: number) {
  let [whole, under] = [value, 1n]
  for (; !Number.isInteger(whole); whole *= 2) under *= 2n
  return rational(BigInt(whole), under)
}

test("shares lie within the stated error of the exact ones, for any floats and number of players", () => {
  const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((one) => Math.fround(one))
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((players) => fc.array(value, { minLength: 2 ** players - 1, maxLength: 2 ** players - 1 }))
  fc.assert(
    fc.property(table, (rest) => {
      const floats = Float64Array.from([0, ...rest])
      const players = Array.from({ length: Math.log2(floats.length) }, (_, index) => `p${index}`)
      const under = 2n ** 160n
      const worths = [...floats].map((one) => {
        const { numerator, denominator } = exactly(one)
        return (numerator * under) / denominator
      })
      const { shares, error } = shapleyOfFloats(floats)
      for (const [index, share] of [...shapley({ players, worths, denominator: under }).values()].entries())
        expect(Math.abs(decimal(subtract(share, exactly(shares[index] ?? 0))))).toBeLessThanOrEqual(error)
    }),
  )
})

// By hand: a squared sum of weights gives each player its weight times the weight of all (settlement/shares/values.test.ts).
test("fourteen players are divided in blocks as a few are", () => {
  const worths = Float64Array.from({ length: 2 ** 14 }, (_, mask) => {
    let sum = 0
    for (let player = 0; player < 14; player += 1) if ((mask >> player) & 1) sum += player + 1
    return sum * sum
  })
  const { shares, error } = shapleyOfFloats(worths)
  for (const [player, share] of shares.entries())
    expect(Math.abs(share - (player + 1) * 105)).toBeLessThanOrEqual(error)
  expect(error).toBeLessThan(1e-6)
})

test.each([
  ["settlement.no-players", Float64Array.of(0)],
  ["settlement.wrong-worths", Float64Array.of(0, 1, 2)],
  ["settlement.worth-of-nobody", Float64Array.of(1, 1)],
])("a table is refused: %s", (code, worths) => {
  expect(() => shapleyOfFloats(worths)).toThrow(code)
})
