import * as fc from "fast-check"
import { expect, test } from "vitest"
import { add, rational } from "../../base/index.ts"
import { request } from "../../test/settlement-cases.ts"
import { settle } from "../settle.ts"
import { gameOfFormula } from "./formula.ts"
import { formulaOfUses, type SettledUse, splitUse, useOfBill } from "./settled-uses.ts"
import { shapley } from "./shapley.ts"
import { shown } from "./testing.ts"

const rounding = { remainder: "largest-remainder", ties: "earlier" } as const
const anyUse: fc.Arbitrary<SettledUse> = fc.record({
  parties: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 4 }),
  worth: fc.bigInt(-(10n ** 17n), 10n ** 17n),
})

test("a use exists only for those who hold all of its parties", () => {
  const uses = [
    { parties: ["home", "host"], worth: 30n },
    { parties: ["host", "home"], worth: 10n },
    { parties: ["host"], worth: 5n },
  ]
  expect(gameOfFormula(formulaOfUses(uses)).worths).toEqual([0n, 0n, 5n, 45n])
})

test("a bill is a use of its host and its home, worth its fee; a late cancellation is none", () => {
  const { bill } = settle(request)
  expect(useOfBill(bill)).toEqual({ parties: ["CN-JS", "CN-SH"], worth: 68_000n })
  expect(useOfBill({ ...bill, reason: "late-cancellation" })).toBeNull()
})

test("a use is divided alike, in whole units, the remainder by name", () => {
  const use = { parties: ["home", "host", "owner"], worth: 100n }
  expect(Object.fromEntries(splitUse(use, rounding).parts)).toEqual({ home: 34n, host: 33n, owner: 33n })
  const held = splitUse(use, { remainder: { holder: "owner" }, ties: "earlier" })
  expect([Object.fromEntries(held.parts), held.holders]).toEqual([{ home: 33n, host: 33n, owner: 34n }, ["owner"]])
})

test("a use inside one member is all that member's", () => {
  expect(Object.fromEntries(splitUse({ parties: ["a", "a"], worth: 7n }, rounding).parts)).toEqual({ a: 7n })
})

test("a use without parties is refused", () => {
  expect(() => splitUse({ parties: [], worth: 1n }, rounding)).toThrow("settlement.synergy-of-nobody")
})

test("the Shapley value of all uses is the sum of what each use gives", () => {
  fc.assert(
    fc.property(fc.array(anyUse, { minLength: 1, maxLength: 12 }), (uses) => {
      const formula = formulaOfUses(uses, ["a", "b", "c", "d"])
      const added = new Map(["a", "b", "c", "d"].map((player) => [player, rational(0n)]))
      for (const { parties, worth } of uses)
        for (const party of parties)
          added.set(party, add(added.get(party) ?? rational(0n), rational(worth, BigInt(parties.length))))
      expect(shown(shapley(gameOfFormula(formula)))).toEqual(shown(added))
    }),
  )
})

test("parts of a use sum to its worth, also below zero and above 2^53", () => {
  fc.assert(
    fc.property(anyUse, (use) => {
      const { parts } = splitUse(use, rounding)
      expect([...parts.values()].reduce((sum, part) => sum + part, 0n)).toBe(use.worth)
      for (const part of parts.values()) {
        const off = part * BigInt(use.parties.length) - use.worth
        expect(off < BigInt(use.parties.length) && -off < BigInt(use.parties.length)).toBe(true)
      }
    }),
  )
})
