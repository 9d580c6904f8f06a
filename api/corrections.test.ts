import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type MoneyRegion, openMoneyRegion } from "../test/money-region.ts"
import { books, facilities, settlement } from "./contract/index.ts"

let region: MoneyRegion
beforeAll(async () => {
  region = await openMoneyRegion("2026-10-05T09:00:00+08:00")
})
afterAll(() => region.close())

const close = (member: string, month: string) =>
  region.finance(member).call(books.closePeriod, { params: { jurisdiction: member, month } })
const ledger = async (member: string, subject: string) =>
  (await region.finance(member).call(settlement.listLedger, { query: { jurisdiction: member, subject } })).reply.items
const reverse = (member: string, entry: string, body: object) =>
  region.finance(member).call(books.reverseEntry, { params: { jurisdiction: member, entry }, body })
const bill = (member: string, params: { jurisdiction: string; booking: string }) =>
  region.finance(member).call(settlement.readBill, { params })
const statementOf = async (member: string, month: string) =>
  (await region.finance(member).call(settlement.readStatement, { params: { member, month } })).reply
const voucherOf = async (member: string, id: string) => {
  const { reply } = await region.vouchers(member).call(settlement.listVouchers, { query: { of: "jurisdiction" } })
  return reply.items.find((each) => each.id === id)
}

describe("a month of a member's books", () => {
  let used: { jurisdiction: string; booking: string }

  test("stays open while it is not over", async () => {
    await region.fund("CN-SH", "10000000")
    await region.fund("CN-JS", "10000000")
    used = await region.use("CN-SH", "CN-JS", "2026-10-06T10:00:00+08:00")
    expect((await close("CN-JS", "2026-10")).problem.code).toBe("settlement.month-not-over")
  })

  test("stays open with a booking that can be settled, whichever side of it the member is", async () => {
    region.test.at("2026-11-02T09:00:00+08:00")
    for (const member of ["CN-JS", "CN-SH"]) {
      const { status, problem } = await close(member, "2026-10")
      expect([status, problem.code, problem.facts.bookings]).toEqual([409, "settlement.month-to-settle", used.booking])
    }
  })

  test("is closed by its own finance officer only", async () => {
    const params = { jurisdiction: "CN-JS", month: "2026-10" }
    const other = await region.finance("CN-SH").call(books.closePeriod, { params })
    const voucherOfficer = await region.vouchers("CN-JS").call(books.closePeriod, { params })
    expect([other.problem.code, voucherOfficer.problem.code]).toEqual(["rulebook.refused", "rulebook.refused"])
  })

  test("is closed once it is settled, and every visitor sees that it is", async () => {
    await region.settle(used)
    const { reply } = await close("CN-JS", "2026-10")
    expect(reply).toMatchObject({ month: "2026-10", entries: "1", net: "0" })
    const seen = (await region.test.nobody.call(books.listPeriods)).reply
    expect(seen.month).toBe("2026-11")
    const own = seen.members.find(({ jurisdiction }) => jurisdiction === "CN-JS")
    expect([own?.closed.map(({ month }) => month), own?.open]).toEqual([["2026-10"], ["2026-11"]])
    const other = seen.members.find(({ jurisdiction }) => jurisdiction === "CN-SH")
    expect([other?.closed, other?.open]).toEqual([[], ["2026-10", "2026-11"]])
  })

  test("is not closed twice, nor before an earlier one", async () => {
    expect((await close("CN-JS", "2026-10")).problem.code).toBe("settlement.month-closed")
    region.test.at("2026-12-01T09:00:00+08:00")
    const { problem } = await close("CN-SH", "2026-11")
    expect([problem.code, problem.facts.earlier]).toEqual(["settlement.earlier-month-open", "2026-10"])
    region.test.at("2026-11-02T09:00:00+08:00")
  })

  test("shows on its statement that it is closed", async () => {
    expect([
      (await statementOf("CN-JS", "2026-10")).closedAt,
      (await statementOf("CN-SH", "2026-10")).closedAt,
    ]).toEqual(["2026-11-02T01:00:00.000Z", null])
  })

  test("takes no entry any more, even from a clock that is wrong", async () => {
    region.test.at("2026-10-31T20:00:00+08:00")
    const body = { amount: "100", reference: "late" }
    const params = { jurisdiction: "CN-JS" }
    const { status, problem } = await region.finance("CN-JS").call(settlement.fundPurse, { params, body })
    expect([status, problem.code, problem.facts]).toEqual([
      409,
      "settlement.period-closed",
      { jurisdiction: "CN-JS", month: "2026-10" },
    ])
    region.test.at("2026-11-02T09:00:00+08:00")
  })
})

test("a use whose month was closed before it could be settled is posted in the open month, and says so", async () => {
  region.test.at("2026-11-20T09:00:00+08:00")
  const used = await region.use("CN-ZJ", "CN-AH", "2026-11-21T10:00:00+08:00")
  await sql`update use_record set flags = '{drift}' where booking = ${used.booking}`.execute(region.database.db)
  region.test.at("2026-12-02T09:00:00+08:00")
  expect((await close("CN-AH", "2026-11")).status).toBe(200)
  await sql`update use_record set flags = '{}' where booking = ${used.booking}`.execute(region.database.db)
  await region.settle(used)
  const { reply } = await bill("CN-AH", used)
  expect([reply.at, reply.late]).toEqual(["2026-12-02T01:00:00.000Z", { month: "2026-11", members: ["CN-AH"] }])
  const [line] = (await statementOf("CN-AH", "2026-12")).lines
  expect(line?.text.en).toContain("its month 2026-11 is closed (CN-AH), so it is posted now")
})

describe("an entry of a closed month", () => {
  let used: { jurisdiction: string; booking: string }
  let entry: string
  beforeAll(async () => {
    region.test.at("2026-11-23T09:00:00+08:00")
    used = await region.use("CN-ZJ", "CN-JS", "2026-11-24T10:00:00+08:00")
    await region.settle(used)
    entry = (await ledger("CN-JS", used.booking))[0]?.id ?? ""
    region.test.at("2026-12-03T09:00:00+08:00")
    expect((await close("CN-JS", "2026-11")).problem).not.toHaveProperty("code")
  })

  test("is not reversed at a moment that lies in the closed month", async () => {
    region.test.at("2026-11-30T20:00:00+08:00")
    const { status, problem } = await reverse("CN-JS", entry, { reason: "beam lost", refund: "1001" })
    expect([status, problem.code, problem.facts]).toEqual([
      409,
      "settlement.period-closed",
      { jurisdiction: "CN-JS", month: "2026-11" },
    ])
  })

  test("is reversed in the open month, and the statement of the closed one stays as it was", async () => {
    region.test.at("2026-12-04T09:00:00+08:00")
    const closed = await statementOf("CN-JS", "2026-11")
    const before = (await statementOf("CN-JS", "2026-12")).lines.length
    const { reply, problem } = await reverse("CN-JS", entry, { reason: "beam lost", refund: "1001" })
    expect(problem).not.toHaveProperty("code")
    expect(await statementOf("CN-JS", "2026-11")).toEqual(closed)
    const posted = (await ledger("CN-JS", used.booking)).filter(({ id }) => id !== entry)
    expect(posted.map(({ at }) => at)).toEqual(["2026-12-04T01:00:00.000Z", "2026-12-04T01:00:00.000Z"])
    expect(posted.some(({ reverses }) => reverses === entry)).toBe(true)
    expect((await statementOf("CN-JS", "2026-12")).lines.length).toBeGreaterThan(before)
    expect(reply.corrected?.fee).toBe("36000")
  })
})

describe("a bill is corrected", () => {
  let voucher: string
  let used: { jurisdiction: string; booking: string }
  let entry: string
  beforeAll(async () => {
    region.test.at("2027-01-04T09:00:00+08:00")
    voucher = await region.issue("CN-SH", "100000", "2027-03-31")
    // 5.00 × 10 … set-up 50.00 and 320.01 an hour: 370.01, of which the voucher pays 185.00.
    used = await region.use("CN-SH", "CN-JS", "2027-01-05T10:00:00+08:00", { jurisdiction: "CN-SH", id: voucher })
    await region.settle(used)
    entry = (await ledger("CN-JS", used.booking))[0]?.id ?? ""
    region.test.at("2027-01-06T09:00:00+08:00")
  })

  test("never by who is not responsible for its books", async () => {
    const { problem } = await reverse("CN-SH", (await ledger("CN-SH", used.booking))[0]?.id ?? "", { reason: "mine" })
    expect(problem.code).toBe("rulebook.refused")
  })

  test.each([
    ["more than was paid", "37002"],
    ["nothing", "0"],
    ["less than nothing", "-1"],
  ])("by no refund of %s", async (_, refund) => {
    expect((await reverse("CN-JS", entry, { reason: "x", refund })).problem.code).toBe("settlement.refund-beyond-fee")
  })

  test("by its reversal in all books and a bill without what is refunded, exact to the fen", async () => {
    const { reply, problem } = await reverse("CN-JS", entry, { reason: "beam lost", refund: "10000" })
    expect(problem).not.toHaveProperty("code")
    expect(reply.entries.map(({ jurisdiction }) => jurisdiction).sort()).toEqual(["CN-JS", "CN-SH"])
    expect(reply.voucher).toEqual({ jurisdiction: "CN-SH", id: voucher, restored: "5000", to: "voucher" })
    expect([reply.corrected?.fee, reply.corrected?.paidByVoucher, reply.corrected?.paidByOrganisation]).toEqual([
      "27001",
      "13500",
      "13501",
    ])
    expect((await bill("CN-JS", used)).reply).toEqual(reply.corrected)
  })

  test("and voucher and cap have what came back", async () => {
    expect(await voucherOf("CN-SH", voucher)).toMatchObject({ redeemed: "13500", reserved: "0", available: "86500" })
    const { reply } = await region.user("CN-SH").call(settlement.listVouchers)
    expect(reply.groupUse.find(({ jurisdiction }) => jurisdiction === "CN-SH")).toMatchObject({ redeemed: "13500" })
  })

  test("and its entries show as a pair", async () => {
    const entries = await ledger("CN-JS", used.booking)
    const first = entries.find(({ id }) => id === entry)
    const mirror = entries.find(({ reverses }) => reverses === entry)
    expect([first?.reversedBy, mirror?.text.en]).toEqual([mirror?.id, expect.stringContaining("(beam lost)")])
    expect(mirror?.postings.map(({ amount }) => BigInt(amount))).toEqual(
      first?.postings.map(({ amount }) => -BigInt(amount)),
    )
  })

  test("once: the same entry is not reversed again", async () => {
    const { status, problem } = await reverse("CN-JS", entry, { reason: "again" })
    expect([status, problem.code]).toEqual([409, "settlement.already-reversed"])
  })

  test("and the reversal itself is not reversed", async () => {
    const mirror = (await ledger("CN-JS", used.booking)).find(({ reverses }) => reverses === entry)
    expect((await reverse("CN-JS", mirror?.id ?? "", { reason: "back" })).problem.code).toBe("settlement.is-reversal")
  })

  test("and statements explain each line, net to zero and sum to what the corrected bill says", async () => {
    const [host, home] = [await statementOf("CN-JS", "2027-01"), await statementOf("CN-SH", "2027-01")]
    expect([BigInt(host.net) + BigInt(home.net), host.regionNet]).toEqual([0n, "0"])
    const fees = host.lines.filter(({ text }) => text.en.includes("Paid by the organisation"))
    expect(fees.map(({ amount, arithmetic }) => [amount, arithmetic])).toEqual([
      ["18501", "370.01 − 185.00 = 185.01"],
      ["-18501", "−(370.01 − 185.00 = 185.01)"],
      ["13501", "270.01 − 135.00 = 135.01"],
    ])
  })

  test("a second time, after its voucher has passed its day: then the purse has what came back", async () => {
    region.test.at("2027-04-01T09:00:00+08:00")
    await region.test.scheduler.call(settlement.expireVouchers)
    const before = (await region.vouchers("CN-SH").call(settlement.readPurse, { params: { jurisdiction: "CN-SH" } }))
      .reply
    const last = (await ledger("CN-JS", used.booking)).find(
      ({ reverses, reversedBy }) => reverses === null && reversedBy === null,
    )
    const { reply } = await reverse("CN-JS", last?.id ?? "", { reason: "no use at all" })
    expect([reply.corrected, reply.voucher]).toMatchObject([null, { restored: "13500", to: "purse" }])
    const after = (await region.vouchers("CN-SH").call(settlement.readPurse, { params: { jurisdiction: "CN-SH" } }))
      .reply
    expect(BigInt(after.left) - BigInt(before.left)).toBe(13500n)
    expect(await voucherOf("CN-SH", voucher)).toMatchObject({ redeemed: "0", state: "expired", available: "0" })
  })

  test("and its history tells all of it", async () => {
    const { reply } = await region.finance("CN-JS").call(books.readBillHistory, { params: used })
    expect(reply.first.fee).toBe("37001")
    expect(reply.corrections.map(({ number, reason, corrected }) => [number, reason, corrected?.fee ?? null])).toEqual([
      [1, "beam lost", "27001"],
      [2, "no use at all", null],
    ])
    expect((await bill("CN-JS", used)).reply).toMatchObject({ fee: "27001", reversed: { reason: "no use at all" } })
  })

  test("and all accounts of the use stand where they stood before it", async () => {
    const sums = new Map<string, bigint>()
    for (const member of ["CN-JS", "CN-SH"])
      for (const { postings } of await ledger(member, used.booking))
        for (const { account, amount } of postings)
          sums.set(`${member} ${account}`, (sums.get(`${member} ${account}`) ?? 0n) + BigInt(amount))
    expect([...sums.values()].every((sum) => sum === 0n)).toBe(true)
  })
})

test("the fee of a late cancellation is refunded like that of a use, over voucher and organisation alike", async () => {
  region.test.at("2027-04-05T09:00:00+08:00")
  const voucher = { jurisdiction: "CN-SH", id: await region.issue("CN-SH", "100000") }
  const times = { from: "2027-04-06T10:00:00+08:00", until: "2027-04-06T11:00:00+08:00" }
  const booked = await region.user("CN-SH").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-ZJ", facility: "tem" },
    body: { ...times, voucher, purpose: "test", acceptTerms: true },
  })
  region.test.at("2027-04-06T08:00:00+08:00")
  const params = { jurisdiction: "CN-ZJ", booking: booked.reply.id }
  const cancelled = await region.user("CN-SH").call(facilities.cancelBooking, {
    params,
    body: { acceptLateFee: true, reason: "" },
    headers: { "if-match": `"${booked.reply.version}"` },
  })
  expect(cancelled.problem).not.toHaveProperty("code")
  // Half of 370.01 is 185.01; the voucher had reserved 185.00 of it and draws as large a part: 92.50.
  expect((await bill("CN-ZJ", params)).reply).toMatchObject({
    reason: "late-cancellation",
    fee: "18501",
    paidByVoucher: "9250",
    paidByOrganisation: "9251",
  })
  const [entry] = await ledger("CN-ZJ", params.booking)
  const { reply } = await reverse("CN-ZJ", entry?.id ?? "", { reason: "ill", refund: "9000" })
  expect([reply.corrected?.fee, reply.corrected?.paidByVoucher, reply.corrected?.paidByOrganisation]).toEqual([
    "9501",
    "4750",
    "4751",
  ])
  expect(reply.voucher).toMatchObject({ restored: "4500", to: "voucher" })
})

describe("other entries", () => {
  test("of a purse are reversed while it holds the money", async () => {
    await region.fund("CN-ZJ", "500")
    const [entry] = await ledger("CN-ZJ", "CN-ZJ")
    const refused = await reverse("CN-ZJ", entry?.id ?? "", { reason: "typed twice", refund: "100" })
    expect(refused.problem.code).toBe("settlement.refund-without-bill")
    expect((await reverse("CN-ZJ", entry?.id ?? "", { reason: "typed twice" })).status).toBe(200)
  })

  test("of a purse are not reversed once the money is promised", async () => {
    await region.fund("CN-ZJ", "500")
    const entry = (await ledger("CN-ZJ", "CN-ZJ")).find(({ reverses, reversedBy }) => (reverses ?? reversedBy) === null)
    await region.issue("CN-ZJ", "300")
    expect((await reverse("CN-ZJ", entry?.id ?? "", { reason: "wrong" })).problem.code).toBe("settlement.purse-empty")
  })

  test("of a voucher are undone by its withdrawal", async () => {
    const voucher = await region.issue("CN-ZJ", "100")
    const [entry] = await ledger("CN-ZJ", voucher)
    expect((await reverse("CN-ZJ", entry?.id ?? "", { reason: "wrong" })).problem.code).toBe(
      "settlement.not-reversible",
    )
  })

  test("that do not exist are not found", async () => {
    const { status, problem } = await reverse("CN-ZJ", "00000000-0000-4000-8000-000000000009", { reason: "x" })
    expect([status, problem.code]).toEqual([404, "settlement.unknown-entry"])
  })
})

describe("a voucher is withdrawn", () => {
  const withdraw = (member: string, voucher: string, by = member, key?: string) =>
    region.vouchers(by).call(books.withdrawVoucher, {
      params: { jurisdiction: member, voucher },
      body: { reason: "the firm moved away" },
      ...(key === undefined ? {} : { key }),
    })

  test("by its issuer: what no booking holds returns, what one holds stays until it is free", async () => {
    region.test.at("2027-05-03T09:00:00+08:00")
    await region.fund("CN-AH", "50000")
    const voucher = await region.issue("CN-AH", "50000")
    const body = {
      from: "2027-05-10T10:00:00+08:00",
      until: "2027-05-10T11:00:00+08:00",
      voucher: { jurisdiction: "CN-AH", id: voucher },
      purpose: "test",
      acceptTerms: true,
    }
    const params = { jurisdiction: "CN-ZJ", facility: "tem" }
    const booked = await region.user("CN-AH").call(facilities.bookFacility, { params, body })
    expect((await withdraw("CN-AH", voucher, "CN-ZJ")).problem.code).toBe("rulebook.refused")
    const { reply } = await withdraw("CN-AH", voucher, "CN-AH", "withdraw-once-1")
    expect(reply).toMatchObject({ returned: "31500", reserved: "18500" })
    // The same request again is told the same, and nothing moves twice.
    expect((await withdraw("CN-AH", voucher, "CN-AH", "withdraw-once-1")).reply).toEqual(reply)
    expect((await withdraw("CN-AH", voucher)).problem.code).toBe("settlement.voucher-withdrawn")
    const again = await region.user("CN-AH").call(facilities.bookFacility, {
      params,
      body: { ...body, from: "2027-05-11T10:00:00+08:00", until: "2027-05-11T11:00:00+08:00" },
    })
    expect(again.problem.code).toBe("settlement.voucher-withdrawn")
    await region.user("CN-AH").call(facilities.cancelBooking, {
      params: { jurisdiction: "CN-ZJ", booking: booked.reply.id },
      body: { acceptLateFee: false, reason: "" },
      headers: { "if-match": `"${booked.reply.version}"` },
    })
    await region.test.scheduler.call(settlement.expireVouchers)
    const purse = await region.vouchers("CN-AH").call(settlement.readPurse, { params: { jurisdiction: "CN-AH" } })
    expect(purse.reply).toMatchObject({ left: "50000", reserved: "0" })
  })

  test("and the budget of the year tells withdrawn from expired", async () => {
    const { reply } = await region.finance("CN-AH").call(books.readBudget, { params: { jurisdiction: "CN-AH" } })
    expect(reply.years[0]).toEqual({
      year: 2027,
      funded: "50000",
      issued: "50000",
      reserved: "0",
      redeemed: "0",
      expired: "18500",
      withdrawn: "31500",
      left: "50000",
    })
  })
})

describe("a member leaves", () => {
  test("not while anything is open, and is told each thing", async () => {
    const params = { jurisdiction: "CN-AH" }
    const { status, problem } = await region
      .finance("CN-AH")
      .call(books.leaveRegion, { params, body: { reason: "treaty" } })
    expect([status, problem.code]).toEqual([409, "settlement.books-open"])
    expect(problem.detail).toContain("Voucher purse 500.00")
    expect(problem.detail).toContain("Clearing with Zhejiang")
    const shown = await region.finance("CN-AH").call(books.readDeparture, { params })
    expect(shown.reply.open.map(({ text }) => text.en)).toEqual(["Clearing with Zhejiang", "Voucher purse"])
  })

  test("only by its own officer", async () => {
    const params = { jurisdiction: "CN-AH" }
    const { problem } = await region.finance("CN-SH").call(books.leaveRegion, { params, body: { reason: "treaty" } })
    expect(problem.code).toBe("rulebook.refused")
  })

  test("once its books are clear", async () => {
    const funded = (await ledger("CN-AH", "CN-AH")).filter(({ reversedBy }) => reversedBy === null)
    const used = (await ledger("CN-AH", "")).length
    expect(used).toBe(0)
    for (const { id } of funded)
      expect((await reverse("CN-AH", id, { reason: "returned to the budget" })).status).toBe(200)
    const { reply } = await region
      .finance("CN-AH")
      .call(settlement.listLedger, { query: { jurisdiction: "CN-AH", account: "clearing:CN-ZJ" } })
    for (const { id } of reply.items) expect((await reverse("CN-AH", id, { reason: "waived" })).status).toBe(200)
    const params = { jurisdiction: "CN-AH" }
    const left = await region.finance("CN-AH").call(books.leaveRegion, { params, body: { reason: "treaty" } })
    expect(left.reply).toMatchObject({ jurisdiction: "CN-AH", clearAt: "2027-05-03T01:00:00.000Z" })
  })
})

describe("a purse", () => {
  const fund = (body: object) =>
    region.finance("CN-SH").call(settlement.fundPurse, {
      params: { jurisdiction: "CN-SH" },
      body: { amount: "100", reference: "r", ...body },
    })

  test("that does not exist is unknown", async () => {
    const { status, problem } = await fund({ purse: "holiday" })
    expect([status, problem.code, problem.facts.purses]).toEqual([404, "settlement.unknown-purse", "voucher, subsidy"])
  })

  test("takes no other currency", async () => {
    const { status, problem } = await fund({ currency: "EUR" })
    expect([status, problem.code]).toEqual([422, "settlement.currency-mismatch"])
  })
})
