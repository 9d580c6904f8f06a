import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { day } from "../base/index.ts"
import { listFilesIn, readLists } from "../store/cedar.ts"
import { compile, decide } from "./index.ts"

const folder = new URL("cases/", import.meta.url).pathname
const lists = new URL("../data/regions/yangtze/lists/", import.meta.url).pathname

const { entries, problems } = await readLists(await listFilesIn(lists))
const rules = compile(1, entries)
const files = ["permitted", "refused"].flatMap((kind) =>
  readdirSync(join(folder, kind)).map((name) => ({ kind, path: join(folder, kind, name) })),
)
const cases = files.map(({ kind, path }) => ({
  kind,
  name: basename(path, ".yaml"),
  ...parse(readFileSync(path, "utf8")),
}))

test("the lists of the region have no problem", () => {
  expect(problems).toEqual([])
})

test.each(cases)("$kind: $name", ({ kind, given, when, expect: expected }) => {
  const decision = decide({ act: when, ...given }, rules, day(given.day))
  expect({ outcome: decision.outcome, entries: decision.entries, errors: decision.errors }).toEqual({
    ...expected,
    errors: [],
  })
  expect(expected.outcome).toBe(kind === "permitted" ? "permit" : "refuse")
})

test("each entry of the lists decides at least one case", () => {
  const deciding = new Set(cases.flatMap((each) => each.expect.entries))
  expect(entries.filter(({ id }) => !deciding.has(id)).map(({ id }) => id)).toEqual([])
})

test("at least 60 cases name the entries that decide", () => {
  expect(cases.filter((each) => each.expect.entries.length > 0).length).toBeGreaterThanOrEqual(60)
})
