import { expect, test } from "vitest"
import { readClaims } from "./divide-claims.ts"

test("a claimant called __proto__ is refused, so that nobody has its money", () => {
  expect(() => readClaims(JSON.parse('{"estate":"5","claims":{"__proto__":3,"b":10}}'))).toThrow(
    "settlement.reserved-name",
  )
})

test("a part that claims do not have is refused", () => {
  expect(() => readClaims({ estate: 5, claims: { a: 10 }, weights: { a: 1 } })).toThrow("settlement.wrong-shape")
})
