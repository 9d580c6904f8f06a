import { describe, expect, test } from "vitest"
import { Refusal } from "../../base/index.ts"
import { readOwnership, readOwnershipCases } from "../../store/ownership.ts"
import { readCaseGround } from "../../store/rule-packs.ts"
import { answerOwnership, type ClauseAnswer, readOwnershipCase, toldOwnership } from "./index.ts"
import type { OwnershipAnswer } from "./ownership-answer.ts"

const rules = readOwnership()
if ("problems" in rules) throw new Error(JSON.stringify(rules.problems))
const { currencies } = readCaseGround("data/regions/yangtze")
const cases = readOwnershipCases()

/** A clause as cases write it: instrument, version, place. */
function named({ instrument, version, place }: ClauseAnswer): string {
  return `${instrument}${version === null ? "" : `@${version.from}`}${place === null ? "" : ` ${place.en}`}`
}

function answered(given: unknown): OwnershipAnswer {
  if ("problems" in rules) throw new Error("no rules")
  const read = readOwnershipCase(given, rules.vocabulary, currencies)
  return toldOwnership(read, answerOwnership(rules, read, currencies))
}

interface Expected {
  readonly owners?: {
    readonly state: string
    readonly how: string | null
    readonly of: Readonly<Record<string, string | null>>
    readonly by?: readonly string[]
    readonly also?: readonly string[]
    readonly overridden?: readonly string[]
    readonly rights?: readonly string[]
    readonly duties?: readonly string[]
  }
  readonly verdict?: Readonly<Record<string, unknown>>
  readonly conflicts?: readonly { about: string; between: readonly string[]; needsChoice?: boolean }[]
  readonly gaps?: readonly string[]
  readonly amounts?: Readonly<Record<string, string>>
  readonly net?: string
  readonly by?: Readonly<Record<string, string>>
  readonly split?: string
  readonly raised?: readonly string[]
  readonly may?: readonly string[]
  readonly owed?: Readonly<Record<string, string>>
  readonly award?: { amount: string; due: string | null; by: string; parts: Readonly<Record<string, string>> } | null
  readonly refused?: string
}

/** What an answer says of the matters that a case expects something of. */
function seen(answer: OwnershipAnswer, expected: Expected): Expected {
  return { ...seenOwners(answer, expected), ...seenIncome(answer, expected) }
}

function seenOwners({ owners, verdicts, conflicts, gaps }: OwnershipAnswer, expected: Expected): Expected {
  const [verdict] = verdicts
  const all = {
    state: owners.state,
    how: owners.how,
    of: Object.fromEntries(owners.owners.map(({ party, share }) => [party, share])),
    by: [...new Set(owners.owners.map(({ clause }) => named(clause)))],
    also: owners.also.map(named),
    overridden: owners.overridden.map(({ clause }) => named(clause)),
    rights: owners.rights.map(({ party }) => party),
    duties: owners.duties.map(({ party }) => party),
  }
  const said = {
    answer: verdict?.answer,
    by: verdict?.decidedBy.map(named),
    missing: verdict?.missing,
    vetoedBy: verdict?.vetoedBy,
    duties: verdict?.duties.map(({ kind }) => kind),
    overridden: verdict?.overridden.map(named),
  }
  const kept = (whole: object, part: object) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => Object.hasOwn(part, name)))
  return {
    ...(expected.owners === undefined ? {} : { owners: kept(all, expected.owners) as never }),
    ...(expected.verdict === undefined ? {} : { verdict: kept(said, expected.verdict) }),
    ...(expected.conflicts === undefined
      ? {}
      : {
          conflicts: conflicts.map(({ about, sides, needsChoice }, at) => ({
            about,
            between: sides.map(({ clause }) => clause.instrument),
            ...(expected.conflicts?.[at]?.needsChoice === undefined ? {} : { needsChoice }),
          })),
        }),
    ...(expected.gaps === undefined ? {} : { gaps: gaps.map(({ jurisdiction }) => jurisdiction) }),
  }
}

function seenIncome({ income, award }: OwnershipAnswer, expected: Expected): Expected {
  const statements = income?.statements ?? []
  const clauseOf = (party: string) =>
    statements.find((one) => one.party === party)?.lines.find(({ kind }) => kind !== "passed-on")
  const makers = statements.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "maker"))
  return {
    ...(expected.amounts === undefined
      ? {}
      : { amounts: Object.fromEntries(statements.map(({ party, amount }) => [party, amount])) }),
    ...(expected.net === undefined ? {} : { net: income?.net ?? "" }),
    ...(expected.by === undefined
      ? {}
      : {
          by: Object.fromEntries(
            Object.keys(expected.by).map((party) => {
              const line = clauseOf(party)
              return [party, line === undefined ? "" : named(line.clause)]
            }),
          ),
        }),
    ...(expected.split === undefined ? {} : { split: makers[0]?.also[0]?.instrument ?? "" }),
    ...(expected.raised === undefined ? {} : { raised: (makers[0]?.also ?? []).slice(1).map(named) }),
    ...(expected.may === undefined
      ? {}
      : { may: (income?.rewards ?? []).flatMap(({ may }) => may.map(({ clause }) => named(clause))) }),
    ...(expected.owed === undefined
      ? {}
      : { owed: Object.fromEntries((income?.owed ?? []).map(({ unit, amount }) => [unit, amount])) }),
    ...(expected.award === undefined
      ? {}
      : {
          award:
            award === null
              ? null
              : {
                  amount: award.amount,
                  due: award.due,
                  by: named(award.clause),
                  parts: Object.fromEntries(award.parts.map(({ party, amount }) => [party, amount])),
                },
        }),
  }
}

describe("the cases of ownership and income", () => {
  test("are forty or more, each with a name of its own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { given, expect: written }) => {
    const expected = written as Expected
    if (expected.refused !== undefined) {
      expect(() => answered(given)).toThrowError(Refusal)
      expect(() => answered(given)).toThrowError(expected.refused)
      return
    }
    expect(seen(answered(given), expected)).toEqual(expected)
  })

  test("each article that decides a case stands in the file of its instrument", () => {
    const decided = cases.flatMap(
      ({ expect: written }) => JSON.stringify(written).match(/[a-z-]+@\d{4}-\d\d-\d\d/g) ?? [],
    )
    const known = rules.instruments.flatMap(({ id, versions }) => Object.keys(versions).map((from) => `${id}@${from}`))
    expect(decided.length).toBeGreaterThan(40)
    expect(decided.filter((one) => !known.includes(one))).toEqual([])
  })
})
