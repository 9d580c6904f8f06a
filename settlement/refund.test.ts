import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anySettlement, cny, request } from "../test/settlement-cases.ts"
import { imbalances } from "./journal.ts"
import { journalsOfBill, refundBill } from "./refund.ts"
import { type EntryToReverse, reverse } from "./reversal.ts"
import { settle } from "./settle.ts"

const transaction = "00000000-0000-4000-8000-0000000000bb"
const back = (bill: ReturnType<typeof settle>["bill"], refund: bigint) =>
  refundBill({ bill, refund, reason: "beam lost", at: request.at, transaction, currency: cny })
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

describe("a refund", () => {
  // 680.00 = 340.00 voucher + 340.00 firm; owner 639.20, platform 13.60, host 20.40, home 6.80.
  const { bill } = settle(request)

  test("of a quarter gives a quarter back to each source and takes it from each share", () => {
    const corrected = back(bill, 17_000n)
    expect([corrected.fee, corrected.paidByVoucher, corrected.paidByOrganisation]).toEqual([51_000n, 25_500n, 25_500n])
    expect(corrected.shares.map(({ amount }) => amount)).toEqual([47_940n, 1_020n, 1_530n, 510n])
  })

  test("of one fen is taken from one source and one share", () => {
    const corrected = back(bill, 1n)
    expect([corrected.paidByVoucher, corrected.paidByOrganisation]).toEqual([33_999n, 34_000n])
    expect(corrected.shares[0]?.amount).toBe((bill.shares[0]?.amount ?? 0n) - 1n)
  })

  test.each([0n, -1n, 68_001n])("of %s is refused", (refund) => {
    expect(() => back(bill, refund)).toThrow("settlement.refund-beyond-fee")
  })

  test("after a refund never gives back more than what is left", () => {
    expect(() => back(back(bill, 60_000n), 8_001n)).toThrow("settlement.refund-beyond-fee")
  })

  test("keeps sources and shares equal to the fee, none below zero, whatever is refunded of whatever bill", () => {
    fc.assert(
      fc.property(anySettlement, fc.nat(1_000_000), (given, part) => {
        const { bill: any } = settle(given)
        fc.pre(any.fee > 0n)
        const refund = (any.fee * BigInt(part)) / 1_000_000n + 1n
        fc.pre(refund <= any.fee)
        const { fee, paidByVoucher, paidByOrganisation, shares, lines } = back(any, refund)
        const parts = [paidByVoucher, paidByOrganisation, ...shares.map(({ amount }) => amount)]
        expect(parts.every((amount) => amount >= 0n)).toBe(true)
        expect([paidByVoucher + paidByOrganisation, sum(shares.map(({ amount }) => amount))]).toEqual([fee, fee])
        expect(sum(lines.map(({ amount }) => amount))).toBe(fee)
      }),
    )
  })

  test("leaves books that balance, with their reversal and the first entries", () => {
    fc.assert(
      fc.property(anySettlement, (given) => {
        const { bill: any, journals } = settle(given)
        fc.pre(any.fee > 0n)
        const entries = journals.map((entry): EntryToReverse => {
          const { reverses: _, ...rest } = entry
          return { ...rest, id: entry.jurisdiction, reverses: null, reversedBy: null }
        })
        const text = { zh: "更正", en: "Corrected" }
        const occasion = { transaction, at: request.at, act: "settlement.reverse", text, listVersion: 1 }
        const mirrors = reverse(occasion, entries)
        const corrected = journalsOfBill(back(any, any.fee / 2n + 1n), { act: "settlement.reverse", text })
        expect(imbalances([...journals, ...mirrors, ...corrected])).toEqual([])
        const left = new Map<string, bigint>()
        for (const { jurisdiction, postings } of [...journals, ...mirrors])
          for (const { account, amount } of postings)
            left.set(`${jurisdiction} ${account.id}`, (left.get(`${jurisdiction} ${account.id}`) ?? 0n) + amount)
        expect([...left.values()].every((amount) => amount === 0n)).toBe(true)
      }),
    )
  })
})

describe("a reversal", () => {
  const [entry] = settle(request).journals
  const occasion = { transaction, at: request.at, act: "settlement.reverse", text: { zh: "", en: "" }, listVersion: 1 }
  const given = (change: object) => [
    { ...entry, id: "e", reverses: null, reversedBy: null, ...change } as EntryToReverse,
  ]

  test("names the entry that it mirrors", () => {
    expect(reverse(occasion, given({}))[0]?.reverses).toBe("e")
  })

  test.each([
    ["a second time", { reversedBy: "f" }, "settlement.already-reversed"],
    ["of a reversal", { reverses: "f" }, "settlement.is-reversal"],
    [
      "of a voucher's issue",
      { subject: { kind: "voucher", jurisdiction: "CN-SH", id: "v" } },
      "settlement.not-reversible",
    ],
  ])("%s is refused", (_, change, code) => {
    expect(() => reverse(occasion, given(change))).toThrow(code)
  })
})
