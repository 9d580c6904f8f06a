import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { signInSecret } from "./sign-in-secret.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "delta-secret-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

test("the secret is made once, in a file that its owner alone can read", () => {
  const made = signInSecret(folder, "")
  expect(signInSecret(folder, "")).toBe(made)
  expect(made.length).toBeGreaterThanOrEqual(64)
  expect(statSync(join(folder, "sign-in-secret")).mode & 0o777).toBe(0o600)
})

test("a secret that is given is used, and nothing is written", () => {
  const given = "x".repeat(32)
  expect(signInSecret(folder, given)).toBe(given)
  expect(readdirSync(folder)).toEqual([])
})

test("a secret that could be guessed stops the start", () => {
  expect(() => signInSecret(folder, "short")).toThrow("at least 32 characters")
})
