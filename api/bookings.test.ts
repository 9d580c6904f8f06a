import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { facilities, settlement } from "./contract/index.ts"

// Monday, 2 March 2026, 9:00 in the region.
const start = "2026-03-02T09:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
})
afterAll(() => region.close())

const at = (text: string) => `2026-03-${text}:00+08:00`
const params = { jurisdiction: "CN-JS", facility: "tem" }

async function make(from: string, until: string, facility = "tem") {
  const made = await region.user("CN-SH").call(facilities.bookFacility, {
    params: { ...params, facility },
    body: { from: at(from), until: at(until), voucher: null, purpose: "examine a sample", acceptTerms: true },
  })
  expect(made.problem).not.toHaveProperty("code")
  return { booking: made.reply, params: { jurisdiction: "CN-JS", booking: made.reply.id } }
}

test("a firm of one member books a laboratory of another, and the price equals the later bill", async () => {
  region.test.at(start)
  const quoted = await region
    .user("CN-SH")
    .call(facilities.quoteBooking, { params, query: { from: at("04T09:00"), until: at("04T10:30") } })
  // 50.00 set-up and an hour and a half at 320.01 make 530.015, rounded half up.
  expect(quoted.reply.toPay).toBe("53002")
  const made = await region.user("CN-SH").call(facilities.bookFacility, {
    params,
    body: {
      from: at("04T09:00"),
      until: at("04T10:30"),
      voucher: null,
      purpose: "examine a sample",
      acceptTerms: true,
      toPay: quoted.reply.toPay,
    },
  })
  expect(made.status).toBe(200)
  expect(made.reply).toMatchObject({ state: "confirmed", homeJurisdiction: "CN-SH", version: 1, sequence: 0 })
  expect(made.reply.quote).toEqual({ ...quoted.reply, entries: made.reply.quote.entries })
  const one = { params: { jurisdiction: "CN-JS", booking: made.reply.id } }

  region.test.at(at("04T09:05"))
  expect((await region.user("CN-SH").call(facilities.checkIn, one)).reply.state).toBe("in-use")
  region.test.at(at("04T10:20"))
  expect((await region.user("CN-SH").call(facilities.checkOut, one)).reply.state).toBe("used")
  region.test.at(at("04T10:21"))
  expect((await region.test.scheduler.call(facilities.settleDue)).reply).toEqual({ settled: 1, flagged: 0 })

  const bill = await region.user("CN-SH").call(settlement.readBill, one)
  expect(bill.reply).toMatchObject({ fee: quoted.reply.toPay, minutesBooked: 90, minutesUsed: 75, reason: "use" })
  const read = await region.user("CN-SH").call(facilities.readBooking, one)
  expect(read.reply.booking.state).toBe("settled")
  expect(read.reply.uses).toMatchObject([{ source: "check-in", flags: [] }])
  expect(read.reply.history.map(({ act }) => act)).toEqual([
    "facilities.book",
    "facilities.check-in",
    "facilities.check-out",
    "facilities.settle-due",
  ])
  expect(read.reply.may).toEqual([])
})

test("a slot that is held is refused, with what holds it", async () => {
  region.test.at(start)
  await make("05T09:00", "05T11:00")
  const second = await region.user("CN-AH").call(facilities.bookFacility, {
    params,
    body: { from: at("05T10:00"), until: at("05T12:00"), voucher: null, purpose: "x", acceptTerms: true },
  })
  expect(second.problem).toMatchObject({ status: 409, code: "facilities.slot-taken" })
  expect(second.problem.detail).toContain("2026-03-05 09:00–11:00")
})

test("another price than the one seen is refused", async () => {
  region.test.at(start)
  const made = await region.user("CN-SH").call(facilities.bookFacility, {
    params,
    body: {
      from: at("06T09:00"),
      until: at("06T10:00"),
      voucher: null,
      purpose: "x",
      acceptTerms: true,
      toPay: "1",
    },
  })
  expect(made.problem).toMatchObject({ code: "facilities.price-changed", facts: { seen: "1", now: "37001" } })
})

test("a request sent twice with one idempotency key books once", async () => {
  region.test.at(start)
  const body = { from: at("07T09:00"), until: at("07T10:00"), voucher: null, purpose: "x", acceptTerms: true }
  const key = "the same key twice"
  const twice = await Promise.all(
    [1, 2].map(() => region.user("CN-SH").call(facilities.bookFacility, { params, body, key })),
  )
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set(twice.map(({ reply }) => reply.id)).size).toBe(1)
})

test("a booking is moved three times at the same price, and not a fourth time", async () => {
  region.test.at(start)
  const { booking, params: one } = await make("08T09:00", "08T11:00")
  for (const [day, moves] of [
    ["09", 1],
    ["10", 2],
    ["11", 3],
  ] as const) {
    const body = { from: at(`${day}T13:00`), until: at(`${day}T15:00`) }
    const moved = await region.user("CN-SH").call(facilities.moveBooking, { params: one, body })
    expect(moved.reply).toMatchObject({ moves, sequence: moves, state: "confirmed" })
    expect(moved.reply.quote.fee).toBe(booking.quote.fee)
  }
  const fourth = await region
    .user("CN-SH")
    .call(facilities.moveBooking, { params: one, body: { from: at("12T13:00"), until: at("12T15:00") } })
  expect(fourth.problem).toMatchObject({ code: "facilities.move-limit" })
})

test("a move may overlap the booking's own old time", async () => {
  region.test.at(start)
  const { params: one } = await make("13T09:00", "13T11:00")
  const body = { from: at("13T10:00"), until: at("13T12:00") }
  expect((await region.user("CN-SH").call(facilities.moveBooking, { params: one, body })).status).toBe(200)
})

test("a longer move costs more on the booking's own price basis", async () => {
  region.test.at(start)
  const { params: one } = await make("14T09:00", "14T10:00")
  const body = { from: at("14T09:00"), until: at("14T11:00") }
  const moved = await region.user("CN-SH").call(facilities.moveBooking, { params: one, body })
  expect(moved.reply.quote).toMatchObject({ minutes: 120, fee: "69002" })
})

test("cancelling in time is free and frees the slot", async () => {
  region.test.at(start)
  const { params: one } = await make("15T09:00", "15T11:00")
  const cancelled = await region.user("CN-SH").call(facilities.cancelBooking, { params: one, body: { reason: "" } })
  expect(cancelled.reply).toMatchObject({ state: "cancelled", sequence: 1 })
  await make("15T09:00", "15T11:00")
})

test("cancelling late needs agreement; then half the fee is billed and the booking stays cancelled", async () => {
  region.test.at(start)
  const { params: one } = await make("16T09:00", "16T11:00")
  region.test.at(at("15T20:00"))
  const refused = await region.user("CN-SH").call(facilities.cancelBooking, { params: one, body: { reason: "" } })
  expect(refused.problem).toMatchObject({ code: "facilities.late-cancellation", facts: { fee: "34501", share: "1/2" } })
  const agreed = { params: one, body: { reason: "", acceptLateFee: true } }
  expect((await region.user("CN-SH").call(facilities.cancelBooking, agreed)).reply.state).toBe("cancelled")
  const bill = await region.user("CN-SH").call(settlement.readBill, { params: one })
  expect(bill.reply).toMatchObject({ reason: "late-cancellation", fee: "34501" })
})

test("the owner may cancel late without cost to the user", async () => {
  region.test.at(start)
  const { params: one } = await make("17T09:00", "17T11:00")
  region.test.at(at("17T08:00"))
  const cancelled = await region
    .manager("CN-JS")
    .call(facilities.cancelBooking, { params: one, body: { reason: "fault" } })
  expect(cancelled.reply.state).toBe("cancelled")
  expect((await region.user("CN-SH").call(settlement.readBill, { params: one })).problem.code).toBe(
    "settlement.not-settled",
  )
})

test("a manager of the owner claims the late share for a time that passed unused, its engineer does not", async () => {
  const missed = async (day: string, role: string) => {
    region.test.at(start)
    const { params: one } = await make(`${day}T15:00`, `${day}T17:00`)
    region.test.at(at(`${day}T17:00`))
    await sql`update membership set role = ${role} where person = 'manager-CN-JS'`.execute(region.database.db)
    const asked = { params: one, body: { reason: "nobody came", acceptLateFee: true } }
    const cancelled = await region.manager("CN-JS").call(facilities.cancelBooking, asked)
    await sql`update membership set role = 'facility-manager' where person = 'manager-CN-JS'`.execute(
      region.database.db,
    )
    const bill = await region.user("CN-SH").call(settlement.readBill, { params: one })
    return [cancelled.reply.state, bill.status === 200 ? bill.reply.fee : bill.problem.code]
  }
  expect(await missed("17", "engineer")).toEqual(["cancelled", "settlement.not-settled"])
  expect(await missed("18", "facility-manager")).toEqual(["cancelled", "34501"])
})

test("a booking is handed over to a colleague, not to a stranger", async () => {
  region.test.at(start)
  const { params: one } = await make("18T09:00", "18T11:00")
  const to = (email: string) => region.user("CN-SH").call(facilities.handOver, { params: one, body: { email } })
  expect((await to("user-cn-ah@example.org")).problem.code).toBe("identity.not-a-member")
  expect((await to("nobody@example.org")).problem.code).toBe("region.unknown-person")
  expect((await to("user-cn-sh@example.org")).problem.code).toBe("facilities.same-person")
  expect((await to("colleague-cn-sh@example.org")).reply.person).toBe("colleague-CN-SH")
})

test("the owner accepts or declines, nobody else; the calls possible depend on who asks", async () => {
  region.test.at(start)
  const { booking, params: one } = await make("19T09:00", "19T11:00", "owner-tem")
  expect(booking).toMatchObject({ state: "requested", quote: { acceptanceDue: "2026-03-09", silence: "decline" } })
  const mine = await region.user("CN-SH").call(facilities.readBooking, { params: one })
  expect(mine.reply.may).toEqual(["facilities.move", "facilities.cancel", "facilities.hand-over"])
  const theirs = await region.manager("CN-JS").call(facilities.readBooking, { params: one })
  expect(theirs.reply.may).toEqual(["facilities.accept", "facilities.decline", "facilities.move", "facilities.cancel"])
  expect((await region.user("CN-SH").call(facilities.acceptBooking, { params: one })).problem.code).toBe(
    "rulebook.refused",
  )
  expect((await region.manager("CN-JS").call(facilities.acceptBooking, { params: one })).reply.state).toBe("confirmed")
  const again = await region.manager("CN-JS").call(facilities.declineBooking, { params: one, body: { reason: "late" } })
  expect(again.problem).toMatchObject({ code: "facilities.wrong-state", facts: { state: "confirmed" } })
})

test("a booking is seen by its two sides only", async () => {
  region.test.at(start)
  const { params: one } = await make("20T09:00", "20T11:00")
  expect((await region.manager("CN-JS").call(facilities.readBooking, { params: one })).status).toBe(200)
  expect((await region.user("CN-AH").call(facilities.readBooking, { params: one })).problem.code).toBe(
    "rulebook.refused",
  )
  expect((await region.test.nobody.call(facilities.readBooking, { params: one })).status).toBe(401)
})

test("lists go page by page through all bookings, each once, the latest first", async () => {
  region.test.at(start)
  const seen: string[] = []
  for (let cursor: string | undefined, page = 0; page < 20; page++) {
    const query = { of: "organisation", limit: "4", ...(cursor === undefined ? {} : { cursor }) }
    const { reply } = await region.user("CN-SH").call(facilities.listBookings, { query })
    seen.push(...reply.items.map(({ from, id }) => `${from} ${id}`))
    if (reply.next === null) break
    cursor = reply.next
  }
  expect(seen.length).toBeGreaterThan(10)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
})

test("an owner lists the bookings of its facilities; a stranger finds none there", async () => {
  const of = (who: ReturnType<BookingRegion["manager"]>, query: Record<string, string>) =>
    who.call(facilities.listBookings, { query: { of: "owned", ...query } })
  const owned = (await of(region.manager("CN-JS"), { facility: "owner-tem" })).reply.items
  expect(owned.map(({ facility }) => facility)).toEqual(["owner-tem"])
  expect((await of(region.manager("CN-AH"), {})).reply.items).toEqual([])
})

test("a cursor that is none of ours is refused", async () => {
  const { problem } = await region.user("CN-SH").call(facilities.listBookings, { query: { cursor: "bm9uZQ" } })
  expect(problem.code).toBe("api.bad-cursor")
})

test("a log import meters clean uses, flags the others and bills nothing from those", async () => {
  region.test.at(start)
  const clean = await make("21T09:00", "21T11:00")
  const open = await make("21T13:00", "21T15:00")
  region.test.at(at("22T08:00"))
  const log = [
    "booking,started,ended",
    `${clean.booking.id},${at("21T09:00")},${at("21T10:00")}`,
    `${open.booking.id},${at("21T13:00")},`,
    `${open.booking.id},yesterday,${at("21T14:00")}`,
    `,${at("21T16:00")},${at("21T17:00")}`,
  ].join("\n")
  const imported = await region.manager("CN-JS").call(facilities.importUse, { params, body: log })
  expect(imported.reply).toMatchObject({
    accepted: 3,
    rejected: [{ row: 4, column: "started" }],
    uses: [{ flags: [] }, { flags: ["missing-end"] }, { flags: ["unbooked"] }],
  })
  const state = async (of: { params: Record<string, string> }) =>
    (await region.user("CN-SH").call(facilities.readBooking, { params: of.params })).reply.booking.state
  expect([await state(clean), await state(open)]).toEqual(["used", "confirmed"])
  const again = await region.manager("CN-JS").call(facilities.importUse, { params, body: log })
  expect(again.reply.rejected.map(({ row }) => row)).toEqual([2, 4])
  const corrected = `booking,started,ended\n${open.booking.id},${at("21T13:00")},${at("21T14:30")}`
  expect((await region.manager("CN-JS").call(facilities.importUse, { params, body: corrected })).reply.accepted).toBe(1)
  expect((await region.test.scheduler.call(facilities.settleDue)).reply).toEqual({ settled: 2, flagged: 0 })
})

test("a forgotten check-out is not billed until the facility's log tells the use", async () => {
  region.test.at(start)
  const { booking, params: one } = await make("23T09:00", "23T10:00")
  region.test.at(at("23T09:00"))
  await region.user("CN-SH").call(facilities.checkIn, { params: one })
  region.test.at(at("23T18:00"))
  await region.user("CN-SH").call(facilities.checkOut, { params: one })
  expect((await region.test.scheduler.call(facilities.settleDue)).reply).toEqual({ settled: 0, flagged: 1 })
  const byHand = await region.manager("CN-JS").call(facilities.settleBooking, { params: one })
  expect(byHand.problem).toMatchObject({ code: "facilities.flagged-use", facts: { flags: "outside-booking" } })
  const log = `booking,started,ended\n${booking.id},${at("23T09:01")},${at("23T09:55")}`
  await region.manager("CN-JS").call(facilities.importUse, { params, body: log })
  expect((await region.manager("CN-JS").call(facilities.settleBooking, { params: one })).reply.state).toBe("settled")
})

test("check-in is refused more than a slot before the start", async () => {
  region.test.at(start)
  const { params: one } = await make("24T09:00", "24T10:00")
  region.test.at(at("24T08:29"))
  expect((await region.user("CN-SH").call(facilities.checkIn, { params: one })).problem.code).toBe(
    "facilities.too-early",
  )
})

test("an end before the start, and a time without offset, get a clear answer", async () => {
  region.test.at(start)
  const quoteOf = (from: string, until: string) =>
    region.user("CN-SH").call(facilities.quoteBooking, { params, query: { from, until } })
  expect((await quoteOf(at("25T11:00"), at("25T09:00"))).problem.code).toBe("facilities.bad-period")
  expect((await quoteOf("2026-03-25T09:00", at("25T11:00"))).problem.code).toBe("api.bad-request")
  // Nine in the region, written by a caller in another zone.
  expect((await quoteOf("2026-03-25T02:00:00+01:00", "2026-03-25T04:00:00+01:00")).reply.minutes).toBe(120)
})
