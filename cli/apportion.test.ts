import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ApportionmentAnswer } from "../settlement/index.ts"

const delta = join(import.meta.dirname, "delta")
const folder = mkdtempSync(join(tmpdir(), "delta-apportion-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(words: readonly string[], input = "", language = "en_GB.UTF-8") {
  const environment = { PATH: process.env.PATH, LANG: language }
  const options = { cwd: folder, encoding: "utf8", env: environment, input } as const
  const { status, stdout, stderr } = spawnSync(delta, ["apportion", ...words], options)
  return { status, out: stdout.trim().split("\n"), error: stderr.trim().split("\n") }
}

function saved(name: string, content: object): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

const given = {
  pack: "cn-2012-57",
  day: "2024-12-31",
  currency: "CNY",
  amount: "1000.00",
  units: [
    { id: "suzhou", place: "320500", factors: { revenue: "600", payroll: "120", assets: "900" } },
    { id: "hefei", place: "340100", factors: { revenue: "300", payroll: "90", assets: "1500" } },
    { id: "jiaxing", place: "330400", factors: { revenue: "100", payroll: "40", assets: "600" } },
  ],
  facts: {},
}

test("a case is answered in the contract's form, with every step in both languages", () => {
  const { status, out } = run([saved("case.json", given), "--json"])
  expect(status).toBe(0)
  const answer = ApportionmentAnswer.parse(JSON.parse(out.join("")))
  expect(answer).toMatchObject({
    pack: "cn-2012-57",
    packVersion: "2013-01-01",
    parts: [
      { id: "suzhou", place: "320500", amount: "234.00", share: "0.468" },
      { id: "hefei", place: "340100", amount: "190.50", share: "0.381" },
      { id: "jiaxing", place: "330400", amount: "75.50", share: "0.151" },
    ],
    pools: [
      { id: "head-office", amount: "250.00" },
      { id: "national-pool", amount: "250.00" },
    ],
  })
  for (const { text } of answer.steps) expect(text.zh).toMatch(/\p{Script=Han}|：/u)
})

test("for people the answer is in the language of the terminal", () => {
  const file = saved("case.json", given)
  expect(run([file]).out.join("\n")).toMatch(/suzhou +234\.00 {2}0\.468[\s\S]*Steps[\s\S]*Assumed/)
  expect(run([file], "", "zh_CN.UTF-8").out.join("\n")).toMatch(/suzhou +234\.00 {2}0\.468[\s\S]*步骤[\s\S]*假设/)
})

test("each line of a batch has its answer; a bad one does not stop the others", () => {
  const lines = [given, { ...given, pack: "cn-1994" }, { ...given, day: "2012-12-31" }, given].map((one) =>
    JSON.stringify(one),
  )
  const { status, out } = run(["--batch", "-"], [...lines, "no case"].join("\n"))
  expect(status).toBe(0)
  expect(out.map((line) => JSON.parse(line))).toMatchObject([
    { parts: [{ amount: "234.00" }, {}, {}] },
    {
      error: { code: "settlement.unknown-pack", message: expect.stringContaining("There is no rule pack “cn-1994”.") },
    },
    { error: { code: "settlement.pack-not-yet" } },
    { parts: [{ amount: "234.00" }, {}, {}] },
    { error: { code: "settlement.not-json" } },
  ])
})

test.each([
  [
    "an unknown pack",
    { ...given, pack: "cn-1994" },
    /There is no rule pack “cn-1994”\. Known packs: ca-reg-402, cn-2012-40/,
  ],
  ["too many decimals", { ...given, amount: "0.001" }, /The amount 0\.001 has more decimals than CNY has \(2\)\./],
  [
    "an unknown place",
    { ...given, units: [{ ...given.units[0], place: "329900" }] },
    /The place “329900” of suzhou is not among the known codes\./,
  ],
])("%s is told in one line with exit code 2", (_, one, line) => {
  const { status, out, error } = run([saved("bad.json", one)])
  expect({ status, out, lines: error.length }).toEqual({ status: 2, out: [""], lines: 1 })
  expect(error[0]).toMatch(line)
})

test("the packs are listed with what they ask", () => {
  const { status, out } = run(["--packs", "--json"])
  expect(status).toBe(0)
  expect(out.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ id: "cn-2012-57", versions: ["2013-01-01"], factors: ["revenue", "payroll", "assets"] }),
  )
})

test("another region knows its own places", () => {
  const units = [{ id: "a", place: "101", factors: { investment: "1" } }]
  const file = saved("harbour.json", { ...given, pack: "cn-enclave-investment", units })
  expect(run([file, "--region", "harbour"]).status).toBe(0)
  expect(run([file]).status).toBe(2)
})
