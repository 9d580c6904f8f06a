import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anySettlement, cny, request } from "../test/settlement-cases.ts"
import { type Settled, settle } from "./settle.ts"
import { type ClearingPosting, monthOf, statement } from "./statement.ts"

function clearingOf(member: string, settled: readonly Settled[]): readonly ClearingPosting[] {
  return settled.flatMap(({ bill, journals }) =>
    journals
      .filter(({ jurisdiction }) => jurisdiction === member)
      .flatMap(({ at, text, subject, transaction, postings }) =>
        postings.flatMap(({ account, part, amount }) =>
          account.counterpart === null
            ? []
            : [{ at, counterpart: account.counterpart, part, amount, journal: transaction, text, subject, bill }],
        ),
      ),
  )
}
const drawn = (member: string, settled: readonly Settled[]) =>
  statement({ member, month: "2026-11", currency: cny, postings: clearingOf(member, settled), regionSum: 0n })

// By hand: Shanghai pays 340.00 of the fee to Jiangsu and receives its share of 6.80: 333.20 owed.
test("a member sees what it owes and what it receives, line by line", () => {
  const { lines, totals, net } = drawn("CN-SH", [settle(request)])
  expect({ lines: lines.map(({ text, amount, arithmetic }) => [text.en, amount, arithmetic]), totals, net }).toEqual({
    lines: [
      ["Use of TEM by Firm: Paid by the organisation", -34_000n, "680.00 − 340.00 = 340.00"],
      ["Use of TEM by Firm: Share of the home jurisdiction", 680n, "floor(680.00 × 1/100) = 6.80"],
    ],
    totals: [{ counterpart: "CN-JS", amount: -33_320n }],
    net: -33_320n,
  })
})

test("the statements of four members net to zero, pair by pair and together", () => {
  fc.assert(
    fc.property(fc.array(anySettlement, { maxLength: 12 }), (requests) => {
      const settled = requests.map(settle)
      const members = ["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"]
      const all = members.map((member) => drawn(member, settled))
      expect(all.reduce((sum, { net }) => sum + net, 0n)).toBe(0n)
      const owed = (from: string, to: string) =>
        all.find(({ member }) => member === from)?.totals.find(({ counterpart }) => counterpart === to)?.amount ?? 0n
      for (const a of members) for (const b of members) expect(owed(a, b) + owed(b, a)).toBe(0n)
    }),
  )
})

test("each line states the parameters and the list version of its bill", () => {
  const [line] = drawn("CN-ZJ", [settle(request)]).lines
  expect([line?.parameters.map(({ id }) => id), line?.listVersion]).toEqual([
    [
      "settlement.platform-share",
      "settlement.host-jurisdiction-share",
      "settlement.home-jurisdiction-share",
      "vouchers.ratio",
    ],
    1,
  ])
})

test("a month begins and ends at midnight of the region", () => {
  expect(monthOf("2026-12", "Asia/Shanghai")).toEqual({
    from: "2026-11-30T16:00:00.000Z",
    until: "2026-12-31T16:00:00.000Z",
  })
})

test("a text that is no month is refused", () => {
  expect(() => monthOf("2026-13", "Asia/Shanghai")).toThrow("settlement.bad-month")
})
