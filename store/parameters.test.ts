import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readLawParameters, readMemberParameters } from "./parameters.ts"

const data = new URL("../data/", import.meta.url).pathname
const zone = "Asia/Shanghai"

test("the region's parameters and those of law have no problem, and no id stands in both", async () => {
  const law = await readLawParameters(join(data, "parameters"), zone)
  const members = await readMemberParameters(join(data, "regions/yangtze/parameters.yaml"), zone)
  expect([...law.problems, ...members.problems]).toEqual([])
  const ids = [...law.parameters, ...members.parameters].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

async function problemsIn(text: string) {
  const file = join(await mkdtemp(join(tmpdir(), "parameters-")), "parameters.yaml")
  await writeFile(file, text)
  return (await readMemberParameters(file, zone)).problems
}

test("a broken parameter is named with its line and cause", async () => {
  const text = `# first\nvouchers.ratio:\n  description: { zh: 份额, en: share }\n  unit: share of 1\n  values:\n    2026-01-01: { value: 2, source: s }\n`
  expect(await problemsIn(text)).toMatchObject([
    { line: 2, parameter: "vouchers.ratio", cause: '2026-01-01: 2 is no value in the unit "share of 1"' },
  ])
})

test("a moment that stands twice, and text that is no YAML, are problems", async () => {
  expect(await problemsIn("a.b:\n  values:\n    2026-01-01: 1\n    2026-01-01: 2\n")).toMatchObject([{ line: 4 }])
  expect(await problemsIn("a.b: [")).not.toEqual([])
})
