import { expect, test } from "vitest"
import { shareNumber } from "./share-number.ts"

test.each([
  ["3/5", 0.6],
  [" 0.55 ", 0.55],
  ["1", 1],
  ["0", 0],
])("%s is the share %d", (text, share) => {
  expect(shareNumber(text)).toBe(share)
})

test.each(["", "3/", "6/5", "1/0", "two", "-1"])("%s is no share", (text) => {
  expect(shareNumber(text)).toBeUndefined()
})
