import { describe, expect, test } from "vitest"
import { day, type Refusal } from "../../base/index.ts"
import { checkTerms, executeAgreement, type GroupWorth, simulateAgreement } from "./index.ts"
import type { AgreementTerms } from "./terms.ts"
import { cny, ground, halves, party, trigger, words } from "./testing.ts"

const codes = (change: Partial<AgreementTerms>) => checkTerms({ ...halves, ...change }, ground).map(({ code }) => code)
const factor = { id: "capital", title: words("capital"), weight: "1" }
const figure = { id: "gdp", title: words("GDP"), unit: words("yuan") }
const appraised = [party("A1", { share: "1/2", appraisal: "1/2" }), party("B1", { share: "1/2", appraisal: "1/2" })]

describe("what could be signed but never executed", () => {
  test.each<[string, Partial<AgreementTerms>, string]>([
    [
      "a party without a name",
      { parties: [party("A1", { share: "1/2", name: words(" ") }), party("B1", { share: "1/2" })] },
      "words-missing",
    ],
    ["a name longer than a line", { title: words("x".repeat(201)) }, "name-too-long"],
    ["a head of revenue without a code", { revenue: [{ id: "", title: words("VAT"), part: "1" }] }, "no-head-id"],
    [
      "a factor without a name",
      {
        parties: [party("A1", { measures: { capital: "1" } }), party("B1", { measures: { capital: "2" } })],
        key: { kind: "factors", factors: [{ ...factor, title: words("") }], values: "agreed" },
      },
      "words-missing",
    ],
    [
      "a figure without a code",
      { parties: appraised, appraisal: { heads: [{ ...figure, id: "" }] } },
      "figure-unnamed",
    ],
    ["a figure twice", { parties: appraised, appraisal: { heads: [figure, figure] } }, "figure-unnamed"],
    [
      "a figure without a unit",
      { parties: appraised, appraisal: { heads: [{ ...figure, unit: words("") }] } },
      "words-missing",
    ],
    [
      "a term that holds no whole year, collected by the year",
      {
        term: { ...halves.term, from: "2026-07-01", until: "2027-06-30" },
        collection: { ...halves.collection, frequency: "year" },
      },
      "no-period",
    ],
    ["a day after which there are none", { term: { ...halves.term, until: "2999-12-31" } }, "no-day"],
    [
      "a cap on the only party with a share",
      { parties: [party("A1", { share: "1", capOverTerm: "30" }), party("B1", { share: "0" })] },
      "capped-shares",
    ],
  ])("is named: %s", (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })
})

test("a trigger that reports a party or a figure twice is refused", () => {
  const refused = (terms: AgreementTerms, more: Parameters<typeof trigger>[1]) => {
    try {
      const ground = { reference: null, currency: cny, holds: null, paid: new Map<string, bigint>() }
      return executeAgreement(terms, trigger(6n, more), ground).counted
    } catch (error) {
      return (error as Refusal).code
    }
  }
  const terms: AgreementTerms = { ...halves, key: { kind: "factors", factors: [factor], values: "reported" } }
  const of = (place: string) => ({ place, values: { capital: "1" } })
  expect(refused(terms, { measures: [of("A1"), of("B1"), of("A1")] })).toBe("settlement.measured-twice")
  const gdp = { head: "gdp", value: "5" }
  expect(refused({ ...halves, appraisal: { heads: [figure] } }, { appraisal: [gdp, gdp] })).toBe(
    "settlement.head-twice",
  )
})

test("a term is read by its first whole period", () => {
  const collection = { ...halves.collection, frequency: "year" as const }
  const term = { ...halves.term, from: day("2026-07-01"), until: day("2027-12-31") }
  expect(codes({ collection, term })).toEqual([])
})

test("a simulation refuses periods that overlap, and worths of who is no party", () => {
  const refused = (cases: readonly ReturnType<typeof trigger>[], worths: readonly GroupWorth[] | null = null) => {
    try {
      const asked = { terms: halves, cases, present: null, members: ["XA", "XB", "XC"], currency: cny, worths }
      return simulateAgreement(asked).executions.length
    } catch (error) {
      return (error as Refusal).code
    }
  }
  expect(refused([trigger(1n), trigger(1n, { id: "again" })])).toBe("settlement.cases-overlap")
  expect(refused([trigger(1n)], [{ members: ["XC"], amount: 1n }])).toBe("settlement.no-party")
  expect(refused([trigger(1n)], [{ members: ["XA"], amount: 1n }])).toBe(1)
})
