import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { unpacked } from "../web/ui/packed-link.ts"
import { ownership } from "./contract/index.ts"
import { readPaper, sha256 } from "./paper/testing.ts"

let database: TestDatabase
let site: TestPlatform
beforeAll(async () => {
  database = await cloneSmallRegion()
  site = await testPlatform(database, { now: "2026-03-31T09:00:00+08:00" })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const ask = (given: unknown) => site.nobody.call(ownership.askOwnership, { body: { case: given } })
const joint = {
  kind: "joint-invention",
  day: "2024-03-01",
  parties: [
    { id: "institute", kind: "state-institute", jurisdiction: "CN-SH", role: "co-maker" },
    { id: "firm", kind: "firm", jurisdiction: "CN-JS", role: "co-maker" },
  ],
}

describe("a question of ownership", () => {
  test("is answered for anyone who asks, with the clause that decides", async () => {
    const { status, reply } = await ask({ ...joint, ask: { act: "license-ordinary", by: "firm" } })
    expect(status).toBe(200)
    expect(reply.owners.owners.map(({ party }) => party)).toEqual(["institute", "firm"])
    const [verdict] = reply.verdicts
    expect(verdict?.answer).toBe("with-duties")
    expect(verdict?.decidedBy[0]?.place?.en).toBe("art. 14(1)")
    expect(reply.income).toBeNull()
  })

  test("divides income to the last fen, and says what a ledger would post", async () => {
    const { reply } = await ask({
      ...joint,
      contract: {
        reference: "Agreement",
        clauses: [{ id: "7", about: "income", shares: { institute: "2/3", firm: "1/3" } }],
      },
      income: { mode: "licence", gross: "100.01", currency: "CNY", receivedBy: "firm" },
    })
    expect(reply.income?.statements.map(({ amount }) => amount)).toEqual(["66.67", "33.34"])
    expect(reply.income?.legs).toEqual([
      { jurisdiction: "CN-JS", account: "organisation:firm", party: "firm", amount: "-100.01" },
      { jurisdiction: "CN-SH", account: "organisation:institute", party: "institute", amount: "66.67" },
      { jurisdiction: "CN-JS", account: "organisation:firm", party: "firm", amount: "33.34" },
    ])
  })

  test.each([
    ["a kind that is not known", { ...joint, kind: "no" }, 422, "settlement.case-word"],
    ["a day that is none", { ...joint, day: "2024-02-30" }, 422, "settlement.not-a-day"],
    ["a fact that is missing", { ...joint, kind: "service-invention", parties: [] }, 400, "settlement.wrong-shape"],
    ["an asker who is no party", { ...joint, ask: { by: "else" } }, 422, "settlement.case-party"],
    [
      "shares that are not one whole",
      { ...joint, contract: { reference: "A", clauses: [{ id: "1", about: "owners", owners: { firm: "1/2" } }] } },
      422,
      "settlement.shares-not-whole",
    ],
    ["a programme that is not on record", { ...joint, programmes: ["no"] }, 422, "settlement.unknown-programme"],
    [
      "costs above the income",
      {
        ...joint,
        income: { mode: "licence", gross: "1", costs: [{ what: "tax", amount: "2" }], currency: "CNY" },
      },
      422,
      "settlement.no-net-income",
    ],
    [
      "a number without end",
      { ...joint, income: { mode: "licence", gross: `1${"0".repeat(70)}`, currency: "CNY" } },
      422,
      "settlement.number-too-long",
    ],
  ])("refuses %s", async (_, given, status, code) => {
    const reply = await ask(given)
    expect(reply.status).toBe(status)
    expect(reply.problem.code).toBe(code)
  })
})

test("the rules are shown with their versions, the cases with what they ask", async () => {
  const rules = await site.nobody.call(ownership.listOwnershipRules, {})
  const patentLaw = rules.reply.instruments.find(({ id }) => id === "cn-patent-law")
  expect(patentLaw?.versions.map(({ from, until }) => [from, until])).toEqual([
    ["2009-10-01", "2021-06-01"],
    ["2021-06-01", null],
  ])
  const cases = await site.nobody.call(ownership.listOwnershipCases, {})
  expect(cases.reply.items.length).toBeGreaterThanOrEqual(40)
  for (const { given, id } of cases.reply.items.filter((one) => one.id !== "refused-nobody"))
    expect([id, (await ask(given)).status]).toEqual([id, 200])
})

describe("an answer on paper", () => {
  const asked = {
    ...joint,
    ask: { act: "license-ordinary", by: "firm" },
    income: { mode: "licence", gross: "100.01", currency: "CNY", receivedBy: "firm" },
  }
  const paper = (language: "zh" | "en") =>
    readPaper(site.app, { method: "POST", url: "/api/ownership/paper", payload: { case: asked } }, language)

  test("names the clause of each act, and its code is what the command gives for the case inside of it", async () => {
    const { text, code, files, links } = await paper("en")
    for (const one of ["Whatfirmmaydoalone", "art.14(1)", "Permitted,withduties.", "100.01"])
      expect(text).toContain(one)
    const folder = mkdtempSync(join(tmpdir(), "ownership-paper-"))
    writeFileSync(join(folder, "ownership.json"), files["ownership.json"] ?? "")
    // As a stranger does it, with the file inside of the PDF.
    const words = ["ownership", join(folder, "ownership.json"), "--region", "yangtze", "--json"]
    expect(code).toBe(sha256(execFileSync(join(import.meta.dirname, "../cli/delta"), words)))
    rmSync(folder, { recursive: true })
    const link = new URL(links.find((one) => one.includes("/ownership?")) ?? "")
    expect(await unpacked(link.searchParams.get("case") ?? "")).toEqual(asked)
  }, 30_000)

  test("is written in its reader's language", async () => {
    const { text } = await paper("zh")
    for (const one of ["firm可以单独做什么", "可以，但须履行义务。", "第14条第1款"]) expect(text).toContain(one)
  })
})
