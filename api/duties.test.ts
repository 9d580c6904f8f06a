import { sql } from "kysely"
import pg from "pg"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { firstRow, rows } from "../store/database.ts"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { duties, facilities } from "./contract/index.ts"

// The notice for 2026, from data/regions: 1 to 7 October off, Saturday 10 October worked. An owner answers within five
// working days. No notice for 2027 is published.
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion("2026-09-28T10:00:00+08:00")
})
afterAll(() => region.close())
beforeEach(async () => {
  const { db } = region.database
  await sql`with freed as (delete from obligation) delete from outbox`.execute(db)
})

async function book(at: string, day: string, facility = "owner-tem", hour = "09") {
  region.test.at(at)
  const made = await region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-SH", facility },
    body: {
      from: `${day}T${hour}:00:00+08:00`,
      until: `${day}T${hour}:30:00+08:00`,
      voucher: null,
      purpose: "examine a sample",
      acceptTerms: true,
    },
  })
  expect(made.problem).not.toHaveProperty("code")
  return { params: { jurisdiction: "CN-SH", booking: made.reply.id } }
}

const mine = async (ended = "false") =>
  (await region.manager("CN-SH").call(duties.readMyDuties, { query: { ended } })).reply.items
const overdue = async () => (await region.test.nobody.call(duties.readOverdueDuties)).reply
const clocks = async () => (await region.test.scheduler.call(duties.runClocks)).reply

test("a request opens the owner's duty to answer, due over National Day week on the make-up Saturday", async () => {
  const { params } = await book("2026-09-28T10:00:00+08:00", "2026-10-20")
  expect(await mine()).toMatchObject([
    {
      duty: "DU-01",
      entry: "RL-05",
      body: "facility-owner",
      jurisdiction: "CN-SH",
      organisation: { id: "lab-CN-SH" },
      subject: { kind: "booking", id: params.booking },
      openedBy: "facilities.book",
      openedOn: "2026-09-28",
      warnOn: "2026-10-09",
      dueOn: "2026-10-10",
      limit: { id: "facilities.acceptance-days", value: "5", unit: "working days" },
      state: "open",
      workingDaysLeft: 5,
      lapsesBy: "facilities.lapse-silence",
    },
  ])
})

test("it is nobody else's duty: not the user's, and not another owner's", async () => {
  await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "10")
  const of = async (caller: ReturnType<BookingRegion["user"]>) => (await caller.call(duties.readMyDuties)).reply.items
  expect([await of(region.user("CN-ZJ")), await of(region.manager("CN-JS"))]).toEqual([[], []])
  expect((await region.test.nobody.call(duties.readMyDuties)).status).toBe(401)
})

test("a booking that is confirmed at once opens no duty and sends no statement about duties", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query")
  await book("2026-09-28T10:00:00+08:00", "2026-10-20", "tem", "11")
  const statements = sent.mock.calls.map((call) => JSON.stringify(call))
  sent.mockRestore()
  expect(statements.some((text) => text.includes("insert into booking"))).toBe(true)
  expect(statements.filter((text) => text.includes("obligation"))).toEqual([])
  expect(await mine()).toEqual([])
})

test("the answer ends the duty in its own transaction, and what was owed stays to be read", async () => {
  const asked = await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "11")
  region.test.at("2026-09-29T10:00:00+08:00")
  expect((await region.manager("CN-SH").call(facilities.acceptBooking, asked)).status).toBe(200)
  expect(await mine()).toEqual([])
  expect(await mine("true")).toMatchObject([
    { state: "done", ended: { on: "2026-09-29", by: "facilities.accept", how: "done" } },
  ])
})

test("an answer that is refused ends nothing", async () => {
  const asked = await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "12")
  const refused = await region.user("CN-ZJ").call(facilities.acceptBooking, asked)
  expect([refused.status, (await mine()).length]).toEqual([403, 1])
})

test("a move asks the owner anew: the old duty ends and a new one runs from that day", async () => {
  const asked = await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "13")
  region.test.at("2026-09-30T10:00:00+08:00")
  const moved = await region.user("CN-ZJ").call(facilities.moveBooking, {
    ...asked,
    body: { from: "2026-10-21T13:00:00+08:00", until: "2026-10-21T13:30:00+08:00" },
    headers: { "if-match": '"1"' },
  })
  expect(moved.problem).not.toHaveProperty("code")
  // 30 September, then 8, 9, Saturday 10, 12 and 13 October.
  expect(await mine()).toMatchObject([{ openedOn: "2026-09-30", openedBy: "facilities.move", dueOn: "2026-10-13" }])
  expect(await mine("true")).toMatchObject([{ openedOn: "2026-09-28", ended: { by: "facilities.move" } }])
})

test("the owner is warned once, from the day before the last one, in both languages", async () => {
  await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "14")
  await sql`delete from outbox`.execute(region.database.db)
  region.test.at("2026-10-08T23:59:00+08:00")
  expect(await clocks()).toEqual({ dated: 0, warned: 0, overdue: 0 })
  region.test.at("2026-10-09T00:00:00+08:00")
  expect([await clocks(), await clocks()]).toEqual([
    { dated: 0, warned: 1, overdue: 0 },
    { dated: 0, warned: 0, overdue: 0 },
  ])
  const mails = await rows(region.database.db, sql<{ person: string; body: string }>`select person, body from outbox`)
  expect(mails.map(({ person }) => person)).toEqual(["manager-CN-SH"])
  expect(mails[0]?.body.split("\n")).toEqual(
    expect.arrayContaining(["职责即将到期", "请于 2026-10-10 当日或之前完成", "A duty is due soon"]),
  )
  expect(await mine()).toMatchObject([{ state: "warned", workingDaysLeft: 1 }])
})

test("silence acts by itself and is the end of the duty, seen as lapsed", async () => {
  await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "15")
  region.test.at("2026-10-11T00:00:00+08:00")
  expect((await overdue()).items).toMatchObject([{ state: "overdue", dueOn: "2026-10-10" }])
  await region.test.scheduler.call(facilities.lapseSilence)
  expect((await overdue()).items).toEqual([])
  expect(await mine("true")).toMatchObject([{ state: "lapsed", ended: { by: "facilities.lapse-silence" } }])
})

test("a slot that begins before the last day ends the duty with it", async () => {
  await book("2026-09-28T10:00:00+08:00", "2026-09-29", "owner-tem", "16")
  region.test.at("2026-09-29T16:00:00+08:00")
  await region.test.scheduler.call(facilities.lapseSilence)
  expect(await mine("true")).toMatchObject([{ dueOn: "2026-10-10", ended: { on: "2026-09-29", how: "lapsed" } }])
})

test("two servers that run the clock at once warn once", async () => {
  await book("2026-09-28T10:00:00+08:00", "2026-10-20", "owner-tem", "17")
  await sql`delete from outbox`.execute(region.database.db)
  region.test.at("2026-10-09T08:00:00+08:00")
  const told = await Promise.all(Array.from({ length: 4 }, clocks))
  expect(told.reduce((sum, { warned }) => sum + warned, 0)).toBe(1)
  expect(await firstRow(region.database.db, sql`select count(*)::integer as mails from outbox`)).toEqual({ mails: 1 })
})
