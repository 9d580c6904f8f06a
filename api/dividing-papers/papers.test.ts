import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  claimsAnswer,
  claimsRules,
  divideClaims,
  divideGame,
  readClaims,
  readGame,
  sharesAnswer,
} from "../../settlement/index.ts"
import { cloneDatabase, type TestDatabase } from "../../test/database.ts"
import { type TestPlatform, testPlatform } from "../../test/platform.ts"
import { loadSmallRegion } from "../../test/small-region.ts"
import { unpacked } from "../../web/ui/packed-link.ts"
import { readPaper, sha256 } from "../paper/testing.ts"

let database: TestDatabase
let site: TestPlatform
const folder = mkdtempSync(join(tmpdir(), "papers-"))
beforeAll(async () => {
  database = await cloneDatabase()
  await loadSmallRegion(database.db)
  site = await testPlatform(database, { now: "2026-03-31T09:00:00+08:00" })
})
afterAll(async () => {
  await site.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const unit = (id: string, place: string, revenue: string, payroll: string, assets: string) => ({
  ...{ id, place, factors: { revenue, payroll, assets } },
})
const written = {
  ...{ pack: "cn-2012-57", day: "2024-12-31", currency: "CNY", amount: "1000.00" },
  units: [
    unit("suzhou", "320500", "600", "120", "900"),
    unit("hefei", "340100", "300", "90", "1500"),
    unit("jiaxing", "330400", "100", "40", "600"),
  ],
}
const game = { players: ["a", "b", "c"], worths: ["0", "0", "0", "4", "0", "5", "6", "9"] }
const estate = { estate: "200", claims: { a: "100", b: "200", c: "300" } }

const paper = (path: string, body: object, language: "zh" | "en") =>
  readPaper(site.app, { method: "POST", url: path, payload: body }, language)
const printed = (answers: readonly object[]) => answers.map((answer) => `${JSON.stringify(answer)}\n`).join("")

describe("a paper of a division", () => {
  test("holds the result and each step; its code is what the command gives for the file inside of it", async () => {
    const read = await paper("/api/apportionments/paper", { case: written }, "en")
    expect(read.text).toContain("0.35×600/1000+0.35×120/250+0.3×900/3000=0.468")
    for (const amount of ["234.00", "190.50", "75.50", "1,000.00CNY"]) expect(read.text).toContain(amount)
    expect(read.text).toContain("announcement57of2012")
    writeFileSync(join(folder, "case.json"), read.files["case.json"] ?? "")
    // As a stranger does it, with the file inside of the PDF.
    const words = ["apportion", join(folder, "case.json"), "--region", "yangtze", "--json"]
    expect(read.code).toBe(sha256(execFileSync(join(import.meta.dirname, "../../cli/delta"), words)))
  }, 30_000)

  test("tells sources and assumptions in its own language", async () => {
    const { text } = await paper("/api/apportionments/paper", { case: written }, "zh")
    expect(text).toContain("2012年第57号")
    expect(text).toContain("假定：所能读到的文本没有规定取整")
    expect(text).not.toContain("roundingisnotdefined")
  })

  test("leads to the page with the very same case", async () => {
    const { links } = await paper("/api/apportionments/paper", { case: written }, "zh")
    const link = new URL(links.find((one) => one.includes("/apportionment?")) ?? "")
    expect(await unpacked(link.searchParams.get("case") ?? "")).toEqual({ case: written, weights: {}, compare: [] })
  })

  test("says first of all that other weights were tried", async () => {
    const weights = { revenue: "1", payroll: "0", assets: "0" }
    const { text } = await paper("/api/apportionments/paper", { case: written, weights }, "zh")
    expect(text).toContain("试的是别的权重，不是规则的裁定。")
    expect(text).toContain("300.00")
  })

  test("is refused like the division itself", async () => {
    const body = { case: { ...written, pack: "no" } }
    const reply = await site.app.inject({ method: "POST", url: "/api/apportionments/paper", payload: body })
    expect([reply.statusCode, reply.json().code]).toEqual([404, "settlement.unknown-pack"])
  })
})

describe("a certificate of shares", () => {
  test("holds every rule and the nucleolus's certificate; the command gives its code again", async () => {
    const read = await paper("/api/shares/paper", { game }, "zh")
    // By hand: all three pairs have the excess −1, each with the weight 1/3.
    expect(read.text).toContain("1−1a、b1/31−1b、c1/31−1a、c1/3")
    const input = readGame(JSON.parse(read.files["game.json"] ?? ""))
    const rules = ["shapley", "banzhaf", "banzhaf-normalised", "nucleolus", "prenucleolus", "tau"] as const
    expect(read.code).toBe(sha256(printed(rules.map((rule) => sharesAnswer(divideGame(input, rule))))))
  })

  test("of too many players for a table shows what was drawn, with its bounds", async () => {
    const players = Array.from({ length: 40 }, (_, at) => [`p${at + 1}`, `${at + 1}`])
    const voting = { formula: { kind: "voting", quota: "411", weights: Object.fromEntries(players) } }
    const { text } = await paper("/api/shares/paper", { game: voting, sampling: { orders: 500, seed: 7 } }, "en")
    expect(text).toContain("500ordersofarrival,seed7")
    expect(text).toMatch(/p40\d[\d.]*±[\d.]+/)
  })
})

describe("a paper of claims", () => {
  test("holds all eight rules; the command gives its code again", async () => {
    const read = await paper("/api/claims/paper", estate, "en")
    // Talmud (Kethubot 93a): 50, 75 and 75 of 200 for claims of 100, 200 and 300.
    for (const row of ["a100100/3200/305040", "b200200/3200/3507580", "c300100200/31507580"])
      expect(read.text).toContain(row)
    const claims = readClaims(JSON.parse(read.files["claims.json"] ?? ""))
    const answers = claimsRules.map((rule) => claimsAnswer(rule, divideClaims(claims, rule)))
    expect(read.code).toBe(sha256(printed(answers)))
  })
})
