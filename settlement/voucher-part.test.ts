import * as fc from "fast-check"
import { expect, test } from "vitest"
import { day } from "../base/index.ts"
import { cny, share, voucher, yearlyAmount } from "../test/settlement-cases.ts"
import { type VoucherClaim, voucherPart } from "./voucher-part.ts"

const claim: VoucherClaim = {
  fee: 48_001n,
  voucher,
  groupUse: null,
  group: "group-1",
  year: 2026,
  ratio: share("vouchers.ratio", "1/2"),
  cap: yearlyAmount("vouchers.group-cap", 30_000_000n),
  today: day("2026-11-24"),
  currency: cny,
}
const drawn = (reserved: bigint, redeemed: bigint) => ({
  jurisdiction: "CN-ZJ",
  controllingGroup: "group-1",
  year: 2026,
  reserved,
  redeemed,
  cap: 30_000_000n,
})

// By hand: half of 480.01 is 240.005; down to 240.00.
test("the ratio's part is rounded down", () => {
  const { amount, limitedBy } = voucherPart(claim)
  expect({ amount, limitedBy }).toEqual({ amount: 24_000n, limitedBy: "ratio" })
})

// By hand: 1000.00 face − 300.00 reserved − 650.00 redeemed = 50.00.
test("what is left on the voucher limits its part", () => {
  const { amount, limitedBy, clause } = voucherPart({
    ...claim,
    voucher: { ...voucher, reserved: 30_000n, redeemed: 65_000n },
  })
  expect({ amount, limitedBy, en: clause.en }).toEqual({
    amount: 5_000n,
    limitedBy: "balance",
    en: `Voucher ${voucher.id} has CNY 50.00 left.`,
  })
})

// By hand: cap 300,000.00 − 299,876.55 drawn = 123.45.
test("the cap over a controlling group cuts a claim to the fen and names the clause", () => {
  const { amount, limitedBy, clause } = voucherPart({ ...claim, groupUse: drawn(9_987_655n, 20_000_000n) })
  expect({ amount, limitedBy, en: clause.en }).toEqual({
    amount: 12_345n,
    limitedBy: "group-cap",
    en: "All organisations of one controlling group (group-1) together draw at most CNY 300000.00 from the vouchers of CN-ZJ in 2026 (vouchers.group-cap; source: test): CNY 299876.55 is taken, CNY 123.45 is left.",
  })
})

test("an exhausted cap leaves nothing, and says so", () => {
  const { amount, limitedBy } = voucherPart({ ...claim, groupUse: drawn(0n, 30_000_000n) })
  expect({ amount, limitedBy }).toEqual({ amount: 0n, limitedBy: "group-cap" })
})

test("a cap that was lowered below what is drawn leaves nothing", () => {
  const cap = yearlyAmount("vouchers.group-cap", 10n)
  expect(voucherPart({ ...claim, cap, groupUse: drawn(0n, 20n) }).amount).toBe(0n)
})

test.each([
  ["of another group", { group: "group-2" }, "settlement.unknown-voucher"],
  ["past its day", { today: day("2027-01-01") }, "settlement.voucher-expired"],
  ["already returned", { voucher: { ...voucher, state: "expired" as const } }, "settlement.voucher-expired"],
  ["before its day", { today: day("2025-12-31") }, "settlement.voucher-not-yet-valid"],
  ["taken back", { voucher: { ...voucher, state: "withdrawn" as const } }, "settlement.voucher-withdrawn"],
])("a voucher %s is refused", (_, change, code) => {
  expect(() => voucherPart({ ...claim, ...change })).toThrow(code)
})

test("a voucher counts on its first and its last day", () => {
  const on = (today: string) => voucherPart({ ...claim, today: day(today) }).amount
  expect([on("2026-01-01"), on("2026-12-31")]).toEqual([24_000n, 24_000n])
})

test("a voucher never pays more than ratio, balance or cap allow", () => {
  const money = fc.bigInt({ min: 0n, max: 1_000_000n })
  fc.assert(
    fc.property(money, money, money, money, (fee, reserved, redeemed, cap) => {
      const { amount } = voucherPart({
        ...claim,
        fee,
        voucher: { ...voucher, face: 1_000_000n, reserved: reserved / 2n, redeemed: redeemed / 2n },
        groupUse: drawn(reserved / 2n, redeemed / 2n),
        cap: yearlyAmount("vouchers.group-cap", cap),
      })
      const taken = reserved / 2n + redeemed / 2n
      return (
        amount >= 0n && 2n * amount <= fee && amount <= 1_000_000n - taken && (amount === 0n || amount + taken <= cap)
      )
    }),
  )
})
