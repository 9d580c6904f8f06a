import * as fc from "fast-check"
import ICAL from "ical.js"
import { expect, test } from "vitest"
import { type Instant, instant } from "../base/index.ts"
import type { CalendarEvent } from "./calendar-text.ts"
import { writeCalendar } from "./calendar-text.ts"

const event: CalendarEvent = {
  uid: "01990000-0000-7000-8000-000000000001@example",
  sequence: 2,
  from: instant("2026-04-01T09:00:00+08:00"),
  until: instant("2026-04-01T11:00:00+08:00"),
  summary: "透射电镜; TEM, 200 kV \\ 冷冻样品台",
  description: "第一行\nsecond line",
  location: "苏州市",
  status: "CONFIRMED",
  madeAt: instant("2026-03-30T10:00:00+08:00"),
  changedAt: instant("2026-03-30T11:00:00+08:00"),
  url: "http://localhost:8080/bookings/CN-JS/1",
}
const head = { name: "预约", zone: "Asia/Shanghai", method: "PUBLISH" } as const

/** Events as another program reads them. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents("vevent").map((each) => {
    const found = new ICAL.Event(each)
    return {
      uid: found.uid,
      sequence: found.sequence,
      from: found.startDate.toJSDate().toISOString(),
      until: found.endDate.toJSDate().toISOString(),
      summary: found.summary,
      description: found.description,
      status: each.getFirstPropertyValue("status"),
    }
  })
  ICAL.TimezoneService.reset()
  return { events, method: calendar.getFirstPropertyValue("method"), calendar }
}

test("another program reads back the same event, text and time", () => {
  const { from, until, summary, description, uid, sequence, status } = event
  expect(readBack(writeCalendar(head, [event])).events).toEqual([
    { uid, sequence, from, until, summary, description, status },
  ])
})

test("lines end with CRLF and are at most 75 octets, no character cut in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (summary) => {
      const text = writeCalendar(head, [{ ...event, summary }])
      expect(text.endsWith("\r\n")).toBe(true)
      for (const line of text.split("\r\n")) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
        expect(line.isWellFormed()).toBe(summary.isWellFormed() || line.isWellFormed())
      }
    }),
  )
})

test("no text of a user can add a line to the file", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const guest = { name: `"${text}\r\nATTENDEE:mailto:x@y`, address: "a@b.example" }
      const invited = {
        ...event,
        summary: text,
        description: `${text}\r\nSTATUS:CANCELLED`,
        invitation: { organiser: guest, guest },
      }
      const unfolded = writeCalendar({ ...head, method: "REQUEST" }, [invited]).replaceAll("\r\n ", "")
      expect(unfolded.split("\r\n").filter((line) => /^(STATUS|ATTENDEE|ORGANIZER)\b/.test(line))).toHaveLength(3)
    }),
  )
})

test.each([
  ["Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"],
  ["America/New_York", "2026-10-31T12:00:00Z", "2026-11-01T12:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T12:00:00Z", "2026-04-05T12:00:00Z"],
  ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-12-31T23:00:00Z"],
])("in %s events on both sides of a change of clocks keep their moments", (zone, before, after) => {
  const moments = [before, after].map((each) => instant(each))
  const hour = (from: Instant) => instant(new Date(Date.parse(from) + 3_600_000).toISOString())
  const events = moments.map((from) => ({ ...event, uid: from, from, until: hour(from) }))
  expect(readBack(writeCalendar({ ...head, zone }, events)).events.map(({ from }) => from)).toEqual(moments)
})

test("an invitation has its method, organiser and guest", () => {
  const invitation = {
    organiser: { name: "平台 Platform", address: "desk@example.org" },
    guest: { name: "李 Li", address: "li@example.org" },
  }
  const { calendar, method } = readBack(writeCalendar({ ...head, method: "REQUEST" }, [{ ...event, invitation }]))
  const [found] = calendar.getAllSubcomponents("vevent")
  expect([method, found?.getFirstPropertyValue("organizer"), found?.getFirstPropertyValue("attendee")]).toEqual([
    "REQUEST",
    "mailto:desk@example.org",
    "mailto:li@example.org",
  ])
})
