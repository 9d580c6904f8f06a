import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays, day } from "../../base/index.ts"
import { attribute } from "./attribute.ts"
import { divideActivity, negotiatedChanges } from "./divide-activity.ts"
import { type NegotiatedAmount, negotiated, statistical, sumNegotiated, sumStatistical } from "./ledgers.ts"
import type { OutputReport } from "./report.ts"
import { negotiatedStatement, statisticalStatement } from "./statements.ts"
import { ground, memberOf, report, site } from "./testing.ts"

const places = [...memberOf.keys()]
const members = ["A", "B", "C"]
const place = fc.constantFrom(...places)
const minor = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })

/** Reports of each kind: a total, sites, a move by days; with a census before it or not. */
const reports = fc
  .record({
    amount: minor,
    mainPlace: place,
    sites: fc.array(fc.tuple(place, minor), { maxLength: 4 }),
    move: fc.option(fc.tuple(fc.integer({ min: -30, max: 364 }), place), { nil: null }),
  })
  .map(({ amount, mainPlace, sites, move }): OutputReport => {
    const listed = sites.map(([at, of], nth) => site(at, of, { name: `site ${nth}` }))
    const moved =
      move === null || move[1] === mainPlace ? null : { day: addDays(day("2025-01-01"), move[0]), from: move[1] }
    const total = listed.length === 0 ? statistical(amount) : sumStatistical(listed.map((one) => one.amount))
    return { ...report, amount: total, mainPlace, sites: listed, moved }
  })
const censuses = fc.option(
  fc
    .record({
      mainPlace: place,
      sites: fc.array(fc.tuple(place, fc.bigInt({ min: 0n, max: 10n ** 12n })), { minLength: 1, maxLength: 4 }),
    })
    .map(({ mainPlace, sites }) => ({
      report: "c",
      period: "2023",
      mainPlace,
      sites: sites.map(([at, of], nth) => site(at, of, { name: `site ${nth}` })),
    })),
  { nil: null },
)

describe("the statistical ledger", () => {
  test("places every report whole: its entries sum to it", () => {
    fc.assert(
      fc.property(reports, censuses, (given, census) => {
        const entries = attribute(given, { ...ground, census })
        expect(sumStatistical(entries.map(({ amount }) => amount))).toEqual(given.amount)
      }),
    )
  })

  test("sums over all members to the sum of what was reported", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(reports, censuses), { maxLength: 12 }), (given) => {
        const entries = given.flatMap(([one, census]) => attribute(one, { ...ground, census }))
        const statement = statisticalStatement(members, entries)
        expect(statement.whole).toEqual(sumStatistical(given.map(([{ amount }]) => amount)))
        expect(sumStatistical(statement.members.map(({ amount }) => amount))).toEqual(statement.whole)
      }),
    )
  })
})

/** Shares over one denominator that sum to one, and who has the remainder. */
const agreements = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...members), { minLength: 2 }),
    fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 3, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([parties, weights, named]) => {
    const sum = parties.reduce((all, _, at) => all + (weights[at] ?? 1), 0)
    return {
      parties: parties.map((jurisdiction, at) => ({ jurisdiction, share: `${weights[at] ?? 1}/${sum}` })),
      remainder: named ? { holder: parties[0] ?? "" } : ("largest-remainder" as const),
    }
  })

describe("the negotiated ledger", () => {
  test("divides an activity whole: the parts sum to it", () => {
    fc.assert(
      fc.property(minor, agreements, (amount, agreement) => {
        const parts = divideActivity(statistical(amount), agreement)
        expect(sumNegotiated(parts.map((part) => part.amount)).minor).toBe(amount)
      }),
    )
  })

  test("never changes the statistical ledger", () => {
    fc.assert(
      fc.property(fc.array(reports, { minLength: 1, maxLength: 6 }), agreements, (given, agreement) => {
        const entries = given.flatMap((one) => attribute(one, ground))
        const before = structuredClone(statisticalStatement(members, entries))
        divideActivity(before.whole, agreement)
        expect(statisticalStatement(members, entries)).toEqual(before)
      }),
    )
  })

  test("holds the newest division after any corrections and new versions, and its parts sum to the activity", () => {
    const steps = fc.array(fc.tuple(minor, fc.option(agreements, { nil: null })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(steps, (given) => {
        const entries: { readonly member: string; readonly amount: NegotiatedAmount }[] = []
        for (const [amount, agreement] of given) {
          const parts = agreement === null ? [] : divideActivity(statistical(amount), agreement)
          const posted = new Map(negotiatedStatement(members, entries).members.map((one) => [one.member, one.amount]))
          entries.push(...negotiatedChanges(parts, posted))
          const statement = negotiatedStatement(members, entries)
          expect(statement.whole).toEqual(negotiated(agreement === null ? 0n : amount))
          for (const { member, amount: part } of parts)
            expect(statement.members.find((one) => one.member === member)?.amount).toEqual(part)
        }
      }),
    )
  })
})
