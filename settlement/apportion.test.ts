import * as fc from "fast-check"
import { expect, test } from "vitest"
import { Refusal } from "../base/index.ts"
import { apportion } from "./apportion.ts"

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 8 })
  .filter((list) => list.some((weight) => weight > 0n))
  .map((list) => new Map(list.map((weight, index) => [index, weight])))
const total = (parts: ReadonlyMap<number, bigint>) => [...parts.values()].reduce((sum, part) => sum + part, 0n)

test("the example of the docstring holds", () => {
  expect([
    ...apportion(
      100n,
      new Map([
        ["a", 1n],
        ["b", 2n],
      ]),
    ).values(),
  ]).toEqual([33n, 67n])
})

// By hand: quotas of 10 over 3 equal weights are 3 1/3 each; one unit is left and goes to the first.
test("ties go to the earlier member", () => {
  expect([
    ...apportion(
      10n,
      new Map([
        ["a", 1n],
        ["b", 1n],
        ["c", 1n],
      ]),
    ).values(),
  ]).toEqual([4n, 3n, 3n])
})

// Worked example of Hamilton's method: Wikipedia, "Largest remainders method", Hare quota: 100 seats over votes 47000,
// 16000, 15800, 12000, 6100, 3100 of 100000. Quotas 47, 16, 15.8, 12, 6.1, 3.1; the one seat left goes to 15.8.
test("the published example of the method comes out", () => {
  const votes = new Map([47_000n, 16_000n, 15_800n, 12_000n, 6_100n, 3_100n].map((vote, index) => [index, vote]))
  expect([...apportion(100n, votes).values()]).toEqual([47n, 16n, 16n, 12n, 6n, 3n])
})

test("the parts sum to the whole", () => {
  fc.assert(fc.property(amount, weights, (whole, by) => total(apportion(whole, by)) === whole))
})

test("a negative amount is the mirror of the positive one", () => {
  fc.assert(
    fc.property(amount, weights, (whole, by) => {
      const mirrored = [...apportion(-whole, by).values()].map((part) => -part)
      expect(mirrored).toEqual([...apportion(whole, by).values()])
    }),
  )
})

test("raising a member's weight never lowers its part", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      weights,
      fc.nat(),
      fc.bigInt({ min: 1n, max: 10n ** 6n }),
      (whole, by, which, more) => {
        const member = which % by.size
        const raised = new Map(by).set(member, (by.get(member) ?? 0n) + more)
        return (apportion(whole, raised).get(member) ?? 0n) >= (apportion(whole, by).get(member) ?? 0n)
      },
    ),
    { numRuns: 2000 },
  )
})

test("no part lies a whole unit or more from its exact quota", () => {
  fc.assert(
    fc.property(amount, weights, (whole, by) => {
      const all = total(by)
      for (const [member, part] of apportion(whole, by)) {
        const distance = part * all - whole * (by.get(member) ?? 0n)
        expect(distance < all && -distance < all).toBe(true)
      }
    }),
  )
})

test("weights that are all zero are refused", () => {
  expect(() => apportion(1n, new Map([["a", 0n]]))).toThrow(new Refusal("settlement.no-weight"))
})

test("a negative weight is refused", () => {
  expect(() =>
    apportion(
      1n,
      new Map([
        ["a", 2n],
        ["b", -1n],
      ]),
    ),
  ).toThrow(new Refusal("settlement.negative-weight"))
})
