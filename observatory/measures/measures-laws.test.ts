import fc from "fast-check"
import { expect, test } from "vitest"
import { instant, instantOf } from "../../base/index.ts"
import type { LoggedAct } from "./logged-act.ts"
import { nearestRank } from "./percentile.ts"
import { definitions, entry, measured } from "./testing.ts"

const begin = Date.parse("2026-09-01T00:00:00Z")
const codes = fc.constantFrom("a", "b", "c")

/** Bookings of three members over three months, each made and perhaps billed. */
const bookings = fc
  .array(
    fc.record({
      home: codes,
      host: codes,
      at: fc.integer({ min: 0, max: 80 * 86_400 }),
      billed: fc.boolean(),
      fee: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.flatMap(({ home, host, at, billed, fee }, place): LoggedAct[] => {
      const one = (act: string, seconds: number, facts: Record<string, string>) =>
        entry(act, instantOf(begin + seconds * 1000), [host, "booking", `${place}`], {
          home,
          user: `firm-${place % 7}`,
          until: instantOf(begin + at * 1000 + 3_600_000),
          ...facts,
        })
      const made = one("facilities.book", at, { state: "confirmed", fee: `${fee}` })
      const settled = { state: "settled", fee: `${fee}`, transaction: "t", minutesUsed: "60" }
      return billed ? [made, one("facilities.settle", at + 7200, settled)] : [made]
    }),
  )
const now = instant("2026-12-01T00:00:00Z")

test("months add up to the period, rows and columns to the whole", () => {
  fc.assert(
    fc.property(bookings, (entries) => {
      const { figures, steps } = measured(entries).report({ now, definitions })
      const { all, homes, hosts } = figures.flows
      const money = (totals: readonly { readonly money: string }[]) =>
        totals.reduce((sum, one) => sum + BigInt(one.money), 0n)
      expect(money(homes)).toBe(BigInt(all.money))
      expect(money(hosts)).toBe(BigInt(all.money))
      expect(money(steps.map((step) => step.figures.flows.all))).toBe(BigInt(all.money))
      expect(steps.reduce((sum, step) => sum + step.figures.flows.all.made, 0)).toBe(all.made)
    }),
    { numRuns: 60 },
  )
})

test("reading on gives what reading all at once gives", () => {
  fc.assert(
    fc.property(bookings, fc.nat(40), (entries, at) => {
      const measuring = measured(entries.slice(0, at))
      measuring.report({ now, definitions })
      for (const one of entries.slice(at)) measuring.read(one)
      expect(measuring.report({ now, definitions })).toEqual(measured(entries).report({ now, definitions }))
    }),
    { numRuns: 60 },
  )
})

test("a percentile is one of the times, and so many percent are not above it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (times, percent) => {
      const sorted = times.sort((a, b) => a - b)
      const found = nearestRank(sorted, percent)
      expect(sorted).toContain(found)
      expect(sorted.filter((one) => one <= found).length * 100).toBeGreaterThanOrEqual(percent * sorted.length)
      expect(sorted.filter((one) => one < found).length * 100).toBeLessThan(percent * sorted.length)
    }),
  )
})

test.each([
  [5, 15],
  [30, 20],
  [40, 20],
  [50, 35],
  [100, 50],
])("percentile %i of the worked example is %i", (percent, found) => {
  // Source: the nearest-rank example of Wikipedia, "Percentile": 15, 20, 35, 40, 50.
  expect(nearestRank([15, 20, 35, 40, 50], percent)).toBe(found)
})
