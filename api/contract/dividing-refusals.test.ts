import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { amountRefusals, claimsRefusals, gameRefusals } from "./dividing-refusals.ts"

const root = join(import.meta.dirname, "../..")

/** Codes that files throw, read from their text; a code that is chosen by a condition stands there as a text too. */
function thrownIn(patterns: readonly string[]): readonly string[] {
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !/\.test\.ts$|(^|\/)(testing|refusals)\.ts$/.test(path))
  expect(files.length).toBeGreaterThan(0)
  const codes = files.flatMap((path) => [
    ...readFileSync(join(root, path), "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .matchAll(/"(settlement\.[a-z-]+)"/g),
  ])
  return [...new Set(codes.map(([, code = ""]) => code))].filter((code) => !acts.has(code)).toSorted()
}

/** Names of acts look like codes. */
const acts = new Set(["settlement.divide"])
const everywhere = ["settlement/exact-input.ts", "api/workable.ts"]

test("every refusal that dividing an amount throws is named in its contract, and no other", () => {
  const thrown = thrownIn(["settlement/apportionment/*.ts", "api/dividing.ts", "api/tried-weights.ts", ...everywhere])
  expect(thrown).toEqual(amountRefusals)
})

test("every refusal that dividing a game throws is named in its contract, and no other", () => {
  expect(thrownIn(["settlement/shares/*.ts", "api/divided-games.ts", ...everywhere])).toEqual(gameRefusals)
})

test("every refusal that dividing an estate throws is named in its contract, and no other", () => {
  const reading = "settlement/shares/game-input.ts"
  expect(thrownIn(["settlement/claims/*.ts", "api/divided-claims.ts", reading, ...everywhere])).toEqual(claimsRefusals)
})
