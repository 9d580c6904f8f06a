import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareRuns, type ImpactCase } from "./impact.ts"

const one = (
  id: string,
  member: string,
  amounts: Readonly<Record<string, bigint>>,
  outcome = "settled",
): ImpactCase => ({
  id,
  member,
  amounts: new Map(Object.entries(amounts)),
  outcome,
})

describe("two runs over the same cases", () => {
  // By hand: a voucher of half, then of three fifths, on fees of 1000 and 500 that b's facility receives; the third use
  // was refused before and is settled after.
  const before = [
    one("1", "a", { a: -500n, b: 1000n }),
    one("2", "b", { b: 0n, c: -250n }),
    one("3", "a", {}, "refused"),
  ]
  const after = [
    one("3", "a", { a: -60n, b: 100n }),
    one("1", "a", { a: -600n, b: 1000n }),
    one("2", "b", { b: 0n, c: -300n }),
  ]

  test("are told member by member, with totals, flips, winners and losers", () => {
    expect(compareRuns(["a", "b", "c", "d"], before, after)).toEqual({
      cases: 3,
      members: [
        { member: "a", before: -500n, after: -660n, difference: -160n, cases: 2, flips: 1 },
        { member: "b", before: 1000n, after: 1100n, difference: 100n, cases: 3, flips: 0 },
        { member: "c", before: -250n, after: -300n, difference: -50n, cases: 1, flips: 0 },
        { member: "d", before: 0n, after: 0n, difference: 0n, cases: 0, flips: 0 },
      ],
      totals: { before: 250n, after: 140n, difference: -110n },
      flips: [{ id: "3", member: "a", before: "refused", after: "settled" }],
      winners: ["b"],
      losers: ["a", "c"],
    })
  })

  test.each([
    ["one is missing", before.slice(1)],
    ["one is new", [...before, one("4", "a", {})]],
    ["one is there twice", [...before, one("1", "a", {})]],
    ["one belongs to another", [one("1", "b", {}), ...before.slice(1)]],
  ])("are refused when %s in the other", (_, other) => {
    expect(() => compareRuns(["a", "b", "c"], before, other)).toThrow(
      expect.objectContaining({ code: "governance.unlike-runs" }),
    )
  })

  test("are the caller's fault when an amount is of nobody listed", () => {
    expect(() => compareRuns(["a", "b"], before, before)).toThrow(RangeError)
  })
})

test("differences sum to the total, the same run twice has none, and the order of cases never matters", () => {
  const members = ["a", "b", "c"]
  const amounts = fc.dictionary(fc.constantFrom(...members), fc.bigInt(-1_000_000n, 1_000_000n))
  const cases = fc.array(fc.tuple(fc.constantFrom(...members), amounts, amounts, fc.boolean()), { maxLength: 12 })
  fc.assert(
    fc.property(cases, (list) => {
      const before = list.map(([member, old], index) => one(`${index}`, member, old))
      const after = list.map(([member, , next, same], index) =>
        one(`${index}`, member, next, same ? "settled" : "refused"),
      )
      const impact = compareRuns(members, before, after)
      expect(impact.members.reduce((sum, { difference }) => sum + difference, 0n)).toBe(impact.totals.difference)
      expect(impact.totals.after - impact.totals.before).toBe(impact.totals.difference)
      expect(compareRuns(members, [...before].reverse(), after)).toEqual(impact)
      const still = compareRuns(members, before, before)
      expect([still.flips, still.winners, still.losers]).toEqual([[], [], []])
    }),
  )
})
