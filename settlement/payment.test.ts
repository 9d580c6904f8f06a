import { describe, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { imbalances } from "./journal.ts"
import { type PaymentRequest, paymentId, recordPayment } from "./payment.ts"

const currency = { code: "CNY", sign: "¥", decimals: 2 }
const occasion = {
  transaction: "t",
  at: instant("2026-11-05T02:00:00Z"),
  act: "settlement.record-payment",
  subject: { kind: "payment", jurisdiction: "CN-JS", id: paymentId("CN-SH", "2026-10", 0) },
  text: { zh: "收款", en: "Payment" },
  listVersion: 1,
}
const request: PaymentRequest = {
  receiver: "CN-JS",
  payer: "CN-SH",
  month: "2026-10",
  amount: 10_001n,
  owed: 10_001n,
  closed: ["CN-JS", "CN-SH"].map((jurisdiction) => ({ jurisdiction, month: "2026-10" })),
  isPaid: false,
  currency,
}
const refused = (change: Partial<PaymentRequest>) => () => recordPayment(occasion, { ...request, ...change })

describe("a payment between two members", () => {
  test("takes down clearing in both books, against the banks of both", () => {
    const journals = recordPayment(occasion, request)
    expect(imbalances(journals)).toEqual([])
    expect(
      journals.map(({ jurisdiction, postings }) => [
        jurisdiction,
        Object.fromEntries(postings.map(({ account, amount }) => [account.id, amount])),
      ]),
    ).toEqual([
      ["CN-JS", { bank: -10_001n, "clearing:CN-SH": 10_001n }],
      ["CN-SH", { bank: 10_001n, "clearing:CN-JS": -10_001n }],
    ])
  })

  test("waits until both have closed the month, and says who has not", () => {
    expect(refused({ closed: [{ jurisdiction: "CN-JS", month: "2026-10" }] })).toThrow('"open":"CN-SH"')
  })

  test.each<[string, Partial<PaymentRequest>, string]>([
    ["where the receiver owes", { owed: -1n, amount: 1n }, "settlement.nothing-owed"],
    ["where nothing is owed", { owed: 0n, amount: 0n }, "settlement.nothing-owed"],
    ["that is confirmed already", { isPaid: true }, "settlement.paid-already"],
    ["one fen short", { amount: 10_000n }, "settlement.payment-differs"],
    ["one fen over", { amount: 10_002n }, "settlement.payment-differs"],
  ])("is refused %s", (_, change, code) => {
    expect(refused(change)).toThrow(code)
  })
})

test("a payment that was reversed is recorded anew under a name of its own", () => {
  expect([0, 1].map((before) => paymentId("CN-SH", "2026-10", before))).toEqual(["CN-SH/2026-10", "CN-SH/2026-10/2"])
})
