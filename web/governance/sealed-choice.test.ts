import { expect, test } from "vitest"
import { makeNonce, readSealed } from "./sealed-choice.ts"

const sealed = {
  format: "delta-sealed-ballot-1",
  motion: "M-1",
  member: "CN-SH",
  choice: "yes",
  nonce: "a".repeat(64),
  commitment: "b".repeat(64),
}

test("a file of a sealed choice is read as it was written", () => {
  expect(readSealed(JSON.stringify(sealed, null, 2))).toEqual(sealed)
})

test.each([
  ["no JSON", "nonce"],
  ["another format", JSON.stringify({ ...sealed, format: "x" })],
  ["an unknown choice", JSON.stringify({ ...sealed, choice: "perhaps" })],
  ["a short nonce", JSON.stringify({ ...sealed, nonce: "aa" })],
  ["a list", "[]"],
])("%s is no sealed choice", (_, text) => {
  expect(readSealed(text)).toBeUndefined()
})

test("no two nonces are alike, and each is 64 hexadecimal digits", () => {
  const nonces = Array.from({ length: 200 }, makeNonce)
  expect(new Set(nonces).size).toBe(200)
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{64}$/)
})
