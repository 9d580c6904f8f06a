import * as fc from "fast-check"
import { expect, test } from "vitest"
import { add, floor, rational } from "../base/index.ts"
import { moneyParts, type Rounding } from "./money-parts.ts"
import { given } from "./shares/testing.ts"

const largest: Rounding<string> = { remainder: "largest-remainder", ties: "earlier" }
const parts = (total: bigint, exact: Record<string, string | number>, rounding: Rounding<string> = largest) => {
  const found = moneyParts(total, given(exact), rounding)
  return { ...Object.fromEntries(found.parts), holders: found.holders }
}

// Worked example of Hamilton's method: Wikipedia, "Largest remainders method", Hare quota of 100 seats.
test("the published example of the largest remainder comes out, and its holder is named", () => {
  expect(parts(100n, { a: 47, b: 16, c: "15.8", d: 12, e: "6.1", f: "3.1" })).toEqual({
    ...{ a: 47n, b: 16n, c: 16n, d: 12n, e: 6n, f: 3n },
    holders: ["c"],
  })
})

test("a named member holds the whole remainder", () => {
  const thirds = { a: "200/3", b: "200/3", c: "200/3" }
  expect(parts(200n, thirds, { remainder: { holder: "c" }, ties: "earlier" })).toEqual({
    ...{ a: 66n, b: 66n, c: 68n },
    holders: ["c"],
  })
})

test.each([
  ["earlier", ["a"]],
  ["later", ["c"]],
  ["larger-part", ["b"]],
  ["smaller-part", ["a"]],
] as const)("of equal remainders the %s comes first", (ties, holders) => {
  // 2 1/3, 5 1/3 and 2 1/3 leave one unit.
  const exact = { a: "7/3", b: "16/3", c: "7/3" }
  expect(parts(10n, exact, { remainder: "largest-remainder", ties }).holders).toEqual(holders)
})

test("a negative total is the mirror of the positive one", () => {
  expect(parts(-100n, { a: "-100/3", b: "-200/3" })).toEqual({ a: -33n, b: -67n, holders: ["b"] })
})

test("parts on both sides of zero are rounded so that they sum to the total", () => {
  expect(parts(10n, { a: "41/3", b: "-11/3" })).toEqual({ a: 14n, b: -4n, holders: ["a"] })
})

test("amounts above 2^53 keep every unit", () => {
  expect(parts(90_071_992_547_409_931n, { a: "90071992547409931/2", b: "90071992547409931/2" })).toEqual({
    ...{ a: 45_035_996_273_704_966n, b: 45_035_996_273_704_965n },
    holders: ["a"],
  })
})

const anyRounding: fc.Arbitrary<Rounding<number>> = fc.record({
  remainder: fc.constantFrom<Rounding<number>["remainder"]>("largest-remainder", { holder: 0 }),
  ties: fc.constantFrom("earlier", "later", "larger-part", "smaller-part"),
})
const numerators = fc.array(fc.bigInt(-(2n ** 80n), 2n ** 80n), { minLength: 1, maxLength: 7 })
/** Sevenths that sum to a whole number: the first member has what is missing to it. */
const exactParts = numerators.map((list) => {
  const rest = list.slice(1).reduce((sum, one) => sum + one, 0n)
  const all = [(list[0] ?? 0n) * 7n - rest, ...list.slice(1)]
  return new Map(all.map((one, index) => [index, rational(one, 7n)]))
})
const totalOf = (exact: ReadonlyMap<number, ReturnType<typeof rational>>) =>
  floor([...exact.values()].reduce(add, rational(0n)))

test("parts sum to the total and lie less than a unit from the exact ones, but for a named holder", () => {
  fc.assert(
    fc.property(exactParts, anyRounding, (exact, rounding) => {
      const total = totalOf(exact)
      const found = moneyParts(total, exact, rounding)
      expect([...found.parts.values()].reduce((sum, one) => sum + one, 0n)).toBe(total)
      for (const [member, part] of found.parts) {
        const off =
          part * 7n - ((exact.get(member) ?? rational(0n)).numerator * 7n) / (exact.get(member)?.denominator ?? 1n)
        if (rounding.remainder === "largest-remainder" || member !== 0) expect(off > -7n && off < 7n).toBe(true)
      }
    }),
  )
})

test("turning every sign turns every part", () => {
  fc.assert(
    fc.property(exactParts, anyRounding, (exact, rounding) => {
      const turned = new Map([...exact].map(([member, one]) => [member, { ...one, numerator: -one.numerator }]))
      const [one, other] = [moneyParts(totalOf(exact), exact, rounding), moneyParts(-totalOf(exact), turned, rounding)]
      expect([...other.parts.values()].map((part) => -part)).toEqual([...one.parts.values()])
      expect(other.holders).toEqual(one.holders)
    }),
  )
})

test("parts that do not sum to the total, and a holder without a part, are refused", () => {
  expect(() => parts(3n, { a: 1, b: 1 })).toThrow("settlement.parts-not-whole")
  expect(() => parts(2n, { a: 1, b: 1 }, { remainder: { holder: "c" }, ties: "earlier" })).toThrow(
    "settlement.unknown-player",
  )
})
