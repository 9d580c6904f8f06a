import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { firstRow } from "../store/database.ts"
import { type BookingRegion, giveVoucher, openBookingRegion } from "../test/booking-region.ts"
import { facilities, impact } from "./contract/index.ts"

// Founding rules: a voucher pays half; platform 2/100, host and home 3/100 each; a cancellation within 24 hours costs half.
// One hour costs 50.00 + 320.01 = 370.01, two hours 690.02.
const start = "2026-03-02T09:00:00+08:00"
let region: BookingRegion

interface Wish {
  readonly home: string
  readonly host: string
  readonly day: string
  readonly hours: 1 | 2
  readonly voucher?: string
}

async function book({ home, host, day, hours, voucher }: Wish) {
  region.test.at(start)
  const body = {
    from: `2026-${day}T09:00:00+08:00`,
    until: `2026-${day}T${hours === 1 ? "10" : "11"}:00:00+08:00`,
    voucher: voucher === undefined ? null : { jurisdiction: home, id: voucher },
    purpose: "examine a sample",
    acceptTerms: true,
  }
  const params = { jurisdiction: host, facility: "tem" }
  const { status, reply } = await region.user(home).call(facilities.bookFacility, { params, body })
  expect(status).toBe(200)
  return { params: { jurisdiction: host, booking: reply.id } }
}

async function use(wish: Wish) {
  const one = await book(wish)
  region.test.at(`2026-${wish.day}T09:00:00+08:00`)
  expect((await region.user(wish.home).call(facilities.checkIn, one)).status).toBe(200)
  region.test.at(`2026-${wish.day}T09:50:00+08:00`)
  expect((await region.user(wish.home).call(facilities.checkOut, one)).status).toBe(200)
  expect((await region.test.scheduler.call(facilities.settleDue)).reply).toEqual({ settled: 1, flagged: 0 })
}

let free: string
beforeAll(async () => {
  region = await openBookingRegion(start)
  const ofZhejiang = await giveVoucher(region, "CN-ZJ", 1_000_000n)
  const ofAnhui = await giveVoucher(region, "CN-AH", 40_000n)
  await use({ home: "CN-ZJ", host: "CN-SH", day: "03-04", hours: 2, voucher: ofZhejiang })
  await use({ home: "CN-JS", host: "CN-SH", day: "03-05", hours: 1 })
  await use({ home: "CN-AH", host: "CN-ZJ", day: "03-06", hours: 2, voucher: ofAnhui })
  await use({ home: "CN-SH", host: "CN-SH", day: "03-07", hours: 1 })
  const inTime = await book({ home: "CN-ZJ", host: "CN-SH", day: "03-09", hours: 2, voucher: ofZhejiang })
  free = inTime.params.booking
  await region.user("CN-ZJ").call(facilities.cancelBooking, { ...inTime, body: { reason: "" } })
  const late = await book({ home: "CN-JS", host: "CN-AH", day: "03-10", hours: 1 })
  region.test.at("2026-03-10T08:00:00+08:00")
  await region.user("CN-JS").call(facilities.cancelBooking, { ...late, body: { reason: "", acceptLateFee: true } })
  await book({ home: "CN-ZJ", host: "CN-AH", day: "04-20", hours: 1 })
  region.test.at("2026-03-31T12:00:00+08:00")
}, 60_000)
afterAll(() => region.close())

const march = { start: "2026-03-01", end: "2026-03-31" }
const ratio = { parameter: "vouchers.ratio", unit: "share of 1", value: "3/5", ...march }
const ask = (query: Readonly<Record<string, string>>) => region.test.nobody.call(impact.previewImpact, { query })

describe("the impact of a higher voucher ratio on the acts of March", () => {
  // By hand, in fen. A use of 69002: platform 1380, host 2070, home 2070, owner 63482. Of 37001: 740, 1110, 1110, 34041. The
  // late cancellation 18501 (18500.5 up): 370, 555, 555, 17021.
  // A voucher pays 34501 of 69002 at one half, 41401 at three fifths; Anhui's holds only 40000.
  test("takes the bookings made in the period that have ended, and checks them against their bills", async () => {
    const { status, reply } = await ask(ratio)
    expect(status).toBe(200)
    expect(reply).toMatchObject({ cases: 6, open: 1, left: [], effect: "amounts", currency: "CNY" })
    expect(reply.parameter.inForce.map(({ value }) => value)).toEqual(["1/2"])
  })

  test("names what each public purse has before and after", async () => {
    const { reply } = await ask(ratio)
    const [budget] = reply.views
    expect(budget?.of).toBe("budget")
    expect(budget?.members.map(({ member, before, after }) => [member, before, after])).toEqual([
      // 2070 and 1110 as host, and 2220 of the use at home.
      ["CN-SH", "5400", "5400"],
      ["CN-JS", "1665", "1665"],
      // Home and host share of 2070 each, less the voucher.
      ["CN-ZJ", "-30361", "-37261"],
      ["CN-AH", "-31876", "-37375"],
    ])
    expect(budget?.totals).toEqual({ before: "-55172", after: "-67571", difference: "-12399" })
    expect([budget?.winners, budget?.losers]).toEqual([[], ["CN-ZJ", "CN-AH"]])
  })

  test("shows users gaining what purses lose, and owners and platform untouched", async () => {
    const { reply } = await ask(ratio)
    const view = (of: string) => reply.views.find((one) => one.of === of)
    expect(view("users")?.members.map(({ before, difference }) => [before, difference])).toEqual([
      ["-37001", "0"],
      ["-55502", "0"],
      ["-34501", "6900"],
      ["-34501", "5499"],
    ])
    expect(view("users")?.winners).toEqual(["CN-ZJ", "CN-AH"])
    expect(view("owners")?.totals).toEqual({ before: "212067", after: "212067", difference: "0" })
    expect(view("platform")?.totals).toEqual({ before: "4610", after: "4610", difference: "0" })
  })

  test("names the use that would have met an empty voucher as ending otherwise", async () => {
    const { reply } = await ask(ratio)
    expect(
      reply.flips.map(({ jurisdiction, member, before, after }) => [jurisdiction, member, before.id, after.id]),
    ).toEqual([["CN-ZJ", "CN-AH", "used-with-voucher", "used-voucher-short"]])
    expect(reply.outcomes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ["used", 2, 2],
      ["used-with-voucher", 2, 1],
      ["used-voucher-short", 0, 1],
      ["cancelled-free", 1, 1],
      ["cancelled-late", 1, 1],
    ])
  })

  // By hand: Anhui's purse has −31876 of all acts and nothing of acts of its own. Under the draft Zhejiang and Anhui together
  // have −37261 − 37375 = −74636; of the one use between them 2070 + 2070 − 40000 = −35860.
  test("names the group whose public money would be better off alone, and what it would give up", async () => {
    const { reply } = await ask(ratio)
    const [budget] = reply.core
    expect(budget?.before.blocking).toEqual({
      ...{ members: ["CN-AH"], alone: "0", together: "-31876", gain: "31876", uses: 1, fees: "69002" },
    })
    expect(budget?.after.blocking).toEqual({
      ...{ members: ["CN-ZJ", "CN-AH"], alone: "-35860", together: "-74636", gain: "38776", uses: 1, fees: "69002" },
    })
    expect(budget?.after.text.en).toContain("CNY 387.76 more")
  })

  // By hand: with every use worth its fee, only Jiangsu has less than nothing: 1110 of its use, 555 − 18501 of the cancellation.
  test("finds with users and owners only the one who paid for what it did not use", async () => {
    const { reply } = await ask(ratio)
    const whole = reply.core.find(({ measure }) => measure === "whole")
    expect(whole?.after.blocking).toMatchObject({ members: ["CN-JS"], alone: "0", together: "-16836", gain: "16836" })
    expect(whole?.after).toEqual(whole?.before)
  })

  test("gives the same figures twice", async () => {
    expect((await ask(ratio)).reply).toEqual((await ask(ratio)).reply)
  })

  test("moves nothing: every table is as it was", async () => {
    const counts = async () =>
      firstRow(
        (await region.database.asOwner()).db,
        sql`select (select json_agg(j order by jurisdiction, id) from journal j) as journals,
          (select json_agg(p order by jurisdiction, journal, line) from posting p) as postings,
          (select json_agg(a order by jurisdiction, id) from account a) as accounts,
          (select json_agg(v order by id) from voucher v) as vouchers,
          (select json_agg(u order by voucher, booking) from voucher_use u) as uses,
          (select json_agg(g order by jurisdiction, controlling_group, year) from group_use g) as groups,
          (select count(*) from bill) as bills, (select json_agg(b order by id) from booking b) as bookings,
          (select count(*) from log_entry) as entries, (select count(*) from act_reply) as replies,
          (select count(*) from parameter_value) as values`,
      )
    const before = await counts()
    await ask(ratio)
    expect(await counts()).toEqual(before)
  })
})

describe("other parameters", () => {
  // By hand: 200 hours before the 9th the free time was over on the 1st. Half of 69002 is 34501; the voucher draws of its
  // 34501 the same half, 17250 (17250.5 down); host and home have 1035 each.
  test("a longer notice makes the cancellation in time a late one, with its fee and its voucher", async () => {
    const { reply } = await ask({ parameter: "facilities.cancel-notice", unit: "hours", value: "200", ...march })
    expect(reply.flips.map(({ booking, before, after }) => [booking, before.id, after.id])).toEqual([
      [free, "cancelled-free", "cancelled-late"],
    ])
    const [budget, users] = reply.views
    expect(budget?.members.map(({ difference }) => difference)).toEqual(["1035", "0", `${1035 - 17_250}`, "0"])
    expect(users?.members.map(({ difference }) => difference)).toEqual(["0", "0", `${17_250 - 34_501}`, "0"])
  })

  // By hand: 3/100 to 1/10 of 69002, 37001, 69002, 37001, 18501 as host: 6900, 3700, 6900, 3700, 1850.
  test("a higher share of the host gives to hosts what owners lose", async () => {
    const { reply } = await ask({ ...ratio, parameter: "settlement.host-jurisdiction-share", value: "1/10" })
    const [budget, , owners] = reply.views
    expect(budget?.members.map(({ difference }) => difference)).toEqual([
      `${6900 - 2070 + 2 * (3700 - 1110)}`,
      "0",
      `${6900 - 2070}`,
      `${1850 - 555}`,
    ])
    expect(owners?.totals.difference).toBe(`-${BigInt(budget?.totals.difference ?? 0)}`)
    expect(reply.flipped).toBe(0)
  })

  test("a parameter that only decides outcomes is shown without money", async () => {
    const asked = { parameter: "facilities.maximum-horizon-days", unit: "days", value: "30", ...march }
    const { reply } = await ask(asked)
    expect(reply).toMatchObject({ effect: "outcomes", views: [], core: [], cases: 6, flipped: 0 })
    const nearer = await ask({ ...asked, value: "3" })
    expect(nearer.reply.flips.map(({ after }) => after.id)).toEqual(Array(4).fill("booking-refused"))
  })

  test("a parameter without a past effect says so in words", async () => {
    const asked = { parameter: "facilities.acceptance-days", unit: "working days", value: "9", ...march }
    const { reply } = await ask(asked)
    expect(reply).toMatchObject({ effect: "none", views: [], outcomes: [], core: [], method: [] })
    expect(reply.note.en).toContain("Past bookings show no effect")
  })

  test("a period without bookings has no case", async () => {
    const { reply } = await ask({ ...ratio, start: "2026-02-01", end: "2026-02-28" })
    expect(reply).toMatchObject({ cases: 0, flipped: 0 })
    expect(reply.core.map(({ after }) => after.blocking)).toEqual([null, null])
  })
})

test.each([
  ["governance.unknown-parameter", { parameter: "vouchers.colour" }],
  ["governance.unit-mismatch", { unit: "days" }],
  ["governance.value-unfit", { value: "3/2" }],
  ["governance.bad-period", { start: "2026-04-01", end: "2026-03-01" }],
  ["governance.bad-period", { end: "2026-04-01" }],
  ["governance.bad-period", { start: "2025-03-30" }],
  ["settlement.shares-over-whole", { parameter: "settlement.platform-share", value: "1" }],
  ["api.bad-request", { start: "2026-02-30" }],
])("a statement that cannot be made is refused: %s", async (code, changed) => {
  expect((await ask({ ...ratio, ...changed })).problem?.code).toBe(code)
})
