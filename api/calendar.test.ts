import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import ICAL from "ical.js"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { rows } from "../store/database.ts"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { facilities, identity } from "./contract/index.ts"

const start = "2026-03-02T09:00:00+08:00"
const params = { jurisdiction: "CN-JS", facility: "tem" }
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
})
afterAll(() => region.close())

const at = (text: string) => `2026-03-${text}:00+08:00`

async function addressOf(
  who: ReturnType<BookingRegion["user"]>,
  facility: { jurisdiction: string; id: string } | null,
) {
  const { reply } = await who.call(identity.makeCalendar, { body: { facility } })
  return reply.url.replace(region.test.platform.publicUrl, "")
}

async function feed(address: string) {
  const { body, statusCode, headers } = await region.test.app.inject({ url: address })
  return { text: body, status: statusCode, type: headers["content-type"], tag: String(headers.etag) }
}

function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => ({
    uid: each.getFirstPropertyValue("uid"),
    sequence: each.getFirstPropertyValue("sequence"),
    status: each.getFirstPropertyValue("status"),
    start: String(each.getFirstPropertyValue("dtstart")),
    zone: each.getFirstProperty("dtstart")?.getParameter("tzid"),
  }))
}

async function book(from: string, until: string) {
  const body = { from: at(from), until: at(until), voucher: null, purpose: "看样品", acceptTerms: true }
  const { reply } = await region.user("CN-SH").call(facilities.bookFacility, { params, body })
  return { id: reply.id, one: { params: { jurisdiction: "CN-JS", booking: reply.id } } }
}

/** A calendar of Debian's program that takes in one feed after another; tells the events it shows, a line each. */
function openKhal(folder: string): (feed: string) => string {
  const config = join(folder, "config")
  mkdirSync(join(folder, "calendar"))
  writeFileSync(
    config,
    `[calendars]
[[bookings]]
path = ${join(folder, "calendar")}
[sqlite]
path = ${join(folder, "khal.db")}
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`,
  )
  const env = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", HOME: folder }
  const run = (...words: string[]) => execFileSync("khal", ["-c", config, ...words], { encoding: "utf8", env })
  return (text) => {
    const file = join(folder, "feed.ics")
    writeFileSync(file, text)
    run("import", "--batch", "-a", "bookings", file)
    return run(
      "list",
      "--day-format",
      "",
      "--format",
      "{start-long} {end-time} {title} {status}",
      "2026-03-01",
      "31d",
    ).trim()
  }
}

test("created, moved three times and cancelled, a booking is one event, then a cancelled one", async () => {
  region.test.at(start)
  const address = await addressOf(region.user("CN-SH"), null)
  const { id, one } = await book("09T09:00", "09T11:00")
  const uid = `${id}@yangtze`
  const seen = async () => eventsIn((await feed(address)).text)
  expect(await seen()).toEqual([
    { uid, sequence: 0, status: "CONFIRMED", start: "2026-03-09T09:00:00", zone: "Asia/Shanghai" },
  ])
  for (const [day, sequence] of [
    ["10", 1],
    ["11", 2],
    ["12", 3],
  ] as const) {
    const body = { from: at(`${day}T13:00`), until: at(`${day}T15:00`) }
    await region.user("CN-SH").call(facilities.moveBooking, { ...one, body })
    expect(await seen()).toMatchObject([{ uid, sequence, status: "CONFIRMED", start: `2026-03-${day}T13:00:00` }])
  }
  await region.user("CN-SH").call(facilities.cancelBooking, { ...one, body: { reason: "" } })
  expect(await seen()).toMatchObject([{ uid, sequence: 4, status: "CANCELLED" }])
})

test.skipIf(!existsSync("/usr/bin/khal"))(
  "Debian's khal follows the same booking as one event, then a cancelled one (skipped where khal is not installed)",
  async () => {
    region.test.at(start)
    const address = await addressOf(region.colleague("CN-ZJ"), null)
    const body = { from: at("16T09:00"), until: at("16T11:00"), voucher: null, purpose: "x", acceptTerms: true }
    const { reply } = await region.colleague("CN-ZJ").call(facilities.bookFacility, { params, body })
    const one = { params: { jurisdiction: "CN-JS", booking: reply.id } }
    const folder = mkdtempSync(join(tmpdir(), "delta-khal-"))
    const khal = openKhal(folder)
    const name = "透射电子显微镜 Transmission electron microscope"
    expect(khal((await feed(address)).text)).toBe(`2026-03-16 09:00 11:00 ${name} CONFIRMED`)
    for (const day of ["17", "18", "19"])
      await region
        .colleague("CN-ZJ")
        .call(facilities.moveBooking, { ...one, body: { from: at(`${day}T13:00`), until: at(`${day}T15:00`) } })
    expect(khal((await feed(address)).text)).toBe(`2026-03-19 13:00 15:00 ${name} CONFIRMED`)
    await region.colleague("CN-ZJ").call(facilities.cancelBooking, { ...one, body: { reason: "" } })
    expect(khal((await feed(address)).text)).toBe(`2026-03-19 13:00 15:00 ${name} CANCELLED`)
    rmSync(folder, { recursive: true })
  },
)

test("a facility's calendar shows all its bookings to its manager, and is given to nobody else", async () => {
  region.test.at(start)
  const facility = { jurisdiction: "CN-JS", id: "tem" }
  const { id } = await book("20T09:00", "20T11:00")
  const shown = eventsIn((await feed(await addressOf(region.manager("CN-JS"), facility))).text)
  expect(shown.map(({ uid }) => uid)).toContain(`${id}@yangtze`)
  const refused = await region.user("CN-SH").call(identity.makeCalendar, { body: { facility } })
  expect(refused.problem).toMatchObject({ status: 403, code: "facilities.not-managed" })
})

test("who no longer manages the facility no longer reads its calendar", async () => {
  region.test.at(start)
  const address = await addressOf(region.manager("CN-AH"), { jurisdiction: "CN-AH", id: "tem" })
  expect((await feed(address)).status).toBe(200)
  await sql`update membership set until_day = '2026-03-02' where person = 'manager-CN-AH'`.execute(region.database.db)
  expect((await feed(address)).status).toBe(404)
})

test("the database never holds the secret, also not in the reply kept for a repeated request", async () => {
  region.test.at(start)
  const key = "calendar key once more"
  const first = await region.user("CN-AH").call(identity.makeCalendar, { body: { facility: null }, key })
  const secret = /calendar\/([\w-]+)\.ics$/.exec(first.reply.url)?.[1] ?? ""
  expect(secret).toHaveLength(32)
  const tables = await rows(
    region.database.db,
    sql<{ held: boolean }>`
      select exists (select 1 from calendar_address c where c::text like ${`%${secret}%`})
        or exists (select 1 from act_reply r where r::text like ${`%${secret}%`})
        or exists (select 1 from log_entry l where l::text like ${`%${secret}%`}) as held`,
  )
  expect(tables).toEqual([{ held: false }])
  const again = await region.user("CN-AH").call(identity.makeCalendar, { body: { facility: null }, key })
  expect(again.reply.url).not.toContain(secret)
})

test("a new address ends the old one", async () => {
  region.test.at(start)
  const old = await addressOf(region.user("CN-ZJ"), null)
  const next = await addressOf(region.user("CN-ZJ"), null)
  expect([(await feed(old)).status, (await feed(next)).status]).toEqual([404, 200])
})

test("an unknown address is answered with a problem, and an unchanged feed with 304", async () => {
  const unknown = await region.test.app.inject({ url: `/api/calendar/${"a".repeat(32)}.ics` })
  expect([unknown.statusCode, unknown.headers["content-type"], unknown.json().code]).toEqual([
    404,
    "application/problem+json; charset=utf-8",
    "api.not-found",
  ])
  const address = await addressOf(region.user("CN-SH"), null)
  const { tag, type } = await feed(address)
  expect(type).toBe("text/calendar; charset=utf-8")
  const again = await region.test.app.inject({ url: address, headers: { "if-none-match": tag } })
  expect(again.statusCode).toBe(304)
})
