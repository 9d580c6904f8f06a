import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { rational } from "../../base/index.ts"
import {
  type CountName,
  type Counts,
  countNames,
  evaluate,
  type Formula,
  inNumbers,
  parseFormula,
  printFormula,
  type VoteCounts,
} from "./index.ts"
import { quotient, type Sum, signs } from "./syntax.ts"

const counts = (of: Partial<Counts>): Counts => ({
  ...{ delegations: 0, present: 0, absent: 0, yes: 0, no: 0, abstain: 0, silent: 0 },
  ...of,
})
const five: VoteCounts = {
  all: counts({ delegations: 5, present: 4, absent: 1, yes: 3, abstain: 1 }),
  blocs: new Map([
    ["northern", counts({ delegations: 3, present: 2, absent: 1, yes: 1, abstain: 1 })],
    ["southern", counts({ delegations: 2, present: 2, yes: 2 })],
  ]),
}

function read(text: string): Formula {
  const formula = parseFormula(text)
  if ("cause" in formula) throw new Error(`${formula.at}: ${formula.cause.en}`)
  return formula
}

describe("a formula", () => {
  // Worked by hand for three yes, one abstaining, one absent of five; north 1 yes, 1 abstaining, 1 absent; south 2 yes.
  test.each([
    ["yes > no", true],
    ["present >= 3/4 * delegations", true], // 4 >= 3.75
    ["present >= 0.81 * delegations", false], // 4 < 4.05
    ["yes >= delegations - 1", false], // 3 < 4
    ["yes + abstain >= delegations - 1", true],
    ["yes_in_each_bloc", true],
    ["each_bloc(yes > 1)", false],
    ["each_bloc(yes > no) and blocs = 2", true],
    ["yes[northern] > no[northern]", true],
    ["yes[southern] - yes[northern] = 1", true],
    ["not (no > 0) or absent = 0", true],
    ["yes = 1 or yes = 3 and no = 1", false], // and binds before or
    ["(yes = 3 or yes = 1) and no = 0", true],
    ["yes / 2 >= 3 / 2", true],
    ["7 - 2 - 1 = 4", true], // from the left
    ["silent != 0", false],
    ["yes × 2 ≥ delegations", true],
    ["1/3 + 1/3 + 1/3 = 1", true], // exact: no rounding
    ["0.1 + 0.2 = 0.3", true],
  ])("%s is %s for the five", (text, expected) => {
    expect(evaluate(read(text), five)).toBe(expected)
  })

  test.each([
    ["", 0, "a number, a count or a bracket is missing at the end"],
    ["yes > ", 5, "missing at the end"],
    ["yes >> no", 5, "missing before “>”"],
    ["yes", 0, "here stands a number, where a condition is due"],
    ["yes + (yes > no) > 2", 6, "here stands a condition, where a number is due"],
    ["0 < yes < 3", 8, "join two of them by and"],
    ["maybe > no", 0, "“maybe” is not known"],
    ["yes > no no", 9, "should end before “no”"],
    ["(yes > no", 9, "a “)” is missing at the end"],
    ["yes / 0 > 1", 6, "other than zero"],
    ["yes / no > 1", 6, "divides by whole numbers"],
    ["yes > 5%", 7, "“%” is no part of a formula"],
    ["while (yes > no)", 0, "“while” is not known"],
    ["each_bloc(each_bloc(yes > no))", 10, "each_bloc stands once"],
    ["each_bloc(yes_in_each_bloc)", 10, "each_bloc stands once"],
    ["each_bloc yes > no", 10, "write each_bloc(yes > no)"],
    ["yes > 1234567890", 6, "is no part of a formula"],
    [`${"(".repeat(30)}yes > no${")".repeat(30)}`, 21, "nested 20 deep"],
    [`yes > no${" and yes > no".repeat(50)}`, 500, "500 are allowed"],
  ])("is not read from “%s”: the place is %i", (text, at, cause) => {
    expect(parseFormula(text)).toEqual({ at, cause: { zh: expect.any(String), en: expect.stringContaining(cause) } })
  })

  test("that names a bloc which is not there has no answer, whatever stands beside it", () => {
    expect(evaluate(read("yes > no or yes[eastern] > 0"), five)).toMatchObject({
      en: expect.stringContaining("“eastern”"),
    })
    expect(evaluate(read("not yes_in_each_bloc"), { ...five, blocs: new Map() })).toMatchObject({
      en: "the formula asks about blocs, and there are none",
    })
  })

  test("is shown with its numbers", () => {
    expect(inNumbers(read("present >= 3/4 * delegations and (yes > no or yes[southern] = 2)"), five)).toBe(
      "4 >= 3/4 * 5 and (3 > 0 or 2 = 2)",
    )
    expect(inNumbers(read("yes_in_each_bloc"), five)).toBe("northern: 1 > 0; southern: 2 > 0")
    expect(inNumbers(read("yes > no and each_bloc(yes >= 1)"), five)).toBe(
      "3 > 0 and (northern: 1 >= 1; southern: 2 >= 1)",
    )
  })
})

const name = fc.constantFrom<CountName>(...countNames)
const leaf: fc.Arbitrary<Sum> = fc.oneof(
  fc.record({ kind: fc.constant("count" as const), name, bloc: fc.constantFrom(null, "northern", "southern") }),
  fc
    .tuple(fc.bigInt(0n, 99n), fc.bigInt(1n, 99n))
    .map(([over, under]): Sum => ({ kind: "number", value: rational(over, under) })),
  fc.constant<Sum>({ kind: "blocs" }),
)
const sums: fc.Arbitrary<Sum> = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc
      .tuple(fc.constantFrom("+", "-", "*"), tie("sum"), tie("sum"))
      .map(([kind, left, right]): Sum => ({ kind, left, right })),
    fc.tuple(tie("sum"), fc.bigInt(1n, 9n)).map(([left, by]) => quotient(left, by)),
  ),
})).sum
const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small" },
    fc
      .tuple(fc.constantFrom(...signs), sums, sums)
      .map(([sign, left, right]): Formula => ({ kind: "compare", sign, left, right })),
    fc.constant<Formula>({ kind: "yes_in_each_bloc" }),
    fc
      .tuple(fc.constantFrom("and", "or"), tie("formula"), tie("formula"))
      .map(([kind, left, right]): Formula => ({ kind, left, right })),
    tie("formula").map((of): Formula => ({ kind: "not", of })),
    fc
      .tuple(fc.constantFrom(...signs), sums, sums)
      .map(([sign, left, right]): Formula => ({ kind: "each_bloc", of: { kind: "compare", sign, left, right } })),
  ),
})).formula

describe("the language", () => {
  test("reads back each formula that it prints", () => {
    let read = 0
    fc.assert(
      fc.property(formulas, (formula) => {
        const text = printFormula(formula)
        const again = parseFormula(text)
        // Only its size keeps a printed formula from being read.
        if ("cause" in again) return expect(again.cause.en).toMatch(/are allowed|nested/)
        read += 1
        expect(again).toEqual(formula)
        expect(printFormula(again)).toBe(text)
        expect(typeof evaluate(again, five)).toBe("boolean")
      }),
      { numRuns: 500 },
    )
    expect(read).toBeGreaterThan(300)
  })

  test("answers any text by a problem with its place or by a formula with a value, and never throws", () => {
    const anyText = fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes))
    const words = fc.constantFrom(
      ...[
        "yes",
        "no",
        "present",
        "each_bloc",
        "(",
        ")",
        "and",
        "or",
        "not",
        ">",
        "<=",
        "/",
        "*",
        "-",
        "0",
        "3/4",
        "[a]",
        " ",
        "\u{1d7d9}",
      ],
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(words).map((list) => list.join(" ")),
        ),
        (text) => {
          const formula = parseFormula(text)
          if ("cause" in formula) {
            expect(formula.at).toBeGreaterThanOrEqual(0)
            expect(formula.at).toBeLessThanOrEqual(text.length)
            return
          }
          const value = evaluate(formula, five)
          expect(typeof value === "boolean" || "en" in value).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
