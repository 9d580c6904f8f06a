import { afterAll, beforeAll, expect, test } from "vitest"
import { facilities, settlement } from "../api/contract/index.ts"
import { type BookingRegion, members, openBookingRegion } from "./booking-region.ts"

// Monday, 2 March 2026, 9:00 in the region.
const start = "2026-03-02T09:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
})
afterAll(() => region.close())

const pairs = members.flatMap(([home], at) => members.map(([host]) => ({ home, host, day: `2026-03-1${at}` })))

/** One whole booking of a firm at home with a host, and all that a user meets on the way. */
async function walk({ home, host, day }: (typeof pairs)[number], facility: string) {
  region.test.at(start)
  const params = { jurisdiction: host, facility }
  const wish = { from: `${day}T09:00:00+08:00`, until: `${day}T10:30:00+08:00` }
  const user = region.user(home)
  const read = await user.call(facilities.readFacility, { params })
  const quoted = await user.call(facilities.quoteBooking, { params, query: wish })
  const body = { ...wish, voucher: null, purpose: "examine a sample", acceptTerms: true, toPay: quoted.reply.toPay }
  const made = await user.call(facilities.bookFacility, { params, body })
  const one = { params: { jurisdiction: host, booking: made.reply.id } }
  const states: string[] = [made.reply.state]
  const note = async (answer: Promise<{ reply: { state: string } }>) => states.push((await answer).reply.state)
  if (made.reply.state === "requested") await note(region.manager(host).call(facilities.acceptBooking, one))
  region.test.at(wish.from)
  await note(user.call(facilities.checkIn, one))
  region.test.at(wish.until)
  await note(user.call(facilities.checkOut, one))
  await note(region.manager(host).call(facilities.settleBooking, one))
  const bill = (await user.call(settlement.readBill, one)).reply
  const { from, until, freeCancellationUntil, entries, ...quote } = quoted.reply
  const hoursFree = (Date.parse(from) - Date.parse(freeCancellationUntil)) / 3_600_000
  return {
    may: read.reply.may,
    hourly: read.reply.hourly,
    quote,
    hoursFree,
    minutes: (Date.parse(until) - Date.parse(from)) / 60_000,
    entries,
    states,
    bill: { fee: bill.fee, lines: bill.lines, costs: bill.costs },
  }
}

test.each([
  "tem",
  "owner-tem",
])("all 16 pairs of home and host book %s by the same steps, documents, deadlines and price basis", async (facility) => {
  const walked = []
  for (const pair of pairs) walked.push({ pair, seen: await walk(pair, facility) })
  expect(walked).toHaveLength(16)
  const [first] = walked
  for (const { seen } of walked) expect(seen).toEqual(first?.seen)
  expect(first?.seen.quote.steps.map(({ id }) => id)).toEqual([
    "search",
    "slot",
    "price",
    "confirm",
    "accept",
    "use",
    "settle",
  ])
  expect(first?.seen.quote.documents).toHaveLength(3)
  expect(first?.seen.states.at(-1)).toBe("settled")
}, 180_000)
