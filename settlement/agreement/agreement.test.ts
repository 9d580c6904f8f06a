import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day, type Refusal } from "../../base/index.ts"
import { imbalances } from "../journal.ts"
import { agreementJournals, checkTerms, executeAgreement, explainAgreement } from "./index.ts"
import type { AgreementTerms } from "./terms.ts"
import { actor, cny, ground, halves, party, trigger, words } from "./testing.ts"

const at = (holds: { from: string; until: string } | null = null, paid: Readonly<Record<string, bigint>> = {}) => ({
  reference: "AG-1",
  currency: cny,
  holds: holds === null ? null : { from: day(holds.from), until: day(holds.until) },
  paid: new Map(Object.entries(paid)),
})
const amounts = (terms: AgreementTerms, given = trigger(100_000n), ...more: Parameters<typeof at>) =>
  Object.fromEntries(executeAgreement(terms, given, at(...more)).parts.map(({ place, amount }) => [place, amount]))
const codes = (terms: AgreementTerms) => checkTerms(terms, ground).map(({ code }) => code)
const refused = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as Refusal).code
  }
  return "–"
}

describe("the check of an agreement", () => {
  test("finds nothing in a sound one", () => {
    expect(checkTerms(halves, ground)).toEqual([])
  })

  test.each<[string, Partial<AgreementTerms>, string]>([
    [
      "parts over the whole",
      { parties: [party("A1", { share: "60%" }), party("B1", { share: "1/2" })] },
      "shares-over-whole",
    ],
    [
      "parts below the whole",
      { parties: [party("A1", { share: "0.4" }), party("B1", { share: "1/2" })] },
      "shares-below-whole",
    ],
    [
      "one party twice",
      { parties: [party("A1", { share: "1/2" }), party("A1", { share: "1/4" }), party("B1", { share: "1/4" })] },
      "party-twice",
    ],
    ["one member alone", { parties: [party("B1", { share: "1" }), party("B1", { share: "0" })] }, "one-member"],
    ["an increment without its base year", { base: { kind: "increment", year: "", threshold: "" } }, "no-year"],
    ["a base year in the term", { base: { kind: "increment", year: "2026", threshold: "" } }, "year-after-start"],
    ["a term that ends before it starts", { term: { ...halves.term, until: "2025-12-31" } }, "term-backwards"],
    ["a day that does not exist", { term: { ...halves.term, from: "2026-02-30" } }, "no-day"],
    ["a collector who is no party", { collection: { ...halves.collection, collector: "C1" } }, "collector-no-party"],
    ["another currency", { currency: "EUR" }, "other-currency"],
    ["a place that nobody knows", { parties: [...halves.parties, party("Z9", { share: "0" })] }, "unknown-place"],
    ["caps for all", { parties: halves.parties.map((one) => ({ ...one, cap: "5" })) }, "all-capped"],
    ["rounding down with nobody for the rest", { rounding: { method: "down", rest: "" } }, "no-rest"],
    ["an empty escape clause", { escape: words("") }, "words-missing"],
    [
      "an extension by a cap that is not there",
      { term: { ...halves.term, extension: { kind: "below-cap", until: "2030-12-31" } } },
      "extension-without-cap",
    ],
    ["a facility's trigger without a facility", { trigger: { ...halves.trigger, kind: "facility" } }, "no-facility"],
  ])("names %s", (_, change, code) => {
    expect(codes({ ...halves, ...change })).toContain(code)
  })

  test("asks for the investment of each party", () => {
    const factors = [{ id: "investment", title: words("investment"), weight: "1" }]
    const parties = [party("A1", { measures: { investment: "30" } }), party("B1")]
    expect(codes({ ...halves, parties, key: { kind: "investment", factors, values: "agreed" } })).toEqual([
      "no-measure",
    ])
  })

  test("speaks of the party by its name in both languages", () => {
    const parties = [party("A1", { share: "x", name: { zh: "甲地", en: "Aville" } }), party("B1", { share: "1/2" })]
    const found = checkTerms({ ...halves, parties }, ground).find(({ code }) => code === "no-share")
    expect(found?.text).toEqual({ zh: "甲地 的份额“x”不是数。", en: "“x” is no share for Aville." })
  })
})

describe("an execution", () => {
  test("divides the counted part of what was collected", () => {
    expect(amounts(halves)).toEqual({ A1: 25_000n, B1: 25_000n })
  })

  test("shares only what exceeds the stock of the base year", () => {
    const parties = [party("A1", { share: "1/4", stock: "0" }), party("B1", { share: "3/4", stock: "30000" })]
    const terms: AgreementTerms = { ...halves, parties, base: { kind: "increment", year: "2024", threshold: "" } }
    expect(amounts(terms)).toEqual({ A1: 5_000n, B1: 45_000n })
    expect(amounts(terms, trigger(40_000n))).toEqual({ A1: 0n, B1: 20_000n })
  })

  // Cai Yu [2015] 92: halves, the old place at most what it had in three years before; domain.md §3.2.
  test("stops at a cap over the term that earlier periods have nearly used up", () => {
    const parties = [party("A1", { share: "1/2", capOverTerm: "60000" }), party("B1", { share: "1/2" })]
    expect(amounts({ ...halves, parties }, trigger(100_000n), null, { A1: 50_000n })).toEqual({
      A1: 10_000n,
      B1: 40_000n,
    })
    expect(amounts({ ...halves, parties }, trigger(100_000n), null, { A1: 60_000n })).toEqual({ A1: 0n, B1: 50_000n })
  })

  test("leaves all with the collector below the threshold", () => {
    const terms: AgreementTerms = { ...halves, base: { kind: "whole", year: "", threshold: "50001" } }
    expect(amounts(terms)).toEqual({ A1: 0n, B1: 50_000n })
    expect(amounts({ ...terms, base: { ...terms.base, threshold: "50000" } })).toEqual({ A1: 25_000n, B1: 25_000n })
  })

  test("goes by the investments that a trigger reports", () => {
    const factors = [{ id: "investment", title: words("investment"), weight: "1" }]
    const terms: AgreementTerms = {
      ...halves,
      parties: [party("A1"), party("B1")],
      key: { kind: "investment", factors, values: "reported" },
    }
    const measures = [
      { place: "A1", values: { investment: "1" } },
      { place: "B1", values: { investment: "3" } },
    ]
    expect(amounts(terms, trigger(100_000n, { measures }))).toEqual({ A1: 12_500n, B1: 37_500n })
    expect(refused(() => amounts(terms))).toBe("settlement.unreported-measure")
  })

  test("rounds down and gives the rest to who is named", () => {
    const parties = [party("A1", { share: "1/3" }), party("B1", { share: "1/3" }), party("C1", { share: "1/3" })]
    const terms: AgreementTerms = { ...halves, parties, rounding: { method: "down", rest: "C1" } }
    expect(amounts(terms, trigger(200n))).toEqual({ A1: 33n, B1: 33n, C1: 34n })
  })

  test("tells each step with names and numbers", () => {
    const { steps } = executeAgreement(halves, trigger(100_000n), at())
    expect(steps.map(({ text }) => text.en)).toEqual(
      expect.arrayContaining([
        "By agreement AG-1, “Park”.",
        "VAT: 1000.00 × 50% = 500.00.",
        "A1: 500.00 × 50% = 250.00.",
        "B1 transfers to A1: 250.00 CNY.",
      ]),
    )
    expect(steps.map(({ text }) => text.en).join()).not.toContain("p:")
  })

  test("divides figures for appraisal apart from the money", () => {
    const parties = [party("A1", { share: "1/2", appraisal: "1/3" }), party("B1", { share: "1/2", appraisal: "2/3" })]
    const appraisal = { heads: [{ id: "gdp", title: words("GDP"), unit: words("yuan") }] }
    const given = trigger(100_000n, { appraisal: [{ head: "gdp", value: "100" }] })
    const done = executeAgreement({ ...halves, parties, appraisal }, given, at())
    expect(done.appraisal[0]?.parts.map(({ value }) => value)).toEqual(["33", "67"])
    expect(done.parts.map(({ amount }) => amount)).toEqual([25_000n, 25_000n])
  })

  test.each<[string, Parameters<typeof trigger>[1], string]>([
    ["another currency", { currency: "EUR" }, "settlement.other-money"],
    ["half a quarter", { until: day("2026-02-28") }, "settlement.other-period"],
    ["a head that is not agreed", { amounts: [{ head: "gift", amount: 1n }] }, "settlement.unknown-head"],
    ["a head left out", { amounts: [] }, "settlement.missing-head"],
    ["an amount below zero", { amounts: [{ head: "vat", amount: -1n }] }, "settlement.trigger-below-zero"],
    ["a factor that nobody asked for", { measures: [{ place: "A1", values: {} }] }, "settlement.unread-measure"],
    ["a figure without a share", { appraisal: [{ head: "gdp", value: "1" }] }, "settlement.unread-figure"],
  ])("refuses %s", (_, change, code) => {
    expect(refused(() => executeAgreement(halves, trigger(100n, change), at()))).toBe(code)
  })

  test("refuses a period outside the term", () => {
    const early = { from: "2026-02-01", until: "2028-12-31" }
    expect(refused(() => executeAgreement(halves, trigger(1n), at(early)))).toBe("settlement.outside-term")
  })

  test("makes parts that sum to what counts and entries that balance, whatever the shares, stocks and caps", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 }).filter((all) => all[2] !== 0),
        fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 3, maxLength: 3 }),
        fc.option(fc.integer({ min: 0, max: 4_000_000 })),
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.constantFrom("largest-remainder" as const, "down" as const),
        (weights, stocks, cap, amount, method) => {
          const whole = weights.reduce((sum, one) => sum + one, 0)
          const parties = ["A1", "B1", "C1"].map((place, index) =>
            party(place, {
              share: `${weights[index]}/${whole}`,
              stock: `${stocks[index]}`,
              ...(place === "A1" && cap !== null ? { cap: `${cap}`, capOverTerm: `${cap}` } : {}),
            }),
          )
          const base = { kind: "increment", year: "2024", threshold: "" } as const
          const terms: AgreementTerms = { ...halves, parties, base, rounding: { method, rest: "C1" } }
          expect(checkTerms(terms, ground)).toEqual([])
          const done = executeAgreement(terms, trigger(amount), at())
          expect(done.parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(done.counted)
          expect(done.parts.every((part) => part.amount === part.kept + part.shared && part.shared >= 0n)).toBe(true)
          expect(imbalances(agreementJournals(done, occasion))).toEqual([])
        },
      ),
    )
  })
})

const occasion = {
  transaction: "t",
  at: actor("XA").at,
  act: "settlement.execute-agreement",
  subject: { kind: "agreement", jurisdiction: "XB", id: "AG-1/2026-Q1" },
  text: words("test"),
  listVersion: 1,
}

test("a member's line tells the parts of its places", () => {
  const done = executeAgreement(halves, trigger(100_000n), at())
  expect(explainAgreement(done, ["XB", "XA"], cny)).toEqual({
    text: { zh: "按协议归 A1", en: "Part of A1 by agreement" },
    arithmetic: "A1: 500.00 × 1/2 = 250.00",
  })
})
