import { describe, expect, test } from "vitest"
import { day, instant } from "../../base/index.ts"
import {
  type AppraisalAgreement,
  type AppraisalTerms,
  answerAppraisal,
  checkAppraisal,
  covers,
  overlapping,
  stateOf,
  waitingFor,
} from "./appraisal.ts"
import { divideActivity, negotiatedChanges } from "./divide-activity.ts"
import { negotiated, statistical } from "./ledgers.ts"
import { park } from "./testing.ts"

const terms: AppraisalTerms = {
  activity: { jurisdiction: "B", id: "park" },
  measures: ["value-added"],
  parties: [
    { jurisdiction: "A", share: "2/3" },
    { jurisdiction: "B", share: "1/3" },
  ],
  key: "investment",
  reasons: "2:1 of the capital",
  remainder: "largest-remainder",
  from: day("2025-01-01"),
  until: day("2027-12-31"),
}
const at = instant("2026-11-24T02:00:00Z")
const agreement: AppraisalAgreement = {
  jurisdiction: "A",
  id: "one",
  version: 1,
  replaces: null,
  terms,
  digest: "",
  answers: [{ jurisdiction: "A", agreed: true, at }],
  proposedAt: at,
  sample: false,
}
const answered = (member: string, agreed: boolean) => answerAppraisal(agreement, { jurisdiction: member, agreed, at })

const twice: Partial<AppraisalTerms> = { measures: ["investment", "investment"] }

describe("terms", () => {
  test("with shares that sum to one and a proposer who is a party are sound", () => {
    expect(() => checkAppraisal(terms, park, "A")).not.toThrow()
  })

  const parties = (...shares: readonly [string, string][]) =>
    shares.map(([jurisdiction, share]) => ({ jurisdiction, share }))
  test.each([
    ["shares below one", { parties: parties(["A", "1/2"], ["B", "1/3"]) }, "A", "settlement.appraisal-shares"],
    ["shares above one", { parties: parties(["A", "0.6"], ["B", "0.5"]) }, "A", "settlement.appraisal-shares"],
    ["a share of nothing", { parties: parties(["A", "1"], ["B", "0"]) }, "A", "settlement.share-zero"],
    ["a party twice", { parties: parties(["A", "1/2"], ["A", "1/2"]) }, "A", "settlement.party-twice"],
    ["a party that takes no part", { parties: parties(["A", "1/2"], ["C", "1/2"]) }, "A", "settlement.not-a-partner"],
    ["a proposer who is no party", {}, "C", "settlement.not-a-party"],
    ["a measure that stands twice", twice, "A", "settlement.measure-twice"],
    ["an end before the beginning", { until: day("2024-12-31") }, "A", "settlement.appraisal-days"],
    ["a holder who is no party", { remainder: { holder: "C" } }, "A", "settlement.appraisal-holder"],
  ])("with %s are refused", (_, more, proposer, code) => {
    expect(() => checkAppraisal({ ...terms, ...more }, park, proposer)).toThrow(code)
  })
})

describe("a proposal", () => {
  test("waits until every party named has agreed", () => {
    expect([stateOf(agreement), waitingFor(agreement)]).toEqual(["proposed", ["B"]])
    expect(stateOf(answered("B", true))).toBe("agreed")
  })

  test("ends when one party declines", () => {
    expect(stateOf(answered("B", false))).toBe("declined")
  })

  test("is answered by its parties only, and by each once", () => {
    expect(() => answered("C", true)).toThrow("settlement.not-a-party")
    expect(() => answered("A", true)).toThrow("settlement.appraisal-answered")
  })

  test("that was declined takes no more answers", () => {
    const third = {
      ...answered("B", false),
      terms: { ...terms, parties: [...terms.parties, { jurisdiction: "C", share: "1" }] },
    }
    expect(() => answerAppraisal(third, { jurisdiction: "C", agreed: true, at })).toThrow("settlement.appraisal-closed")
  })
})

describe("two agreements on one activity", () => {
  const agreed = answered("B", true)

  test("overlap when days and a measure meet", () => {
    const later = { ...terms, from: day("2027-12-31"), until: null }
    expect(overlapping(later, [agreed], null)?.id).toBe("one")
  })

  test("do not overlap one after the other, by another measure, or when one takes the other's place", () => {
    expect(overlapping({ ...terms, from: day("2028-01-01"), until: null }, [agreed], null)).toBeUndefined()
    expect(overlapping({ ...terms, measures: ["investment"] }, [agreed], null)).toBeUndefined()
    expect(overlapping(terms, [agreed], { jurisdiction: "A", id: "one" })).toBeUndefined()
  })

  test("do not overlap while one is only proposed", () => {
    expect(overlapping(terms, [agreement], null)).toBeUndefined()
  })
})

test("a period is divided only when it lies wholly in the term", () => {
  expect(["2024", "2025", "2027-Q4", "2028-Q1"].map((period) => covers(terms, period))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(covers({ ...terms, from: day("2025-01-02") }, "2025")).toBe(false)
})

test("an activity is divided by the agreed shares, with the unit left to the largest remainder", () => {
  const parts = divideActivity(statistical(100n), terms)
  expect(
    parts.map(({ member, exact, amount, holdsRemainder }) => [member, exact, amount.minor, holdsRemainder]),
  ).toEqual([
    ["A", "200/3", 67n, true],
    ["B", "100/3", 33n, false],
  ])
})

test("a party that the agreement names has the units left", () => {
  const parts = divideActivity(statistical(100n), { ...terms, remainder: { holder: "B" } })
  expect(parts.map(({ amount }) => amount.minor)).toEqual([66n, 34n])
})

test("only the difference to what is posted is appended", () => {
  const posted = new Map([
    ["A", negotiated(50n)],
    ["C", negotiated(7n)],
  ])
  expect(negotiatedChanges(divideActivity(statistical(75n), terms), posted)).toEqual([
    { member: "B", amount: negotiated(25n) },
    { member: "C", amount: negotiated(-7n) },
  ])
})
