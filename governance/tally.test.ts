import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { tally } from "./tally.ts"
import { delegationsOf, rulesOf } from "./testing.ts"
import type { Vote } from "./vote.ts"

const written: { readonly formulas: Record<string, { quorum: string; majority: string }> } = parse(
  readFileSync(join(import.meta.dirname, "../data/governance/matter-classes.yaml"), "utf8"),
)
const preset = (name: string) => rulesOf(written.formulas[name])

/** One letter for each delegation a, b, c…: y yes, n no, a abstains, s present without a vote, u sealed and unopened, - absent. */
function votes(letters: string): readonly Vote[] {
  const choices = { y: "yes", n: "no", a: "abstain", s: "silent", u: "unopened" } as const
  return [...letters].flatMap((letter, index) => {
    const choice = Object.entries(choices).find(([key]) => key === letter)?.[1]
    return choice === undefined ? [] : [{ member: "abcdefgh".charAt(index), choice }]
  })
}

function outcome(formula: string, letters: string) {
  return tally(votes(letters), delegationsOf(letters.length), preset(formula)).outcome
}

describe("three yes, one abstaining, one absent, and what lies beside it", () => {
  /*
   * Made by hand from the sentences that the formulas write down. d delegations, p present; north is a and b.
   * consensus         p >= 3/4 d; nobody against, one in favour
   * all-but-one       p >= d - 1; yes >= d - 1
   * two-thirds        p >= 3/4 d; yes >= 2/3 (yes + no), one in favour
   * simple-majority   p > 1/2 d;  yes > no
   * each-bloc         p > 1/2 d, somebody of each bloc; yes > no overall, in north and in south
   */
  test.each([
    // Five: d 5, p 4, yes 3, no 0. 4 >= 3.75.
    ["consensus", "yyya-", "enacted"], // nobody objects
    ["all-but-one", "yyya-", "rejected"], // 4 >= 4, but 3 < 4
    ["two-thirds", "yyya-", "enacted"], // 3 >= 2
    ["simple-majority", "yyya-", "enacted"], // 4 > 2.5, 3 > 0
    ["each-bloc", "yyya-", "enacted"], // north 2 : 0, south 1 : 0
    // The same five, otherwise seated: south has c, d, e, all three yes; north abstains and is away.
    ["each-bloc", "a-yyy", "rejected"], // north 0 : 0 is no majority
    ["simple-majority", "a-yyy", "enacted"],
    // Four, three yes and one abstaining: p 4.
    ["consensus", "yyya", "enacted"],
    ["all-but-one", "yyya", "enacted"], // 3 >= 3
    ["two-thirds", "yyya", "enacted"],
    ["simple-majority", "yyya", "enacted"],
    ["each-bloc", "yyya", "enacted"], // north 2 : 0, south 1 : 0
    // Four, three yes and one absent: p 3 >= 3 both ways.
    ["consensus", "yyy-", "enacted"],
    ["all-but-one", "yyy-", "enacted"],
    ["two-thirds", "yyy-", "enacted"],
    ["simple-majority", "yyy-", "enacted"],
    ["each-bloc", "yyy-", "enacted"],
    // Four, two yes, one abstaining, one absent: p 3.
    ["consensus", "yya-", "enacted"],
    ["all-but-one", "yya-", "rejected"], // 2 < 3
    ["two-thirds", "yya-", "enacted"], // 2 >= 4/3
    ["simple-majority", "yya-", "enacted"], // 3 > 2
    ["each-bloc", "yya-", "rejected"], // south 0 : 0
    // Four, three yes and one against.
    ["consensus", "yyyn", "rejected"],
    ["all-but-one", "yyyn", "enacted"],
    ["two-thirds", "yyyn", "enacted"], // 3 >= 8/3
    ["simple-majority", "yyyn", "enacted"],
    ["each-bloc", "yyyn", "rejected"], // south 1 : 1
    // Five, three yes and two against: 3 < 10/3.
    ["two-thirds", "yyynn", "rejected"],
    ["simple-majority", "yyynn", "enacted"],
    // Four, two absent: p 2, not 3, and not more than 2.
    ["consensus", "yy--", "no-quorum"],
    ["all-but-one", "yy--", "no-quorum"],
    ["two-thirds", "yy--", "no-quorum"],
    ["simple-majority", "yy--", "no-quorum"],
    ["each-bloc", "yy-y", "enacted"],
    ["each-bloc", "yy--", "no-quorum"],
    ["each-bloc", "yyy---", "no-quorum"], // six: 3 is not more than 3
    ["each-bloc", "--yyy", "no-quorum"], // 3 > 2.5, but nobody of north
    // Who is present and says nothing makes the quorum, not the majority.
    ["two-thirds", "yyss", "enacted"],
    ["all-but-one", "yyss", "rejected"],
    // Even votes.
    ["simple-majority", "yynn", "tie"],
    ["simple-majority", "aaaa", "tie"],
    ["two-thirds", "aaaa", "tie"], // 0 >= 0, but nobody in favour
    ["consensus", "aaaa", "tie"],
  ])("%s: %s is %s", (formula, letters, expected) => {
    expect(outcome(formula, letters)).toBe(expected)
  })

  test("are counted apart, with formulas, numbers and words", () => {
    const result = tally(votes("yyya-"), delegationsOf(5), preset("all-but-one"))
    expect(result.counts).toEqual({ delegations: 5, present: 4, absent: 1, yes: 3, no: 0, abstain: 1, silent: 0 })
    expect(result.blocs).toMatchObject({ north: { yes: 2, present: 2 }, south: { yes: 1, present: 2, absent: 1 } })
    expect(result.majority).toEqual({ formula: "yes >= delegations - 1", numbers: "3 >= 5 - 1", holds: false })
    expect(result.explanation.en).toBe(
      "Of 5 delegations 4 were present, 1 absent; 3 yes, 0 no, 1 abstaining, 0 present without a vote. " +
        "Quorum present >= delegations - 1, that is 4 >= 5 - 1: holds. " +
        "Majority yes >= delegations - 1, that is 3 >= 5 - 1: does not hold. The motion is rejected.",
    )
    expect(result.explanation.zh).toContain("5 个代表团中出席 4、缺席 1；赞成 3、反对 0、弃权 1、出席未投 0。")
  })
})

describe("a count", () => {
  test.each([
    ["absent", "no-quorum", { present: 2, absent: 2 }],
    ["silent", "enacted", { present: 4, silent: 2 }],
    ["abstain", "enacted", { present: 4, abstain: 2 }],
  ] as const)("takes sealed ballots that nobody opened as %s when the class says so", (unopened, expected, counts) => {
    const result = tally(votes("yyuu"), delegationsOf(4), { ...preset("two-thirds"), unopened })
    expect(result.outcome).toBe(expected)
    expect(result.counts).toMatchObject(counts)
    expect(result.unopened).toEqual(["c", "d"])
    expect(result.explanation.en).toContain("(c, d) count as")
  })

  test.each([
    ["yynn", { tie: "returned" }, "tie", "returned"],
    ["yynn", { tie: "rejected" }, "tie", "rejected"],
    ["y---", { noQuorum: "returned" }, "no-quorum", "returned"],
    ["y---", { noQuorum: "rejected" }, "no-quorum", "rejected"],
  ] as const)("of %s under %j leads where the class says", (letters, rules, expected, leadsTo) => {
    const result = tally(votes(letters), delegationsOf(4), { ...preset("simple-majority"), ...rules })
    expect(result).toMatchObject({ outcome: expected, leadsTo })
  })

  test("refuses two votes of one delegation", () => {
    const twice = [...votes("y"), ...votes("n")]
    expect(() => tally(twice, delegationsOf(4), preset("consensus"))).toThrow(
      expect.objectContaining({ code: "governance.double-ballot", facts: { member: "a" } }),
    )
  })

  test.each([
    ["yes >", "formula"],
    ["yes[eastern] > 0", "no-bloc"],
    ["each_bloc(yes > 0)", "no-bloc"],
  ])("refuses the formula %s, which has no answer", (majority, code) => {
    const alone = [{ member: "a", bloc: null }]
    expect(() => tally(votes("y"), alone, { ...preset("consensus"), majority })).toThrow(
      expect.objectContaining({ code: `governance.${code}` }),
    )
  })
})

describe("laws of counting", () => {
  const formula = fc.constantFrom(...Object.keys(written.formulas))
  const letters = fc
    .array(fc.constantFrom("y", "n", "a", "s", "-"), { minLength: 2, maxLength: 8 })
    .map((list) => list.join(""))
    // A bloc without delegations does not exist: from three on there are both.
    .filter((text) => text.length > 2)

  test("the order of votes and delegations never matters", () => {
    fc.assert(
      fc.property(formula, letters, fc.nat(), (name, text, turn) => {
        const turned = <One>(list: readonly One[]) => {
          const by = list.length === 0 ? 0 : turn % list.length
          return [...list.slice(by), ...list.slice(0, by)].reverse()
        }
        const all = delegationsOf(text.length)
        expect(tally(turned(votes(text)), turned(all), preset(name))).toEqual(tally(votes(text), all, preset(name)))
      }),
    )
  })

  test("an observer never changes a result", () => {
    fc.assert(
      fc.property(
        formula,
        letters,
        fc.constantFrom("yes", "no", "abstain", "silent", "unopened"),
        (name, text, choice) => {
          const all = delegationsOf(text.length)
          const watched = [{ member: "observer", choice } as const, ...votes(text)]
          expect(tally(watched, all, preset(name))).toEqual(tally(votes(text), all, preset(name)))
        },
      ),
    )
  })

  test("one more yes never turns an enacted motion into another", () => {
    let enacted = 0
    fc.assert(
      fc.property(formula, letters, fc.nat(), (name, text, which) => {
        if (outcome(name, text) !== "enacted") return
        enacted += 1
        const place = which % text.length
        expect(outcome(name, `${text.slice(0, place)}y${text.slice(place + 1)}`)).toBe("enacted")
      }),
      { numRuns: 500 },
    )
    expect(enacted).toBeGreaterThan(50)
  })

  test("present and absent make up the delegations, and what they say makes up the present", () => {
    fc.assert(
      fc.property(letters, (text) => {
        const { counts } = tally(votes(text), delegationsOf(text.length), preset("consensus"))
        expect(counts.present + counts.absent).toBe(counts.delegations)
        expect(counts.yes + counts.no + counts.abstain + counts.silent).toBe(counts.present)
      }),
    )
  })
})
