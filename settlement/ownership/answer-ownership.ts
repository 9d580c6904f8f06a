import { type Currency, Refusal } from "../../base/index.ts"
import { applicable, earlierGaps, type Gap, gapsOf } from "./applicable.ts"
import { type Award, awardOf } from "./award.ts"
import { assumedClause, type Clause, clauseOf, contractClause, type Held } from "./clause.ts"
import { type Verdict, verdictOf } from "./consent.ts"
import { divideIncome, type IncomeDivision } from "./divide-income.ts"
import type { Conflict } from "./finding.ts"
import { type IncomeLeg, incomeLegs } from "./income-legs.ts"
import { type Owners, ownersOf } from "./owners.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"
import type { OwnershipRules } from "./read-ownership-rules.ts"
import { type Proposal, proposalOf } from "./team-split.ts"

/** All that is answered of a case, each with the clause that decides. */
export interface OwnershipAnswered {
  readonly owners: Owners
  readonly gaps: readonly Gap[]
  /** The act that was asked for first, then the others of the vocabulary. */
  readonly verdicts: readonly Verdict[]
  readonly income: IncomeDivision | null
  readonly legs: readonly IncomeLeg[]
  readonly award: Award | null
  readonly proposal: Proposal | null
  /** Everything that layers or clauses say against each other. */
  readonly conflicts: readonly Conflict[]
  /** Assumptions that hold for the whole answer. */
  readonly assumed: readonly Clause[]
}

/**
 * Who owns a result, who may do what with it alone, and how its income is divided: the contract first, then the default
 * of each jurisdiction and programme on the day that counts.
 * @param rules as `readOwnershipRules` gives them
 * @param given as `readOwnershipCase` gives it
 * @param currencies those known, by code
 * @throws Refusal "settlement.unknown-programme", "settlement.nobody-owns", "settlement.case-word" for a role that CRediT lacks
 * @example answerOwnership(rules, readOwnershipCase(raw, rules.vocabulary, currencies), currencies).owners.state // "decided"
 * Source: data/ownership (statutes with article and version)
 */
export function answerOwnership(
  rules: OwnershipRules,
  given: OwnershipCase,
  currencies: ReadonlyMap<string, Currency>,
): OwnershipAnswered {
  requireCreditRoles(rules, given)
  const gaps = [...gapsOf(rules, given, given.day), ...earlierGaps(rules, given)]
  const made = applicable(rules, given, given.day)
  const owners = ownersOf(given, made)
  const verdicts = verdictsOf(rules, given, owners)
  const income = divideIncome(rules, given, owners, onDay(rules, given, given.income?.day))
  return {
    owners,
    gaps,
    verdicts,
    income,
    legs: income === null ? [] : incomeLegs(given, owners, income),
    award: awardOf(rules, given, onDay(rules, given, given.grant?.day), currencies),
    proposal: proposalOf(given),
    conflicts: [
      ...owners.conflicts,
      ...verdicts
        .filter(({ act }) => given.ask?.act === undefined || act === given.ask.act)
        .flatMap((one) => one.conflicts),
      ...(income?.conflicts ?? []),
      ...shortUse(given, made),
    ],
    assumed: [
      assumedClause(rules, "days"),
      ...(verdicts.some((one) => one.conflicts.some(({ needsChoice }) => needsChoice))
        ? [assumedClause(rules, "stricter")]
        : []),
    ],
  }
}

/** A role that is misspelt would count nothing, and nobody would be told. */
function requireCreditRoles({ credit }: OwnershipRules, { team }: OwnershipCase): void {
  if (team === null) return
  const named: readonly (readonly [string, ReadonlyMap<string, unknown>])[] = [...team.roles, ["weights", team.weights]]
  for (const [where, roles] of named)
    for (const word of roles.keys())
      if (!Object.hasOwn(credit.roles, word))
        throw new Refusal("settlement.case-word", {
          what: `team.${where}`,
          word,
          known: Object.keys(credit.roles).join(", "),
        })
}

function onDay(rules: OwnershipRules, given: OwnershipCase, on: OwnershipCase["day"] | undefined): readonly Held[] {
  return on === undefined ? [] : applicable(rules, given, on)
}

function verdictsOf(rules: OwnershipRules, given: OwnershipCase, owners: Owners): readonly Verdict[] {
  const { ask } = given
  if (ask === null) return []
  const held = applicable(rules, given, ask.day)
  const acts = Object.keys(rules.vocabulary.acts)
  const first = ask.act === undefined ? [] : [ask.act]
  return [...first, ...acts.filter((act) => act !== ask.act)].map((act) => verdictOf(given, owners, held, act))
}

/** A right of use that is agreed for fewer years than the scheme asks. */
function shortUse({ contract }: OwnershipCase, held: readonly Held[]): readonly Conflict[] {
  const least = held.find(({ provision }) => provision.useRight !== undefined)
  const years = least?.provision.useRight?.years ?? 0
  return (contract?.clauses ?? []).flatMap((clause) => {
    if (clause.about !== "use-right" || least === undefined || clause.years >= years || contract === null) return []
    const agreed = contractClause(contract.reference, clause.id, {
      zh: `${clause.party} 使用 ${clause.years} 年`,
      en: `${clause.party} may use it for ${clause.years} years`,
    })
    return [
      {
        about: "use-right" as const,
        of: clause.party,
        sides: [
          { clause: agreed, says: agreed.text },
          { clause: clauseOf(least), says: least.provision.text },
        ],
        outcome: {
          zh: `约定短于 ${years} 年，不符合该方案。`,
          en: `The agreed right is shorter than ${years} years: it does not meet the scheme.`,
        },
        needsChoice: false,
      },
    ]
  })
}
