import * as fc from "fast-check"
import { expect, test } from "vitest"
import { addMinutes, type Day, day, instant, localTime } from "../base/index.ts"
import { BookingState } from "./booking.ts"
import { accept, cancel, checkIn, checkOut, decline, handOver, lapse, meter, move, settle } from "./changes.ts"
import { booked, calendar, facility, now, parameters, policy, priceOf, zone } from "./example.ts"
import { quote } from "./quote.ts"
import { checkSlot } from "./slot.ts"
import { possibleActs } from "./states.ts"

const later = instant("2026-03-31T20:00:00+08:00") // 13 hours before the start: after the notice of 24

function moved(booking = booked(), at = now, from = instant("2026-04-02T09:00:00+08:00")) {
  const slot = checkSlot({ from, until: addMinutes(from, 120) }, { facility, maximumHorizonDays: 180, now: at, zone })
  const asked = { price: priceOf(120), parameters, now: at, zone, calendar, listVersion: 1, entries: [] }
  return move(booking, { quote: quote(slot, asked), policy, occupied: [], parameters, now: at, zone })
}

const acts: Readonly<Record<string, (booking: ReturnType<typeof booked>) => unknown>> = {
  accept: (booking) => accept(booking, now),
  decline: (booking) => decline(booking, now),
  move: (booking) => moved(booking),
  cancel: (booking) => cancel(booking, { now, zone, parameters, acceptLateFee: false, byOwner: false }),
  "hand-over": (booking) => handOver(booking, "person-2", now),
  "check-in": (booking) => checkIn(booking, { now: booking.from, slotMinutes: 30, zone }),
  "check-out": (booking) => checkOut(booking, now),
  meter: (booking) => meter(booking, now),
  settle: (booking) => settle(booking, now),
}

test.each(
  BookingState.options.flatMap((state) => Object.keys(acts).map((act) => [state, act] as const)),
)("in the state %s the act %s is done or refused as the table says", (state, act) => {
  const run = () => acts[act]?.({ ...booked(), state })
  if ((possibleActs(state) as readonly string[]).includes(act)) expect(run).not.toThrow()
  else expect(run).toThrow(expect.objectContaining({ code: "facilities.wrong-state" }))
})

test("the refusal names the state and what is possible in it", () => {
  expect(() => checkOut(booked(), now)).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({ state_zh: "已确认", possible_en: expect.stringContaining("move, cancel") }),
    }),
  )
})

test("cancelling before the notice is free", () => {
  expect(cancel(booked(), { now, zone, parameters, acceptLateFee: false, byOwner: false })).toMatchObject({
    booking: { state: "cancelled", sequence: 1 },
    lateFee: 0n,
  })
})

test("after the notice a cancellation needs agreement to its share of the fee", () => {
  const run = () => cancel(booked(), { now: later, zone, parameters, acceptLateFee: false, byOwner: false })
  // 50.00 set-up and two hours at 320.00 make 690.00; half of it is due.
  expect(run).toThrow(
    expect.objectContaining({ code: "facilities.late-cancellation", facts: expect.objectContaining({ fee: "34500" }) }),
  )
})

test("with that agreement it is cancelled and the share is due", () => {
  const { booking, lateFee } = cancel(booked(), { now: later, zone, parameters, acceptLateFee: true, byOwner: false })
  expect([booking.state, lateFee]).toEqual(["cancelled", 34_500n])
})

test("a late cancellation by the owner, or before the owner has answered, costs the user nothing", () => {
  const given = { now: later, zone, parameters, acceptLateFee: false }
  expect(cancel(booked(), { ...given, byOwner: true }).lateFee).toBe(0n)
  expect(cancel(booked({ acceptance: "owner" }), { ...given, byOwner: false }).lateFee).toBe(0n)
})

test("a move after the notice is refused, so that moving is no way around the late fee", () => {
  expect(() => moved(booked(), later)).toThrow(expect.objectContaining({ code: "facilities.too-late" }))
})

test("a booking is moved as often as the limit allows, and the sequence rises each time", () => {
  const thrice = [1, 2, 3].reduce((booking) => moved(booking), booked())
  expect([thrice.moves, thrice.sequence]).toEqual([3, 3])
  expect(() => moved(thrice)).toThrow(expect.objectContaining({ code: "facilities.move-limit" }))
})

test("a move to a slot that is held is refused", () => {
  const from = instant("2026-04-02T09:00:00+08:00")
  const slot = checkSlot({ from, until: addMinutes(from, 120) }, { facility, maximumHorizonDays: 180, now, zone })
  const asked = { price: priceOf(120), parameters, now, zone, calendar, listVersion: 1, entries: [] }
  const occupied = [{ from: addMinutes(from, 60), until: addMinutes(from, 90), kind: "closure" as const }]
  expect(() => move(booked(), { quote: quote(slot, asked), policy, occupied, parameters, now, zone })).toThrow(
    expect.objectContaining({ code: "facilities.slot-taken" }),
  )
})

test("check-in opens one slot before the start", () => {
  const booking = booked()
  const at = (minutes: number) => ({ now: addMinutes(booking.from, minutes), slotMinutes: 30, zone })
  expect(() => checkIn(booking, at(-31))).toThrow(expect.objectContaining({ code: "facilities.too-early" }))
  expect(checkIn(booking, at(-30)).state).toBe("in-use")
  expect(() => checkIn(booking, at(120))).toThrow(expect.objectContaining({ code: "facilities.over" }))
})

test("a time that passed unused is cancelled by its owner with the late share, or on the owner's wish without", () => {
  const booking = booked()
  const by = { zone, parameters, byOwner: true }
  const after = { ...by, now: booking.until }
  expect(cancel(booking, { ...after, acceptLateFee: true }).lateFee).toBeGreaterThan(0n)
  expect(cancel(booking, { ...after, acceptLateFee: false }).lateFee).toBe(0n)
  expect(cancel(booking, { ...by, now: addMinutes(booking.until, -1), acceptLateFee: true }).lateFee).toBe(0n)
})

/** A request of Wednesday 30 September 2026: answer due after 3 working days, 8, 9 and the make-up Saturday 10 October. */
function request() {
  const at = instant("2026-09-30T16:00:00+08:00")
  const from = instant("2026-10-14T09:00:00+08:00")
  return booked({ at, from, until: addMinutes(from, 120), acceptance: "owner" })
}
const silent = (at: string, value = "accept") => {
  const moment = instant(at)
  const silence = { ...parameters.silence, value }
  return lapse(request(), { today: localTime(moment, zone).day, now: moment, parameters: { silence } })?.state
}

test("over National Day week the answer is due on the Saturday that is worked", () => {
  expect(request().quote.acceptanceDue).toBe(day("2026-10-10"))
})

test("silence has no effect while that Saturday lasts, and its effect right after", () => {
  expect(silent("2026-10-10T23:59:00+08:00")).toBeUndefined()
  expect(silent("2026-10-11T00:00:00+08:00")).toBe("confirmed")
})

test("the effect is that of the value in force when silence takes effect", () => {
  expect(silent("2026-10-11T00:00:00+08:00", "decline")).toBe("declined")
})

test("silence never accepts a slot that has begun", () => {
  expect(silent("2026-10-14T09:00:00+08:00", "accept")).toBe("declined")
})

test("an answer due in a year without a published notice has no last day, and silence no effect until there is one", () => {
  const at = instant("2026-12-31T10:00:00+08:00")
  const from = instant("2027-01-13T09:00:00+08:00")
  const made = booked({ at, from, until: addMinutes(from, 120), acceptance: "owner" })
  expect([made.state, made.quote.acceptanceDue, made.quote.silence]).toEqual(["requested", null, "accept"])
  // Friday 1 January off: 4, 5 and 6 January, made up for this test.
  const year = { holidays: new Set([day("2027-01-01")]), makeUpDays: new Set<Day>(), source: "made up for this test" }
  const published = { ...calendar, years: new Map(calendar.years).set(2027, year) }
  const lapsed = (on: string, by = calendar) => {
    const moment = instant(`${on}T08:00:00+08:00`)
    return lapse(made, { today: day(on), now: moment, parameters, clock: { zone, calendar: by } })?.state
  }
  expect([lapsed("2027-01-12"), lapsed("2027-01-06", published), lapsed("2027-01-07", published)]).toEqual([
    undefined,
    undefined,
    "confirmed",
  ])
  expect(lapsed("2027-01-14")).toBe("declined")
})

test("a move keeps price and price basis, wherever it goes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 16, max: 30 }), (days, halfHour) => {
      const from = addMinutes(instant("2026-03-30T00:00:00+08:00"), days * 1440 + halfHour * 30)
      let after: ReturnType<typeof moved>
      try {
        after = moved(booked(), now, from)
      } catch {
        return // a weekend, or past the closing hour
      }
      expect(after.quote).toMatchObject({
        fee: booked().quote.fee,
        lines: booked().quote.lines,
        costs: booked().quote.costs,
      })
    }),
  )
})
