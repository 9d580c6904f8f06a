import { rational } from "../../base/index.ts"
import { assumedClause, type Clause, contractClause } from "./clause.ts"
import type { Conflict } from "./finding.ts"
import type { OwnershipCase, Party, Shares } from "./read-ownership-case.ts"
import type { OwnershipRules } from "./read-ownership-rules.ts"
import { type Proposal, proposalOf, type TeamShare } from "./team-split.ts"

/** How the makers of a unit divide its reward, and by what. */
export interface TeamShares {
  readonly shares: readonly TeamShare[]
  readonly clause: Clause
  readonly proposal: Proposal | null
  readonly conflicts: readonly Conflict[]
}

/** Makers of the result who work for a unit. */
export const makersOf = ({ parties }: OwnershipCase, unit: string): readonly Party[] =>
  parties.filter((party) => party.role === "maker" && party.unit === unit)

/**
 * The split of a unit's reward: a clause, or a proposal from contributor roles, once every maker agreed to it; else alike,
 * which is an assumption.
 */
export function teamSharesOf(rules: OwnershipRules, given: OwnershipCase, unit: string): TeamShares {
  const makers = makersOf(given, unit)
  const proposal = given.team?.unit === unit ? proposalOf(given) : null
  const clause = given.contract?.clauses.find((one) => one.about === "team" && one.unit === unit)
  const missing =
    clause?.about === "team" ? makers.map(({ id }) => id).filter((id) => !clause.agreedBy.includes(id)) : []
  const agreedClause = clause?.about === "team" && given.contract !== null ? clause : undefined
  const reference = given.contract?.reference ?? ""
  if (agreedClause !== undefined && missing.length === 0)
    return {
      shares: withGroups(makers, agreedClause.shares),
      clause: contractClause(reference, agreedClause.id, {
        zh: "团队全体同意的分配方案",
        en: "split that every member of the team agreed to",
      }),
      proposal,
      conflicts: [],
    }
  const open =
    agreedClause === undefined ? [] : [notAgreed(contractClause(reference, agreedClause.id, said), unit, missing)]
  if (proposal !== null && makers.every(({ id }) => proposal.members.some((one) => one.maker === id && one.agreed)))
    return {
      shares: withGroups(makers, new Map(proposal.members.map(({ maker, share }) => [maker, share]))),
      clause: creditClause(rules),
      proposal,
      conflicts: open,
    }
  const equal = rational(1n, BigInt(Math.max(makers.length, 1)))
  return {
    shares: withGroups(makers, new Map(makers.map(({ id }) => [id, equal]))),
    clause: assumedClause(rules, "equal-makers"),
    proposal,
    conflicts: open,
  }
}

const said = { zh: "团队分配方案", en: "split of the team" }

function withGroups(makers: readonly Party[], shares: Shares): readonly TeamShare[] {
  return makers.map(({ id, group }) => ({ maker: id, share: shares.get(id) ?? rational(0n), group: group ?? null }))
}

function creditClause({ credit }: OwnershipRules): Clause {
  return {
    layer: "contract",
    instrument: "credit",
    title: {
      zh: "团队按贡献者角色（CRediT）与自定权重商定的方案",
      en: "Split agreed by the team from contributor roles (CRediT) and its own weights",
    },
    version: null,
    place: null,
    text: {
      zh: "全体成员同意；权重由团队自定，不是法律规定",
      en: "every member agreed; the weights are the team's choice and no law",
    },
    source: credit.source,
    assumed: [],
  }
}

function notAgreed(clause: Clause, unit: string, missing: readonly string[]): Conflict {
  return {
    about: "team",
    of: unit,
    sides: [{ clause, says: clause.text }],
    outcome: {
      zh: `${missing.join("、")} 没有同意，该条不作为依据。`,
      en: `${missing.join(", ")} did not agree, so the clause is not used.`,
    },
    needsChoice: true,
  }
}
