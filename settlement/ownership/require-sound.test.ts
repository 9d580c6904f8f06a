import { describe, expect, test } from "vitest"
import { readOwnership } from "../../store/ownership.ts"
import { readCaseGround } from "../../store/rule-packs.ts"
import { answerOwnership, readOwnershipCase, toldOwnership } from "./index.ts"

const rules = readOwnership()
if ("problems" in rules) throw new Error(JSON.stringify(rules.problems))
const { currencies } = readCaseGround("data/regions/yangtze")

function answered(given: unknown) {
  if ("problems" in rules) throw new Error("no rules")
  const read = readOwnershipCase(given, rules.vocabulary, currencies)
  return toldOwnership(read, answerOwnership(rules, read, currencies))
}

const party = (id: string, kind: string, role: string, more: object = {}) => ({
  ...{ id, kind, role, jurisdiction: "CN-JS" },
  ...more,
})
const inst = party("inst", "state-institute", "employer")
const li = party("li", "person", "maker", { unit: "inst" })
const wang = party("wang", "person", "maker", { unit: "inst" })
const fund = party("fund", "fund", "investor")
const base = {
  kind: "service-invention",
  day: "2024-03-01",
  facts: { origin: "task" },
  parties: [inst, li, wang, fund],
  income: { mode: "licence", gross: "100.01", currency: "CNY" },
}
const contract = (...clauses: readonly object[]) => ({
  contract: { reference: "R", clauses: clauses.map((one, at) => ({ id: `${at + 1}`, ...one })) },
})
const team = (roles: object, more: object = {}) => ({
  team: { unit: "inst", roles, weights: { software: 1 }, agreedBy: ["li", "wang"], ...more },
})
const amounts = (given: object) =>
  Object.fromEntries(answered(given).income?.statements.map(({ party: of, amount }) => [of, amount]) ?? [])

describe("a case that says two things at once", () => {
  test.each([
    [
      "two clauses on income",
      contract({ about: "income", shares: { inst: 1 } }, { about: "income", shares: { fund: 1 } }),
    ],
    [
      "two clauses on owners",
      contract({ about: "owners", owners: { inst: 1 } }, { about: "owners", owners: { li: 1 } }),
    ],
    [
      "two rewards of one unit",
      contract({ about: "reward", unit: "inst", share: "0.6" }, { about: "reward", unit: "inst", share: "0.9" }),
    ],
    [
      "two clauses on one act",
      contract(
        { about: "act", acts: ["file", "pledge"], answer: "all" },
        { about: "act", acts: ["pledge"], answer: "alone" },
      ),
    ],
  ])("is refused for %s", (_, more) => {
    expect(() => answered({ ...base, ...more })).toThrowError("settlement.clause-twice")
  })

  test("is refused for a split that names who is no maker of the unit: its part would fall to the others unsaid", () => {
    const split = {
      about: "team",
      unit: "inst",
      shares: { li: "1/4", wang: "1/4", fund: "1/2" },
      agreedBy: ["li", "wang"],
    }
    expect(() => answered({ ...base, ...contract(split) })).toThrowError("settlement.not-a-maker")
    const roles = { li: { software: 1 }, wang: { software: 1 }, fund: { software: 1 } }
    expect(() => answered({ ...base, ...team(roles) })).toThrowError("settlement.not-a-maker")
  })

  test.each([
    ["income", { income: { ...base.income, day: "2024-02-29" } }],
    ["ask", { ask: { by: "inst", act: "pledge", day: "2024-02-29" } }],
    ["grant", { grant: { patent: "invention", unit: "inst", day: "2024-02-29" } }],
  ])("is refused when its %s lies before the result was made", (_, more) => {
    expect(() => answered({ ...base, ...more })).toThrowError("settlement.before-made")
  })

  test("is refused for a party that agrees and objects", () => {
    const ask = { by: "inst", act: "pledge", consents: ["fund"], objects: ["fund"] }
    expect(() => answered({ ...base, ask })).toThrowError("settlement.said-both")
  })

  test("may have a clause for every owner and one for a single owner, which goes first", () => {
    const parties = [party("a", "firm", "co-maker"), party("b", "firm", "co-maker")]
    const ask = { by: "a", act: "license-ordinary" }
    const all = { about: "act", acts: ["license-ordinary"], answer: "all" }
    const one = { about: "act", acts: ["license-ordinary"], by: "a", answer: "alone" }
    const given = { kind: "joint-invention", day: "2024-03-01", parties, ask }
    for (const clauses of [contract(all, one), contract(one, all)])
      expect(answered({ ...given, ...clauses }).verdicts[0]?.answer).toBe("permitted")
  })
})

test("a fact of yes or no is the same as a text: neither is passed over", () => {
  const parties = [party("a", "firm", "co-developer"), party("b", "firm", "co-developer")]
  const of = (patented: unknown) =>
    answered({ kind: "know-how-cooperative", day: "2024-03-01", facts: { patented }, parties }).owners.state
  expect([of(false), of("false")]).toEqual(["decided", "decided"])
  expect(() => of("perhaps")).toThrowError("settlement.case-word")
})

test("a contributor role that CRediT does not have is refused: misspelt, it would count nothing", () => {
  const roles = { li: { methodolgy: 1 }, wang: { software: 1 } }
  expect(() => answered({ ...base, ...team(roles) })).toThrowError("settlement.case-word")
  const weights = { weights: { sofware: 1 } }
  expect(() => answered({ ...base, ...team({ li: { software: 1 } }, weights) })).toThrowError("settlement.case-word")
})

test("what is paid out leaves the owner's account when nobody else is said to have received it, whoever stands first", () => {
  const legs = answered({ ...base, parties: [li, inst] }).income?.legs ?? []
  expect(legs.map(({ party: of, amount }) => [of, amount])).toEqual([
    ["inst", "-100.01"],
    ["li", "50.01"],
    ["inst", "50.00"],
  ])
})

test("the rewards of service results do not bind a unit that took over an invention of another kind", () => {
  const owned = contract({ about: "owners", owners: { inst: 1 } })
  expect(amounts({ ...base, facts: { origin: "own" }, ...owned })).toEqual({ inst: "100.01" })
  expect(amounts({ ...base, facts: { origin: "mainly-means" }, ...owned })).toMatchObject({ inst: "50.00" })
})

test("who gave up its right to apply may not file, and still works the patent", () => {
  const parties = [party("a", "firm", "co-developer"), party("b", "firm", "co-developer")]
  const given = { kind: "cooperative", day: "2024-03-01", parties }
  const verdict = (act: string) =>
    answered({ ...given, ask: { by: "a", act, gaveUp: ["a"], consents: ["b"] } }).verdicts[0]
  expect(verdict("file")).toMatchObject({ answer: "not-owner", needs: ["b"] })
  expect(verdict("exploit")).toMatchObject({ answer: "permitted" })
})

test("what asked for rewards before the text on record is told to be unknown, instead of reading as nothing owed", () => {
  const of = (day: string, more: object = {}) => answered({ ...base, day, ...more }).gaps.map(({ text }) => text.en)
  expect(of("2012-02-20")).toEqual([
    expect.stringContaining("Promoting the Conversion of Scientific Results is on record from 2015-10-01"),
  ])
  expect(of("2024-03-01")).toEqual([])
  const grant = { grant: { patent: "invention", unit: "inst", day: "2022-02-20" } }
  expect(of("2022-02-20", grant)).toEqual([expect.stringContaining("on record from 2024-01-20")])
})
