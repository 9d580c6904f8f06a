import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { add, compare, formatRational, type Rational, rational, subtract } from "../../base/index.ts"
import { bankruptcyGame, coreTest, nucleolus, shapley, tau } from "../shares/index.ts"
import { given, shown } from "../shares/testing.ts"
import {
  adjustedProportional,
  type ClaimsProblem,
  constrainedEgalitarian,
  constrainedEqualAwards,
  constrainedEqualLosses,
  piniles,
  proportional,
  randomArrival,
  talmud,
} from "./index.ts"

const rules = {
  proportional,
  constrainedEqualAwards,
  constrainedEqualLosses,
  talmud,
  adjustedProportional,
  randomArrival,
  piniles,
  constrainedEgalitarian,
}
type Rule = (typeof rules)[keyof typeof rules]
const everyRule = Object.entries(rules)

function problem(estate: number | bigint | string, claims: Readonly<Record<string, string | number>>): ClaimsProblem {
  return { estate: given({ estate: `${estate}` }).get("estate") ?? rational(0n), claims: given(claims) }
}

function awards(rule: Rule, estate: number | string, ...claims: readonly (string | number)[]): readonly string[] {
  return Object.values(shown(rule(problem(estate, Object.fromEntries(claims.map((one, at) => [`c${at}`, one]))))))
}

describe("published examples", () => {
  // Mishnah, Ketubot 93a; R. J. Aumann, M. Maschler, Journal of Economic Theory 36, 1985, table I.
  test.each([
    [100, ["100/3", "100/3", "100/3"]],
    [200, ["50", "75", "75"]],
    [300, ["50", "100", "150"]],
  ])("the Talmud divides an estate of %s between claims of 100, 200 and 300", (estate, expected) => {
    expect(awards(talmud, estate, 100, 200, 300)).toEqual(expected)
  })

  // Mishnah, Baba Metzia 2a: two hold a garment, one claims it all, the other half of it; the first has three quarters.
  test.each([
    ["talmud", talmud],
    ["adjustedProportional", adjustedProportional],
    ["randomArrival", randomArrival],
  ])("the contested garment is divided into three quarters and one by %s", (_, rule) => {
    expect(awards(rule, 1, 1, "1/2")).toEqual(["3/4", "1/4"])
  })

  // wiskundeoptiu.nl (university of Tilburg), exercise "run-to-the-bank": estate 50, claims 45, 40, 30; the wrong answers
  // offered beside it are those of the equal awards and of the proportional rule.
  test.each([
    ["randomArrival", randomArrival, ["20", "35/2", "25/2"]],
    ["constrainedEqualAwards", constrainedEqualAwards, ["50/3", "50/3", "50/3"]],
    ["proportional", proportional, ["450/23", "400/23", "300/23"]],
  ])("the exercise with claims of 45, 40 and 30 comes out by %s", (_, rule, expected) => {
    expect(awards(rule, 50, 45, 40, 30)).toEqual(expected)
  })

  // B. O'Neill, Mathematical Social Sciences 2, 1982, after Ibn Ezra: four sons claim the whole of 120, a half, a third and
  // a quarter. By hand with the formulas of W. Thomson, Mathematical Social Sciences 45, 2003, section 2.
  test.each([
    ["proportional", proportional, ["288/5", "144/5", "96/5", "72/5"]],
    ["constrainedEqualAwards", constrainedEqualAwards, ["30", "30", "30", "30"]],
    // 130 are missing; 30 has nothing left at a loss of 100/3 for each of the others.
    ["constrainedEqualLosses", constrainedEqualLosses, ["260/3", "80/3", "20/3", "0"]],
    // The estate is below half of all claims, 125: equal awards of 60, 30, 20, 15, and the first has five less.
    ["talmud", talmud, ["55", "30", "20", "15"]],
  ])("Ibn Ezra's inheritance is divided by %s", (_, rule, expected) => {
    expect(awards(rule, 120, 120, 60, 40, 30)).toEqual(expected)
  })

  // By hand from the definitions (W. Thomson, 2003): half-claims 50, 100, 150 are 300; 100 more are to divide.
  test("beyond half of all claims Piniles and constrained egalitarian part ways", () => {
    expect(awards(piniles, 400, 100, 200, 300)).toEqual(["250/3", "400/3", "550/3"])
    // Half-claims as they are, 50 + 100 + 150; the first is raised from 50 to 100 and stays; the second has 150.
    expect(awards(constrainedEgalitarian, 400, 100, 200, 300)).toEqual(["100", "150", "150"])
    expect(awards(constrainedEgalitarian, 500, 100, 200, 300)).toEqual(["100", "200", "200"])
  })

  // By hand: the others leave nothing of 200; no claim counts beyond 200, so that 100, 200, 200 are in proportion.
  test("adjusted proportional counts no claim beyond what there is", () => {
    expect(awards(adjustedProportional, 200, 100, 200, 300)).toEqual(["40", "80", "80"])
  })
})

const amount = fc
  .tuple(fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(0n, 2n ** 70n)), fc.bigInt(1n, 6n))
  .map(([numerator, denominator]) => rational(numerator, denominator))
const anyProblem: fc.Arbitrary<ClaimsProblem> = fc
  .tuple(fc.array(amount, { minLength: 1, maxLength: 6 }), fc.bigInt(0n, 60n))
  .map(([claims, part]) => {
    const all = claims.reduce(add)
    return {
      estate: rational(all.numerator * part, all.denominator * 60n),
      claims: new Map(claims.map((claim, index) => [`c${index}`, claim])),
    }
  })
const total = (amounts: Iterable<Rational>) => [...amounts].reduce(add, rational(0n))

describe.each(everyRule)("%s", (_, rule) => {
  test("divides the estate to the last fraction, and gives nobody less than nothing or more than the claim", () => {
    fc.assert(
      fc.property(anyProblem, ({ estate, claims }) => {
        const found = rule({ estate, claims })
        expect(formatRational(total(found.values()))).toBe(formatRational(estate))
        for (const [claimant, award] of found) {
          expect(award.numerator >= 0n).toBe(true)
          expect(compare(award, claims.get(claimant) ?? rational(0n)) <= 0).toBe(true)
        }
      }),
    )
  })

  test("gives who claims more at least as much, and lets them miss at least as much", () => {
    fc.assert(
      fc.property(anyProblem, ({ estate, claims }) => {
        const found = [...rule({ estate, claims })].map(([claimant, award]) => {
          const claim = claims.get(claimant) ?? rational(0n)
          return { claim, award, missing: subtract(claim, award) }
        })
        const inOrder = found.toSorted((a, b) => compare(a.claim, b.claim))
        for (const [index, one] of inOrder.entries()) {
          const next = inOrder[index + 1] ?? one
          expect(compare(one.award, next.award) <= 0 && compare(one.missing, next.missing) <= 0).toBe(true)
        }
      }),
    )
  })

  test("answers the same in any order of the claims", () => {
    fc.assert(
      fc.property(anyProblem, ({ estate, claims }) => {
        const turned = rule({ estate, claims: new Map([...claims].toReversed()) })
        expect(shown(turned)).toEqual(shown(rule({ estate, claims })))
      }),
    )
  })

  test("gives a single claimant the estate, and those who claim nothing nothing", () => {
    expect(awards(rule, 7, 9)).toEqual(["7"])
    expect(awards(rule, 7, 0, 9, 0)).toEqual(["0", "7", "0"])
    expect(awards(rule, 0, 0, 0)).toEqual(["0", "0"])
  })

  test("pays all claims in full when there is enough, and nothing of nothing", () => {
    expect(awards(rule, 60, 20, 10, 30)).toEqual(["20", "10", "30"])
    expect(awards(rule, 0, 20, 10, 30)).toEqual(["0", "0", "0"])
  })

  test.each([
    ["an estate above the claims", problem("61/10", { a: 1, b: 5 }), "settlement.estate-above-claims"],
    ["no claims", problem(0, {}), "settlement.no-players"],
    ["a claim below zero", problem(1, { a: -1, b: 5 }), "settlement.below-zero"],
    ["an estate below zero", problem(-1, { a: 1, b: 5 }), "settlement.below-zero"],
  ])("refuses %s", (__, wrong, code) => {
    expect(() => rule(wrong)).toThrow(code)
  })
})

/** What a rule leaves of the claims when it divides what is missing. */
function dual(rule: Rule, { estate, claims }: ClaimsProblem) {
  const losses = rule({ estate: subtract(total(claims.values()), estate), claims })
  return shown(
    new Map([...claims].map(([claimant, claim]) => [claimant, subtract(claim, losses.get(claimant) ?? rational(0n))])),
  )
}

describe("laws between the rules", () => {
  test.each([
    ["proportional", proportional],
    ["talmud", talmud],
    ["adjustedProportional", adjustedProportional],
    ["randomArrival", randomArrival],
  ])("%s divides what is missing as it divides what is there", (_, rule) => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        expect(dual(rule, one)).toEqual(shown(rule(one)))
      }),
    )
  })

  test("equal awards and equal losses are each other's dual", () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        expect(dual(constrainedEqualAwards, one)).toEqual(shown(constrainedEqualLosses(one)))
      }),
    )
  })

  // R. J. Aumann, M. Maschler, 1985; B. O'Neill, 1982; I. J. Curiel, M. Maschler, S. H. Tijs, 1987.
  test("Talmud is the nucleolus of the bankruptcy game, random arrival its Shapley value, adjusted proportional its tau", () => {
    fc.assert(
      fc.property(anyProblem, (one) => {
        const game = bankruptcyGame(one.estate, one.claims)
        expect(shown(talmud(one))).toEqual(shown(nucleolus(game).shares))
        expect(shown(randomArrival(one))).toEqual(shown(shapley(game)))
        expect(shown(adjustedProportional(one))).toEqual(shown(tau(game)))
      }),
      { numRuns: 60 },
    )
  })

  test("no group would have more alone in the bankruptcy game, by any rule", () => {
    fc.assert(
      fc.property(anyProblem, fc.constantFrom(...Object.values(rules)), (one, rule) => {
        expect(coreTest(bankruptcyGame(one.estate, one.claims), rule(one)).inCore).toBe(true)
      }),
    )
  })
})

test("a thousand claimants are divided exactly", () => {
  const claims = new Map(Array.from({ length: 1000 }, (_, index) => [`c${index}`, rational(BigInt(index % 37), 7n)]))
  const estate = rational(1234n)
  for (const rule of [talmud, piniles, constrainedEgalitarian, adjustedProportional])
    expect(formatRational(total(rule({ estate, claims }).values()))).toBe("1234")
})

test("random arrival of more than twenty claimants is refused, not guessed", () => {
  const claims = new Map(Array.from({ length: 21 }, (_, index) => [`c${index}`, rational(1n)]))
  expect(() => randomArrival({ estate: rational(1n), claims })).toThrow("settlement.too-many-claimants")
})
