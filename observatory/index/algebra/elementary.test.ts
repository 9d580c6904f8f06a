import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exponential, exponentialLessOne, ln, power } from "./elementary.ts"

const near = (ours: number, theirs: number) =>
  Math.abs(ours - theirs) <= 2 * Number.EPSILON * Math.max(Math.abs(theirs), 2 ** -1000)

describe("elementary functions", () => {
  test("ln lies within two units in the last place of what the machine gives", () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => near(ln(x), Math.log(x))),
      { numRuns: 20_000 },
    )
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => near(ln(x), Math.log(x))),
      { numRuns: 20_000 },
    )
  })

  test("the exponential lies within two units in the last place of what the machine gives", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (x) => near(exponential(x), Math.exp(x))),
      { numRuns: 20_000 },
    )
  })

  test("e^x − 1 keeps the digits of a small x", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        (x) =>
          near(exponentialLessOne(x), Math.expm1(x)) ||
          Math.abs(exponentialLessOne(x) - Math.expm1(x)) < 4 * Number.EPSILON,
      ),
    )
    expect(exponentialLessOne(1e-20)).toBe(1e-20)
  })

  test("what is exact stays exact", () => {
    expect([ln(1), exponential(0), power(3, 2), power(2, -1), power(9, 0.5), power(5, 0)]).toEqual([0, 1, 9, 0.5, 3, 1])
    expect([ln(0), ln(-1), exponential(800), exponential(-800)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      0,
    ])
    expect(ln(Number.MIN_VALUE)).toBeCloseTo(Math.log(Number.MIN_VALUE), 10)
  })

  test("a power lies near what the machine gives", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (x, p) => {
          const theirs = x ** p
          expect(Math.abs(power(x, p) - theirs)).toBeLessThanOrEqual(200 * Number.EPSILON * theirs)
        },
      ),
    )
  })

  // Bits that every machine must give: a change of one is a change of everybody's results.
  test("give these very bits", () => {
    const bits = (x: number) => new BigUint64Array(new Float64Array([x]).buffer)[0]?.toString(16)
    expect([ln(10), ln(0.3), exponential(1), exponential(-2.5), power(1.1, 0.3)].map(bits)).toMatchInlineSnapshot(`
      [
        "40026bb1bbb55516",
        "bff34378fcbda721",
        "4005bf0a8b14576a",
        "3fb50385c094f425",
        "3ff076cebe41bf7a",
      ]
    `)
  })
})
