import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type BookingRegion, members, openBookingRegion } from "../test/booking-region.ts"
import { evidence, facilities, settlement } from "./contract/index.ts"

const start = "2026-11-24T10:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
  for (const [member, city] of members) {
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
      values (${`office-${member}`}, ${member}, ${city}, 'government', '科技厅', 'Science department', ${`office-${member}`}, now())`.execute(
      region.database.db,
    )
    for (const role of ["finance-officer", "voucher-officer"]) {
      const person = `${role}-${member}`
      await sql`insert into person (id, name, email) values (${person}, ${person}, ${`${person.toLowerCase()}@example.org`})`.execute(
        region.database.db,
      )
      await sql`insert into membership (organisation, person, role, from_day)
        values (${`office-${member}`}, ${person}, ${role}, '2026-01-01')`.execute(region.database.db)
    }
  }
})
afterAll(() => region.close())

const officer = (role: "finance-officer" | "voucher-officer", member: string) =>
  region.test.as(`${role}-${member}`, `office-${member}`)
const firm = (member: string) => region.test.as(`user-${member}`, `firm-${member}`)
const fund = (member: string, amount: string, by = member) =>
  officer("finance-officer", by).call(settlement.fundPurse, {
    params: { jurisdiction: member },
    body: { amount, reference: "2026-1" },
  })
const issue = (member: string, body: object) =>
  officer("voucher-officer", member).call(settlement.issueVoucher, { body })

/** Books the host's microscope for an hour as the member's firm, uses it, and has it settled by the host. */
async function useAndSettle(
  home: string,
  host: string,
  day: string,
  voucher: { jurisdiction: string; id: string } | null,
) {
  region.test.at(start)
  const body = {
    from: `${day}T10:00:00+08:00`,
    until: `${day}T11:00:00+08:00`,
    voucher,
    purpose: "test",
    acceptTerms: true,
  }
  const booked = await firm(home).call(facilities.bookFacility, {
    params: { jurisdiction: host, facility: "tem" },
    body,
  })
  expect(booked.problem).not.toHaveProperty("code")
  const params = { jurisdiction: host, booking: booked.reply.id }
  region.test.at(`${day}T10:00:00+08:00`)
  await firm(home).call(facilities.checkIn, { params })
  region.test.at(`${day}T11:00:00+08:00`)
  await firm(home).call(facilities.checkOut, { params })
  const done = await region.test.as(`manager-${host}`, `lab-${host}`).call(facilities.settleBooking, { params })
  expect(done.problem).not.toHaveProperty("code")
  return params
}

describe("the purse of a jurisdiction", () => {
  test("is funded by its own finance officer and read by its voucher officer", async () => {
    expect((await fund("CN-SH", "100000")).reply).toMatchObject({ jurisdiction: "CN-SH", left: "100000" })
    const read = await officer("voucher-officer", "CN-SH").call(settlement.readPurse, {
      params: { jurisdiction: "CN-SH" },
    })
    expect(read.reply).toMatchObject({ currency: "CNY", funded: "100000", issued: "0", left: "100000" })
  })

  test("is not funded by another member's officer", async () => {
    const { status, problem } = await fund("CN-SH", "1", "CN-JS")
    expect([status, problem.code, problem.entries]).toEqual([403, "rulebook.refused", ["NL-20"]])
  })

  test.each(["0", "-5", "100000000000001"])("takes no amount of %s", async (amount) => {
    const { status, problem } = await fund("CN-SH", amount)
    expect([status, problem.code]).toEqual([422, "settlement.bad-amount"])
  })

  test.each(["1234567890123456789", "1.5", "abc"])("takes nothing that is no amount: %s", async (amount) => {
    const { status, problem } = await fund("CN-SH", amount)
    expect([status, problem.fields.map(({ path }) => path)]).toEqual([400, ["amount"]])
  })

  test("of no member is refused", async () => {
    expect((await fund("XX", "1", "CN-SH")).problem.code).toBe("region.unknown-jurisdiction")
  })

  test("is funded once, however often the same request arrives", async () => {
    const call = () =>
      officer("finance-officer", "CN-AH").call(settlement.fundPurse, {
        params: { jurisdiction: "CN-AH" },
        body: { amount: "700", reference: "twice" },
        key: "fund-once-1",
      })
    expect([(await call()).reply.left, (await call()).reply.left]).toEqual(["700", "700"])
  })
})

describe("vouchers", () => {
  test("are issued to an organisation of the own jurisdiction, valid for the days that the members set", async () => {
    await fund("CN-ZJ", "100000")
    const { reply } = await issue("CN-ZJ", { organisation: "firm-CN-ZJ", face: "60000" })
    expect(reply).toMatchObject({
      face: "60000",
      validFrom: "2026-11-24",
      validUntil: "2027-11-23",
      controllingGroup: "group-CN-ZJ",
    })
    const mine = await firm("CN-ZJ").call(settlement.listVouchers)
    expect(mine.reply.items).toMatchObject([{ id: reply.id, available: "60000", organisationName: { en: "A firm" } }])
    expect(mine.reply.groupUse).toMatchObject([
      { jurisdiction: "CN-ZJ", reserved: "0", redeemed: "0", cap: "30000000" },
    ])
  })

  test("are not issued beyond the purse", async () => {
    const { status, problem } = await issue("CN-ZJ", { organisation: "firm-CN-ZJ", face: "40001" })
    expect([status, problem.code]).toEqual([409, "settlement.purse-empty"])
  })

  test.each([
    [{ organisation: "firm-CN-SH", face: "1" }, "settlement.other-jurisdiction"],
    [{ organisation: "firm-XX", face: "1" }, "region.unknown-organisation"],
    [{ organisation: "firm-CN-ZJ", face: "0" }, "settlement.bad-amount"],
    [{ organisation: "firm-CN-ZJ", face: "1", validUntil: "2026-11-23" }, "settlement.bad-validity"],
    [{ organisation: "firm-CN-ZJ", face: "1", validUntil: "2027-11-24" }, "settlement.bad-validity"],
  ])("asked for as %j are refused: %s", async (body, code) => {
    expect((await issue("CN-ZJ", body)).problem.code).toBe(code)
  })

  test("are not issued by a firm", async () => {
    const { problem } = await firm("CN-ZJ").call(settlement.issueVoucher, {
      body: { organisation: "firm-CN-ZJ", face: "1" },
    })
    expect(problem.code).toBe("rulebook.refused")
  })

  test("of one group are not shown to another, and all of a jurisdiction only to its officer", async () => {
    expect((await firm("CN-AH").call(settlement.listVouchers)).reply.items).toEqual([])
    const asOfficial = await firm("CN-ZJ").call(settlement.listVouchers, { query: { of: "jurisdiction" } })
    expect(asOfficial.problem.code).toBe("rulebook.refused")
    const shown = await officer("voucher-officer", "CN-ZJ").call(settlement.listVouchers, {
      query: { of: "jurisdiction" },
    })
    expect(shown.reply.items).toHaveLength(1)
  })

  test("past their day go back to the purse by the scheduler", async () => {
    await fund("CN-AH", "5000")
    await issue("CN-AH", { organisation: "firm-CN-AH", face: "5000", validUntil: "2026-11-30" })
    region.test.at("2026-12-01T00:30:00+08:00")
    const { reply } = await region.test.scheduler.call(settlement.expireVouchers)
    const again = await region.test.scheduler.call(settlement.expireVouchers)
    const purse = await officer("voucher-officer", "CN-AH").call(settlement.readPurse, {
      params: { jurisdiction: "CN-AH" },
    })
    region.test.at(start)
    expect([reply.expired, again.reply.expired, purse.reply.returned, purse.reply.left]).toEqual([1, 0, "5000", "5700"])
  })
})

describe("a use at another member's laboratory, paid in part by a voucher", () => {
  let booking: { jurisdiction: string; booking: string }
  beforeAll(async () => {
    await fund("CN-SH", "100000")
    const { reply } = await issue("CN-SH", { organisation: "firm-CN-SH", face: "50000" })
    booking = await useAndSettle("CN-SH", "CN-JS", "2026-11-26", { jurisdiction: "CN-SH", id: reply.id })
  })

  // By hand: 50.00 + 320.01 = 370.01; voucher half, down: 185.00; platform 7.40, host and home 11.10 each.
  test("has a bill for payer, owner and the finance officers concerned, and for nobody else", async () => {
    const read = (caller: ReturnType<BookingRegion["user"]>) => caller.call(settlement.readBill, { params: booking })
    const { reply } = await read(firm("CN-SH"))
    expect(reply).toMatchObject({ fee: "37001", paidByVoucher: "18500", paidByOrganisation: "18501" })
    expect(reply.shares.map(({ amount }) => amount)).toEqual(["34041", "740", "1110", "1110"])
    const others = [
      region.test.as("manager-CN-JS", "lab-CN-JS"),
      officer("finance-officer", "CN-SH"),
      officer("finance-officer", "CN-JS"),
      officer("finance-officer", "CN-AH"),
      firm("CN-AH"),
    ]
    const statuses = []
    for (const caller of others) statuses.push((await read(caller)).status)
    expect(statuses).toEqual([200, 200, 200, 403, 403])
  })

  test("has no bill before it is settled", async () => {
    const body = {
      from: "2026-12-01T10:00:00+08:00",
      until: "2026-12-01T11:00:00+08:00",
      voucher: null,
      purpose: "test",
      acceptTerms: true,
    }
    region.test.at(start)
    const { reply } = await firm("CN-SH").call(facilities.bookFacility, {
      params: { jurisdiction: "CN-JS", facility: "tem" },
      body,
    })
    const bill = await firm("CN-SH").call(settlement.readBill, { params: { jurisdiction: "CN-JS", booking: reply.id } })
    expect([bill.status, bill.problem.code]).toEqual([404, "settlement.not-settled"])
  })

  // By hand: Shanghai owes 185.01 + 185.00 and receives 11.10: 358.91.
  test("appears in the month's statements of both members, which net to zero", async () => {
    const of = async (member: string) =>
      (
        await officer("finance-officer", member).call(settlement.readStatement, {
          params: { member, month: "2026-11" },
        })
      ).reply
    const [payer, host] = [await of("CN-SH"), await of("CN-JS")]
    expect([payer.net, payer.totals, payer.regionNet]).toEqual([
      "-35891",
      [{ counterpart: "CN-JS", amount: "-35891" }],
      "0",
    ])
    expect([host.net, host.regionNet]).toEqual(["35891", "0"])
    expect(payer.lines.map(({ arithmetic, amount }) => [arithmetic, amount])).toEqual([
      ["370.01 − 185.00 = 185.01", "-18501"],
      ["min(floor(370.01 × 1/2), 185.00) = 185.00", "-18500"],
      ["floor(370.01 × 3/100) = 11.10", "1110"],
    ])
  })

  test("appears in no statement that another member's officer or a firm may read", async () => {
    const params = { member: "CN-SH", month: "2026-11" }
    const asked = [officer("finance-officer", "CN-JS"), firm("CN-SH")].map((who) =>
      who.call(settlement.readStatement, { params }),
    )
    expect((await Promise.all(asked)).map(({ problem }) => problem.code)).toEqual([
      "rulebook.refused",
      "rulebook.refused",
    ])
  })

  test("is seen in the ledger by its organisation, which sees no entry of others", async () => {
    const subject = { subject: booking.booking }
    const mine = await firm("CN-SH").call(settlement.listLedger, { query: subject })
    expect(mine.reply.items.map(({ jurisdiction }) => jurisdiction)).toEqual(["CN-SH"])
    expect(mine.reply.items[0]?.postings.map(({ name, amount }) => [name.en, amount])).toEqual([
      ["A firm", "-18501"],
      ["Clearing with Jiangsu", "18501"],
      ["Voucher", "-18500"],
      ["Clearing with Jiangsu", "18500"],
      ["Jurisdiction's share", "1110"],
      ["Clearing with Jiangsu", "-1110"],
    ])
    expect((await firm("CN-AH").call(settlement.listLedger, { query: subject })).reply.items).toEqual([])
    const asked = { query: { ...subject, jurisdiction: "CN-JS" } }
    expect((await firm("CN-AH").call(settlement.listLedger, asked)).reply.items).toEqual([])
  })

  test("is seen in the ledger of a member by its finance officer only", async () => {
    const asked = { query: { jurisdiction: "CN-JS", subject: booking.booking } }
    const own = await officer("finance-officer", "CN-JS").call(settlement.listLedger, asked)
    const other = await officer("finance-officer", "CN-SH").call(settlement.listLedger, asked)
    expect([own.reply.items.length, other.problem.code]).toEqual([1, "rulebook.refused"])
  })

  test("is read in pages by the finance officer, all of the own jurisdiction", async () => {
    const caller = officer("finance-officer", "CN-SH")
    const all = (await caller.call(settlement.listLedger)).reply
    expect([all.next, new Set(all.items.map(({ jurisdiction }) => jurisdiction))]).toEqual([null, new Set(["CN-SH"])])
    const paged: string[] = []
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query = { limit: "1", ...(cursor === "" ? {} : { cursor }) }
      const page: { items: { id: string }[]; next: string | null } = (
        await caller.call(settlement.listLedger, { query })
      ).reply
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(paged).toEqual(all.items.map(({ id }) => id))
  })

  test("is refused to a cursor that is none of ours", async () => {
    const { problem } = await officer("finance-officer", "CN-SH").call(settlement.listLedger, {
      query: { cursor: "nonsense" },
    })
    expect(problem.code).toBe("api.bad-cursor")
  })
})

test("a month of no member is refused", async () => {
  const params = { member: "XX", month: "2026-11" }
  const { problem } = await officer("finance-officer", "CN-SH").call(settlement.readStatement, { params })
  expect(problem.code).toBe("region.unknown-jurisdiction")
})

describe("batches", () => {
  test("a ledger entry leads to the log entry that proves its batch", async () => {
    await fund("CN-AH", "1200")
    const ask = () =>
      officer("finance-officer", "CN-AH").call(settlement.listLedger, { query: { jurisdiction: "CN-AH" } })
    const newest = async () => (await ask()).reply.items[0]
    expect((await newest())?.batch).toBeNull()
    expect((await region.test.scheduler.call(settlement.closeBatch)).reply.batches).toBeGreaterThan(0)
    const batch = (await newest())?.batch
    const { reply } = await region.test.nobody.call(evidence.readLogEntry, { params: { id: batch?.entry ?? "" } })
    expect(reply).toMatchObject({ jurisdiction: "CN-AH", act: "settlement.close-batch" })
    expect(reply.subject).toEqual({ kind: "batch", id: `CN-AH/${batch?.number}` })
    expect(JSON.parse(reply.body).facts).toMatchObject({ number: `${batch?.number}`, root: batch?.root })
    expect((await region.test.scheduler.call(settlement.closeBatch)).reply).toEqual({ batches: 0, journals: 0 })
  })

  test("only the clock closes batches", async () => {
    const asked = [officer("finance-officer", "CN-AH"), region.test.nobody].map((one) =>
      one.call(settlement.closeBatch),
    )
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 401])
  })
})
