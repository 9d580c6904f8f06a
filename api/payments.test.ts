import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readLedgerExport, recomputeLedger } from "../settlement/index.ts"
import { type MoneyRegion, openMoneyRegion } from "../test/money-region.ts"
import { books, exported, settlement } from "./contract/index.ts"

const month = "2026-10"
let region: MoneyRegion
/** What Shanghai, whose firm used Jiangsu's microscope, owes Jiangsu for the month. */
let owed: string
beforeAll(async () => {
  region = await openMoneyRegion("2026-10-05T09:00:00+08:00")
  await region.settle(await region.use("CN-SH", "CN-JS", "2026-10-06T10:00:00+08:00"))
  region.test.at("2026-11-02T09:00:00+08:00")
  owed = (await statementOf("CN-JS")).net
})
afterAll(() => region.close())

const statementOf = async (member: string, of = month) =>
  (await region.finance(member).call(settlement.readStatement, { params: { member, month: of } })).reply
const confirm = (amount: string, by = "CN-JS", payer = "CN-SH") =>
  region.finance(by).call(books.recordPayment, {
    params: { jurisdiction: "CN-JS", payer, month },
    body: { amount, reference: "bank 2026-11/7" },
  })
const closing = (member: string) =>
  region.finance(member).call(books.closePeriod, { params: { jurisdiction: member, month } })
const open = async (member: string) =>
  (await region.finance(member).call(books.readDeparture, { params: { jurisdiction: member } })).reply.open.map(
    ({ text }) => text.en,
  )

describe("a payment of what a member owes for a month", () => {
  test("waits until both have closed it", async () => {
    expect(BigInt(owed)).toBeGreaterThan(0n)
    expect((await closing("CN-JS")).status).toBe(200)
    const { status, problem } = await confirm(owed)
    expect([status, problem.code, problem.facts.open]).toEqual([409, "settlement.payment-month-open", "CN-SH"])
    expect((await closing("CN-SH")).status).toBe(200)
  })

  test("is not confirmed by the one that owes, nor where nothing is owed", async () => {
    expect((await confirm(owed, "CN-SH")).problem.code).toBe("rulebook.refused")
    const asked = { params: { jurisdiction: "CN-SH", payer: "CN-JS", month }, body: { amount: owed, reference: "r" } }
    expect((await region.finance("CN-SH").call(books.recordPayment, asked)).problem.code).toBe(
      "settlement.nothing-owed",
    )
    expect((await confirm(owed, "CN-JS", "CN-JS")).problem.code).toBe("settlement.nothing-owed")
  })

  test("is the whole, to the fen", async () => {
    const { status, problem } = await confirm(`${BigInt(owed) - 1n}`)
    expect([status, problem.code]).toEqual([422, "settlement.payment-differs"])
  })

  test("is recorded once, however many confirm at once", async () => {
    expect(await open("CN-SH")).toContain("Clearing with Jiangsu")
    const answers = await Promise.all([1, 2, 3].map(() => confirm(owed)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(answers.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual([
      "settlement.paid-already",
      "settlement.paid-already",
    ])
  })

  test("takes clearing to zero in both books, so that neither is kept from leaving by it", async () => {
    expect([await open("CN-SH"), await open("CN-JS")]).toEqual([[], []])
  })

  test("is shown on both statements and moves no net, of the month owed or of the month paid", async () => {
    const [receiver, payer] = [await statementOf("CN-JS"), await statementOf("CN-SH")]
    expect([receiver.net, payer.net]).toEqual([owed, `-${owed}`])
    expect([receiver.payments, payer.payments]).toMatchObject([[{ counterpart: "CN-SH" }], [{ counterpart: "CN-JS" }]])
    const later = await statementOf("CN-JS", "2026-11")
    expect([later.lines, later.net, later.payments]).toEqual([[], "0", []])
  })

  test("is computed again from the open export, and found where it differs from the statement", async () => {
    const text = (await region.test.app.inject({ url: exported.exportLedger.path })).body
    const given = readLedgerExport(JSON.parse(text))
    expect(recomputeLedger(given).differences).toEqual([])
    const altered = text.replaceAll("CN-SH/2026-10", "CN-SH/2026-09")
    expect(recomputeLedger(readLedgerExport(JSON.parse(altered))).differences).toMatchObject([
      { kind: "entry", part: "clearing:CN-SH payment", found: owed },
    ])
  })

  test("that was confirmed by mistake is reversed, is owed again, and can be confirmed anew", async () => {
    const { items } = (
      await region.finance("CN-JS").call(settlement.listLedger, { query: { jurisdiction: "CN-JS", account: "bank" } })
    ).reply
    const params = { jurisdiction: "CN-JS", entry: items[0]?.id ?? "" }
    const reversed = await region.finance("CN-JS").call(books.reverseEntry, { params, body: { reason: "other payer" } })
    expect(reversed.reply.entries).toHaveLength(2)
    expect((await statementOf("CN-SH")).payments).toEqual([])
    expect(await open("CN-SH")).toEqual(["Clearing with Jiangsu"])
    expect((await confirm(owed)).status).toBe(200)
    expect((await statementOf("CN-SH")).payments).toHaveLength(1)
  })
})
