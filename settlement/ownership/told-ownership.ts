import { type Currency, formatMinorUnits, formatRational } from "../../base/index.ts"
import type { OwnershipAnswered } from "./answer-ownership.ts"
import type { Award } from "./award.ts"
import type { Clause } from "./clause.ts"
import type { Verdict } from "./consent.ts"
import type { IncomeDivision } from "./divide-income.ts"
import type { Conflict } from "./finding.ts"
import type { IncomeLeg } from "./income-legs.ts"
import type { ClauseAnswer, OwnershipAnswer } from "./ownership-answer.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"
import type { Proposal } from "./team-split.ts"

/**
 * An answer in texts: amounts as decimals of the currency, shares as fractions.
 * @example toldOwnership(given, answerOwnership(rules, given, currencies)).income?.statements[0]?.amount // "27.00"
 */
export function toldOwnership(given: OwnershipCase, answered: OwnershipAnswered): OwnershipAnswer {
  const { owners, gaps, verdicts, income, legs, award, proposal, conflicts, assumed } = answered
  return {
    kind: given.kind,
    day: given.day,
    owners: {
      state: owners.state,
      how: owners.how,
      owners: owners.owners.map(({ party, share, clause }) => ({
        party,
        share: share === null ? null : formatRational(share),
        clause: toldClause(clause),
      })),
      also: owners.also.map(toldClause),
      overridden: owners.overridden.map((one) => ({ clause: toldClause(one.clause), owners: [...one.owners] })),
      rights: owners.rights.map((one) => ({ ...one, clause: toldClause(one.clause) })),
      duties: owners.duties.map((one) => ({ ...one, clause: toldClause(one.clause) })),
    },
    gaps: [...gaps],
    verdicts: verdicts.map(toldVerdict),
    income: income === null ? null : toldIncome(income, legs),
    award: award === null ? null : toldAward(award),
    proposal: proposal === null ? null : toldProposal(proposal),
    conflicts: conflicts.map(toldConflict),
    assumed: assumed.map(toldClause),
  }
}

const toldClause = (clause: Clause): ClauseAnswer => ({ ...clause, assumed: [...clause.assumed] })
const amountIn = (currency: Currency) => (amount: bigint) => formatMinorUnits(amount, currency)

function toldConflict({ sides, ...rest }: Conflict): OwnershipAnswer["conflicts"][number] {
  return { ...rest, sides: sides.map(({ clause, says }) => ({ clause: toldClause(clause), says })) }
}

function toldVerdict(verdict: Verdict): OwnershipAnswer["verdicts"][number] {
  return {
    ...verdict,
    duties: verdict.duties.map((one) => ({ ...one, clause: toldClause(one.clause) })),
    needs: [...verdict.needs],
    missing: [...verdict.missing],
    vetoedBy: [...verdict.vetoedBy],
    decidedBy: verdict.decidedBy.map(toldClause),
    overridden: verdict.overridden.map(toldClause),
    conflicts: verdict.conflicts.map(toldConflict),
  }
}

function toldIncome(income: IncomeDivision, legs: readonly IncomeLeg[]): NonNullable<OwnershipAnswer["income"]> {
  const told = amountIn(income.currency)
  return {
    mode: income.mode,
    currency: income.currency.code,
    gross: told(income.gross),
    costs: told(income.costs),
    net: told(income.net),
    statements: income.statements.map(({ party, amount, lines }) => ({
      party,
      amount: told(amount),
      lines: lines.map((line) => ({
        ...line,
        amount: told(line.amount),
        clause: toldClause(line.clause),
        also: line.also.map(toldClause),
      })),
    })),
    rewards: income.rewards.map(({ unit, share, clause, floor, may, overridden }) => ({
      unit,
      share: formatRational(share),
      clause: toldClause(clause),
      floor: floor === null ? null : { share: formatRational(floor.share), clause: toldClause(floor.clause) },
      may: may.map((one) => ({ share: formatRational(one.share), clause: toldClause(one.clause) })),
      overridden: overridden.map(toldClause),
    })),
    owed: income.owed.map((one) => ({ ...one, amount: told(one.amount), clause: toldClause(one.clause) })),
    netIs: income.netIs.map((one) => ({ ...one, clause: toldClause(one.clause) })),
    legs: legs.map(({ jurisdiction, account, party, amount }) => ({
      jurisdiction,
      account: account.id,
      party,
      amount: told(amount),
    })),
  }
}

function toldAward(award: Award): NonNullable<OwnershipAnswer["award"]> {
  const told = amountIn(award.currency)
  return {
    unit: award.unit,
    currency: award.currency.code,
    amount: told(award.amount),
    due: award.due,
    clause: toldClause(award.clause),
    overridden: award.overridden.map(toldClause),
    parts: award.parts.map((one) => ({ ...one, amount: told(one.amount), clause: toldClause(one.clause) })),
  }
}

function toldProposal({ unit, agreed, members }: Proposal): NonNullable<OwnershipAnswer["proposal"]> {
  return {
    unit,
    agreed,
    members: members.map(({ maker, terms, points, share, agreed: own }) => ({
      maker,
      terms: terms.map(({ role, weight, degree }) => ({
        role,
        weight: formatRational(weight),
        degree: formatRational(degree),
      })),
      points: formatRational(points),
      share: formatRational(share),
      agreed: own,
    })),
  }
}
