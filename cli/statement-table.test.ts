import { expect, test } from "vitest"
import { settlement } from "../api/contract/index.ts"
import { instant } from "../base/index.ts"
import { statementText } from "./statement-table.ts"

const currency = { code: "CNY", decimals: 2, sign: "¥" }
const id = "0190a000-0000-7000-8000-000000000000"
const words = { zh: "试", en: "Use" }
const line = (at: string) => ({
  ...{ at: instant(at), counterpart: "CN-SH", amount: "100", text: words, arithmetic: "1.00", parameters: [] },
  ...{ listVersion: 1, subject: { kind: "booking", jurisdiction: "CN-JS", id }, journal: id },
})
const told = (timeZone: string) => {
  const statement = settlement.readStatement.reply.parse({
    ...{ currency: "CNY", member: "CN-JS", month: "2026-11", net: "200", regionNet: "0" },
    lines: [line("2026-10-31T23:59:59+08:00"), line("2026-11-01T00:00:00+08:00")],
    totals: [{ counterpart: "CN-SH", amount: "200" }],
    ...{ closedAt: null, payments: [{ counterpart: "CN-SH", at: instant("2026-12-02T00:30:00+08:00"), journal: id }] },
  })
  const text = statementText(statement, { currency, timeZone }, "en")
  return text.match(/\d{4}-\d{2}-\d{2}/g)
}

// Midnight in Shanghai is 16:00 of the day before by UTC.
test("a statement tells the days of the region's time zone on both sides of midnight", () => {
  expect(told("Asia/Shanghai")).toEqual(["2026-10-31", "2026-11-01", "2026-12-02"])
  expect(told("UTC")).toEqual(["2026-10-31", "2026-10-31", "2026-12-01"])
})
