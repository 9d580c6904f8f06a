import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day, type Refusal } from "../../base/index.ts"
import { imbalances } from "../journal.ts"
import {
  agreementJournals,
  checkTerms,
  draftAgreement,
  executeAgreement,
  explainAgreement,
  leaveAgreement,
  proposeAgreement,
  requireInForce,
  reviseAgreement,
  signAgreement,
  simulateAgreement,
  stateOn,
  withdrawAgreement,
} from "./index.ts"
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

describe("the course of an agreement", () => {
  const written = (terms: AgreementTerms) => ({ terms, digest: `digest of ${terms.title.en}` })
  const drafted = draftAgreement("AG-1", written(halves), actor("XA")).agreement
  const proposed = proposeAgreement(drafted, ground, actor("XA")).agreement
  const signedBy = (agreement: typeof proposed, ...signers: [string, string][]) =>
    signers.reduce(
      (kept, [member, on]) => signAgreement(kept, kept.versions.at(-1)?.digest ?? "", actor(member, on)).agreement,
      agreement,
    )
  const signed = signedBy(proposed, ["XA", "2026-01-10"], ["XB", "2026-02-01"])

  test("runs from draft over proposal and signatures to its day, and ends by the clock", () => {
    expect(stateOn(drafted, day("2026-01-05"))).toBe("draft")
    expect(stateOn(proposed, day("2026-01-05"))).toBe("proposed")
    expect(stateOn(signedBy(proposed, ["XA", "2026-01-10"]), day("2026-06-01"))).toBe("proposed")
    expect(stateOn(signed, day("2026-01-31"))).toBe("signed")
    expect(stateOn(signed, day("2026-02-01"))).toBe("in-force")
    expect(stateOn(signed, day("2028-12-31"))).toBe("in-force")
    expect(stateOn(signed, day("2029-01-01"))).toBe("ended")
  })

  test("refuses to be proposed with holes, and names them", () => {
    const holed = draftAgreement("AG-1", written({ ...halves, escape: words("") }), actor("XA")).agreement
    expect(refused(() => proposeAgreement(holed, ground, actor("XA")))).toBe("settlement.agreement-unsound")
  })

  test("is not executed unsigned, nor for days before it holds", () => {
    const quarter = { from: day("2026-01-01"), until: day("2026-03-31") }
    expect(refused(() => requireInForce(proposed, quarter))).toBe("settlement.unsigned")
    expect(refused(() => requireInForce(signed, quarter))).toBe("settlement.outside-term")
    const next = { from: day("2026-04-01"), until: day("2026-06-30") }
    expect(requireInForce(signed, next).version.number).toBe(1)
  })

  test("is replaced from the day on which all have signed the next version", () => {
    const revised = reviseAgreement(
      signed,
      written({ ...halves, title: words("Two") }),
      actor("XB", "2026-05-01"),
    ).agreement
    const next = signedBy(
      proposeAgreement(revised, ground, actor("XB", "2026-05-01")).agreement,
      ["XB", "2026-05-02"],
      ["XA", "2026-07-01"],
    )
    const of = (from: string, until: string) =>
      requireInForce(next, { from: day(from), until: day(until) }).version.number
    expect(of("2026-04-01", "2026-06-30")).toBe(1)
    expect(of("2026-07-01", "2026-09-30")).toBe(2)
  })

  test("ends when the notice of a party has run", () => {
    const leaving = leaveAgreement(signed, "budget", actor("XA", "2026-03-01")).agreement
    expect(stateOn(leaving, day("2026-08-28"))).toBe("leaving")
    expect(stateOn(leaving, day("2026-08-29"))).toBe("ended")
  })

  test.each([
    ["a signature of nobody's party", () => signAgreement(proposed, "", actor("XC")), "settlement.not-a-party"],
    ["a second signature", () => signAgreement(signed, "", actor("XA")), "settlement.signed-already"],
    ["a signature under another text", () => signAgreement(proposed, "?", actor("XA")), "settlement.other-text"],
    ["a signature under a draft", () => signAgreement(drafted, "", actor("XA")), "settlement.not-proposed"],
    [
      "a version over an open one",
      () => reviseAgreement(proposed, written(halves), actor("XA")),
      "settlement.agreement-open",
    ],
    ["taking back what all have signed", () => withdrawAgreement(signed, "", actor("XA")), "settlement.nothing-open"],
    [
      "a proposal after the term",
      () => proposeAgreement(drafted, ground, actor("XA", "2029-01-01")),
      "settlement.agreement-over",
    ],
    ["an exit before it holds", () => leaveAgreement(signed, "", actor("XA", "2026-01-20")), "settlement.not-in-force"],
  ])("refuses %s", (_, work, code) => {
    expect(refused(work)).toBe(code)
  })

  test("goes on past its last day while the cap is not reached", () => {
    const extension = { kind: "below-cap", until: "2030-12-31" } as const
    const parties = [party("A1", { share: "1/2", capOverTerm: "100" }), party("B1", { share: "1/2" })]
    const terms = { ...halves, parties, term: { ...halves.term, extension } }
    const long = signedBy(
      proposeAgreement(draftAgreement("AG-1", written(terms), actor("XA")).agreement, ground, actor("XA")).agreement,
      ["XA", "2026-01-10"],
      ["XB", "2026-01-10"],
    )
    expect(stateOn(long, day("2029-06-01"))).toBe("in-force")
    expect(stateOn({ ...long, caps: [{ place: "A1", paid: "100" }] }, day("2029-06-01"))).toBe("ended")
  })
})

describe("a simulation", () => {
  const request = {
    terms: halves,
    cases: [trigger(100_000n)],
    present: null,
    members: ["XA", "XB", "XC"],
    currency: cny,
    worths: null,
  }

  test("names who gains and who loses against keeping all that is collected", () => {
    const found = simulateAgreement(request)
    expect(found.members).toEqual([
      { member: "XA", before: 0n, after: 25_000n, difference: 25_000n },
      { member: "XB", before: 50_000n, after: 25_000n, difference: -25_000n },
      { member: "XC", before: 0n, after: 0n, difference: 0n },
    ])
    expect([found.winners, found.losers, found.totals.difference]).toEqual([["XA"], ["XB"], 0n])
    expect(found.blocking).toBeNull()
  })

  test("names a member that would have more by itself", () => {
    const found = simulateAgreement({ ...request, worths: [{ members: ["XB"], amount: 40_000n }] })
    expect(found.blocking).toEqual({ members: ["XB"], alone: 40_000n, together: 25_000n, gain: 15_000n })
  })

  test("gives the same numbers twice, and carries caps from case to case", () => {
    const parties = [party("A1", { share: "1/2", capOverTerm: "30000" }), party("B1", { share: "1/2" })]
    const next = { id: "2026-Q2", from: day("2026-04-01"), until: day("2026-06-30") }
    const longer = { ...request, terms: { ...halves, parties }, cases: [trigger(100_000n), trigger(100_000n, next)] }
    const found = simulateAgreement(longer)
    expect(found.members[0]?.after).toBe(30_000n)
    expect(simulateAgreement(longer)).toEqual(found)
  })
})
