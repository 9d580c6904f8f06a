import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type LedgerExport, readLedgerExport, recomputeLedger } from "../../settlement/index.ts"
import type { MoneyRegion } from "../money-region.ts"
import { openSettledRegion } from "./settled-region.ts"
import { hledgerBalances, runTool } from "./tools.ts"

let region: MoneyRegion
let text = ""
let given: LedgerExport
const folder = mkdtempSync(join(tmpdir(), "delta-strangers-"))

const fetched = async (path: string) => (await region.test.app.inject({ url: path })).body
const kept = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

beforeAll(async () => {
  region = await openSettledRegion()
  text = await fetched("/api/ledger/export")
  given = readLedgerExport(JSON.parse(text))
})
afterAll(async () => {
  await region.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Places of what a cap cut, and of a subsidy that its share set. */
const [cut, paid] = [2, 1]

describe("the open export", () => {
  test("is read by a visitor and holds every bill, entry and statement of four members", () => {
    expect(given.bills.map(({ reason, correction }) => [reason, correction])).toEqual([
      ...Array.from({ length: 5 }, () => ["use", 0]),
      ["use", 0],
      ["late-cancellation", 0],
      ["use", 1],
    ])
    const months = Map.groupBy(given.statements, ({ month }) => month)
    expect([...months.keys()]).toEqual(["2026-10", "2026-11"])
    for (const statements of months.values())
      expect(statements.reduce((sum, { net }) => sum + BigInt(net), 0n)).toBe(0n)
    expect(given.journals.filter(({ reverses }) => reverses !== null).length).toBeGreaterThan(0)
  })

  test("names no person", async () => {
    const { rows: people } = await sql<{ id: string; email: string }>`select id, email from person`.execute(
      region.database.db,
    )
    expect(people.length).toBeGreaterThan(10)
    expect(people.filter(({ id, email }) => text.includes(`"${id}"`) || text.includes(email))).toEqual([])
  })

  test("is computed again by the engines without a difference", () => {
    expect(recomputeLedger(given).differences).toEqual([])
  })

  test("has what agreements and subsidies were divided by, caps that cut among them, and sealed batches", () => {
    const shared = given.executions.map(({ reversed, parts }) => [reversed === null, parts[0]?.shared])
    expect(shared).toEqual([
      [false, "1333334"],
      [true, "3000001"],
      [true, "1999999"],
    ])
    expect(given.subsidies.map(({ reversedAt, amount }) => [reversedAt === null, amount])).toEqual([
      [false, "300000"],
      [true, "15000000"],
      [true, "5000000"],
    ])
    expect(given.batches.length).toBeGreaterThan(4)
    expect(recomputeLedger(given)).toMatchObject({ executions: 3, subsidies: 3, batches: given.batches.length })
    expect(recomputeLedger(given).unsealed).toBe(2)
  })

  test.each<[string, (one: LedgerExport) => void, string, string]>([
    [
      "a part of an agreement",
      (one) => alter(one.executions[cut]?.parts[0], "amount"),
      "execution",
      "parts.CN-SH.amount",
    ],
    ["what is shared", (one) => alter(one.executions[1]?.parts[1], "shared"), "execution", "parts.CN-JS.shared"],
    ["what was reported", (one) => alter(one.executions[cut]?.trigger.amounts[0], "amount"), "execution", "counted"],
    [
      "a cap of an agreement",
      (one) => alter(one.agreements[0]?.terms.parties[0], "capOverTerm"),
      "agreement",
      "digest",
    ],
    ["a reversal of an execution", (one) => put(one.executions[0], { reversed: null }), "execution", "reversed"],
    ["a subsidy by its share", (one) => alter(one.subsidies[paid], "amount"), "subsidy", "amount"],
    ["a subsidy that the cap cut", (one) => alter(one.subsidies[cut], "amount"), "subsidy", "amount"],
    ["an invoice", (one) => put(one.subsidies[paid], { invoiced: "50000101" }), "subsidy", "amount"],
    ["the reversal of a subsidy", (one) => put(one.subsidies[0], { reversedAt: null }), "subsidy", "reversedAt"],
    [
      "a share",
      (one) => put(one.subsidies[paid]?.parameters[0], { value: "4/10" }),
      "subsidy",
      "subsidies.share.value",
    ],
    [
      "an invoice that has two subsidies",
      (one) => put(one.subsidies[cut], { content: one.subsidies[paid]?.content }),
      "subsidy",
      "content",
    ],
    ["an agreement's entry without an execution", (one) => put(one, { executions: [] }), "entry", "transaction"],
    ["a subsidy's entry without a subsidy", (one) => put(one, { subsidies: [] }), "entry", "transaction"],
    ["words of an entry", (one) => put(one.journals[3], { text: { zh: "x", en: "x" } }), "batch", "root"],
    ["a root", (one) => put(one.batches[1], { root: "0".repeat(64) }), "batch", "root"],
    ["an entry outside its batch", (one) => put(one.journals[3], { batch: null }), "batch", "journals"],
    ["a batch left out", (one) => put(one, { batches: one.batches.slice(1) }), "batch", "number"],
  ])("names %s that was altered", (_, change, kind, part) => {
    const copy = structuredClone(given)
    change(copy)
    const found = recomputeLedger(copy).differences.filter((one) => one.kind === kind)
    expect(found.map((one) => one.part).join("\n")).toContain(part)
  })

  test("of a period has what accounts held before it, and statements of whole months alone", async () => {
    const part = readLedgerExport(JSON.parse(await fetched("/api/ledger/export?from=2026-10-25&to=2026-11-30")))
    expect(part.statements.every(({ month }) => month === "2026-11")).toBe(true)
    expect(part.accounts.some(({ opening }) => opening !== "0")).toBe(true)
    expect(recomputeLedger(part).differences).toEqual([])
    const answered = runTool(process.execPath, [
      join(import.meta.dirname, "recompute.mjs"),
      kept("part.json", JSON.stringify(part)),
    ])
    expect([answered?.said.split(": ")[1], answered?.complained]).toEqual(["0 wrong\n", ""])
  })

  test("of a period that ends before it begins is refused", async () => {
    const answer = await region.test.app.inject({ url: "/api/ledger/export?from=2026-11-02&to=2026-11-01" })
    expect([answer.statusCode, answer.json().code]).toEqual([422, "settlement.bad-period"])
  })

  test("says by its balances what the ledger's accounts say", async () => {
    const { rows } = await sql<{ jurisdiction: string; account: string; sum: bigint }>`
      select jurisdiction, account, sum(amount)::bigint as sum from posting group by 1, 2`.execute(
      (await region.database.asOwner()).db,
    )
    const stated = new Map(given.accounts.map(({ jurisdiction, id, balance }) => [`${jurisdiction} ${id}`, balance]))
    expect(rows.map(({ jurisdiction, account }) => stated.get(`${jurisdiction} ${account}`))).toEqual(
      rows.map(({ sum }) => `${sum}`),
    )
  })
})

describe("a stranger's script", () => {
  const script = join(import.meta.dirname, "recompute.mjs")

  test("computes every split and the nets of all months, and finds them right", () => {
    const answered = runTool(process.execPath, [script, kept("ledger.json", text)])
    expect([answered?.said, answered?.code]).toEqual([
      `${given.bills.length} bills, 3 executions, 3 subsidies, ${given.journals.length} entries, ${given.batches.length} batches, ${given.statements.length} statements: 0 wrong\n`,
      0,
    ])
  })

  test.each<[string, (one: LedgerExport) => void]>([
    ["a split", (one) => alter(one.bills[3]?.shares[1], "amount")],
    ["a fee", (one) => alter(one.bills[0], "fee")],
    ["a price", (one) => alter(one.bills[1]?.costs, "setUp")],
    ["a posting", (one) => alter(one.journals[9]?.postings[0], "amount")],
    ["a balance", (one) => alter(one.accounts[2], "balance")],
    ["a net", (one) => alter(one.statements[1], "net")],
    ["a refund", (one) => alter(one.bills.at(-1)?.shares[0], "amount")],
    ["a part of an agreement", (one) => alter(one.executions[1]?.parts[0], "amount")],
    ["a part that a cap cut", (one) => alter(one.executions[2]?.parts[0], "shared")],
    ["what was reported", (one) => alter(one.executions[cut]?.trigger.amounts[0], "amount")],
    ["terms that were signed", (one) => alter(one.agreements[0]?.terms.parties[0], "capOverTerm")],
    ["a subsidy", (one) => alter(one.subsidies[1], "amount")],
    ["a subsidy that a cap cut", (one) => alter(one.subsidies[2], "amount")],
    ["words of an entry", (one) => put(one.journals[3], { act: "settlement.other" })],
  ])("finds %s that was altered", (_, change) => {
    const copy = structuredClone(given)
    change(copy)
    const answered = runTool(process.execPath, [script, kept("altered.json", JSON.stringify(copy))])
    expect([answered?.code, (answered?.said ?? "").split("\n").length > 2]).toEqual([1, true])
  })

  test("refuses a file that was cut off", () => {
    const answered = runTool(process.execPath, [script, kept("cut.json", text.slice(0, text.length / 2))])
    expect(answered?.code).toBe(2)
  })
})

function alter<Name extends string>(of: Partial<Record<Name, string>> | undefined, part: Name): void {
  if (of === undefined) throw new Error(`no ${part} to alter`)
  Object.assign(of, { [part]: `${BigInt(of[part] ?? "") + 1n}` })
}

function put(of: object | undefined, change: object): void {
  if (of === undefined) throw new Error("nothing to alter")
  Object.assign(of, change)
}

describe.skipIf(runTool("hledger", ["--version"]) === undefined)("hledger", () => {
  test("accepts the books, and adds up the balances of the ledger", async () => {
    const file = kept("ledger.journal", await fetched("/api/ledger/export/hledger"))
    expect(runTool("hledger", ["-f", file, "check", "accounts", "commodities", "ordereddates"])).toMatchObject({
      code: 0,
      complained: "",
    })
    const sums = [...hledgerBalances(file, 2).values()].filter((sum) => sum !== 0n)
    expect(sums.sort()).toEqual(
      given.accounts
        .map(({ balance }) => BigInt(balance))
        .filter((sum) => sum !== 0n)
        .sort(),
    )
  })

  test("accepts the books of a period with what was held before", async () => {
    const file = kept("part.journal", await fetched("/api/ledger/export/hledger?from=2026-11-01&to=2026-11-30"))
    expect(runTool("hledger", ["-f", file, "check", "accounts", "commodities", "ordereddates"])?.complained).toBe("")
  })

  test("finds a posting that was altered by one fen", async () => {
    const books = await fetched("/api/ledger/export/hledger")
    const altered = books.replace(/(purse {2}100000\.0)0 CNY/, "$11 CNY")
    expect(altered).not.toBe(books)
    expect(runTool("hledger", ["-f", kept("odd.journal", altered), "check"])?.code).toBe(1)
  })
})

describe.skipIf(runTool("bean-check", ["--version"]) === undefined)("beancount", () => {
  test.each([
    "",
    "?from=2026-11-01&to=2026-11-30",
  ])("accepts the books%s, and the balances of the ledger", async (of) => {
    const file = kept("ledger.beancount", await fetched(`/api/ledger/export/beancount${of}`))
    expect(runTool("bean-check", [file])).toMatchObject({ code: 0, complained: "" })
  })

  test("finds a balance that was altered by one fen", async () => {
    const books = await fetched("/api/ledger/export/beancount")
    const altered = books.replace(/(balance .*)\.(\d)0 ~ 0/, "$1.$21 ~ 0")
    expect(altered).not.toBe(books)
    expect(runTool("bean-check", [kept("odd.beancount", altered)])?.code).toBe(1)
  })
})
