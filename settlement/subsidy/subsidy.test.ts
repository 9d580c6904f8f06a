import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cny, share, yearlyAmount } from "../../test/settlement-cases.ts"
import { contentOf, grantFor, likeness, readInvoice, requireConsidered, voucherBillsLike } from "./index.ts"

const written = {
  number: "INV-00123456",
  supplier: "91110000600037341L",
  buyer: "91110000600037341L",
  day: "2026-11-03",
  amount: "1,234.50",
  currency: "CNY",
  lines: ["透射电镜使用费 TEM-01", "3 小时 × 411.50"],
}
const read = (change: Partial<typeof written> = {}) => readInvoice({ ...written, ...change }, cny)
const fingerprint = (change: Partial<typeof written> = {}) => contentOf(read(change)).fingerprint

describe("the same invoice is found again", () => {
  test.each<[string, Partial<typeof written>]>([
    ["blanks in the number", { number: "INV 0012 3456" }],
    ["no leading zeros", { number: "123456" }],
    ["full-width digits", { number: "ＩＮＶ－００１２３４５６", day: "２０２６-１１-０３", amount: "１２３４.５０" }],
    ["O for 0 in the number", { number: "INV-OO123456" }],
    ["a prefix and a suffix", { number: "SH/123456/A" }],
    ["another number altogether", { number: "77" }],
    ["the day in Chinese", { day: "2026年11月3日" }],
    ["the day with slashes", { day: "2026/11/3" }],
    ["the day without marks", { day: "20261103" }],
    ["the amount with the sign and without commas", { amount: "￥1234.5" }],
    ["the amount with blanks and the code", { amount: "CNY 1 234.50" }],
    ["the amount with its word", { amount: "1234.50元" }],
    ["lines swapped", { lines: ["3 小时 × 411.50", "透射电镜使用费 TEM-01"] }],
    ["words swapped, punctuation changed", { lines: ["TEM01，使用费（透射电镜）", "411.50*3小时"].map(withoutStar) }],
    ["O for 0 and l for 1 in the text", { lines: ["透射电镜使用费 TEM-Ol", "3 小时 × 4ll.5O"] }],
    ["a letter for a digit in a code", { supplier: "9111OOOO6OOO37341L", buyer: "9111 0000 6000 3734 1l" }],
    ["lines joined", { lines: ["透射电镜使用费 TEM-01 3 小时 × 411.50"] }],
  ])("with %s", (_, change) => {
    expect(fingerprint(change)).toBe(fingerprint())
  })

  test("whatever is put between the letters of its text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(" ", "-", "，", "　", ".", "​"), { minLength: 1, maxLength: 9 }), (marks) => {
        const spoiled = (text: string) => [...text].map((letter, at) => `${letter}${marks[at % marks.length]}`).join("")
        expect(fingerprint({ lines: written.lines.map(spoiled) })).toBe(fingerprint())
      }),
    )
  })
})

function withoutStar(text: string): string {
  return text.replace("*", "×")
}

describe("another invoice is another", () => {
  const other: Partial<typeof written>[] = [
    { day: "2026-11-04" },
    { amount: "1234.51" },
    { lines: ["扫描电镜使用费 SEM-01", "3 小时 × 411.50"] },
    { supplier: "DE-811193231" },
    { buyer: "DE-811193231" },
  ]
  test.each(other)("with %o", (change) => {
    expect(fingerprint(change)).not.toBe(fingerprint())
  })

  test.each(other)("but shares a trace, so that it is shown as near: %o", (change) => {
    const traces = new Set(contentOf(read()).traces)
    expect(contentOf(read(change)).traces.some((trace) => traces.has(trace))).toBe(true)
  })

  test("and likeness tells what is equal, what differs and whether the number is the same", () => {
    expect(likeness(read(), read({ day: "2026-11-04", number: "№ 0O123456 A" }))).toEqual({
      equal: ["supplier", "buyer", "amount", "lines"],
      differs: ["day"],
      sameNumber: true,
    })
  })

  test("and shares no trace when two fields differ and the number too", () => {
    const traces = new Set(contentOf(read()).traces)
    const { traces: theirs } = contentOf(read({ day: "2026-12-04", amount: "9.00", number: "888999" }))
    expect(theirs.some((trace) => traces.has(trace))).toBe(false)
  })
})

describe("what cannot be read is refused", () => {
  test.each<[string, Partial<typeof written>, string]>([
    ["a code whose check character fails", { supplier: "91110000600037342L" }, "settlement.bad-party-code"],
    ["a day that is none", { day: "2026-02-30" }, "settlement.bad-invoice-day"],
    ["a day written day first", { day: "03.11.2026" }, "settlement.bad-invoice-day"],
    ["an amount with three decimals", { amount: "1.005" }, "settlement.bad-invoice-amount"],
    ["an amount of nothing", { amount: "0.00" }, "settlement.bad-invoice-amount"],
    ["thousands that are none", { amount: "12,34.50" }, "settlement.bad-invoice-amount"],
    ["another currency", { currency: "EUR" }, "settlement.currency-mismatch"],
    ["more than can be moved", { amount: "1000000000000.01" }, "settlement.bad-amount"],
  ])("%s", (_, change, code) => {
    expect(() => read(change)).toThrow(code)
  })
})

describe("a subsidy pays", () => {
  const claim = {
    amount: 100_001n,
    granted: 0n,
    group: "g",
    jurisdiction: "CN-SH",
    year: 2026,
    share: share("subsidies.share", "3/10"),
    cap: yearlyAmount("subsidies.group-cap", 50_000n),
    currency: cny,
  }

  test("its share rounded down", () => {
    expect(grantFor(claim)).toMatchObject({ amount: 30_000n, limitedBy: "share" })
  })

  test("what the cap leaves, to the fen, naming the clause", () => {
    const { amount, limitedBy, clause } = grantFor({ ...claim, granted: 30_001n })
    expect([amount, limitedBy]).toEqual([19_999n, "group-cap"])
    expect(clause.en).toContain("subsidies.group-cap")
  })

  test("nothing where the cap is taken, or was lowered below what is granted", () => {
    expect([50_000n, 60_000n].map((granted) => grantFor({ ...claim, granted }).amount)).toEqual([0n, 0n])
  })
})

test("near claims must each be considered before a grant", () => {
  expect(() => requireConsidered(["a", "b"], ["b"])).toThrow('"claims":"a"')
})

describe("a bill with a voucher", () => {
  const { supplier, buyer, day, amount } = read()
  const bill = { issuer: "CN-JS", jurisdiction: "CN-JS", booking: "b", supplier, buyer, days: [day], amounts: [amount] }

  test("of the invoice's parties, day and amount is the same use", () => {
    expect(voucherBillsLike(read(), [bill]).same).toBe(bill)
  })

  test("of another day is near, of another supplier neither", () => {
    const later = { ...bill, days: [] }
    expect(voucherBillsLike(read(), [later, { ...bill, supplier: "other" }])).toEqual({
      same: undefined,
      near: [later],
    })
  })
})
