import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type MoneyRegion, openMoneyRegion } from "../test/money-region.ts"
import { books, settlement, subsidies } from "./contract/index.ts"

let region: MoneyRegion
beforeAll(async () => {
  region = await openMoneyRegion("2026-11-24T09:00:00+08:00", { group: "one-group" })
  for (const member of ["CN-SH", "CN-JS", "CN-ZJ"]) await region.fund(member, "100000000", "subsidy")
})
afterAll(() => region.close())

const written = () => ({
  number: "INV-00123456",
  supplier: region.code("lab-CN-AH"),
  buyer: region.code("firm-CN-SH"),
  day: "2026-11-03",
  amount: "10,000.01",
  currency: "CNY",
  lines: ["透射电镜使用费 TEM-01", "3 小时"],
})
const claim = (member: string, change: object = {}, rest: { booking?: object; key?: string } = {}) => {
  const { key, ...body } = rest
  return region.admin(member).call(subsidies.claimSubsidy, {
    body: { invoice: { ...written(), ...change }, ...body },
    ...(key === undefined ? {} : { key }),
  })
}
const decide = (member: string, id: string, body: object, by = member) =>
  region.vouchers(by).call(subsidies.decideSubsidy, { params: { jurisdiction: member, claim: id }, body })
const purse = async (member: string) =>
  (await region.finance(member).call(subsidies.readSubsidyPurse, { params: { jurisdiction: member } })).reply
const forOfficial = async (member: string, id: string) =>
  (await region.vouchers(member).call(subsidies.listSubsidies, { query: { of: "jurisdiction" } })).reply.items.find(
    (each) => each.id === id,
  )

describe("an invoice", () => {
  let first: string

  test("is claimed by a firm's administrator, who sees what a grant would pay and by which clause", async () => {
    const { reply, problem } = await claim("CN-SH", {}, { key: "claim-once-1" })
    expect(problem).not.toHaveProperty("code")
    expect(reply).toMatchObject({ state: "claimed", jurisdiction: "CN-SH", year: 2026, near: [], decision: null })
    expect(reply.expected).toMatchObject({ amount: "300000", limitedBy: "share" })
    expect(reply.invoice).toMatchObject({ amount: "1000001", day: "2026-11-03", written: { amount: "10,000.01" } })
    first = reply.id
  })

  test("is claimed once, however often the same request arrives", async () => {
    expect((await claim("CN-SH", {}, { key: "claim-once-1" })).reply.id).toBe(first)
  })

  const disguises: [string, object][] = [
    ["as it is", {}],
    ["with another number", { number: "JS-77" }],
    ["with blanks, full-width digits and O for 0", { number: "ＩＮＶ ＯＯ１２３４５６", amount: "１０ ０００.０１" }],
    ["with a prefix, and lines swapped", { number: "2026/JS/123456", lines: ["3小时", "TEM-Ol，透射电镜使用费"] }],
    ["with the day and amount written otherwise", { day: "2026年11月3日", amount: "￥10000.01" }],
  ]
  test.each(disguises)("is not claimed again in another member %s", async (_, change) => {
    const { status, problem } = await claim("CN-JS", change)
    expect([status, problem.code]).toEqual([409, "settlement.invoice-claimed"])
    expect(problem.facts).toMatchObject({ jurisdiction: "CN-SH", day: "2026-11-24", claim: first })
    expect(problem.detail).toContain("supplier, buyer, day, amount, lines")
  })

  test("that differs in one field is taken, and shown to the official with what is equal and what differs", async () => {
    const { reply } = await claim("CN-JS", { amount: "10,000.10", number: "123456" })
    expect(reply.near).toEqual([])
    const seen = await forOfficial("CN-JS", reply.id)
    expect(seen?.near).toMatchObject([
      {
        jurisdiction: "CN-SH",
        id: first,
        equal: ["supplier", "buyer", "day", "lines"],
        differs: ["amount"],
        sameNumber: true,
      },
    ])
    const refused = await decide("CN-JS", reply.id, { grant: true, reason: "looks fine" })
    expect([refused.status, refused.problem.code, refused.problem.facts.claims]).toEqual([
      409,
      "settlement.near-claims",
      first,
    ])
    const { reply: decided } = await decide("CN-JS", reply.id, { grant: false, reason: "typing error, same invoice" })
    expect(decided).toMatchObject({ state: "refused", decision: { amount: "0", transaction: null } })
  })

  test("is decided by the member's own voucher officer, once, and paid to the fen", async () => {
    expect((await decide("CN-SH", first, { grant: true, reason: "ok" }, "CN-JS")).problem.code).toBe("rulebook.refused")
    const near = (await forOfficial("CN-SH", first))?.near.map(({ id }) => id) ?? []
    const { reply } = await decide("CN-SH", first, { grant: true, reason: "ok", considered: near })
    expect(reply).toMatchObject({ state: "granted", decision: { amount: "300000", reason: "ok", considered: near } })
    expect(await purse("CN-SH")).toMatchObject({ funded: "100000000", granted: "300000", left: "99700000" })
    const again = await decide("CN-SH", first, { grant: true, reason: "ok", considered: near })
    expect(again.problem.code).toBe("settlement.claim-decided")
  })

  test("whose subsidy is reversed may be claimed anew, and the cap has the amount back", async () => {
    const { reply } = await region
      .finance("CN-SH")
      .call(settlement.listLedger, { query: { subject: first, jurisdiction: "CN-SH" } })
    const params = { jurisdiction: "CN-SH", entry: reply.items[0]?.id ?? "" }
    const reversed = await region.finance("CN-SH").call(books.reverseEntry, { params, body: { reason: "paid back" } })
    expect(reversed.status).toBe(200)
    expect(await purse("CN-SH")).toMatchObject({ granted: "0", left: "100000000" })
    expect((await forOfficial("CN-SH", first))?.state).toBe("reversed")
    const anew = await claim("CN-JS", { number: "anew" })
    expect(anew.status).toBe(200)
    const seen = await forOfficial("CN-JS", anew.reply.id)
    expect(seen?.near.find(({ id }) => id === first)).toMatchObject({ state: "reversed", differs: [] })
  })
})

describe("what cannot be claimed", () => {
  test.each<[string, object, number, string]>([
    ["an invoice of somebody else", { buyer: "91110000600037341L" }, 422, "settlement.not-the-buyer"],
    ["a day that is still to come", { day: "2026-11-25" }, 422, "settlement.invoice-to-come"],
    ["another currency", { currency: "EUR" }, 422, "settlement.currency-mismatch"],
    ["a code with a slip", { supplier: "91110000600037342L" }, 422, "settlement.bad-party-code"],
    ["an amount that is none", { amount: "ten" }, 422, "settlement.bad-invoice-amount"],
    ["a day that is none", { day: "2026-13-01" }, 422, "settlement.bad-invoice-day"],
    ["no line", { lines: [] }, 400, "api.bad-request"],
  ])("%s", async (_, change, status, code) => {
    const answer = await claim("CN-ZJ", change)
    expect([answer.status, answer.problem.code]).toEqual([status, code])
  })

  test("anything, by an engineer", async () => {
    const { problem } = await region.user("CN-ZJ").call(subsidies.claimSubsidy, { body: { invoice: written() } })
    expect([problem.code, problem.entries]).toEqual(["rulebook.refused", ["NL-31"]])
  })
})

test("a claim over the group's cap is cut to the fen, naming the clause; the next finds nothing left", async () => {
  const claimed = async (amount: string, day: string) =>
    (await claim("CN-ZJ", { amount, day, number: day, lines: [`a run on ${day}`] })).reply
  const first = await claimed("500000.00", "2026-11-10")
  expect((await decide("CN-ZJ", first.id, { grant: true, reason: "ok" })).reply.decision?.amount).toBe("15000000")
  const second = await claimed("200000.03", "2026-11-11")
  expect(second.expected).toMatchObject({ amount: "5000000", limitedBy: "group-cap" })
  const { reply } = await decide("CN-ZJ", second.id, { grant: true, reason: "ok" })
  expect(reply.decision?.amount).toBe("5000000")
  expect(reply.decision?.clause?.en).toContain("subsidies.group-cap")
  const third = await claimed("1.00", "2026-11-12")
  expect((await decide("CN-ZJ", third.id, { grant: true, reason: "ok" })).problem.code).toBe(
    "settlement.nothing-to-grant",
  )
})

test("a purse that does not hold the subsidy pays none", async () => {
  const { reply } = await claim("CN-AH", { day: "2026-11-14", lines: ["another run"], number: "AH" })
  const { problem } = await decide("CN-AH", reply.id, { grant: true, reason: "ok" })
  expect(problem.code).toBe("settlement.purse-empty")
})

describe("a use that a voucher pays a part of", () => {
  let used: { jurisdiction: string; booking: string }
  beforeAll(async () => {
    await region.fund("CN-SH", "100000")
    const voucher = await region.issue("CN-SH", "100000")
    used = await region.use("CN-SH", "CN-JS", "2026-11-26T10:00:00+08:00", { jurisdiction: "CN-SH", id: voucher })
    await region.settle(used)
  })
  const invoice = () => ({ supplier: region.code("lab-CN-JS"), day: "2026-11-26", lines: ["one hour"], number: "L-1" })

  test.each(["370.01", "185.01"])("is not subsidised when its invoice over %s is claimed", async (amount) => {
    const { status, problem } = await claim("CN-SH", { ...invoice(), amount })
    expect([status, problem.code, problem.facts]).toEqual([
      409,
      "settlement.subsidy-with-voucher",
      { jurisdiction: "CN-SH", booking: used.booking },
    ])
  })

  test("is not subsidised whatever the invoice says, when the booking is named", async () => {
    const booking = { jurisdiction: "CN-JS", id: used.booking }
    const { problem } = await claim("CN-SH", { ...invoice(), amount: "1.00" }, { booking })
    expect(problem.code).toBe("settlement.subsidy-with-voucher")
  })

  test("is shown to the official when only day or amount are the same", async () => {
    const { reply } = await claim("CN-SH", { ...invoice(), amount: "380.00" })
    const seen = await forOfficial("CN-SH", reply.id)
    expect(seen?.bills).toMatchObject([{ issuer: "CN-SH", booking: used.booking, amounts: ["37001", "18501"] }])
    const { problem } = await decide("CN-SH", reply.id, { grant: true, reason: "ok" })
    expect([problem.code, problem.facts.claims]).toEqual(["settlement.near-claims", used.booking])
  })

  test("is not named by a firm that did not book it", async () => {
    const booking = { jurisdiction: "CN-JS", id: used.booking }
    expect((await claim("CN-ZJ", { ...invoice(), amount: "1.00" }, { booking })).problem.code).toBe(
      "facilities.unknown-booking",
    )
  })
})

test("a booking with a claim is not paid by a voucher any more, and has no second claim", async () => {
  const used = await region.use("CN-ZJ", "CN-AH", "2026-11-27T10:00:00+08:00")
  await region.settle(used)
  const booking = { jurisdiction: used.jurisdiction, id: used.booking }
  const change = {
    buyer: region.code("firm-CN-ZJ"),
    amount: "370.01",
    day: "2026-11-27",
    lines: ["one hour"],
    number: "B",
  }
  expect((await claim("CN-ZJ", change, { booking })).status).toBe(200)
  const second = await claim("CN-ZJ", { ...change, amount: "99.00" }, { booking })
  expect([second.status, second.problem.code]).toEqual([409, "settlement.booking-claimed"])
  const { reserveVoucher } = await import("../store/vouchers.ts")
  const { day, instant } = await import("../base/index.ts")
  await region.fund("CN-ZJ", "5000")
  const voucher = { jurisdiction: "CN-ZJ", id: await region.issue("CN-ZJ", "5000") }
  const terms = {
    amount: 1n,
    year: 2026,
    cap: 100n,
    today: day("2026-11-27"),
    now: instant("2026-11-27T11:00:00+08:00"),
  }
  await expect(reserveVoucher(region.database.db, { voucher, booking }, terms)).rejects.toMatchObject({
    code: "settlement.subsidised",
  })
})

test("a firm sees its own claims without what others claim, an official those on the own purse", async () => {
  const own = await region.admin("CN-SH").call(subsidies.listSubsidies)
  expect(own.reply.items.every(({ organisation, near }) => organisation === "firm-CN-SH" && near.length === 0)).toBe(
    true,
  )
  const { problem } = await region
    .vouchers("CN-SH")
    .call(subsidies.readSubsidyPurse, { params: { jurisdiction: "CN-JS" } })
  expect(problem.code).toBe("rulebook.refused")
})
