import * as fc from "fast-check"
import { addMinutes, type Currency, day, type Instant, instant } from "../../base/index.ts"
import type { ParameterUse } from "../../rulebook/index.ts"
import type { ReplayGround } from "./held.ts"
import type { Ending, ParametersAt, Past, PastBooking, PostedAmounts } from "./past.ts"

const currency: Currency = { code: "CNY", decimals: 2, sign: "¥" }
export const members = ["A", "B", "C"] as const
const start = instant("2026-03-01T00:00:00Z")

const founding: Readonly<Record<string, readonly [unit: string, value: string]>> = {
  "settlement.platform-share": ["share of 1", "2/100"],
  "settlement.host-jurisdiction-share": ["share of 1", "3/100"],
  "settlement.home-jurisdiction-share": ["share of 1", "3/100"],
  "vouchers.ratio": ["share of 1", "1/2"],
  "vouchers.group-cap": ["minor units a year", "400000"],
  "vouchers.validity-days": ["days", "365"],
  "facilities.late-cancel-share": ["share of 1", "1/2"],
  "facilities.cancel-notice": ["hours", "24"],
  "facilities.move-limit": ["times", "3"],
  "facilities.maximum-horizon-days": ["days", "180"],
  "facilities.acceptance-silence": ["accept or decline", "decline"],
}

/** The founding rules with other values for some parameters. */
export function rules(changed: Readonly<Record<string, string>> = {}): ReplayGround {
  const parameters: ParametersAt = (id): ParameterUse => {
    const [unit, value] = founding[id] ?? ["", ""]
    return { id, unit, value: changed[id] ?? value, from: "2026-01-01", source: "test", assumed: false }
  }
  return { parameters, zone: "Asia/Shanghai", currency }
}

/** What a booking of a test is about; the rest is alike. */
export interface Booked {
  readonly host: string
  readonly home: string
  readonly minutes: number
  readonly voucher: string | null
  readonly madeAt: Instant
  readonly end: "used" | "cancelled" | "declined" | "open"
  /** Hours from the booking to its start. */
  readonly ahead: number
  /** Hours from the booking to its end, of a cancellation or a use. */
  readonly after: number
}

const posted: PostedAmounts = { fee: 0n, paidByVoucher: 0n, shares: [] }

function endingOf({ end, madeAt, minutes, after }: Booked): Ending | null {
  const at = addMinutes(madeAt, after * 60)
  if (end === "open") return null
  if (end === "used") return { kind: "used", at, minutesUsed: minutes, bill: posted }
  if (end === "declined") return { kind: "declined", at, bySilence: false }
  return { kind: "cancelled", at, byOwner: false, state: "confirmed", bill: null }
}

/** A booking as the past has it: 100.00 an hour. */
export function pastBooking(id: string, booked: Booked): PastBooking {
  const { host, home, minutes, voucher, madeAt, ahead } = booked
  const from = addMinutes(madeAt, ahead * 60)
  const until = addMinutes(from, minutes)
  return {
    owner: `lab-${host}`,
    moves: [],
    ending: endingOf(booked),
    booking: {
      ...{ jurisdiction: host, id, facility: "tem", from, until, state: "settled", homeJurisdiction: home },
      ...{ organisation: `firm-${home}`, person: "", purpose: "", sequence: 0, moves: 0, version: 1 },
      ...{ madeAt, changedAt: madeAt },
      quote: {
        ...{ from, until, minutes, charge: "booked", lines: [], fee: 0n, toPay: 0n, steps: [], documents: [] },
        costs: { setUp: 0n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: 10_000n }] },
        voucher:
          voucher === null
            ? null
            : { jurisdiction: voucher, id: voucher, amount: 0n, limitedBy: "ratio", clause: { zh: "", en: "" } },
        ...{ freeCancellationUntil: from, acceptanceDue: null, silence: null, parameters: [], listVersion: 1 },
        entries: [],
      },
    },
  }
}

/** A voucher of each member, of the same name, for one group each. */
export function vouchers(face: bigint): Past["vouchers"] {
  return members.map((member) => ({
    ...{ jurisdiction: member, id: member, controllingGroup: `group-${member}`, organisation: "firm", face },
    ...{ reserved: 0n, redeemed: 0n, state: "open" as const, issuedAt: instant("2026-01-01T00:00:00Z") },
    ...{ validFrom: day("2026-01-01"), validUntil: day("2026-12-31") },
  }))
}

const member = fc.constantFrom(...members)

/** Any period of three members: bookings of all kinds, with vouchers of anyone, that run short. */
export const anyPast: fc.Arbitrary<Past> = fc
  .record({
    face: fc.bigInt(1n, 200_000n),
    booked: fc.array(
      fc.record({
        host: member,
        home: member,
        minutes: fc.integer({ min: 1, max: 900 }),
        voucher: fc.option(member, { nil: null }),
        madeAt: fc.integer({ min: 0, max: 20_000 }).map((minutes) => addMinutes(start, minutes)),
        end: fc.constantFrom("used", "cancelled", "declined", "open"),
        ahead: fc.integer({ min: 1, max: 200 }),
        after: fc.integer({ min: 0, max: 300 }),
      }),
      { maxLength: 25 },
    ),
  })
  .map(({ face, booked }) => ({
    bookings: booked.map((one, index) => pastBooking(`b${`${index}`.padStart(3, "0")}`, one)),
    vouchers: vouchers(face),
    holds: [],
  }))
