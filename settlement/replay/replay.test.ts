import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { instant } from "../../base/index.ts"
import { moneyOf, moneys } from "./money.ts"
import type { Past } from "./past.ts"
import { type Replayed, replay } from "./replay.ts"
import { type Measure, standAlone } from "./stand-alone.ts"
import { anyPast, type Booked, members, pastBooking, rules, vouchers } from "./testing.ts"

const madeAt = instant("2026-03-02T01:00:00Z")
const hour: Booked = { host: "A", home: "B", minutes: 60, voucher: null, madeAt, end: "used", ahead: 48, after: 60 }
const period = (booked: readonly Booked[], rest: Partial<Past> = {}): Past => ({
  bookings: booked.map((one, index) => pastBooking(`b${index}`, one)),
  vouchers: vouchers(1_000_000n),
  holds: [],
  ...rest,
})
const run = (booked: readonly Booked[], changed = {}, rest = {}) => replay(period(booked, rest), rules(changed))
const outcomes = (replayed: readonly Replayed[]) => replayed.map(({ outcome }) => outcome)
const byVoucher = (replayed: readonly Replayed[]) => replayed.map(({ bill }) => bill?.paidByVoucher ?? null)

describe("a past booking run again", () => {
  test("pays what its voucher's ratio gives, and another ratio gives another part", () => {
    expect(byVoucher(run([{ ...hour, voucher: "B" }]))).toEqual([5_000n])
    expect(byVoucher(run([{ ...hour, voucher: "B" }], { "vouchers.ratio": "3/4" }))).toEqual([7_500n])
  })

  test("finds on the voucher what those before it left", () => {
    const two = [
      { ...hour, voucher: "B" },
      { ...hour, voucher: "B", madeAt: instant("2026-03-02T02:00:00Z") },
    ]
    const replayed = run(two, { "vouchers.ratio": "3/4" }, { vouchers: vouchers(10_000n) })
    expect([outcomes(replayed), byVoucher(replayed)]).toEqual([
      ["used-with-voucher", "used-voucher-short"],
      [7_500n, 2_500n],
    ])
  })

  test("that the cap leaves nothing for uses its voucher for nothing", () => {
    const held = {
      voucher: "B",
      use: instant("2026-02-01T00:00:00Z"),
      from: instant("2026-01-05T00:00:00Z"),
      until: null,
    }
    const holds = [{ ...held, reserved: 400_000n, paid: 0n }]
    expect(outcomes(run([{ ...hour, voucher: "B" }], {}, { holds }))).toEqual(["used-voucher-empty"])
  })

  test("counts a cap by the year of the use: what was held for last year leaves this year free", () => {
    const use = instant("2025-12-31T12:00:00Z")
    const holds = [
      { voucher: "B", use, from: instant("2025-12-05T00:00:00Z"), until: null, reserved: 400_000n, paid: 0n },
    ]
    expect(outcomes(run([{ ...hour, voucher: "B" }], {}, { holds }))).toEqual(["used-with-voucher"])
  })

  test("is cancelled free or late by the notice, and the voucher pays its proportion of what is due", () => {
    // By hand: cancelled 20 hours before; half of 100.00 is due, and half of the 50.00 held is drawn.
    const cancelled: Booked = { ...hour, voucher: "B", end: "cancelled", ahead: 48, after: 28 }
    const late = run([cancelled])
    expect([outcomes(late), late[0]?.bill?.fee, byVoucher(late)]).toEqual([["cancelled-late"], 5_000n, [2_500n]])
    expect(outcomes(run([cancelled], { "facilities.cancel-notice": "20" }))).toEqual(["cancelled-free"])
  })

  test("that was made farther ahead than allowed would have been refused; its money stays", () => {
    const [one] = run([{ ...hour, ahead: 100 }], { "facilities.maximum-horizon-days": "3" })
    expect([one?.outcome, one?.bill?.fee]).toEqual(["booking-refused", 10_000n])
  })

  test("is like its posted bill only when every amount is", () => {
    const past = pastBooking("b", hour)
    const bill = { fee: 10_000n, paidByVoucher: 0n, shares: [9_200n, 200n, 300n, 300n] }
    const like = (posted: typeof bill) => {
      const ending = { kind: "used", at: madeAt, minutesUsed: 60, bill: posted } as const
      return replay({ bookings: [{ ...past, ending }], vouchers: [], holds: [] }, rules())[0]?.likePosted
    }
    expect([like(bill), like({ ...bill, fee: 9_999n }), like({ ...bill, shares: [9_200n, 201n, 299n, 300n] })]).toEqual(
      [true, false, false],
    )
  })
})

describe("laws", () => {
  const ratio = fc.integer({ min: 0, max: 20 }).map((part) => ({ "vouchers.ratio": `${part}/20` }))

  test("over all members and kinds of money a bill sums to zero", () => {
    fc.assert(
      fc.property(anyPast, ratio, (past, changed) => {
        for (const { bill } of replay(past, rules(changed)))
          expect(moneys.flatMap((of) => [...moneyOf(bill, of).values()]).reduce((sum, one) => sum + one, 0n)).toBe(0n)
      }),
    )
  })

  test("the order in which bookings are handed over changes nothing", () => {
    fc.assert(
      fc.property(anyPast, ratio, (past, changed) => {
        const turned = { ...past, bookings: past.bookings.toReversed(), vouchers: past.vouchers.toReversed() }
        const amounts = (replayed: readonly Replayed[]) =>
          replayed.map(({ past: { booking }, outcome, bill }) => [booking.id, outcome, bill?.paidByVoucher])
        expect(amounts(replay(turned, rules(changed)))).toEqual(amounts(replay(past, rules(changed))))
      }),
    )
  })

  test("no voucher pays more than its face, and no group more than its cap", () => {
    fc.assert(
      fc.property(anyPast, ratio, (past, changed) => {
        const replayed = replay(past, rules({ ...changed, "vouchers.group-cap": "90000" }))
        for (const { id, face } of past.vouchers) {
          const paid = replayed.reduce(
            (sum, { bill }) => sum + (bill?.voucher?.id === id ? bill.paidByVoucher : 0n),
            0n,
          )
          expect(paid <= face && paid <= 90_000n).toBe(true)
        }
      }),
    )
  })

  // By the definition, group by group: acts inside, with vouchers of the group's own; and all acts.
  test.each([
    "budget",
    "whole",
  ] as const)("the group that gains most alone is found as by trying all: %s", (measure) => {
    fc.assert(
      fc.property(anyPast, (past) => {
        const replayed = replay(past, rules())
        const gains = groups().map((group) => aloneOf(group, replayed, measure) - togetherOf(group, replayed, measure))
        const most = gains.reduce((a, b) => (a < b ? b : a))
        const found = standAlone(members, replayed, measure)
        expect(found?.gain ?? 0n).toBe(most > 0n ? most : 0n)
        if (found === null) return
        expect(found.alone).toBe(aloneOf(found.members, replayed, measure))
        expect(found.together).toBe(togetherOf(found.members, replayed, measure))
      }),
    )
  })

  test("all together have of their own acts what they have of all: nothing is made or lost by counting", () => {
    fc.assert(
      fc.property(anyPast, (past) => {
        const replayed = replay(past, rules())
        for (const measure of ["budget", "whole"] as const)
          expect(aloneOf(members, replayed, measure)).toBe(togetherOf(members, replayed, measure))
      }),
    )
  })
})

function groups(): readonly (readonly string[])[] {
  return Array.from({ length: 7 }, (_, mask) => members.filter((_, index) => ((mask + 1) >> index) & 1))
}

function aloneOf(group: readonly string[], replayed: readonly Replayed[], measure: Measure): bigint {
  const inside = replayed.filter(
    ({ past: { booking } }) => group.includes(booking.jurisdiction) && group.includes(booking.homeJurisdiction),
  )
  if (measure === "budget") return budgetOf(group, inside)
  return inside.reduce((sum, { bill }) => sum + (bill?.reason === "use" ? bill.fee : 0n), 0n)
}

function togetherOf(group: readonly string[], replayed: readonly Replayed[], measure: Measure): bigint {
  if (measure === "budget") return budgetOf(group, replayed)
  return replayed.reduce((sum, { past: { booking }, bill }) => {
    if (bill === null) return sum
    const is = (member: string) => group.includes(member)
    const used = bill.reason === "use" && is(booking.homeJurisdiction) ? bill.fee : 0n
    const paid = is(booking.homeJurisdiction) ? bill.paidByOrganisation : 0n
    const voucher = bill.voucher !== null && is(bill.voucher.jurisdiction) ? bill.paidByVoucher : 0n
    const received = bill.shares.reduce((all, share) => all + (is(share.jurisdiction) ? share.amount : 0n), 0n)
    return sum + used + received - paid - voucher
  }, 0n)
}

function budgetOf(group: readonly string[], replayed: readonly Replayed[]): bigint {
  return replayed.reduce((sum, { bill }) => {
    if (bill === null) return sum
    const shares = bill.shares.filter(
      ({ party, jurisdiction }) => party.endsWith("jurisdiction") && group.includes(jurisdiction),
    )
    const voucher = bill.voucher !== null && group.includes(bill.voucher.jurisdiction) ? bill.paidByVoucher : 0n
    return shares.reduce((all, { amount }) => all + amount, sum) - voucher
  }, 0n)
}
