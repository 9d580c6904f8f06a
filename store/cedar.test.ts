import * as fc from "fast-check"
import { expect, test } from "vitest"
import { asCedar, compilePolicy, evaluate } from "../rulebook/cedar/index.ts"
import { compile, decide, type Entry } from "../rulebook/index.ts"
import { sceneOf } from "../rulebook/request.ts"
import { randomEntries, randomRequest, today } from "../test/rulebook/samples.ts"
import { decideByCedar, listFilesIn, readLists } from "./cedar.ts"

const folder = new URL("../data/regions/yangtze/lists/", import.meta.url).pathname

const good = `@id("NL-01") @list("negative") @kind("use-of-funds") @title_zh("题") @title_en("title")
@text_zh("文") @text_en("text") @body("any") @from("2026-01-01") @source("s")
`

test("a good entry is read with its words, dates and policy", async () => {
  const { entries, problems } = await readLists([
    { name: "negative.cedar", text: `${good}forbid (principal, action, resource);` },
  ])
  expect(problems).toEqual([])
  expect(entries).toMatchObject([
    { id: "NL-01", kind: "use-of-funds", title: { zh: "题" }, assumed: false, until: null },
  ])
})

/** What is wrong, the text, the line and a word of the cause. */
const broken = [
  ["text that is no Cedar, by its line", `// 一\n\n${good}forbid (principal, action resource);`, 5, "unexpected token"],
  [
    "an attribute that the schema lacks",
    `${good}forbid (principal, action, resource) when { principal.age > 3 };`,
    1,
    "age",
  ],
  ["an act that does not exist", `${good}forbid (principal, action == Action::"fly", resource);`, 1, "fly"],
  ["a type that does not fit", `${good}forbid (principal, action, resource) when { principal.kind == 3 };`, 1, "types"],
  ["an entry that can never apply", `${good}forbid (principal, action, resource) when { false };`, 1, "impossible"],
  [
    "a kind that no negative list may have",
    `${good.replace("use-of-funds", "market-access")}forbid (principal, action, resource);`,
    1,
    "@kind",
  ],
  ["a missing text", `${good.replace('@text_zh("文")', "")}forbid (principal, action, resource);`, 1, "@text_zh"],
  ["an unknown annotation", `${good}@colour("red")\nforbid (principal, action, resource);`, 1, "@colour"],
  ["no source", `${good.replace('@source("s")', "")}forbid (principal, action, resource);`, 1, "@source"],
  [
    "a power without legal basis",
    `${good.replace("negative", "power").replace("use-of-funds", "benefit")}permit (principal, action, resource);`,
    1,
    "@basis",
  ],
  [
    "two entries with one id",
    `${good}forbid (principal, action, resource);\n${good}forbid (principal, action, resource);`,
    4,
    "stands already in 10/negative.cedar, line 1",
  ],
] as const

// All in one call, as each starts a process: every text is a file of its own, with ids of its own.
const { problems: found } = await readLists(
  broken.map(([, text], index) => ({
    name: `${index}/negative.cedar`,
    text: text.replaceAll("NL-01", `NL-${100 + index}`),
  })),
)

test.each(
  broken.map(([what, , line, cause], index) => ({ what, line, cause, file: `${index}/negative.cedar` })),
)("lists with $what are refused, with file, line and cause", ({ file, line, cause }) => {
  expect(found).toContainEqual(expect.objectContaining({ file, line, cause: expect.stringContaining(cause) }))
})

test("an entry of another list in a file is refused", async () => {
  const text = `${good}forbid (principal, action, resource);`
  const { entries, problems } = await readLists([{ name: "power.cedar", text }])
  expect(problems).toMatchObject([{ entry: "NL-01", cause: "it belongs in negative.cedar" }])
  expect(entries).toEqual([])
})

test("the region's lists decide 500 random requests as the Cedar engine does", async () => {
  const { entries } = await readLists(await listFilesIn(folder))
  const requests = fc.sample(randomRequest, { numRuns: 500, seed: 20261124 })
  const lists = compile(1, entries)
  const ours = requests.map((request) => decide(request, lists, today))
  const theirs = await decideByCedar(
    entries,
    requests.map((request) => ({ request, day: today })),
  )
  expect(theirs.flatMap(({ errors }) => errors)).toEqual([])
  expect(ours.map(({ outcome, entries: deciding }) => [outcome, deciding])).toEqual(
    theirs.map(({ decision, reasons }) => [decision === "allow" ? "permit" : "refuse", reasons]),
  )
  expect(new Set(ours.map(({ outcome }) => outcome)).size).toBe(2)
})

test("random policies, erring ones too, have the answers, reasons and errors of the Cedar engine", async () => {
  const entries = fc
    .sample(randomEntries, { numRuns: 12, seed: 7 })
    .flat()
    .map((entry, index): Entry => ({ ...entry, id: `NL-${1000 + index}` }))
  const requests = fc.sample(randomRequest, { numRuns: 200, seed: 8 })
  const policies = entries.map(({ id, policy }) => compilePolicy(id, policy))
  const ours = requests.map((request) => {
    const findings = evaluate(policies, sceneOf(request, today))
    return { ...asCedar(findings), errors: findings.errors.map(({ policy }) => policy) }
  })
  const theirs = await decideByCedar(
    entries,
    requests.map((request) => ({ request, day: today })),
  )
  expect(ours).toEqual(theirs)
  expect(ours.some(({ errors }) => errors.length > 0)).toBe(true)
}, 60_000)
