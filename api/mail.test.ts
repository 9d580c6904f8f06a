import { once } from "node:events"
import type { AddressInfo } from "node:net"
import ICAL from "ical.js"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { facilities, identity } from "./contract/index.ts"
import { sendWaitingMail } from "./mail.ts"

const start = "2026-03-02T09:00:00+08:00"
const params = { jurisdiction: "CN-JS", facility: "tem" }
const received: string[] = []
let refuse = false
let region: BookingRegion
let server: SMTPServer
let mailing: BookingRegion["test"]["platform"]

beforeAll(async () => {
  region = await openBookingRegion(start)
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) => done(refuse ? new Error("mailbox full") : null),
    onData(stream, _, done) {
      const parts: Buffer[] = []
      stream.on("data", (part: Buffer) => parts.push(part))
      stream.on("end", () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  const { port } = server.server.address() as AddressInfo
  mailing = { ...region.test.platform, mail: { url: `smtp://127.0.0.1:${port}`, from: "Desk <desk@example.org>" } }
})
beforeEach(() => {
  received.length = 0
  refuse = false
})
afterAll(async () => {
  await new Promise<void>((done) => server.close(() => done()))
  await region.close()
})

const at = (text: string) => `2026-03-${text}:00+08:00`

async function book(day: string) {
  region.test.at(start)
  const body = { from: at(`${day}T09:00`), until: at(`${day}T11:00`), voucher: null, purpose: "x", acceptTerms: true }
  const { reply } = await region.user("CN-SH").call(facilities.bookFacility, { params, body })
  return { id: reply.id, one: { params: { jurisdiction: "CN-JS", booking: reply.id } } }
}

test("who answers for a facility is told of a request, with the day until which an answer counts", async () => {
  region.test.at(start)
  const body = {
    from: at("20T09:00"),
    until: at("20T11:00"),
    voucher: null,
    purpose: "x",
    acceptTerms: true,
  }
  const asked = { params: { jurisdiction: "CN-JS", facility: "owner-tem" }, body }
  const { reply } = await region.user("CN-SH").call(facilities.bookFacility, asked)
  const { items } = (await region.manager("CN-JS").call(identity.readOutbox)).reply
  expect(items.map(({ to, calendar }) => [to, calendar])).toEqual([["manager-cn-js@example.org", null]])
  expect(items[0]?.body).toContain(`Answer by ${reply.quote.acceptanceDue}`)
  expect(items[0]?.body).toContain(`/bookings/CN-JS/${reply.id}`)
})

const outbox = async () => (await region.user("CN-SH").call(identity.readOutbox)).reply.items

/** The iTIP part of a mail in the outbox. */
function itip(text: string | null | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ""))
  const [event] = calendar.getAllSubcomponents("vevent")
  return [
    calendar.getFirstPropertyValue("method"),
    event?.getFirstPropertyValue("uid"),
    event?.getFirstPropertyValue("sequence"),
    event?.getFirstPropertyValue("status"),
    event?.getFirstPropertyValue("attendee"),
  ]
}

test("confirming and moving invite, cancelling withdraws, always for the same event", async () => {
  const { id, one } = await book("09")
  const body = { from: at("10T09:00"), until: at("10T11:00") }
  await region.user("CN-SH").call(facilities.moveBooking, { ...one, body })
  await region.user("CN-SH").call(facilities.cancelBooking, { ...one, body: { reason: "样品未到" } })
  const mails = (await outbox()).filter(({ body: text }) => text.includes(id))
  const guest = "mailto:user-cn-sh@example.org"
  expect(new Set(mails.map(({ calendar }) => itip(calendar).join(" ")))).toEqual(
    new Set([
      `REQUEST ${id}@yangtze 0 CONFIRMED ${guest}`,
      `REQUEST ${id}@yangtze 1 CONFIRMED ${guest}`,
      `CANCEL ${id}@yangtze 2 CANCELLED ${guest}`,
    ]),
  )
  expect(mails.some(({ body: text }) => text.includes("样品未到"))).toBe(true)
})

test("handing over withdraws the event from one and invites the other, each seeing only the own mail", async () => {
  const { id, one } = await book("11")
  await region.user("CN-SH").call(facilities.handOver, { ...one, body: { email: "colleague-cn-sh@example.org" } })
  const mine = (await outbox()).filter(({ body }) => body.includes(id)).map(({ calendar }) => itip(calendar)[0])
  const { reply } = await region.colleague("CN-SH").call(identity.readOutbox)
  expect(mine.sort()).toEqual(["CANCEL", "REQUEST"])
  expect(reply.items.map(({ calendar }) => itip(calendar)[0])).toEqual(["REQUEST"])
})

test("without a mail server mails wait in the outbox, and the page is told so", async () => {
  await book("12")
  expect(await sendWaitingMail(region.test.platform)).toBe(0)
  const { reply } = await region.user("CN-SH").call(identity.readOutbox)
  expect(reply.smtp).toBe(false)
  expect(reply.items.every(({ sentAt }) => sentAt === null)).toBe(true)
})

test("a waiting mail is sent once, with its invitation as a part that calendars understand", async () => {
  await sendWaitingMail(mailing)
  received.length = 0
  const { id } = await book("13")
  expect(await sendWaitingMail(mailing)).toBe(1)
  expect(await sendWaitingMail(mailing)).toBe(0)
  const [mail = ""] = received
  expect(mail).toMatch(/^From: Desk <desk@example.org>\r?$/m)
  expect(mail).toMatch(/^To: user-cn-sh@example.org\r?$/m)
  expect(mail).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
  const sent = (await outbox()).find(({ body }) => body.includes(id))
  expect(sent).toMatchObject({ sentAt: "2026-03-02T01:00:00.000Z", error: null })
})

test("two servers that send at once send no mail twice", async () => {
  await book("14")
  await book("15")
  await book("16")
  const counts = await Promise.all([sendWaitingMail(mailing), sendWaitingMail(mailing), sendWaitingMail(mailing)])
  for (let rest = 1; rest > 0; ) rest = await sendWaitingMail(mailing)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3)
  expect(received).toHaveLength(3)
})

test("a mail that is refused keeps its error and is tried again later, before what came after it", async () => {
  const { id } = await book("17")
  refuse = true
  expect(await sendWaitingMail(mailing)).toBe(0)
  expect((await outbox()).find(({ body }) => body.includes(id))?.error).toContain("mailbox full")
  refuse = false
  expect(await sendWaitingMail(mailing)).toBe(0)
  region.test.at("2026-03-02T09:01:01+08:00")
  expect(await sendWaitingMail(mailing)).toBe(1)
  expect((await outbox()).find(({ body }) => body.includes(id))).toMatchObject({ error: null })
})
