import * as fc from "fast-check"
import { type Currency, day, instant } from "../base/index.ts"
import type { ParameterUse } from "../rulebook/index.ts"
import type { Settlement, Voucher } from "../settlement/index.ts"

/** Values for the tests of this domain; nothing outside tests reads them. */
export const cny: Currency = { code: "CNY", decimals: 2, sign: "¥" }

export function share(id: string, value: string): ParameterUse {
  return { id, value, unit: "share of 1", from: "2025-01-01", source: "test", assumed: true }
}

export function yearlyAmount(id: string, value: bigint): ParameterUse {
  return { id, value: `${value}`, unit: "minor units a year", from: "2025-01-01", source: "test", assumed: true }
}

export const shares = {
  platform: share("settlement.platform-share", "2/100"),
  host: share("settlement.host-jurisdiction-share", "3/100"),
  home: share("settlement.home-jurisdiction-share", "1/100"),
}

export const voucher: Voucher = {
  jurisdiction: "CN-ZJ",
  id: "00000000-0000-4000-8000-000000000001",
  controllingGroup: "group-1",
  organisation: "org-1",
  face: 100_000n,
  reserved: 0n,
  redeemed: 0n,
  validFrom: day("2026-01-01"),
  validUntil: day("2026-12-31"),
  state: "open",
}

const name = (text: string) => ({ zh: text, en: text })

/** 90 minutes at 320 an hour and 200 for set-up: 680.00; a voucher of Zhejiang, a payer of Shanghai, a host in Jiangsu. */
export const request: Settlement = {
  booking: "00000000-0000-4000-8000-00000000000b",
  reason: "use",
  facility: name("TEM"),
  host: { id: "CN-JS", name: name("Jiangsu") },
  home: { id: "CN-SH", name: name("Shanghai") },
  owner: { id: "lab", name: name("Lab") },
  payer: { id: "firm", name: name("Firm") },
  costs: { setUp: 20_000n, perHour: [{ part: name("Machine"), amount: 32_000n }] },
  charge: "booked",
  minutesBooked: 90,
  minutesUsed: 90,
  voucher: { jurisdiction: voucher.jurisdiction, id: voucher.id, reserved: 34_000n },
  parameters: {
    ...shares,
    ratio: share("vouchers.ratio", "1/2"),
    lateCancellation: share("facilities.late-cancel-share", "1/2"),
  },
  listVersion: 1,
  at: instant("2026-11-24T08:00:00Z"),
  transaction: "00000000-0000-4000-8000-0000000000aa",
  act: "facilities.settle",
  currency: cny,
}

const members = ["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"] as const
const member = fc.constantFrom(...members)
const hundredths = (most: number) => fc.integer({ min: 0, max: most }).map((part) => `${part}/1000`)

/** Any settlement between four members: any costs, minutes, shares, reason and voucher. */
export const anySettlement: fc.Arbitrary<Settlement> = fc
  .record({
    host: member,
    home: member,
    issuer: fc.option(member),
    setUp: fc.bigInt({ min: 0n, max: 10_000_000n }),
    hourly: fc.array(fc.bigInt({ min: 0n, max: 10_000_000n }), { minLength: 1, maxLength: 4 }),
    booked: fc.integer({ min: 5, max: 5000 }),
    used: fc.integer({ min: 0, max: 5000 }),
    charge: fc.constantFrom("booked" as const, "used" as const),
    reason: fc.constantFrom("use" as const, "late-cancellation" as const),
    platform: hundredths(300),
    hostShare: hundredths(300),
    homeShare: hundredths(300),
    ratio: hundredths(1000),
    late: hundredths(1000),
    reserved: fc.bigInt({ min: 1n, max: 100_000_000n }),
  })
  .map((any) => ({
    ...request,
    reason: any.reason,
    host: { id: any.host, name: name(any.host) },
    home: { id: any.home, name: name(any.home) },
    costs: { setUp: any.setUp, perHour: any.hourly.map((amount, index) => ({ part: name(`part ${index}`), amount })) },
    charge: any.charge,
    minutesBooked: any.booked,
    minutesUsed: any.reason === "use" ? any.used : null,
    voucher: any.issuer === null ? null : { jurisdiction: any.issuer, id: voucher.id, reserved: any.reserved },
    parameters: {
      platform: share("settlement.platform-share", any.platform),
      host: share("settlement.host-jurisdiction-share", any.hostShare),
      home: share("settlement.home-jurisdiction-share", any.homeShare),
      ratio: share("vouchers.ratio", any.ratio),
      lateCancellation: share("facilities.late-cancel-share", any.late),
    },
  }))
