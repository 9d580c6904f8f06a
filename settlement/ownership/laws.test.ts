import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compare, day, multiply, rational } from "../../base/index.ts"
import { readOwnership } from "../../store/ownership.ts"
import { readCaseGround } from "../../store/rule-packs.ts"
import { answerOwnership } from "./answer-ownership.ts"
import { monthsAfter } from "./award.ts"
import { readOwnershipCase } from "./read-ownership-case.ts"
import { readOwnershipRules } from "./read-ownership-rules.ts"
import { ceiling, proposalOf, teamParts } from "./team-split.ts"

const rules = readOwnership()
if ("problems" in rules) throw new Error(JSON.stringify(rules.problems))
const { currencies } = readCaseGround("data/regions/yangtze")
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((whole, one) => whole + one, 0n)

const groups = fc.constantFrom("main", "transfer-staff", null)
const team = fc
  .array(fc.record({ weight: fc.bigInt(0n, 50n), group: groups }), { minLength: 1, maxLength: 8 })
  .map((members) => {
    const whole = members.reduce((all, { weight }) => all + weight, 0n)
    return members.map(({ weight, group }, at) => ({
      maker: `m${at}`,
      share: whole === 0n ? rational(1n, BigInt(members.length)) : rational(weight, whole),
      group,
    }))
  })
const clause = {
  layer: "local",
  instrument: "x",
  title: { zh: "甲", en: "x" },
  version: null,
  place: null,
  text: { zh: "甲", en: "x" },
  source: "made by hand",
  assumed: [],
} as const
const floors = [
  { group: "main", share: rational(7n, 10n), clause },
  { group: "transfer-staff", share: rational(1n, 20n), clause },
] as const

describe("a reward divided over a team", () => {
  test("sums to the reward, and nobody has less than nothing", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000_000n), team, (reward, members) => {
        const { parts } = teamParts(reward, members, floors)
        expect(sum(parts.values())).toBe(reward)
        expect([...parts.values()].every((part) => part >= 0n)).toBe(true)
      }),
    )
  })

  test("keeps the floor of each group that is in the team, to the minor unit, where the reward is large enough", () => {
    fc.assert(
      fc.property(fc.bigInt(100n, 10_000_000n), team, (reward, members) => {
        const { parts } = teamParts(reward, members, floors)
        for (const { group, share } of floors) {
          const own = members.filter((one) => one.group === group)
          if (own.length === 0) continue
          const had = sum(own.map(({ maker }) => parts.get(maker) ?? 0n))
          expect(had >= ceiling(multiply(share, rational(reward)))).toBe(true)
        }
      }),
    )
  })

  test("gives each its share, to one minor unit, where no floor is touched", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000_000n), team, (reward, members) => {
        const plain = members.map((one) => ({ ...one, group: null }))
        const { parts, raised } = teamParts(reward, plain, floors)
        expect(raised).toEqual([])
        for (const { maker, share } of plain) {
          const exact = multiply(share, rational(reward))
          const part = parts.get(maker) ?? 0n
          expect(compare(rational(part - 1n), exact) < 0 && compare(exact, rational(part + 1n)) < 0).toBe(true)
        }
      }),
    )
  })
})

const kinds = fc.constantFrom("state-institute", "state-university", "firm")
const places = fc.constantFrom("CN-ZJ", "CN-SH", "CN-JS", "XH-NOR")
const written = fc
  .record({
    net: fc.bigInt(1n, 10_000_000n),
    units: fc.array(fc.record({ kind: kinds, jurisdiction: places, makers: fc.nat(4) }), {
      minLength: 1,
      maxLength: 3,
    }),
    share: fc.option(fc.nat(100)),
  })
  .map(({ net, units, share }) => ({
    kind: "joint-invention",
    day: "2024-03-01",
    parties: units.flatMap(({ kind, jurisdiction, makers }, at) => [
      { id: `u${at}`, kind, jurisdiction, role: "co-maker" },
      ...Array.from({ length: makers }, (_, maker) => ({
        id: `u${at}m${maker}`,
        kind: "person",
        jurisdiction,
        role: "maker",
        unit: `u${at}`,
        ...(maker === 0 ? { group: "main" } : {}),
      })),
    ]),
    contract: {
      reference: "Agreement",
      clauses: [
        { id: "1", about: "owners", owners: Object.fromEntries(units.map((_, at) => [`u${at}`, `1/${units.length}`])) },
        ...(share === null ? [] : [{ id: "2", about: "reward", unit: "u0", share: `${share}/100` }]),
      ],
    },
    income: { mode: "licence", gross: `${net}`.padStart(3, "0").replace(/(\d\d)$/, ".$1"), currency: "CNY" },
  }))

describe("the income of a result", () => {
  test("is divided to the last fen: statements and the lines of each sum, legs sum to zero", () => {
    fc.assert(
      fc.property(written, (raw) => {
        const given = readOwnershipCase(raw, rules.vocabulary, currencies)
        const { income, legs } = answerOwnership(rules, given, currencies)
        if (income === null) throw new Error("no income")
        expect(sum(income.statements.map(({ amount }) => amount))).toBe(given.income?.net)
        for (const { amount, lines } of income.statements) expect(sum(lines.map((line) => line.amount))).toBe(amount)
        expect(income.statements.every(({ amount }) => amount >= 0n)).toBe(true)
        expect(sum(legs.map(({ amount }) => amount))).toBe(0n)
      }),
    )
  })

  test("never leaves the makers of a unit below the floor that binds it", () => {
    fc.assert(
      fc.property(written, (raw) => {
        const given = readOwnershipCase(raw, rules.vocabulary, currencies)
        const { income } = answerOwnership(rules, given, currencies)
        for (const { unit, floor, share } of income?.rewards ?? []) {
          const lines = income?.statements.find(({ party }) => party === unit)?.lines ?? []
          const part = lines.find(({ kind }) => kind === "part")?.amount ?? 0n
          const passed = lines.find(({ kind }) => kind === "passed-on")
          if (floor === null || passed === undefined) continue
          expect(compare(share, floor.share) >= 0).toBe(true)
          expect(-passed.amount >= ceiling(multiply(floor.share, rational(part)))).toBe(true)
        }
      }),
    )
  })
})

describe("a proposal from contributor roles", () => {
  test("makes one whole for any weights and degrees, and a weight of nobody's role changes nothing", () => {
    const roles = fc.dictionary(fc.constantFrom("software", "validation", "methodology"), fc.nat(9), { minKeys: 1 })
    fc.assert(
      fc.property(fc.array(roles, { minLength: 1, maxLength: 5 }), roles, (had, weights) => {
        const parties = [
          { id: "u", kind: "firm", jurisdiction: "CN-JS", role: "co-maker" },
          ...had.map((_, at) => ({ id: `m${at}`, kind: "person", jurisdiction: "CN-JS", role: "maker", unit: "u" })),
        ]
        const raw = (more: Readonly<Record<string, number>>) => ({
          kind: "joint-invention",
          day: "2024-03-01",
          parties,
          team: {
            unit: "u",
            roles: Object.fromEntries(had.map((one, at) => [`m${at}`, one])),
            weights: { ...weights, ...more },
          },
        })
        const proposal = proposalOf(readOwnershipCase(raw({}), rules.vocabulary, currencies))
        const other = proposalOf(readOwnershipCase(raw({ resources: 7 }), rules.vocabulary, currencies))
        expect(other?.members.map(({ share }) => share)).toEqual(proposal?.members.map(({ share }) => share))
        if (proposal === null) return
        const whole = proposal.members.reduce(
          (all, { share }) =>
            rational(
              all.numerator * share.denominator + share.numerator * all.denominator,
              all.denominator * share.denominator,
            ),
          rational(0n),
        )
        expect(compare(whole, rational(1n))).toBe(0)
      }),
    )
  })
})

test.each([
  ["2024-11-30", "2025-02-28"],
  ["2023-11-30", "2024-02-29"],
  ["2024-01-15", "2024-04-15"],
])("three months after %s is %s", (from, until) => {
  expect(monthsAfter(day(from), 3)).toBe(until)
})

describe("the files of the rules", () => {
  const files = {
    vocabulary: rules.vocabulary,
    assumptions: rules.assumptions,
    credit: rules.credit,
  }
  const law = {
    id: "a-law",
    title: { zh: "法", en: "Law" },
    layer: "national",
    jurisdiction: "CN",
    reviewed: "2026-11-24",
    versions: {
      "2020-01-01": {
        name: { zh: "文本", en: "text" },
        source: "made by hand",
        assumed: [],
        provisions: [{ id: "one", article: "1", text: { zh: "一", en: "one" }, kinds: ["joint-invention"] }],
      },
    },
  }
  const problemsOf = (instrument: unknown) => {
    const read = readOwnershipRules({ ...files, instruments: { "a-law": instrument } })
    return "problems" in read ? read.problems.map(({ cause }) => cause) : []
  }

  test("are read where they are sound", () => {
    expect(problemsOf(law)).toEqual([])
  })

  test.each([
    ["a name that is not its file's", { ...law, id: "other" }, "an instrument other stands in other.yaml"],
    [
      "a programme in a jurisdiction",
      { ...law, layer: "programme" },
      "a programme has no jurisdiction, all others have one",
    ],
    [
      "a kind that the vocabulary lacks",
      {
        ...law,
        versions: {
          "2020-01-01": {
            ...law.versions["2020-01-01"],
            provisions: [{ ...law.versions["2020-01-01"].provisions[0], kinds: ["no-such"] }],
          },
        },
      },
      '2020-01-01 one: the vocabulary has no "no-such"',
    ],
  ])("are refused for %s", (_, instrument, cause) => {
    expect(problemsOf(instrument)).toContain(cause)
  })
})
