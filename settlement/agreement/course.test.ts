import { describe, expect, test } from "vitest"
import { day, type Refusal } from "../../base/index.ts"
import {
  draftAgreement,
  leaveAgreement,
  proposeAgreement,
  requireInForce,
  reviseAgreement,
  signAgreement,
  simulateAgreement,
  stateOn,
  versionInForce,
  withdrawAgreement,
} from "./index.ts"
import type { AgreementTerms } from "./terms.ts"
import { actor, cny, ground, halves, party, trigger, words } from "./testing.ts"

const refused = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as Refusal).code
  }
  return "–"
}

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

  test("leaves no period out when the next version begins in the middle of one", () => {
    const revised = reviseAgreement(signed, written({ ...halves, title: words("Two") }), actor("XB", "2026-05-01"))
    const next = signedBy(
      proposeAgreement(revised.agreement, ground, actor("XB", "2026-05-01")).agreement,
      ["XB", "2026-05-02"],
      ["XA", "2026-05-20"],
    )
    const of = (from: string, until: string) =>
      requireInForce(next, { from: day(from), until: day(until) }).version.number
    expect(of("2026-04-01", "2026-06-30")).toBe(1)
    expect(of("2026-07-01", "2026-09-30")).toBe(2)
  })

  test("puts no party out without its signature, unless it gave notice before", () => {
    const parties = [party("A1", { share: "1/2" }), party("B1", { share: "1/4" }), party("C1", { share: "1/4" })]
    const three = draftAgreement("AG-1", written({ ...halves, parties }), actor("XA")).agreement
    const all = ["XA", "XB", "XC"].map((member): [string, string] => [member, "2026-01-10"])
    const first = signedBy(proposeAgreement(three, ground, actor("XA")).agreement, ...all)
    const without = (from: typeof first) => {
      const next = reviseAgreement(from, written(halves), actor("XA", "2026-04-01")).agreement
      const laid = proposeAgreement(next, ground, actor("XA", "2026-04-01")).agreement
      return signedBy(laid, ["XA", "2026-04-02"], ["XB", "2026-04-02"])
    }
    const onlyTwo = without(first)
    expect(versionInForce(onlyTwo, day("2026-05-01"))?.version.number).toBe(1)
    expect(versionInForce(signedBy(onlyTwo, ["XC", "2026-04-03"]), day("2026-05-01"))?.version.number).toBe(2)
    const gone = leaveAgreement(first, "budget", actor("XC", "2026-03-01")).agreement
    expect(versionInForce(without(gone), day("2026-05-01"))?.version.number).toBe(2)
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
