import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anySettlement, cny, request, share, shares } from "../test/settlement-cases.ts"
import { divideFee } from "./divide-fee.ts"
import { imbalances } from "./journal.ts"
import { explainPart, settle } from "./settle.ts"

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
const book = (of: typeof request, jurisdiction: string) =>
  settle(of)
    .journals.find((journal) => journal.jurisdiction === jurisdiction)
    ?.postings.map(({ account, amount }) => [account.id, amount])

describe("division of a fee", () => {
  // By hand, of 680.01: platform 2 % = 13.6002, host 3 % = 20.4003, home 1 % = 6.8001, each down; the owner has the rest.
  test("shares are rounded down and the owner has the rest", () => {
    expect(divideFee(68_001n, shares, cny)).toEqual([
      { party: "owner", amount: 63_921n, arithmetic: "680.01 − 13.60 − 20.40 − 6.80 = 639.21" },
      { party: "platform", amount: 1_360n, arithmetic: "floor(680.01 × 2/100) = 13.60" },
      { party: "host-jurisdiction", amount: 2_040n, arithmetic: "floor(680.01 × 3/100) = 20.40" },
      { party: "home-jurisdiction", amount: 680n, arithmetic: "floor(680.01 × 1/100) = 6.80" },
    ])
  })

  test("shares of more than the whole are refused", () => {
    expect(() => divideFee(1n, { ...shares, platform: share("settlement.platform-share", "97/100") }, cny)).toThrow(
      "settlement.shares-over-whole",
    )
  })

  test("raising a party's share never lowers its part, and the parts sum to the fee", () => {
    const thousandths = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), thousandths, thousandths, (fee, low, more) => {
        const at = (part: number) => divideFee(fee, { ...shares, host: share("h", `${part}/1000`) }, cny)
        const [before, after] = [at(low), at(low + more)]
        expect(sum(after.map(({ amount }) => amount))).toBe(fee)
        return (after[2]?.amount ?? 0n) >= (before[2]?.amount ?? 0n)
      }),
    )
  })
})

describe("settlement of a booking", () => {
  // By hand: fee 680.00, half by voucher = 340.00; platform 13.60, host 20.40, home 6.80, owner 639.20.
  test("the books of the host show what came in and how it was divided", () => {
    expect(book(request, "CN-JS")).toEqual([
      ["clearing:CN-SH", -34_000n],
      ["clearing:CN-ZJ", -34_000n],
      ["organisation:lab", 63_920n],
      ["platform", 1_360n],
      ["share", 2_040n],
      ["clearing:CN-SH", 680n],
    ])
  })

  test("the books of the payer's home show what went out and its share", () => {
    expect(book(request, "CN-SH")).toEqual([
      ["organisation:firm", -34_000n],
      ["clearing:CN-JS", 34_000n],
      ["share", 680n],
      ["clearing:CN-JS", -680n],
    ])
  })

  test("the books of the voucher's issuer show the voucher drawn", () => {
    expect(book(request, "CN-ZJ")).toEqual([
      [`voucher:${request.voucher?.id}`, -34_000n],
      ["clearing:CN-JS", 34_000n],
    ])
  })

  test("inside one jurisdiction nothing passes a clearing account", () => {
    const home = {
      ...request,
      home: request.host,
      voucher: { ...request.voucher, jurisdiction: "CN-JS", id: "v", reserved: 1n },
    }
    expect(book(home, "CN-JS")?.filter(([account]) => `${account}`.startsWith("clearing:"))).toEqual([])
  })

  // By hand: 30 minutes used: 200.00 + 160.00 = 360.00; half is 180.00, below the 340.00 reserved.
  test("metered minutes count where the facility charges by use, and the voucher pays its ratio of them", () => {
    const { bill } = settle({ ...request, charge: "used", minutesUsed: 30 })
    expect([bill.fee, bill.paidByVoucher, bill.voucher?.limitedBy]).toEqual([36_000n, 18_000n, "ratio"])
  })

  // By hand: 180 minutes used: 1160.00; half is 580.00, above the 340.00 reserved.
  test("a voucher never pays more than was reserved", () => {
    const { bill } = settle({ ...request, charge: "used", minutesUsed: 180 })
    expect([bill.fee, bill.paidByVoucher, bill.voucher?.limitedBy]).toEqual([116_000n, 34_000n, "reserved"])
  })

  // By hand: half of 680.00 is 340.00, and half of the 340.00 reserved is 170.00.
  test("a late cancellation costs its share, and the voucher pays in proportion", () => {
    const { bill } = settle({ ...request, reason: "late-cancellation", minutesUsed: null })
    expect([bill.fee, bill.paidByVoucher, bill.paidByOrganisation]).toEqual([34_000n, 17_000n, 17_000n])
  })

  test("a use that is charged by the meter and was not metered is refused", () => {
    expect(() => settle({ ...request, charge: "used", minutesUsed: null })).toThrow("settlement.not-metered")
  })

  test("a fee of zero posts nothing", () => {
    const free = { setUp: 0n, perHour: [{ part: { zh: "免费", en: "Free" }, amount: 0n }] }
    expect(settle({ ...request, costs: free }).journals).toEqual([])
  })

  test("a part is explained by its arithmetic", () => {
    const { bill } = settle(request)
    expect([explainPart(bill, "fee", cny).arithmetic, explainPart(bill, "voucher", cny).arithmetic]).toEqual([
      "680.00 − 340.00 = 340.00",
      "min(floor(680.00 × 1/2), 340.00) = 340.00",
    ])
  })

  test("whatever is settled, sources and shares sum to the fee and every book balances", () => {
    fc.assert(
      fc.property(anySettlement, (any) => {
        const { bill, journals } = settle(any)
        expect(bill.paidByVoucher + bill.paidByOrganisation).toBe(bill.fee)
        expect(sum(bill.shares.map(({ amount }) => amount))).toBe(bill.fee)
        expect(sum(bill.lines.map(({ amount }) => amount))).toBe(bill.fee)
        expect(
          [...bill.shares.map(({ amount }) => amount), bill.paidByVoucher, bill.paidByOrganisation].every(
            (a) => a >= 0n,
          ),
        ).toBe(true)
        expect(bill.paidByVoucher <= (any.voucher?.reserved ?? 0n)).toBe(true)
        expect(imbalances(journals)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test("books that do not balance are named", () => {
    const { journals } = settle(request)
    const broken = journals.map((journal) =>
      journal.jurisdiction === "CN-ZJ" ? { ...journal, postings: journal.postings.slice(1) } : journal,
    )
    expect(imbalances(broken)).toEqual([{ kind: "entry", jurisdiction: "CN-ZJ", counterpart: null, rest: 34_000n }])
  })

  test("clearing accounts that do not mirror are named", () => {
    const journals = settle(request).journals.filter(({ jurisdiction }) => jurisdiction !== "CN-ZJ")
    expect(imbalances(journals)).toEqual([
      { kind: "clearing", jurisdiction: "CN-JS", counterpart: "CN-ZJ", rest: -34_000n },
    ])
  })
})
